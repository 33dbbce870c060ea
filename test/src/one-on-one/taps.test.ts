import { describe, expect, it } from 'vitest';
import type { Card } from '../../../src/conversation/card.ts';
import { fallbackText } from '../../../src/conversation/fallback.ts';
import type { Turn } from '../../../src/conversation/feature.ts';
import { asDeliveryId, type Delivery } from '../../../src/delivery/model.ts';
import { composeOneOnOne, shownFor } from '../../../src/one-on-one/compose.ts';
import { askId, eveId, gapId, soonId, subjectOf } from '../../../src/one-on-one/ids.ts';
import type { Diary, Memo, Pair } from '../../../src/one-on-one/model.ts';
import { pairFeature } from '../../../src/one-on-one/pair-use-cases.ts';
import type { Busy } from '../../../src/one-on-one/ports.ts';
import type { PairDeps } from '../../../src/one-on-one/seen.ts';
import { asPersonId, asUnitId, type Person } from '../../../src/people/model.ts';
import { buildTree } from '../../../src/people/tree.ts';
import { textsOf } from '../../../src/text/text.ts';
import { asInstant, asLocalDate, isoOf, TOKYO } from '../../../src/time/instant.ts';
import { askedState, diaryOf, fixedState, meetingOf, pairOf } from '../../fixtures/one-on-one.ts';
import { ORG, person } from '../../fixtures/staff.ts';
import { at } from '../../fixtures/time.ts';

const NOW = at('2026-11-26T15:00:00+09:00');
const named = (id: string, name: string, more: Partial<Person> = {}): Person => person(id, '課', { name, ...more });
const [tanaka, suzuki, sato] = [
  named('1', '田中'),
  named('2', '鈴木'),
  named('9', '佐藤', { manages: [asUnitId('課')] }),
];

type Fakes = {
  readonly busy?: ReadonlyMap<string, Busy>;
  readonly others?: (diary: Diary) => Diary;
  /** Of whom 佐藤 talks with: who heads the 局, or a mentor. */
  readonly beside?: Diary;
};

/** A table of one diary. `others`: what somebody else saves right before the first save. */
const deskOf = (pairs: readonly Pair[], { busy = new Map(), others, beside }: Fakes = {}) => {
  let diary = diaryOf(pairs, { settings: { perDay: 3, focus: [] } });
  let between = others;
  const memos = new Map<string, Memo>();
  const tree = buildTree([
    { id: asUnitId('局'), name: '局', managers: [asPersonId('8')], promoters: [] },
    { id: asUnitId('課'), name: '課', parent: asUnitId('局'), managers: [sato.id], promoters: [] },
  ]);
  const everybody = [tanaka, suzuki, sato];
  const organisation = {
    ...{ id: ORG, name: '省', zone: TOKYO, zones: [TOKYO], people: 3, units: 1, version: 1, closures: {} },
  };
  const deps: PairDeps = {
    directory: {
      organisation: async () => organisation,
      tree: async () => (tree.type === 'tree' ? tree.tree : undefined),
      people: async (_, ids) => everybody.filter(({ id }) => ids.includes(id)),
    },
    pairs: {
      read: async (_, managers, people) => ({
        diaries: [diary, ...(beside ? [beside] : [])].filter(({ manager }) => managers.includes(manager)),
        people: everybody.filter(({ id }) => people.includes(id)),
      }),
    },
    oneOnOnes: {
      save: async (next) => {
        if (between) {
          diary = { ...between(diary), revision: diary.revision + 1 };
          between = undefined;
        }
        if (next.revision !== diary.revision) return false;
        diary = { ...next, revision: next.revision + 1 };
        return true;
      },
      memo: async (_, staff) => memos.get(staff),
      saveMemo: async (memo) => void memos.set(memo.staff, memo),
      deleteMemo: async (_, staff) => void memos.delete(staff),
    },
    calendars: {
      busy: async (_, people) =>
        new Map(people.map(({ id }) => [id, busy.get(id) ?? { type: 'unknown', why: 'none' }])),
    },
  };
  const tap = async (who: Person, name: string, payload: object, order = NOW, now = NOW): Promise<string> => {
    const action = { name: `one-on-one.${name}`, payload: { manager: '9', staff: '1', n: 3, ...payload } };
    const turn: Turn = {
      ...{ org: ORG, person: who, texts: textsOf('ja'), now },
      inbound: {
        ...{ type: 'tap', action, eventId: `${name}/${order}`, receivedAt: now, order },
        account: { platform: 'slack', tenant: '', user: who.id },
      },
    };
    const handler = pairFeature(deps).taps.find((each) => each.name === action.name);
    const outcomes = (await handler?.handle(turn, action)) ?? [];
    expect(outcomes.every(({ type }) => type === 'replace' || type === 'open-form')).toBe(true);
    return outcomes.map((outcome) => ('card' in outcome ? wordsOf(outcome.card) : '')).join('\n');
  };
  return { deps, tap, diary: () => diary, pair: (staff = '1') => diary.pairs.find((each) => each.staff === staff) };
};

const wordsOf = (card: Card): string =>
  [
    fallbackText(card),
    ...card.elements.flatMap((each) => (each.type === 'buttons' ? each.buttons.map(({ label }) => `[${label}]`) : [])),
  ].join('\n');

const TIME = at('2026-12-01T10:30:00+09:00');
const busyAt = (from: string, until: string): Busy => ({ type: 'known', busy: [{ from: at(from), until: at(until) }] });
const free: Busy = { type: 'known', busy: [] };

describe('a tap about a 1on1', () => {
  it('counts although somebody else saved the manager’s diary meanwhile, and keeps what they saved', async () => {
    const desk = deskOf([pairOf('1'), pairOf('2')], {
      others: (diary) => ({
        ...diary,
        pairs: diary.pairs.map((each) => (each.staff === '2' ? { ...each, cadence: 1 } : each)),
      }),
    });
    await desk.tap(tanaka, 'choose', { from: TIME });
    expect(desk.pair()?.meeting.state).toMatchObject({ from: TIME, by: 'staff' });
    expect(desk.pair('2')?.cadence).toBe(1);
  });

  it('never gives a time twice that two people tap at the same moment', async () => {
    const desk = deskOf([pairOf('1'), pairOf('2', { meeting: meetingOf({ state: { type: 'open' } }) })], {
      others: (diary) => ({
        ...diary,
        pairs: diary.pairs.map((each) =>
          each.staff === '2' ? { ...each, meeting: meetingOf({ state: { ...fixedState, from: TIME } }) } : each,
        ),
      }),
    });
    const shown = await desk.tap(tanaka, 'choose', { from: TIME });
    expect(shown).toContain('その時間には、ほかの1on1が入りました。ほかの時間を選べます。');
    expect(desk.pair()?.meeting.state).toEqual(fixedState);
  });

  it('does not take a time that a calendar says is taken, and shows free ones', async () => {
    const busy = new Map([
      ['1', busyAt('2026-12-01T10:00:00+09:00', '2026-12-01T11:00:00+09:00')],
      ['9', free],
    ]);
    const desk = deskOf([pairOf('1')], { busy });
    const shown = await desk.tap(tanaka, 'choose', { from: TIME });
    expect(shown).toContain('その時間は、お二人のどちらかに予定が入りました。');
    expect(shown).not.toContain('[12月1日（火）10時30分]');
    expect(desk.pair()?.meeting.state).toEqual(fixedState);
  });

  it('gives nobody a time at which the manager has their own 1on1, as a staff member, in another diary', async () => {
    const own = pairOf('9', { meeting: meetingOf({ state: { ...fixedState, from: TIME } }) });
    const beside = diaryOf([own], { manager: asPersonId('8') });
    for (const who of [tanaka, sato]) {
      const desk = deskOf([pairOf('1')], { beside });
      const shown = await desk.tap(who, 'choose', { from: TIME });
      expect(shown).toContain('その時間は、お二人のどちらかに予定が入りました。');
      expect(shown).not.toContain('[12月1日（火）10時30分]');
      expect(desk.pair()?.meeting.state).toEqual(fixedState);
    }
  });

  it('knows the manager’s 1on1 with a mentor too, and none of others in that diary', async () => {
    const mentored = named('9', '佐藤', {
      manages: [asUnitId('課')],
      preferences: { optOuts: [], addresses: {}, oneOnOne: { partner: asPersonId('7') } },
    });
    const own = pairOf('9', { mentor: true, meeting: meetingOf({ state: { ...fixedState, from: TIME } }) });
    const beside = diaryOf([own, pairOf('5')], { manager: asPersonId('7') });
    const desk = deskOf([pairOf('1')], { beside });
    await desk.tap(mentored, 'choose', { from: TIME });
    expect(desk.pair()?.meeting.state).toEqual(fixedState);
    await desk.tap(mentored, 'choose', { from: at('2026-11-27T15:15:00+09:00') });
    expect(desk.pair()?.meeting.state).toMatchObject({ from: at('2026-11-27T15:15:00+09:00') });
  });

  it('is not hindered by the very 1on1 that is moved, as the calendars have it', async () => {
    const entry = { id: 'e', n: 3, sequence: 2, from: fixedState.from, minutes: 30, place: 'room' } as const;
    const own = { ...busyAt('2026-11-27T15:00:00+09:00', '2026-11-27T15:30:00+09:00') };
    const desk = deskOf([pairOf('1', { meeting: meetingOf({ calendar: entry }) })], {
      busy: new Map([
        ['1', own],
        ['9', own],
      ]),
    });
    await desk.tap(tanaka, 'choose', { from: at('2026-11-27T15:15:00+09:00') });
    expect(desk.pair()?.meeting.state).toMatchObject({ from: at('2026-11-27T15:15:00+09:00') });
  });

  it('says whose calendar could not be looked into, and nothing of it where there are none', async () => {
    const down: Busy = { type: 'unknown', why: 'down' };
    const unknown = deskOf([pairOf('1')], {
      busy: new Map<string, Busy>([
        ['1', free],
        ['9', down],
      ]),
    });
    expect(await unknown.tap(tanaka, 'times', {})).toContain('佐藤さんの予定表を見られなかったため');
    expect(await unknown.tap(sato, 'times', {})).toContain('ご自分の予定表を見られなかったため');
    await unknown.tap(tanaka, 'choose', { from: TIME });
    expect(unknown.pair()?.meeting.unchecked).toEqual(['manager']);
    expect(await deskOf([pairOf('1')]).tap(tanaka, 'times', {})).not.toContain('予定表');
  });

  it('changes nothing when it comes late, after a newer one of its kind', async () => {
    const desk = deskOf([pairOf('1')]);
    await desk.tap(tanaka, 'choose', { from: TIME }, at('2026-11-26T15:00:05+09:00'));
    const shown = await desk.tap(sato, 'again', {}, at('2026-11-26T15:00:01+09:00'));
    expect(desk.pair()?.meeting.state).toMatchObject({ from: TIME });
    expect(shown).toContain('[');
  });

  it('asks for a new date in the same card when the time is given up, and keeps which 1on1 it is', async () => {
    const desk = deskOf([pairOf('1')]);
    const shown = await desk.tap(tanaka, 'again', {});
    expect(shown).toContain('お二人とも空いている時間です。選ぶと、その時間に決まります。');
    expect(shown.match(/\[\d+月\d+日/g)).toHaveLength(3);
    expect(desk.pair()?.meeting).toMatchObject({ n: 3, state: { type: 'open' } });
  });

  it('says of an old card that its moment has passed, and shows how things stand', async () => {
    const desk = deskOf([pairOf('1')]);
    for (const name of ['times', 'again', 'topic', 'choose']) {
      const shown = await desk.tap(tanaka, name, { n: 1, from: TIME, theme: 'life' });
      expect(shown, name).toContain('この1on1のご案内は終わりました。いまの予定はこちらです。');
    }
    expect(desk.pair()).toEqual(pairOf('1'));
  });

  it('offers the next ones after the end, and lets what was tapped by mistake be put right', async () => {
    const later = at('2026-11-27T16:00:00+09:00');
    const desk = deskOf([pairOf('1')]);
    const held = await desk.tap(tanaka, 'end', { ending: 'held' }, later, later);
    expect(held).toContain('おつかれさまでした。「実施」と記録しました。');
    expect(held).toContain('次は12月25日（金）ごろです。');
    expect(held.match(/\[\d+月\d+日/g)).toHaveLength(3);
    expect(held).toContain('[「見送り」に直す]');
    const put = await desk.tap(tanaka, 'end', { ending: 'skipped' }, at('2026-11-27T16:01:00+09:00'), later);
    expect(put).toContain('今回は見送りました。理由はうかがいません。');
    expect(desk.pair()?.past[0]).toMatchObject({ n: 3, ending: 'skipped' });
    expect(desk.pair()?.meeting.n).toBe(4);
  });

  it('takes back the word that was chosen, and offers that only where one was', async () => {
    const desk = deskOf([pairOf('1')]);
    const [first, second, third] = [1, 2, 3].map((seconds) => asInstant(NOW + seconds * 1_000));
    expect(await desk.tap(tanaka, 'prepare', {})).not.toContain('[まだ決めない]');
    expect(await desk.tap(tanaka, 'topic', { theme: 'time' }, first)).toContain('[まだ決めない]');
    expect(await desk.tap(tanaka, 'topic', { theme: 'time' }, second)).toContain('話したいこと：時間');
    const without = await desk.tap(tanaka, 'topic', {}, third);
    expect(without).not.toContain('話したいこと：');
    expect(without).not.toContain('[まだ決めない]');
    expect(desk.pair()?.meeting).not.toHaveProperty('topic');
  });

  it('takes back the word of the last one, too', async () => {
    const next = meetingOf({ n: 4, after: asLocalDate('2026-11-26'), state: { type: 'open' } });
    const past = [{ n: 3, day: asLocalDate('2026-11-26'), ending: 'held', topic: 'time' } as const];
    const desk = deskOf([pairOf('1', { meeting: next, past })]);
    await desk.tap(tanaka, 'topic', {});
    expect(desk.pair()?.past).toEqual([{ n: 3, day: '2026-11-26', ending: 'held' }]);
  });

  it('makes the next one short, and only that', async () => {
    const open = meetingOf({ state: { type: 'open' } });
    const desk = deskOf([pairOf('1', { meeting: open })]);
    const shown = await desk.tap(tanaka, 'short', {});
    expect(shown).toContain('次の1on1だけを15分にします。いつもの長さは変わりません。');
    const later = asInstant(NOW + 1_000);
    await desk.tap(tanaka, 'choose', { from: TIME }, later);
    expect(desk.pair()?.meeting.state).toMatchObject({ from: TIME, minutes: 15 });
    const after = at('2026-12-01T11:00:00+09:00');
    await desk.tap(tanaka, 'end', { ending: 'held' }, after, after);
    const next = at('2026-12-22T14:00:00+09:00');
    await desk.tap(tanaka, 'choose', { n: 4, from: next }, asInstant(after + 1_000), after);
    expect(desk.pair()?.meeting.state).toMatchObject({ from: next, minutes: 30 });
  });

  it('takes the usual length that was chosen after the next one was made short', async () => {
    const open = meetingOf({ state: { type: 'open' } });
    const desk = deskOf([pairOf('1', { meeting: open, orders: { minutes: NOW + 1 } })]);
    await desk.tap(tanaka, 'short', {});
    await desk.tap(tanaka, 'choose', { from: TIME });
    expect(desk.pair()?.meeting.state).toMatchObject({ minutes: 30 });
  });

  it('shows a rest at once, and what lies in it no more', async () => {
    const desk = deskOf([pairOf('1')]);
    const shown = await desk.tap(tanaka, 'pause', { until: '2026-12-21' });
    expect(shown).toContain('佐藤さんとの1on1は、いまお休みです。12月21日（月）から、また時間を探します。');
    expect(await desk.tap(tanaka, 'pause', { until: '2031-12-21' })).toContain('いつまで休みますか');
    expect(desk.pair()?.pausedUntil).toBe('2026-12-21');
  });

  it('is nobody’s any more of whoever chose a mentor', async () => {
    const desk = deskOf([pairOf('1')]);
    const moved = named('1', '田中', {
      preferences: { optOuts: [], addresses: {}, oneOnOne: { partner: asPersonId('7') } },
    });
    expect(await desk.tap(moved, 'pair', {})).toContain('この1on1は、開けませんでした。');
  });
});

const delivery = (id: Delivery['id'], to: Person, subject = subjectOf(KEY)): Delivery => ({
  ...{
    org: ORG,
    person: to.id,
    id,
    kind: 'one-on-one',
    subject,
    dueAt: NOW,
    expiresAt: at('2026-12-30T00:00:00+09:00'),
  },
  ...{ state: { type: 'waiting' }, attempts: 0, group: 'slack' },
});
const KEY = { manager: asPersonId('9'), staff: asPersonId('1'), n: 3 };
const asked = pairOf('1', { meeting: meetingOf({ state: askedState }) });

describe('what is sent of a 1on1', () => {
  const composed = async (pairs: readonly Pair[], id: Delivery['id'], to: Person, now = NOW): Promise<string> => {
    const nothing = async () => ({ type: 'skip', reason: 'other' }) as const;
    const compose = composeOneOnOne(deskOf(pairs).deps, { digest: nothing, mentor: nothing });
    const composition = await compose(delivery(id, to), to, now);
    if (composition.type === 'card') return wordsOf(composition.card);
    return composition.type === 'skip' ? composition.reason : composition.type;
  };
  const eve = eveId(asLocalDate('2026-11-27'));

  it('asks as long as nothing is settled', async () => {
    expect(await composed([asked], askId(KEY, 1), tanaka)).toContain('[11月30日（月）14時]');
    expect(await composed([pairOf('1')], askId(KEY, 1), tanaka)).toBe('cancelled');
    expect(await composed([asked], askId(KEY, 1), suzuki)).toBe('cancelled');
  });

  it('tells the day before of a 1on1 that still is on that day', async () => {
    expect(await composed([pairOf('1')], eve, tanaka)).toContain('明日15時は佐藤さんとの1on1です（30分）。');
    expect(await composed([asked], eve, tanaka)).toBe('cancelled');
    expect(await composed([pairOf('1')], eveId(asLocalDate('2026-11-30')), tanaka)).toBe('cancelled');
    expect(await composed([pairOf('1')], eve, tanaka, at('2026-11-27T15:01:00+09:00'))).toBe('cancelled');
  });

  it('tells who heads several of all of them in one message, in order of time', async () => {
    const early = pairOf('2', {
      meeting: meetingOf({ topic: 'time', state: { ...fixedState, from: at('2026-11-27T10:00:00+09:00') } }),
    });
    const said = await composed([pairOf('1'), early], eve, sato);
    expect(said.indexOf('明日10時は鈴木さんとの1on1です。')).toBeGreaterThan(-1);
    expect(said.indexOf('明日15時は田中さんとの1on1です。')).toBeGreaterThan(said.indexOf('鈴木'));
    expect(said).toContain('鈴木さんの話したいこと：時間');
    expect(said.match(/評価の話は別の機会にお願いします。/g)).toHaveLength(1);
  });

  it('tells ten minutes before whoever asked for it, and nobody else', async () => {
    const id = soonId(KEY, isoOf(fixedState.from));
    const wanted = pairOf('1', { soon: ['staff'] });
    expect(await composed([wanted], id, tanaka, at('2026-11-27T14:50:00+09:00'))).toContain('まもなく、今日15時から');
    expect(await composed([wanted], id, sato, at('2026-11-27T14:50:00+09:00'))).toBe('cancelled');
    expect(await composed([pairOf('1')], id, tanaka)).toBe('cancelled');
  });

  it('tells both of a long gap, unless a time is found by then', async () => {
    const id = gapId(KEY, asLocalDate('2026-10-29'));
    const open = pairOf('1', { meeting: meetingOf({ state: { type: 'open' } }) });
    for (const to of [tanaka, sato])
      expect(await composed([open], id, to, at('2026-12-10T10:00:00+09:00'))).toContain('6週間が過ぎました。');
    expect(await composed([pairOf('1')], id, tanaka)).toBe('cancelled');
    expect(await composed([{ ...open, lastHeld: asLocalDate('2026-11-20') }], id, tanaka)).toBe('cancelled');
  });

  it('shows in cards that were sent how it is by now', async () => {
    const shown = async (pairs: readonly Pair[], id: Delivery['id'], to: Person, now = NOW) => {
      const card = await shownFor(delivery(id, to), to, now, deskOf(pairs).deps);
      return card && wordsOf(card);
    };
    expect(await shown([pairOf('1')], askId(KEY, 1), tanaka)).toContain('佐藤さんとの1on1の予定です。');
    const over = at('2026-11-27T15:31:00+09:00');
    expect(await shown([pairOf('1')], eve, sato, over)).toContain('[実施しました]');
    const moved = pairOf('1', { meeting: meetingOf({ state: { ...fixedState, from: TIME } }) });
    expect(await shown([moved], eve, tanaka)).toContain('12月1日（火）10時30分は佐藤さんとの1on1です');
    const next = meetingOf({ n: 4, after: asLocalDate('2026-11-27'), state: { type: 'open' } });
    const held = pairOf('1', { meeting: next, past: [{ n: 3, day: asLocalDate('2026-11-27'), ending: 'held' }] });
    expect(await shown([held], eve, sato, over)).toContain('「実施」と記録しました。');
    expect(await shown([pairOf('2')], eve, tanaka)).toBeUndefined();
    expect(await shown([pairOf('1')], asDeliveryId('pulse/2026-W47/ask'), tanaka)).toBeUndefined();
  });
});
