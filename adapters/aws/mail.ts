import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { mailOf } from '../calendars/none/mail.ts';
import type { Post } from '../calendars/none/post.ts';
import { later, refused, type Trouble } from '../calendars/trouble.ts';
import type { Log } from '../log.ts';
import { reasonOf } from './reason.ts';

/** Not repeated by the client: a mail whose answer got lost may be on its way. Whoever posts it tries again later. */
const requestHandler = { connectionTimeout: 1_000, requestTimeout: 4_000, throwOnRequestTimeout: true };

/** Where SES is, other than at AWS, the SDK reads from its own variable `AWS_ENDPOINT_URL_SESV2`. */
export const createMailClient = (region: string): SESv2Client =>
  new SESv2Client({ region, maxAttempts: 1, requestHandler });

export type MailDeps = {
  readonly client: Pick<SESv2Client, 'send'>;
  /** An address that SES has verified, or one of a domain that it has. */
  readonly from: string;
  readonly log: Pick<Log, 'warn' | 'error'>;
};

/**
 * Invitations by mail, through Amazon SES. A line says what SES answered, and never to whom. What an administrator has to
 * put right rings the alarm and is tried again later; only a mail that SES can never take is refused.
 */
export const createMailPost = ({ client, from, log }: MailDeps): Post => ({
  from,
  deliver: async (file) => {
    const ToAddresses = file.to.map(({ address }) => address);
    try {
      const Data = await mailOf(file, from);
      await client.send(
        new SendEmailCommand({ FromEmailAddress: from, Destination: { ToAddresses }, Content: { Raw: { Data } } }),
      );
      return { type: 'delivered' };
    } catch (error) {
      return troubleOf(error, log);
    }
  },
});

const troubleOf = (error: unknown, log: MailDeps['log']): Trouble => {
  const { code } = reasonOf(error);
  log[mended.has(code) ? 'error' : 'warn']('invitation-not-mailed', { code });
  return code === 'BadRequestException' ? refused('mail-refused') : later();
};

/** By an administrator: `npx akari doctor` says how. */
const mended = new Set([
  ...['AccessDeniedException', 'AccountSuspendedException', 'MailFromDomainNotVerifiedException'],
  ...['MessageRejected', 'NotFoundException', 'SendingPausedException'],
]);
