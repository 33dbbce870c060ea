import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CalendarOwner, Calendars, Invitation } from '../../src/one-on-one/ports.ts';
import { asOrgId, asPersonId } from '../../src/people/model.ts';
import { asInstant, asZone, type Instant } from '../../src/time/instant.ts';
import type { CalendarTrouble, SeenEvent } from '../adapters/calendars/server.ts';

export type CalendarsSetup = {
  readonly calendars: Calendars;
  /** Whether there is anything to look into. */
  readonly looks: boolean;
  /** Whether a place may be online, with an address to join at. */
  readonly joins: boolean;
  /** Whether it says for how long it wants to be left alone. */
  readonly saysHowLong: boolean;
  /** In whose name an event of `tanaka`'s with `sato` stands, and who else is in it. */
  readonly parties: { readonly organizer: string; readonly attendees: readonly string[] };
  /** Something stands in this person's calendar; ISO, in UTC. */
  take(email: string, from: string, until: string): void;
  trouble(kind: CalendarTrouble): void;
  /** What is there and not cancelled. */
  events(): readonly SeenEvent[];
  /** All that was logged. */
  logged(): string;
  stop(): Promise<void>;
};

/** How long the calendars of a setup may take. */
export const WITHIN_MS = 400;

export const org = asOrgId('main');
const tokyo = asZone('Asia/Tokyo');
const person = (id: string, name: string, email?: string): CalendarOwner => ({
  ...{ id: asPersonId(id), name, zone: tokyo },
  ...(email !== undefined && { email }),
});

export const tanaka = person('m1', '田中 太郎', 'taro.tanaka@example.go.jp');
/** Directories write addresses as they please. */
export const sato = person('s1', '佐藤 花子', 'Hanako.Sato@example.go.jp');
export const suzuki = person('s2', '鈴木 一郎', 'ichiro.suzuki@example.go.jp');
/** In no calendar. */
export const stranger = person('s3', '高橋 次郎', 'jiro.takahashi@example.go.jp');
export const nobody = person('s4', '伊藤 三郎');
/** Who has a mailbox, as servers know them. */
export const mailboxes = ['taro.tanaka@example.go.jp', 'hanako.sato@example.go.jp', 'ichiro.suzuki@example.go.jp'];

export const at = (iso: string): Instant => asInstant(Date.parse(iso));
export const week = { from: at('2026-11-24T00:00:00Z'), until: at('2026-11-28T00:00:00Z') };
const twoToThree = { from: at('2026-11-26T05:00:00Z'), until: at('2026-11-26T06:00:00Z') };

export const invitation = (more: Partial<Invitation> = {}): Invitation => ({
  ...{ org, uid: 'main.one-on-one.m1.s1.3', sequence: 1, zone: tokyo, place: 'room', at: at('2026-11-21T06:00:00Z') },
  ...{ from: at('2026-11-26T05:00:00Z'), until: at('2026-11-26T05:30:00Z'), organizer: tanaka, attendee: sato },
  ...{ title: '1on1（田中さんと佐藤さん）', words: '話したことは保存されません。評価には使いません。' },
  ...{ when: '11月26日（木）14時〜14時30分', sender: '灯り' },
  ...more,
});
export const moved = (more: Partial<Invitation> = {}): Invitation =>
  invitation({
    ...{ sequence: 2, from: at('2026-11-27T01:00:00Z'), until: at('2026-11-27T01:30:00Z') },
    ...{ when: '11月27日（金）10時〜10時30分', ...more },
  });

/** In a calendar of one's own it is the organizer's event; by mail both are asked by somebody else. */
export const ownEvent = {
  organizer: 'taro.tanaka@example.go.jp',
  attendees: ['hanako.sato@example.go.jp'],
};
export const mailedBy = (organizer: string) => ({
  organizer,
  attendees: ['taro.tanaka@example.go.jp', 'hanako.sato@example.go.jp'],
});

/** What every implementation of the `Calendars` port must do. */
export const calendarsContract = (name: string, setup: () => Promise<CalendarsSetup>): void => {
  describe(`calendars contract: ${name}`, () => {
    let s: CalendarsSetup;
    beforeEach(async () => {
      s = await setup();
    });
    afterEach(() => s.stop());

    const put = async (given: Invitation, id?: string): Promise<string> => {
      const result = await s.calendars.put(given, id);
      if (result.type !== 'put') throw new Error(`not put: ${JSON.stringify(result)}`);
      return result.id;
    };
    const busyOf = async (people: readonly CalendarOwner[], span = week) => {
      const busy = await s.calendars.busy(org, people, span);
      return people.map(({ id }) => busy.get(id));
    };
    const unknown = (why: 'none' | 'down' | 'refused') => ({ type: 'unknown', why: s.looks ? why : 'none' });

    it('says when people are busy, and of whom nothing is known, without losing the others', async () => {
      s.take('hanako.sato@example.go.jp', '2026-11-26T05:00:00Z', '2026-11-26T06:00:00Z');
      const [first, second, third, fourth] = await busyOf([stranger, sato, suzuki, nobody]);
      expect([first, fourth]).toEqual([unknown('refused'), unknown('refused')]);
      expect(second).toEqual(s.looks ? { type: 'known', busy: [twoToThree] } : unknown('none'));
      expect(third).toEqual(s.looks ? { type: 'known', busy: [] } : unknown('none'));
    });

    it('says no more than what lies in the time that was asked for', async () => {
      s.take('hanako.sato@example.go.jp', '2026-11-23T05:00:00Z', '2026-11-24T01:00:00Z');
      s.take('hanako.sato@example.go.jp', '2026-11-23T05:00:00Z', '2026-11-24T00:00:00Z');
      const [busy] = await busyOf([sato]);
      const within = { from: at('2026-11-24T00:00:00Z'), until: at('2026-11-24T01:00:00Z') };
      expect(busy).toEqual(s.looks ? { type: 'known', busy: [within] } : unknown('none'));
    });

    it('looks at more people than one request takes', async () => {
      s.take('hanako.sato@example.go.jp', '2026-11-26T05:00:00Z', '2026-11-26T06:00:00Z');
      const many = Array.from({ length: 70 }, (_, i) => person(`x${i}`, `職員${i}`, `x${i}@example.go.jp`));
      const busy = await busyOf([stranger, suzuki, ...many, sato]);
      expect(busy).toHaveLength(73);
      expect(busy.at(-1)).toEqual(s.looks ? { type: 'known', busy: [twoToThree] } : unknown('none'));
      expect(busy[1]).toEqual(s.looks ? { type: 'known', busy: [] } : unknown('none'));
      for (const each of busy.slice(2, -1)) expect(each).toEqual(unknown('refused'));
    });

    it.each<CalendarTrouble>([
      { type: 'no-answer' },
      { type: 'server-error', status: 503 },
      { type: 'throttled', retryAfterSeconds: 7 },
      { type: 'broken-json' },
      { type: 'lost', times: 9 },
    ])('says in time that nothing is known when calendars are in trouble: $type', async (kind) => {
      s.trouble(kind);
      const started = performance.now();
      expect(await busyOf([tanaka, sato])).toEqual([unknown('down'), unknown('down')]);
      expect(performance.now() - started).toBeLessThan(WITHIN_MS * 2);
    });

    it('says so when the rights are missing', async () => {
      s.trouble({ type: 'refused' });
      expect(await busyOf([tanaka, sato])).toEqual([unknown('refused'), unknown('refused')]);
    });

    it('puts an invitation into the calendars of both', async () => {
      await put(invitation());
      expect(s.events()).toMatchObject([
        {
          ...{ organizer: s.parties.organizer, title: '1on1（田中さんと佐藤さん）', online: false },
          ...{ from: '2026-11-26T05:00:00.000Z', until: '2026-11-26T05:30:00.000Z' },
        },
      ]);
      expect(s.events()[0]?.attendees.map((each) => each.toLowerCase())).toEqual(s.parties.attendees);
    });

    it('keeps one event, however often it is put', async () => {
      const id = await put(invitation());
      expect(await put(invitation(), id)).toBe(id);
      expect(await put(invitation())).toBe(id);
      expect(s.events()).toHaveLength(1);
    });

    it('changes the same event, which counts on', async () => {
      const id = await put(invitation());
      const [before] = s.events();
      expect(await put(moved(), id)).toBe(id);
      const [after, ...others] = s.events();
      expect(others).toEqual([]);
      expect(after).toMatchObject({ from: '2026-11-27T01:00:00.000Z', until: '2026-11-27T01:30:00.000Z' });
      expect(after?.sequence).toBeGreaterThan(before?.sequence ?? Number.POSITIVE_INFINITY);
    });

    it.each(['lost', 'broken-json'] as const)(
      'keeps one event when the answer to making it got lost: %s',
      async (type) => {
        s.trouble(type === 'lost' ? { type, times: 9 } : { type });
        expect(await s.calendars.put(invitation(), undefined)).toMatchObject({ type: 'later' });
        s.trouble({ type: 'none' });
        const id = await put(moved());
        expect(s.events()).toMatchObject([{ from: '2026-11-27T01:00:00.000Z' }]);
        expect(await put(moved(), id)).toBe(id);
      },
    );

    it('changes it again when the answer to a change got lost', async () => {
      const id = await put(invitation());
      s.trouble({ type: 'lost', times: 9 });
      expect(await s.calendars.put(moved(), id)).toMatchObject({ type: 'later' });
      s.trouble({ type: 'none' });
      expect(await put(moved(), id)).toBe(id);
      expect(s.events()).toMatchObject([{ from: '2026-11-27T01:00:00.000Z' }]);
    });

    it('takes an invitation back, twice too, and when the answer got lost', async () => {
      const id = await put(invitation());
      s.trouble({ type: 'lost', times: 9 });
      expect(await s.calendars.cancel(moved(), id)).toMatchObject({ type: 'later' });
      s.trouble({ type: 'none' });
      expect(await s.calendars.cancel(moved(), id)).toEqual({ type: 'cancelled' });
      expect(await s.calendars.cancel(moved(), id)).toEqual({ type: 'cancelled' });
      expect(s.events()).toEqual([]);
    });

    it('takes back what nobody knows of, where the answer to making it got lost, and what was never there', async () => {
      s.trouble({ type: 'lost', times: 9 });
      expect(await s.calendars.put(invitation(), undefined)).toMatchObject({ type: 'later' });
      s.trouble({ type: 'none' });
      expect(await s.calendars.cancel(moved(), undefined)).toEqual({ type: 'cancelled' });
      expect(s.events()).toEqual([]);
      expect(await s.calendars.cancel(moved(), undefined)).toEqual({ type: 'cancelled' });
      const id = await put(moved({ sequence: 3 }));
      expect(await s.calendars.cancel(moved({ sequence: 4 }), undefined)).toEqual({ type: 'cancelled' });
      expect(s.events()).toEqual([]);
      expect(id).not.toBe('');
    });

    it('makes a 1on1 anew that was given up before, once', async () => {
      for (const sequence of [1, 3]) {
        const id = await put(invitation({ sequence }));
        expect(await s.calendars.cancel(invitation({ sequence: sequence + 1 }), id)).toEqual({ type: 'cancelled' });
      }
      s.trouble({ type: 'lost', times: 9 });
      await s.calendars.put(moved({ sequence: 5 }), undefined);
      s.trouble({ type: 'none' });
      const id = await put(moved({ sequence: 6 }));
      expect(await put(moved({ sequence: 6 }), id)).toBe(id);
      expect(s.events()).toMatchObject([{ from: '2026-11-27T01:00:00.000Z' }]);
    });

    it('keeps 1on1s of different pairs and numbers apart', async () => {
      await put(invitation());
      await put(invitation({ uid: 'main.one-on-one.m1.s1.4' }));
      await put(invitation({ uid: 'main.one-on-one.m1.s2.3', attendee: suzuki }));
      expect(s.events()).toHaveLength(3);
    });

    it('says how to join what is online, and no more once it is in a room', async () => {
      const result = await s.calendars.put(invitation({ place: 'online' }), undefined);
      if (!s.joins) return expect(result).not.toHaveProperty('joinUrl');
      expect(result).toMatchObject({ type: 'put', joinUrl: expect.stringMatching(/^https:/) });
      const id = result.type === 'put' ? result.id : undefined;
      expect(await s.calendars.put(moved({ place: 'online' }), id)).toEqual(result);
      expect(await s.calendars.put(moved({ sequence: 3 }), id)).not.toHaveProperty('joinUrl');
      const online = await s.calendars.put(moved({ sequence: 4, place: 'online' }), id);
      expect(online).toMatchObject({ type: 'put', id, joinUrl: expect.stringMatching(/^https:/) });
      return undefined;
    });

    it('waits as long as it is asked to', async () => {
      const id = await put(invitation());
      s.trouble({ type: 'throttled', retryAfterSeconds: 90 });
      const later = { type: 'later', retryAfterMs: s.saysHowLong ? 90_000 : 60_000 };
      expect(await s.calendars.put(moved(), undefined)).toEqual(later);
      expect(await s.calendars.put(moved(), id)).toEqual(later);
      expect(await s.calendars.cancel(moved(), id)).toEqual(later);
    });

    it.each<CalendarTrouble>([{ type: 'server-error', status: 502 }, { type: 'no-answer' }])(
      'tries later what got no answer, and says so in time: $type',
      async (kind) => {
        const id = await put(invitation());
        s.trouble(kind);
        const started = performance.now();
        const results = [await s.calendars.put(moved(), id), await s.calendars.cancel(moved(), id)];
        expect(results).toMatchObject([{ type: 'later' }, { type: 'later' }]);
        expect(performance.now() - started).toBeLessThan(WITHIN_MS * 4);
        for (const result of results) expect('retryAfterMs' in result && result.retryAfterMs).toBeGreaterThan(0);
      },
    );

    it('says that it is refused what no repeat would bring', async () => {
      const id = await put(invitation());
      s.trouble({ type: 'refused' });
      const refused = { type: 'refused', reason: expect.stringMatching(/^[A-Za-z-]+$/) };
      expect(await s.calendars.put(moved(), id)).toEqual(refused);
      expect(await s.calendars.put(moved(), undefined)).toEqual(refused);
      expect(await s.calendars.cancel(moved(), id)).toEqual(refused);
      s.trouble({ type: 'none' });
      expect(await s.calendars.put(invitation({ attendee: nobody }), undefined)).toEqual({
        ...{ type: 'refused', reason: 'no-email' },
      });
    });

    it('logs trouble, and nobody with it', async () => {
      const id = await put(invitation());
      const kinds = ['refused', 'no-answer', 'broken-json'] as const;
      for (const type of kinds) {
        s.trouble({ type });
        await s.calendars.busy(org, [tanaka, stranger, sato], week);
        await s.calendars.put(moved(), id);
        await s.calendars.cancel(moved(), id);
      }
      if (s.looks) expect(s.logged()).toContain('calendar-trouble');
      expect(s.logged()).not.toMatch(/@|tanaka|sato|田中|佐藤|main\.one|1on1|m1|s1|token-\d|pa~ss|PRIVATE/i);
    });
  });
};
