import type { Calendars } from '../../../src/one-on-one/ports.ts';
import { noEmail, refused } from '../trouble.ts';
import { nothingKnown } from './busy.ts';
import type { NoneConfig } from './config.ts';
import { fileOf } from './invitation.ts';

/** No calendars: an invitation is a file, and whoever gets it has it in whatever calendar they have. */
export const createNoCalendars = ({ post }: NoneConfig): Calendars => ({
  busy: async (_, people) => nothingKnown(people),
  put: async (invitation) => {
    if (!post) return refused('no-calendars');
    const file = fileOf(invitation, 'REQUEST', post.from);
    if (!file) return noEmail;
    const delivered = await post.deliver(file);
    return delivered.type === 'delivered' ? { type: 'put', id: invitation.uid } : delivered;
  },
  cancel: async (invitation) => {
    if (!post) return { type: 'cancelled' };
    const file = fileOf(invitation, 'CANCEL', post.from);
    if (!file) return noEmail;
    const delivered = await post.deliver(file);
    return delivered.type === 'delivered' ? { type: 'cancelled' } : delivered;
  },
});
