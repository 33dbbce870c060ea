import { SESv2Client } from '@aws-sdk/client-sesv2';
import PostalMime, { type Attachment, type Email } from 'postal-mime';
import { localCredentials } from '../aws/aws-server.ts';
import { eventIn, unfolded } from './ics.ts';
import {
  type CalendarAnswer,
  type CalendarRequest,
  type CalendarServer,
  type SeenEvent,
  serveCalendar,
} from './server.ts';

export type MailServer = CalendarServer & {
  /** Everything that was mailed, as a mail program reads it. */
  readonly mails: readonly Email[];
  /** The same as it was on the wire. */
  readonly raw: readonly string[];
  /** What calendars hold that have entered all mails. */
  events(): readonly SeenEvent[];
};

type Sent = {
  readonly FromEmailAddress?: string;
  readonly Destination?: { readonly ToAddresses?: readonly string[] };
  readonly Content?: { readonly Raw?: { readonly Data?: string } };
};

/**
 * Amazon SES on loopback, its API of version 2, for one verified address; and behind it a calendar that does what mails
 * say (RFC 5546 2.1.5: the higher SEQUENCE counts, and of equal ones the later).
 */
export const startMail = async (verified: string): Promise<MailServer> => {
  const mails: Email[] = [];
  const states = new Map<string, { readonly isCancelled: boolean; readonly event: SeenEvent }>();
  const raw: string[] = [];
  const take = async (data: string): Promise<void> => {
    const bytes = Buffer.from(data, 'base64');
    const mail = await PostalMime.parse(bytes);
    raw.push(bytes.toString());
    mails.push(mail);
    const text = calendarIn(mail.attachments.find(({ mimeType }) => mimeType === 'text/calendar'));
    const uid = unfolded(text).find((line) => line.startsWith('UID:')) ?? '';
    const state = eventIn(text);
    if ((states.get(uid)?.event.sequence ?? -1) <= state.event.sequence) states.set(uid, state);
  };
  const server = await serveCalendar({
    isToken: () => false,
    refusal: refusal('BadRequestException'),
    answer: async (request) => {
      const problem = problemIn(request, verified);
      if (problem !== undefined) return refusal(problem);
      const { Content }: Sent = JSON.parse(request.text);
      await take(Content?.Raw?.Data ?? '');
      return { status: 200, body: { MessageId: '0106019abcdef' } };
    },
  });
  return {
    ...server,
    ...{ mails, raw },
    events: () => [...states.values()].flatMap(({ isCancelled, event }) => (isCancelled ? [] : [event])),
  };
};

/** A part of a mail that is a calendar, with the ends of lines that calendars have: the parser makes them its own. */
export const calendarIn = (part: Attachment | undefined): string => {
  const text = typeof part?.content === 'string' ? part.content : new TextDecoder().decode(part?.content);
  return text.replace(/\r?\n/g, '\r\n');
};

const refusal = (type: string): CalendarAnswer => ({
  status: type === 'BadRequestException' || type === 'MessageRejected' ? 400 : 404,
  headers: { 'x-amzn-errortype': type },
  body: { message: 'PRIVATE sato@example.go.jp' },
});

const problemIn = ({ method, path, headers, text }: CalendarRequest, verified: string): string | undefined => {
  if (method !== 'POST' || path !== '/v2/email/outbound-emails') return 'NotFoundException';
  if (!/^AWS4-HMAC-SHA256 Credential=[^,]+\/ses\/aws4_request,/.test(headers.authorization ?? ''))
    return 'BadRequestException';
  const { FromEmailAddress, Destination }: Sent = JSON.parse(text);
  if (FromEmailAddress !== verified) return 'MessageRejected';
  return Destination?.ToAddresses?.length === 2 ? undefined : 'BadRequestException';
};

export const mailClient = (endpoint: string, requestTimeout: number): SESv2Client =>
  new SESv2Client({
    ...{ region: 'ap-northeast-1', endpoint, credentials: localCredentials, maxAttempts: 1 },
    requestHandler: { requestTimeout, throwOnRequestTimeout: true },
  });
