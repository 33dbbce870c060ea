import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import {
  type CalendarAnswer,
  type CalendarRequest,
  type CalendarServer,
  type SeenEvent,
  serveCalendar,
} from './server.ts';

type Held = {
  readonly id: string;
  readonly calendar: string;
  status: 'confirmed' | 'cancelled';
  summary: string;
  start: { readonly dateTime: string; readonly timeZone: string };
  end: { readonly dateTime: string; readonly timeZone: string };
  attendees: readonly { readonly email: string }[];
  sequence: number;
  meet: boolean;
};

export type GoogleServer = CalendarServer & {
  /** What stands in whose calendar. ISO, in UTC. */
  take(calendar: string, from: string, until: string): void;
  /** That calendar ends in this error. */
  calendarError(calendar: string, reason: string): void;
  /** This person's account may not be spoken for. */
  closeAccount(account: string): void;
  deleteEvents(): void;
  /** Somebody moves every event by hand: Google counts it. */
  moveByHand(): void;
  endTokens(): void;
  /** Everything ends in 403 with this reason. */
  forbidWith(reason: string | undefined): void;
  /** A meeting is made later than the event. */
  slowMeet(): void;
  events(): readonly SeenEvent[];
  /** Links of meetings that were made, with repeats. */
  meetings(): number;
};

const { privateKey, publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

/** As the file of a service account's key has it, with what nobody reads. */
export const googleSecretOf = {
  ...{ type: 'service_account', project_id: 'akari', private_key_id: 'k1', private_key: privateKey },
  client_email: 'akari@akari.iam.gserviceaccount.com',
};

const problem = (status: number, reason: string): CalendarAnswer => ({
  status,
  body: {
    error: {
      ...{ code: status, message: `hanako.sato@example.go.jp: ${reason}` },
      errors: [{ domain: 'global', reason, message: 'taro.tanaka@example.go.jp' }],
    },
  },
});

const SCOPE = 'https://www.googleapis.com/auth/calendar.freebusy https://www.googleapis.com/auth/calendar.events.owned';

/** Google's token endpoint and what of Calendar v3 is used, by their documented shapes. */
export const startGoogle = async (accounts: readonly string[]): Promise<GoogleServer> => {
  const state = {
    accounts: new Set(accounts),
    known: new Set(accounts),
    taken: new Map<string, { readonly start: string; readonly end: string }[]>(),
    errors: new Map<string, string>(),
    tokens: new Map<string, string>(),
    held: [] as Held[],
    requests: new Set<string>(),
    forbidden: undefined as string | undefined,
    isSlow: false,
    meetings: 0,
    count: 0,
  };

  const token = ({ text }: CalendarRequest): CalendarAnswer => {
    const form = new URLSearchParams(text);
    const [head = '', claims = '', signature = ''] = (form.get('assertion') ?? '').split('.');
    const isSigned = verify(
      ...(['RSA-SHA256', Buffer.from(`${head}.${claims}`), createPublicKey(publicKey)] as const),
      Buffer.from(signature, 'base64url'),
    );
    const { iss, sub, scope, aud, iat, exp } = JSON.parse(Buffer.from(claims, 'base64url').toString());
    const isRight =
      form.get('grant_type') === 'urn:ietf:params:oauth:grant-type:jwt-bearer' &&
      Buffer.from(head, 'base64url').toString() === '{"alg":"RS256","typ":"JWT"}' &&
      aud === 'https://oauth2.googleapis.com/token' &&
      iss === googleSecretOf.client_email &&
      exp - iat <= 3_600;
    if (!isSigned || !isRight) return { status: 400, body: { error: 'invalid_grant', error_description: 'JWT' } };
    if (scope !== SCOPE) return { status: 401, body: { error: 'unauthorized_client', error_description: 'scope' } };
    if (!state.accounts.has(sub))
      return { status: 400, body: { error: 'invalid_grant', error_description: 'Invalid email or User ID' } };
    state.count += 1;
    state.tokens.set(`token-${state.count}`, sub);
    return { status: 200, body: { access_token: `token-${state.count}`, expires_in: 3599, token_type: 'Bearer' } };
  };

  const freeBusy = ({ text }: CalendarRequest): CalendarAnswer => {
    const { timeMin, timeMax, items } = JSON.parse(text);
    if (items.length > 50) return problem(400, 'tooManyCalendarsRequested');
    const calendars = items.map(({ id }: { readonly id: string }) => {
      const reason = state.errors.get(id) ?? (state.known.has(id) ? undefined : 'notFound');
      return [id, reason ? { errors: [{ domain: 'global', reason }], busy: [] } : { busy: state.taken.get(id) ?? [] }];
    });
    return {
      status: 200,
      body: { kind: 'calendar#freeBusy', timeMin, timeMax, calendars: Object.fromEntries(calendars) },
    };
  };

  const shown = ({ id, status, summary, sequence, meet }: Held) => ({
    ...{ kind: 'calendar#event', id, status, summary, sequence },
    ...(meet && !state.isSlow && { hangoutLink: `https://meet.google.com/${id.slice(0, 10)}` }),
    ...(meet && {
      conferenceData: { createRequest: { status: { statusCode: state.isSlow ? 'pending' : 'success' } } },
    }),
  });

  const write = (held: Held, body: ReturnType<typeof JSON.parse>, query: URLSearchParams): void => {
    const { summary, start, end, attendees, sequence } = body;
    const given = { summary, start, end, attendees, sequence };
    Object.assign(held, Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)));
    if (query.get('conferenceDataVersion') !== '1') return;
    if (body.conferenceData === null) held.meet = false;
    const request = body.conferenceData?.createRequest;
    if (request && !state.requests.has(request.requestId)) {
      state.requests.add(request.requestId);
      state.meetings += 1;
      held.meet = true;
    }
  };

  const insert = (calendar: string, request: CalendarRequest): CalendarAnswer => {
    const body = JSON.parse(request.text);
    if (!/^[a-v0-9]{5,1024}$/.test(body.id)) return problem(400, 'invalid');
    if (state.held.some((each) => each.calendar === calendar && each.id === body.id)) return problem(409, 'duplicate');
    const { id, summary, start, end } = body;
    const made: Held = {
      ...{ id, calendar, summary, start, end, status: 'confirmed' },
      ...{ attendees: [], sequence: 0, meet: false },
    };
    write(made, body, request.query);
    state.held.push(made);
    return { status: 200, body: shown(made) };
  };

  const onEvent = (held: Held, request: CalendarRequest): CalendarAnswer => {
    const isGone = held.status === 'cancelled';
    if (request.method === 'GET') return { status: 200, body: shown(held) };
    if (request.method === 'DELETE') {
      held.status = 'cancelled';
      return isGone ? problem(410, 'deleted') : { status: 204 };
    }
    if (isGone) return problem(403, 'forbidden');
    const body = JSON.parse(request.text);
    if (body.sequence < held.sequence) return problem(400, 'invalid');
    write(held, body, request.query);
    return { status: 200, body: shown(held) };
  };

  const answer = (request: CalendarRequest): CalendarAnswer => {
    const { method, path, headers, query } = request;
    if (path === '/token') return token(request);
    const account = state.tokens.get(String(headers.authorization).replace(/^Bearer /, ''));
    if (account === undefined) return problem(401, 'authError');
    if (state.forbidden !== undefined) return problem(403, state.forbidden);
    if (path === '/calendar/v3/freeBusy') return freeBusy(request);
    const [, id] = /^\/calendar\/v3\/calendars\/primary\/events(?:\/(\w+))?$/.exec(path) ?? [];
    if (method !== 'GET' && query.get('sendUpdates') !== 'all') return problem(400, 'test');
    if (id === undefined) return insert(account, request);
    const held = state.held.find((each) => each.calendar === account && each.id === id);
    return held ? onEvent(held, request) : problem(404, 'notFound');
  };

  const server = await serveCalendar({
    answer,
    isToken: (path) => path === '/token',
    refusal: problem(403, 'forbidden'),
  });
  return {
    ...server,
    take: (calendar, start, end) => {
      state.taken.set(calendar, [...(state.taken.get(calendar) ?? []), { start, end }]);
    },
    calendarError: (calendar, reason) => void state.errors.set(calendar, reason),
    closeAccount: (account) => void state.accounts.delete(account),
    deleteEvents: () => {
      for (const each of state.held) each.status = 'cancelled';
    },
    moveByHand: () => {
      for (const each of state.held) each.sequence += 10;
    },
    endTokens: () => state.tokens.clear(),
    forbidWith: (reason) => void Object.assign(state, { forbidden: reason }),
    slowMeet: () => void Object.assign(state, { isSlow: true }),
    events: () => state.held.filter(({ status }) => status === 'confirmed').map(seenOf),
    meetings: () => state.meetings,
  };
};

const seenOf = ({ calendar, summary, start, end, attendees, sequence, meet }: Held): SeenEvent => ({
  ...{ organizer: calendar, title: summary, online: meet, sequence },
  attendees: attendees.map(({ email }) => email),
  ...{ from: new Date(start.dateTime).toISOString(), until: new Date(end.dateTime).toISOString() },
});
