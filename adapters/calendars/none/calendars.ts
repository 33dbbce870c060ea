import type { Calendars, Invitation } from '../../../src/one-on-one/ports.ts';
import { noEmail, refused } from '../trouble.ts';
import { nothingKnown } from './busy.ts';
import type { NoneConfig } from './config.ts';
import { fileOf } from './invitation.ts';
import type { InvitationFile, Post } from './post.ts';

/** No calendars: an invitation is a file, and whoever gets it has it in whatever calendar they have. */
export const createNoCalendars = ({ post }: NoneConfig): Calendars => ({
  busy: async (_, people) => nothingKnown(people),
  put: async (invitation) => {
    if (!post) return refused('no-calendars');
    const delivered = await deliver(invitation, 'REQUEST', post);
    return delivered.type === 'delivered' ? { type: 'put', id: invitation.uid } : delivered;
  },
  cancel: async (invitation) => {
    if (!post) return { type: 'cancelled' };
    const delivered = await deliver(invitation, 'CANCEL', post);
    return delivered.type === 'delivered' ? { type: 'cancelled' } : delivered;
  },
});

const deliver = async (invitation: Invitation, method: InvitationFile['method'], post: Post) => {
  const file = fileOf(invitation, method, post.from);
  return file ? post.deliver(file) : noEmail;
};
