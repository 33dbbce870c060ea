import { type Person, placesOf } from '../people/model.ts';
import type { Delivery } from './model.ts';
import type { Outbox } from './ports.ts';

/** What a feature knows of a message that it has for one person. */
export type Message = Pick<Delivery, 'id' | 'kind' | 'subject' | 'dueAt' | 'expiresAt'>;

/** Puts it on the road of everything the bot says on its own. Planned again under the same id it is still one message. */
export const planOne = (to: Person, message: Message, outbox: Pick<Outbox, 'plan'>): Promise<unknown> =>
  outbox.plan({
    ...message,
    ...{ org: to.org, person: to.id, state: { type: 'waiting' }, attempts: 0, group: placesOf(to)[0] ?? 'none' },
  });
