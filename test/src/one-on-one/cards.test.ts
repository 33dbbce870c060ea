import { describe, expect, it } from 'vitest';
import type { Card } from '../../../src/conversation/card.ts';
import { fallbackText } from '../../../src/conversation/fallback.ts';
import { endedCard } from '../../../src/one-on-one/after-cards.ts';
import { timesCard } from '../../../src/one-on-one/card-parts.ts';
import { pairCard } from '../../../src/one-on-one/cards.ts';
import type { Meeting, Pair } from '../../../src/one-on-one/model.ts';
import type { PairView } from '../../../src/one-on-one/pair-view.ts';
import { startTeamCard, type TeamView, teamCard } from '../../../src/one-on-one/team-cards.ts';
import { asPersonId } from '../../../src/people/model.ts';
import { textsOf } from '../../../src/text/text.ts';
import { calendarOf } from '../../../src/time/calendar.ts';
import { asLocalDate, TOKYO } from '../../../src/time/instant.ts';
import { diaryOf, knownPair, meetingOf, pairOf } from '../../fixtures/one-on-one.ts';
import { at } from '../../fixtures/time.ts';

const viewOf = (pair: Pair, side: PairView['side'] = 'staff'): PairView => ({
  ...{ texts: textsOf('ja'), side, manager: asPersonId('9'), pair, other: side === 'staff' ? '佐藤' : '田中' },
  ...{ zone: TOKYO, now: at('2026-11-26T10:00:00+09:00'), calendar: calendarOf({}) },
});

const labels = (card: Card): readonly string[] =>
  card.elements.flatMap((each) => (each.type === 'buttons' ? each.buttons.map(({ label }) => label) : []));

/** The one that suits best stands first, and it is not the earliest. */
const asked: Meeting['state'] = {
  type: 'asked',
  offers: ['2026-12-01T10:00:00+09:00', '2026-11-30T13:30:00+09:00', '2026-12-02T11:00:00+09:00'].map(at),
  until: at('2026-11-27T15:00:00+09:00'),
};

describe('the card of a 1on1', () => {
  it('offers times in their order, and names the one that is taken without an answer', () => {
    const card = pairCard(viewOf(pairOf('1', { meeting: meetingOf({ state: asked }) })));
    expect(labels(card).slice(0, 3)).toEqual(['11月30日（月）13時30分', '12月1日（火）10時', '12月2日（水）11時']);
    expect(fallbackText(card)).toContain(
      '11月27日（金）15時までにお返事がなければ、12月1日（火）10時を予定に入れます（ふさがったときは、ほかの候補）。',
    );
  });

  it('names the next one where the moment of the best has passed', () => {
    const view = {
      ...viewOf(pairOf('1', { meeting: meetingOf({ state: asked }) })),
      now: at('2026-12-01T10:00:00+09:00'),
    };
    expect(labels(pairCard(view))[0]).toBe('12月2日（水）11時');
    expect(fallbackText(pairCard(view))).toContain('お返事がなければ、12月2日（水）11時を予定に入れます');
  });

  it('does not say of one that is looked for now that it is around today', () => {
    const meeting = meetingOf({
      n: 1,
      state: { type: 'open' },
      after: asLocalDate('2026-11-26'),
      wanted: asLocalDate('2026-11-26'),
    });
    const pair = pairOf('1', { meeting, past: [], started: asLocalDate('2026-11-26') });
    expect(fallbackText(pairCard(viewOf(pair)))).toContain(
      '佐藤さんとの1on1の時間はこれから決まります。お二人とも空いている時間を探しています。',
    );
    expect(fallbackText(pairCard(viewOf(pair)))).not.toContain('11月26日');
  });

  it('has few ways beside a time that is settled: the others are under the settings', () => {
    expect(labels(pairCard(viewOf(pairOf('1'))))).toEqual([
      ...['日を変える', '話すことを準備する'],
      ...['取りやめて別の日に', '今回は見送り', '1on1の設定'],
    ]);
  });

  it('leads whoever heads them back to the list of all', () => {
    for (const state of [meetingOf().state, asked, { type: 'open' } as const])
      expect(labels(pairCard(viewOf(pairOf('1', { meeting: meetingOf({ state }) }), 'manager')))).toContain(
        'チームの1on1',
      );
    expect(labels(pairCard(viewOf(pairOf('1'))))).not.toContain('チームの1on1');
  });

  it('says which time stands now where another one is chosen', () => {
    const card = timesCard(viewOf(pairOf('1')), { offers: [at('2026-12-01T10:00:00+09:00')], unchecked: [] });
    expect(fallbackText(card)).toContain('いまの予定');
    expect(fallbackText(card)).toContain('お二人とも空いている時間です。選ぶと、その時間に決まります。');
  });

  it('puts the last one right in words that cannot be taken for the next one', () => {
    const next = pairOf('1', {
      meeting: meetingOf({ n: 4, after: asLocalDate('2026-11-26'), state: { type: 'open' } }),
    });
    const [last, ...past] = next.past;
    const held = { ...next, past: last ? [{ ...last, ending: 'held' as const }, ...past] : [] };
    expect(labels(endedCard(viewOf(held), { offers: [], unchecked: [] }))).toContain('「見送り」に直す');
  });
});

const teamOf = (...pairs: readonly Pair[]): TeamView => ({
  ...{ texts: textsOf('ja'), diary: diaryOf(pairs), names: new Map(pairs.map(({ staff }) => [staff, '田中'])) },
  ...{ from: 0, now: at('2026-11-26T10:00:00+09:00'), zone: TOKYO, calendar: calendarOf({}) },
});

describe('the day around which the next one is', () => {
  // Four weeks after the third of December: New Year's Eve, and the first day of work after it.
  const meeting = meetingOf({ n: 4, after: asLocalDate('2026-12-03'), state: { type: 'open' } });
  const pair = pairOf('1', { meeting });

  it('is one on which people work', () => {
    expect(fallbackText(endedCard(viewOf(pair), { offers: [], unchecked: [] }))).toContain(
      '次は1月4日（月）ごろです。',
    );
    expect(fallbackText(pairCard(viewOf(pair)))).toContain('次の1on1は、1月4日（月）ごろです。');
    expect(fallbackText(teamCard(teamOf(pair)))).toContain('1月4日（月）ごろ');
  });

  it('is one on which this organisation works', () => {
    const calendar = calendarOf({ [asLocalDate('2027-01-04')]: true });
    const closed = { ...viewOf(pair), calendar };
    expect(fallbackText(pairCard(closed))).toContain('次の1on1は、1月5日（火）ごろです。');
    expect(fallbackText(teamCard({ ...teamOf(pair), calendar }))).toContain('1月5日（火）ごろ');
  });

  it('is sought on the day itself, also where nobody works then', () => {
    const sought = { ...viewOf(pair), now: at('2026-12-31T10:00:00+09:00') };
    expect(fallbackText(pairCard(sought))).toContain('お二人とも空いている時間を探しています。');
  });
});

describe('the list of a team', () => {
  it('begins with the one tap for all, in colour, and has one line a person', () => {
    const card = teamCard(teamOf(knownPair('1'), knownPair('2')));
    expect(labels(card)).toEqual(['チームで始める（2人）', '始める', '田中さん', '始める', '田中さん', '入れ方の設定']);
    expect(coloured(card)).toEqual(['チームで始める（2人）']);
    expect(fallbackText(card)).toContain('田中さん：まだ始めていません');
  });

  it('says of those who have just begun that times are looked for, not that it is around today', () => {
    const today = asLocalDate('2026-11-26');
    const meeting = meetingOf({ n: 1, after: today, wanted: today, state: { type: 'open' } });
    const shown = fallbackText(teamCard(teamOf(pairOf('1', { meeting, past: [], started: today }))));
    expect(shown).toContain('田中さん：空いている時間を探しています');
    expect(shown).not.toContain('11月26日');
  });

  it('asks before it begins with all under the same heading, without a warning colour', () => {
    const card = startTeamCard(teamOf(knownPair('1')));
    expect(card.elements[0]).toMatchObject({ text: 'チームの1on1' });
    expect(coloured(card)).toEqual(['始める']);
    expect(fallbackText(card)).toContain('話した内容はどこにも残しません。人事評価には使いません。');
  });
});

const coloured = (card: Card): readonly string[] =>
  card.elements.flatMap((each) =>
    each.type === 'buttons'
      ? each.buttons.flatMap(({ label, ...more }) => ('style' in more && more.style === 'primary' ? [label] : []))
      : [],
  );
