import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { calendarsConfig } from '../../../adapters/calendars/config.ts';
import { seenIn } from '../../../adapters/calendars/google/busy.ts';
import { openCalendars } from '../../../adapters/calendars/open.ts';
import type { Calendars } from '../../../src/one-on-one/ports.ts';
import {
  at,
  invitation,
  mailboxes,
  moved,
  org,
  sato,
  stranger,
  tanaka,
  WITHIN_MS,
  week,
} from '../../contracts/calendars.ts';
import { keepLog } from '../aws/aws-server.ts';
import { type GoogleServer, googleSecretOf, startGoogle } from './google-server.ts';

let server: GoogleServer;
let calendars: Calendars;
let clock: number;
const { log } = keepLog();
const open = (secret: object = googleSecretOf): Calendars =>
  openCalendars(calendarsConfig('google', secret, server.url), { log, wallClock: () => clock, withinMs: WITHIN_MS });

beforeEach(async () => {
  server = await startGoogle(mailboxes);
  clock = Date.parse('2026-11-21T00:00:00Z');
  calendars = open();
});
afterEach(() => server.stop());

const put = (given = invitation(), id?: string) => calendars.put(given, id);
const idOf = async (given = invitation()): Promise<string> => {
  const result = await put(given);
  return result.type === 'put' ? result.id : '';
};
const busyOf = async (...people: (typeof sato)[]) => {
  const busy = await calendars.busy(org, people, week);
  return people.map(({ id }) => busy.get(id));
};

describe('busy times out of Google', () => {
  it.each([
    ['notFound', 'refused'],
    ['forbidden', 'refused'],
    ['internalError', 'down'],
    ['backendError', 'down'],
  ])('say why one calendar is missing: %s', async (reason, why) => {
    server.calendarError('hanako.sato@example.go.jp', reason);
    expect(await busyOf(tanaka, sato)).toEqual([
      { type: 'known', busy: [] },
      { type: 'unknown', why },
    ]);
  });

  it('are asked for in the name of another when somebody has no account', async () => {
    server.closeAccount('taro.tanaka@example.go.jp');
    expect(await busyOf(stranger, tanaka, sato)).toEqual([
      { type: 'unknown', why: 'refused' },
      { type: 'known', busy: [] },
      { type: 'known', busy: [] },
    ]);
    expect(server.requests).toEqual(['POST /calendar/v3/freeBusy']);
  });
});

describe('an answer of Google', () => {
  it('is read in whatever offset it is written', () => {
    const calendars = {
      'A@example.go.jp': { busy: [{ start: '2026-11-26T14:00:00+09:00', end: '2026-11-26T06:00:00Z' }] },
      'b@example.go.jp': { busy: [{ start: '2026-11-26', end: '2026-11-26T06:00:00Z' }] },
      'c@example.go.jp': {},
    };
    const down = { type: 'unknown', why: 'down' };
    const busy = [{ from: at('2026-11-26T05:00:00Z'), until: at('2026-11-26T06:00:00Z') }];
    expect([...(seenIn({ kind: 'calendar#freeBusy', calendars }, week)?.of ?? [])]).toEqual([
      ['a@example.go.jp', { type: 'known', busy }],
      ['b@example.go.jp', down],
      ['c@example.go.jp', down],
    ]);
    expect(seenIn({ calendars: 'none' }, week)).toBeUndefined();
  });
});

describe('a token of Google', () => {
  it('is kept for each person until shortly before it expires', async () => {
    await Promise.all([put(), busyOf(tanaka)]);
    await busyOf(sato);
    expect(server.tokens()).toBe(2);
    clock += 3_290_000;
    await put();
    expect(server.tokens()).toBe(2);
    clock += 10_000;
    await put();
    expect(server.tokens()).toBe(3);
  });

  it('is made anew, once, when it is no longer taken', async () => {
    await put();
    server.endTokens();
    expect(await put(moved())).toMatchObject({ type: 'put' });
    expect(server.events()).toHaveLength(1);
  });

  it('is refused to a key that cannot sign, and to somebody without an account', async () => {
    expect(await put(invitation({ organizer: stranger }))).toEqual({ type: 'refused', reason: 'invalid_grant' });
    calendars = open({ ...googleSecretOf, private_key: '-----BEGIN PRIVATE KEY-----\nbm9uZQ==\n' });
    expect(await put()).toEqual({ type: 'refused', reason: 'private-key' });
    expect(await busyOf(sato)).toEqual([{ type: 'unknown', why: 'refused' }]);
  });
});

describe('an event in Google', () => {
  it.each(['rateLimitExceeded', 'userRateLimitExceeded', 'quotaExceeded'])(
    'waits when too much was asked: 403 %s',
    async (reason) => {
      const id = await idOf();
      server.forbidWith(reason);
      const later = { type: 'later', retryAfterMs: 60_000 };
      expect([await put(), await put(moved(), id), await calendars.cancel(moved(), id)]).toEqual([later, later, later]);
      expect(await busyOf(sato)).toEqual([{ type: 'unknown', why: 'down' }]);
    },
  );

  it.each([
    ['forbidden', 'forbidden'],
    ['accessNotConfigured', 'accessNotConfigured'],
    ['calendar of hanako.sato@example.go.jp', 'http-403'],
  ])('is refused for whatever else 403 says, in its word only: %s', async (reason, told) => {
    const id = await idOf();
    server.forbidWith(reason);
    const refused = { type: 'refused', reason: told };
    expect([await put(moved(), id), await calendars.cancel(moved(), id)]).toEqual([refused, refused]);
  });

  it('that somebody moved by hand follows all the same', async () => {
    const id = await idOf();
    server.moveByHand();
    expect(await put(moved(), id)).toEqual({ type: 'put', id });
    expect(server.events()).toMatchObject([{ from: '2026-11-27T01:00:00.000Z', sequence: 11 }]);
  });

  it('that somebody deleted by hand is made anew, once', async () => {
    const first = await idOf();
    server.deleteEvents();
    const again = await put(moved(), first);
    expect(again).toMatchObject({ type: 'put' });
    expect(again).not.toMatchObject({ id: first });
    expect(await put(moved(), first)).toEqual(again);
    expect(server.events()).toHaveLength(1);
  });

  it('is there without a way to join while its meeting is not made yet, and has one meeting', async () => {
    server.slowMeet();
    const made = await put(invitation({ place: 'online' }));
    expect(made).not.toHaveProperty('joinUrl');
    await put(invitation({ place: 'online' }));
    await put(moved({ place: 'online' }), made.type === 'put' ? made.id : '');
    expect(server.meetings()).toBe(1);
  });
});
