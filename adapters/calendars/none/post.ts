import type { CalendarOwner } from '../../../src/one-on-one/ports.ts';
import type { Trouble } from '../trouble.ts';

/** An invitation, or its withdrawal, as a file and as what is to be read beside it. */
export type InvitationFile = {
  /** The same for every state of one 1on1: the newest takes the place of the one before. */
  readonly name: string;
  readonly method: 'REQUEST' | 'CANCEL';
  /** Both, each with an address. */
  readonly to: readonly Recipient[];
  readonly text: string;
  /** What the one who sends it is called. */
  readonly sender: string;
  readonly subject: string;
  /** Lines. */
  readonly body: string;
};

export type Recipient = Pick<CalendarOwner, 'name'> & { readonly address: string };

/** Where files of invitations go. Delivered twice, a file is there once, and in a calendar one event. */
export type Post = {
  /** In whose name invitations stand: neither of the two, whose calendars would take their own invitation for known. */
  readonly from: string;
  deliver(file: InvitationFile): Promise<{ readonly type: 'delivered' } | Trouble>;
};
