import MailComposer from 'nodemailer/lib/mail-composer';
import type { InvitationFile } from './post.ts';

/**
 * A mail with an invitation in it (RFC 6047): words for people, and beside them the event, which mail programs enter into
 * the reader's calendar, and change or take out again when the next mail about it comes.
 */
export const mailOf = ({ name, method, to, sender, subject, body, text }: InvitationFile, from: string) => {
  const mail = new MailComposer({
    from: { name: sender, address: from },
    to: [...to],
    ...{ subject, text: body, newline: '\r\n', disableFileAccess: true, disableUrlAccess: true },
    // No answering machine answers it (RFC 3834).
    headers: { 'Auto-Submitted': 'auto-generated' },
    icalEvent: { method, filename: name, content: text },
  });
  return mail.compile().build();
};
