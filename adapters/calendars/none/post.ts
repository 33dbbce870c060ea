import type { CalendarOwner } from '../../../src/one-on-one/ports.ts';
import type { Trouble } from '../trouble.ts';

/** An invitation, or its withdrawal, as a file. */
export type InvitationFile = {
  /** The same for every state of one 1on1: the newest takes the place of the one before. */
  readonly name: string;
  readonly method: 'REQUEST' | 'CANCEL';
  readonly to: readonly CalendarOwner[];
  readonly text: string;
};

/** Where files of invitations go. Delivered twice, a file is there once. */
export type Post = { deliver(file: InvitationFile): Promise<{ readonly type: 'delivered' } | Trouble> };
