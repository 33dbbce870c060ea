import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { calendarsConfig } from '../../../adapters/calendars/config.ts';
import { seenIn } from '../../../adapters/calendars/graph/busy.ts';
import { lookAt } from '../../../adapters/calendars/looking.ts';
import { openCalendars } from '../../../adapters/calendars/open.ts';
import type { Calendars } from '../../../src/one-on-one/ports.ts';
import { asZone } from '../../../src/time/instant.ts';
import {
  at,
  invitation,
  mailboxes,
  moved,
  org,
  sato,
  stranger,
  suzuki,
  tanaka,
  WITHIN_MS,
  week,
} from '../../contracts/calendars.ts';
import { keepLog } from '../aws/aws-server.ts';
import { type GraphServer, graphSecretOf, startGraph } from './graph-server.ts';

let server: GraphServer;
let calendars: Calendars;
let clock: number;
const { log } = keepLog();
const open = (secret: object = graphSecretOf): Calendars =>
  openCalendars(calendarsConfig('graph', secret, server.url), { log, wallClock: () => clock, withinMs: WITHIN_MS });

beforeEach(async () => {
  server = await startGraph(mailboxes);
  clock = Date.parse('2026-11-21T00:00:00Z');
  calendars = open();
});
afterEach(() => server.stop());

const put = (given = invitation(), id?: string) => calendars.put(given, id);
const busyOf = async (...people: (typeof sato)[]) => {
  const busy = await calendars.busy(org, people, week);
  return people.map(({ id }) => busy.get(id));
};

describe('busy times out of Graph', () => {
  it.each([
    ['busy', true],
    ['oof', true],
    ['tentative', true],
    ['unknown', true],
    ['something-new', true],
    ['workingElsewhere', false],
    ['free', false],
  ])('count as taken or not: %s %s', async (status, isTaken) => {
    server.take('hanako.sato@example.go.jp', '2026-11-26T05:00:00Z', '2026-11-26T06:00:00Z', status);
    const hour = { from: at('2026-11-26T05:00:00Z'), until: at('2026-11-26T06:00:00Z') };
    expect(await busyOf(sato)).toEqual([{ type: 'known', busy: isTaken ? [hour] : [] }]);
  });

  it.each([
    ['ErrorMailRecipientNotFound', 'refused'],
    ['ErrorNoFreeBusyAccess', 'refused'],
    ['ErrorTimeoutExpired', 'down'],
    ['ErrorServerBusy', 'down'],
    ['ErrorMailboxStoreUnavailable', 'down'],
  ])('say why one schedule is missing: %s', async (code, why) => {
    server.scheduleError('hanako.sato@example.go.jp', code);
    expect(await busyOf(tanaka, sato)).toEqual([
      { type: 'known', busy: [] },
      { type: 'unknown', why },
    ]);
  });

  it('are asked for in the name of another when a mailbox is not there, or outside of the scope', async () => {
    server.closeMailbox('taro.tanaka@example.go.jp');
    expect(await busyOf(stranger, tanaka, suzuki)).toEqual([
      { type: 'unknown', why: 'refused' },
      { type: 'known', busy: [] },
      { type: 'known', busy: [] },
    ]);
    expect(server.requests).toEqual(
      ['jiro.takahashi', 'taro.tanaka', 'ichiro.suzuki'].map(
        (name) => `POST /v1.0/users/${name}%40example.go.jp/calendar/getSchedule`,
      ),
    );
  });
});

describe('a token of Graph', () => {
  it('is asked for once by calls that run at once, and kept until shortly before it expires', async () => {
    await Promise.all([put(), busyOf(sato), busyOf(tanaka)]);
    clock += 3_290_000;
    await put();
    expect(server.tokens()).toBe(1);
    clock += 10_000;
    await put();
    expect(server.tokens()).toBe(2);
  });

  it('is made anew, once, when it is no longer taken', async () => {
    await put();
    server.endTokens();
    expect(await put()).toMatchObject({ type: 'put' });
    expect(server.tokens()).toBe(2);
    expect(server.events()).toHaveLength(1);
  });

  it('that is not given says so in Microsoft’s word', async () => {
    calendars = open({ ...graphSecretOf, appPassword: 'old' });
    expect(await put()).toEqual({ type: 'refused', reason: 'invalid_client' });
    expect(await busyOf(sato)).toEqual([{ type: 'unknown', why: 'refused' }]);
    expect(server.requests).toEqual([]);
  });

  it('that is refused is not asked for again within a minute', async () => {
    calendars = open({ ...graphSecretOf, appPassword: 'old' });
    for (const _ of [1, 2, 3]) await put();
    expect(server.tokens()).toBe(1);
    clock += 60_000;
    await put();
    expect(server.tokens()).toBe(2);
  });
});

describe('an answer of Graph', () => {
  const read = (value: unknown) => [...(seenIn({ value }, week)?.of ?? [])];
  const item = (start: string, end: string, timeZone = 'UTC') => ({
    ...{ status: 'busy', start: { dateTime: start, timeZone }, end: { dateTime: end, timeZone } },
  });
  const down = { type: 'unknown', why: 'down' };

  it('is read as its documentation has it', () => {
    const scheduleItems = [
      item('2026-11-26T12:00:00.0000000', '2026-11-26T14:00:00.0000000'),
      item('2026-11-25T01:30:00', '2026-11-25T02:00:00Z'),
    ];
    const workingHours = { daysOfWeek: ['monday'], startTime: '08:00:00.0000000', timeZone: { name: 'x' } };
    const schedule = { scheduleId: 'AdeleV@Example.go.jp', availabilityView: '2', scheduleItems, workingHours };
    const busy = [
      { from: at('2026-11-25T01:30:00Z'), until: at('2026-11-25T02:00:00Z') },
      { from: at('2026-11-26T12:00:00Z'), until: at('2026-11-26T14:00:00Z') },
    ];
    expect(read([schedule])).toEqual([['adelev@example.go.jp', { type: 'known', busy }]]);
  });

  it.each([
    ['without items', { scheduleId: 'a@example.go.jp' }],
    [
      'in another zone',
      {
        scheduleId: 'a@example.go.jp',
        scheduleItems: [item('2026-11-26T12:00', '2026-11-26T14:00', 'Tokyo Standard Time')],
      },
    ],
    [
      'with a time that is none',
      { scheduleId: 'a@example.go.jp', scheduleItems: [item('soon', '2026-11-26T14:00:00')] },
    ],
    ['with an item that is none', { scheduleId: 'a@example.go.jp', scheduleItems: [{ status: 'busy' }] }],
  ])('says of nobody that they are free, %s', (_, schedule) => {
    expect(read([schedule, 'x', null])).toEqual([['a@example.go.jp', down]]);
  });

  it('that leaves somebody out loses nobody else', async () => {
    const look = async () => seenIn({ value: [{ scheduleId: 'taro.tanaka@example.go.jp', scheduleItems: [] }] }, week);
    const busy = await lookAt([tanaka, sato], 20, async () => (await look()) ?? { type: 'refused', reason: 'x' });
    expect([busy.get(tanaka.id), busy.get(sato.id)]).toEqual([{ type: 'known', busy: [] }, down]);
  });
});

describe('an event in Graph', () => {
  it.each([
    [409, false],
    [400, false],
    [400, true],
    [409, true],
  ] as const)('is changed when its transaction was seen before: %s, named: %s', async (status, isNamed) => {
    server.repeatedWith(status, isNamed);
    await put();
    // Not found at first, as right after it was made.
    server.hideFromSearch(isNamed ? 2 : 1);
    expect(await put()).toEqual({ type: 'put', id: 'AAMk/2+==' });
    expect(server.events()).toHaveLength(1);
  });

  it('that cannot be found though it was made is tried later', async () => {
    await put();
    server.hideFromSearch(2);
    expect(await put()).toEqual({ type: 'later', retryAfterMs: 60_000 });
    expect(server.events()).toHaveLength(1);
  });

  it('that somebody deleted by hand is made anew', async () => {
    const first = await put();
    server.deleteEvents();
    const again = await put(invitation(), first.type === 'put' ? first.id : '');
    expect(again).toMatchObject({ type: 'put' });
    expect(again).not.toEqual(first);
    expect(server.events()).toHaveLength(1);
  });

  it('keeps how to join when an online 1on1 moves', async () => {
    const made = await put(invitation({ place: 'online' }));
    const id = made.type === 'put' ? made.id : '';
    await put(moved({ place: 'online', words: '別の言葉' }), id);
    expect(server.bodies()).toEqual(['話したことは保存されません。評価には使いません。 [how to join]']);
    await put(moved({ sequence: 3, words: '部屋で話します。' }), id);
    expect(server.bodies()).toEqual(['部屋で話します。']);
  });

  it('begins at its moment in whatever zone it is shown', async () => {
    await put(invitation({ zone: asZone('Europe/London') }));
    expect(server.events()).toMatchObject([{ from: '2026-11-26T05:00:00.000Z', until: '2026-11-26T05:30:00.000Z' }]);
  });

  it('is refused where the mailbox is not there, and not taken for deleted', async () => {
    const lost = invitation({ organizer: stranger });
    const refused = { type: 'refused', reason: 'ErrorInvalidUser' };
    expect(await put(lost)).toEqual(refused);
    expect(await put(lost, 'AAMk1')).toEqual(refused);
    expect(await calendars.cancel(lost, 'AAMk1')).toEqual(refused);
  });
});

describe('silent calendars', () => {
  it('are left alone for half a minute after three calls in a row, and asked again then', async () => {
    calendars = openCalendars(calendarsConfig('graph', graphSecretOf, server.url), {
      ...{ log, wallClock: () => clock + performance.now(), withinMs: 100 },
    });
    server.trouble({ type: 'no-answer' });
    for (const _ of [1, 2, 3]) expect(await busyOf(sato)).toEqual([{ type: 'unknown', why: 'down' }]);
    server.trouble({ type: 'none' });
    const asked = server.requests.length;
    expect(await busyOf(sato)).toEqual([{ type: 'unknown', why: 'down' }]);
    const rest = await put();
    expect(rest.type === 'later' && rest.retryAfterMs).toBeGreaterThan(20_000);
    expect(server.requests).toHaveLength(asked);
    clock += 30_000;
    expect(await busyOf(sato)).toEqual([{ type: 'known', busy: [] }]);
  });
});
