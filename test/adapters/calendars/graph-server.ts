import {
  type CalendarAnswer,
  type CalendarRequest,
  type CalendarServer,
  type SeenEvent,
  serveCalendar,
} from './server.ts';

type Time = { readonly dateTime: string; readonly timeZone: string };
type Held = {
  id: string;
  mark: string;
  transactionId: string;
  mailbox: string;
  subject: string;
  body: string;
  start: Time;
  end: Time;
  attendees: readonly { readonly emailAddress: { readonly address: string; readonly name: string } }[];
  isOnlineMeeting: boolean;
  /** Grows with each mail to those who are in it. */
  sequence: number;
};
type Taken = { readonly status: string; readonly from: string; readonly until: string };

export type GraphServer = CalendarServer & {
  /** What stands in whose calendar: `status` as Graph has it. ISO, in UTC. */
  take(mailbox: string, from: string, until: string, status?: string): void;
  /** That mailbox lies outside what the app may use. */
  closeMailbox(mailbox: string): void;
  /** Schedules of this address end in this error. */
  scheduleError(mailbox: string, responseCode: string): void;
  /** Somebody deletes all events by hand. */
  deleteEvents(): void;
  /** Ends every token that was given. */
  endTokens(): void;
  /** How a used transactionId is answered. */
  repeatedWith(status: 400 | 409, existingEventId: boolean): void;
  /** What is there is not found by its mark for so many searches. */
  hideFromSearch(times: number): void;
  events(): readonly SeenEvent[];
  bodies(): readonly string[];
};

const TENANT = 'ministry.example';
export const graphSecretOf = { tenant: TENANT, appId: '5d1c7c5e-8a43-4a86-9d0a-6f1c0b6f2a11', appPassword: 'pa~ss' };

const problem = (status: number, code: string, more: object = {}): CalendarAnswer => ({
  status,
  // Messages of the real ones quote addresses.
  body: { error: { code, message: `hanako.sato@example.go.jp: ${code}`, innerError: { 'request-id': 'x' }, ...more } },
});

/** Microsoft's token endpoint and what of Graph's calendars is used, by their documented shapes. */
export const startGraph = async (mailboxes: readonly string[]): Promise<GraphServer> => {
  const state = {
    open: new Set(mailboxes.map((each) => each.toLowerCase())),
    known: new Set(mailboxes.map((each) => each.toLowerCase())),
    taken: new Map<string, Taken[]>(),
    errors: new Map<string, string>(),
    tokens: new Set<string>(),
    held: [] as Held[],
    used: new Map<string, string>(),
    repeated: { status: 409 as 400 | 409, existing: false },
    hidden: 0,
    count: 0,
  };

  const token = (request: CalendarRequest): CalendarAnswer => {
    const form = new URLSearchParams(request.text);
    const isRight =
      request.path === `/${TENANT}/oauth2/v2.0/token` &&
      form.get('grant_type') === 'client_credentials' &&
      form.get('client_id') === graphSecretOf.appId &&
      form.get('scope') === 'https://graph.microsoft.com/.default';
    if (!isRight) return { status: 400, body: { error: 'invalid_request', error_description: 'AADSTS900144' } };
    if (form.get('client_secret') !== graphSecretOf.appPassword)
      return { status: 401, body: { error: 'invalid_client', error_description: 'AADSTS7000215: Invalid secret' } };
    state.count += 1;
    const given = `token-${state.count}`;
    state.tokens.add(given);
    return { status: 200, body: { token_type: 'Bearer', expires_in: 3599, access_token: given } };
  };

  const schedule = ({ headers, text }: CalendarRequest): CalendarAnswer => {
    const { schedules, startTime, endTime } = JSON.parse(text);
    const days = (Date.parse(`${endTime.dateTime}Z`) - Date.parse(`${startTime.dateTime}Z`)) / 86_400_000;
    if (schedules.length > 20 || days >= 62) return problem(400, 'ErrorInvalidParameter');
    if (headers.prefer !== 'outlook.timezone="UTC"') return problem(400, 'ErrorTest');
    const value = schedules.map((scheduleId: string) => {
      const error = state.errors.get(scheduleId) ?? (state.known.has(scheduleId) ? '' : 'ErrorMailRecipientNotFound');
      if (error) return { scheduleId, error: { message: `Unable to resolve ${scheduleId}`, responseCode: error } };
      return { scheduleId, availabilityView: '0', scheduleItems: (state.taken.get(scheduleId) ?? []).map(itemOf) };
    });
    return { status: 200, body: { value } };
  };

  const shown = ({ id, subject, isOnlineMeeting, start, end }: Held) => ({
    ...{ id, subject, start, end, isOnlineMeeting, isCancelled: false, iCalUId: `ical-${id}` },
    onlineMeeting: isOnlineMeeting ? { joinUrl: `https://teams.microsoft.com/l/meetup-join/${id}` } : null,
  });

  const search = (mailbox: string, query: URLSearchParams): CalendarAnswer => {
    const filter =
      /^singleValueExtendedProperties\/Any\(ep: ep\/id eq 'String \{[0-9a-f-]{36}\} Name \w+' and ep\/value eq '(\w+)'\)$/;
    const [, mark] = filter.exec(query.get('$filter') ?? '') ?? [];
    if (mark === undefined) return problem(400, 'BadRequest');
    state.hidden -= 1;
    const found = state.hidden >= 0 ? [] : state.held.filter((each) => each.mailbox === mailbox && each.mark === mark);
    return { status: 200, body: { value: found.map(shown) } };
  };

  const create = (mailbox: string, body: ReturnType<typeof JSON.parse>): CalendarAnswer => {
    const existing = state.used.get(body.transactionId);
    if (existing !== undefined) {
      const named = state.repeated.existing ? { '@event.existingEventId': existing } : {};
      return problem(state.repeated.status, 'ErrorDuplicateTransactionId', named);
    }
    state.count += 1;
    const id = `AAMk/${state.count}+==`;
    const [property] = body.singleValueExtendedProperties;
    const made: Held = {
      ...{ id, mailbox, mark: property.value, transactionId: body.transactionId, sequence: 0 },
      ...{ subject: body.subject, start: body.start, end: body.end, attendees: body.attendees },
      isOnlineMeeting: body.isOnlineMeeting === true,
      body: `${body.body.content}${body.isOnlineMeeting === true ? ' [how to join]' : ''}`,
    };
    state.held.push(made);
    state.used.set(body.transactionId, id);
    return { status: 201, body: shown(made) };
  };

  const change = (held: Held, body: ReturnType<typeof JSON.parse>): CalendarAnswer => {
    if ('transactionId' in body) return problem(400, 'ErrorInvalidPropertySet');
    const { subject, start, end, attendees } = body;
    Object.assign(held, { subject, start, end, attendees, sequence: held.sequence + 1 });
    if (body.isOnlineMeeting === true) held.isOnlineMeeting = true;
    // Without how to join in it, a body ends the online meeting.
    if (body.body) Object.assign(held, { body: body.body.content, isOnlineMeeting: false });
    return { status: 200, body: shown(held) };
  };

  const answer = (request: CalendarRequest): CalendarAnswer => {
    const { method, path, headers, query } = request;
    if (path.endsWith('/oauth2/v2.0/token')) return token(request);
    if (!state.tokens.has(String(headers.authorization).replace(/^Bearer /, '')))
      return problem(401, 'InvalidAuthenticationToken');
    const [, user = '', rest = ''] = /^\/v1\.0\/users\/([^/]+)\/(.*)$/.exec(path) ?? [];
    const mailbox = decodeURIComponent(user);
    if (!state.known.has(mailbox)) return problem(404, 'ErrorInvalidUser');
    if (!state.open.has(mailbox)) return problem(403, 'ErrorAccessDenied');
    if (rest === 'calendar/getSchedule') return schedule(request);
    if (rest === 'events') return method === 'GET' ? search(mailbox, query) : create(mailbox, JSON.parse(request.text));
    const [, id = '', action] = /^events\/([^/]+)(\/cancel)?$/.exec(rest) ?? [];
    const held = state.held.find((each) => each.mailbox === mailbox && each.id === decodeURIComponent(id));
    if (!held) return problem(404, 'ErrorItemNotFound');
    if (action === undefined) return change(held, JSON.parse(request.text));
    state.held.splice(state.held.indexOf(held), 1);
    return { status: 202 };
  };

  const server = await serveCalendar({
    answer,
    isToken: (path) => path.endsWith('/oauth2/v2.0/token'),
    refusal: problem(403, 'ErrorAccessDenied'),
  });
  return {
    ...server,
    take: (mailbox, from, until, status = 'busy') => {
      state.taken.set(mailbox, [...(state.taken.get(mailbox) ?? []), { from, until, status }]);
    },
    closeMailbox: (mailbox) => void state.open.delete(mailbox),
    scheduleError: (mailbox, code) => void state.errors.set(mailbox, code),
    deleteEvents: () => void state.held.splice(0),
    endTokens: () => state.tokens.clear(),
    repeatedWith: (status, existing) => void Object.assign(state.repeated, { status, existing }),
    hideFromSearch: (times) => void Object.assign(state, { hidden: times }),
    events: () => state.held.map(seenOf),
    bodies: () => state.held.map(({ body }) => body),
  };
};

/** Seven digits after the second, as Graph writes them. */
const itemOf = ({ status, from, until }: Taken) => ({
  ...{ status, subject: '人事の相談（山田）', isPrivate: false, location: '302会議室' },
  start: { dateTime: from.replace('Z', '.0000000'), timeZone: 'UTC' },
  end: { dateTime: until.replace('Z', '.0000000'), timeZone: 'UTC' },
});

const inUtc = ({ dateTime, timeZone }: Time): string =>
  new Date(`${dateTime}${timeZone === 'UTC' ? 'Z' : '+09:00'}`).toISOString();

const seenOf = ({ mailbox, subject, start, end, attendees, isOnlineMeeting, sequence }: Held): SeenEvent => ({
  ...{ organizer: mailbox, title: subject, online: isOnlineMeeting, sequence },
  attendees: attendees.map(({ emailAddress }) => emailAddress.address),
  ...{ from: inUtc(start), until: inUtc(end) },
});
