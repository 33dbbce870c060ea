import { describe, expect, it } from 'vitest';
import { readMentor } from '../../../src/one-on-one/mentor-words.ts';
import { readTeamSettings } from '../../../src/one-on-one/team-forms.ts';
import { inOrder, newcomersOf, standOf, toStart } from '../../../src/one-on-one/team-view.ts';
import { textsOf } from '../../../src/text/text.ts';
import { calendarOf } from '../../../src/time/calendar.ts';
import { asLocalDate, TOKYO } from '../../../src/time/instant.ts';
import { askedState, diaryOf, fixedState, knownPair, meetingOf, pairOf } from '../../fixtures/one-on-one.ts';
import { at } from '../../fixtures/time.ts';

const now = at('2026-11-24T10:00:00+09:00');
const [day, texts] = [asLocalDate, textsOf('ja')];
const calendar = calendarOf({});
const open = meetingOf({ state: { type: 'open' } });

describe('the list of a team', () => {
  it('stands by date, then by who has waited longest, whatever they wait for', () => {
    const diary = diaryOf([
      pairOf('recent', { meeting: open, lastHeld: day('2026-11-12') }),
      pairOf('late', { meeting: meetingOf({ state: { ...fixedState, from: at('2026-12-01T10:00:00+09:00') } }) }),
      pairOf('refused', { meeting: meetingOf({ state: { type: 'open', why: 'busy' } }), lastHeld: day('2026-10-29') }),
      pairOf('gone', { gone: true }),
      pairOf('early'),
      knownPair('known'),
      pairOf('asked', { meeting: meetingOf({ state: askedState }), lastHeld: day('2026-11-01') }),
    ]);
    expect(inOrder(diary).map(({ staff }) => staff)).toEqual(['early', 'late', 'known', 'refused', 'asked', 'recent']);
  });

  it('says the next date, or what is waited for', () => {
    const stand = (pair: Parameters<typeof standOf>[0]) => standOf(pair, now, TOKYO, calendar).type;
    expect(stand(knownPair('1'))).toBe('known');
    expect(stand(pairOf('1'))).toBe('fixed');
    expect(standOf(pairOf('1'), at('2026-11-27T15:30:00+09:00'), TOKYO, calendar).type).toBe('over');
    expect(stand(pairOf('1', { meeting: meetingOf({ state: askedState }) }))).toBe('asked');
    expect(standOf(pairOf('1', { meeting: open }), now, TOKYO, calendar)).toEqual({
      type: 'open',
      around: '2026-11-26',
    });
    const paused = { pausedUntil: day('2026-12-14'), meeting: open };
    expect(standOf(pairOf('1', paused), now, TOKYO, calendar)).toEqual({ type: 'paused', until: '2026-12-14' });
    const unplaced = meetingOf({ state: { type: 'open', why: 'away' } });
    expect(standOf(pairOf('1', { meeting: unplaced }), now, TOKYO, calendar)).toEqual({
      type: 'unplaced',
      why: 'away',
    });
    // A pause gives up what lies within it, also where the tick has not seen to it yet.
    expect(stand(pairOf('1', { pausedUntil: day('2026-12-14'), orders: { pause: 2, meeting: 1 } }))).toBe('paused');
  });

  it('knows with whom nothing has begun, and who of them is new', () => {
    const pairs = [knownPair('1'), { ...knownPair('2'), since: day('2026-10-01') }, pairOf('3')];
    expect(toStart(diaryOf(pairs)).map(({ staff }) => staff)).toEqual(['1', '2']);
    expect(newcomersOf(toStart(diaryOf(pairs)), day('2026-11-24'))).toEqual(['2']);
  });
});

describe('how 1on1s are placed', () => {
  it.each([
    ['9:00〜12:00', 540, 720],
    ['９時から１２時半', 540, 750],
    ['13-14:30', 780, 870],
    ['9:30 ~ 10:00', 570, 600],
  ])('reads %s', (time, from, until) => {
    const read = readTeamSettings(texts, { perDay: '4', weekday2: '5', time2: time });
    expect(read).toEqual({ type: 'read', value: { perDay: 4, focus: [{ weekday: 5, from, until }] } });
  });

  it('says which field is to be written otherwise', () => {
    const errors = (values: { [field: string]: string }) => {
      const read = readTeamSettings(texts, { perDay: '2', ...values });
      return read.type === 'errors' ? Object.keys(read.byField) : [];
    };
    expect(errors({ weekday1: '1' })).toEqual(['time1']);
    expect(errors({ weekday3: '1', time3: '12:00〜9:00' })).toEqual(['time3']);
    expect(errors({ weekday3: '1', time3: '9:00〜25:00' })).toEqual(['time3']);
    expect(errors({ perDay: '9' })).toEqual(['perDay']);
    expect(errors({ weekday1: 'none', time1: 'いつでも' })).toEqual([]);
  });
});

describe('a line that names somebody', () => {
  it.each([
    ['hanako@example.go.jp と1on1', 'hanako@example.go.jp'],
    ['K004と1on1したい', 'K004'],
    ['佐藤 花子さんと1on1', '佐藤 花子'],
    ['佐藤 花子課長との１on１をお願いします', '佐藤 花子'],
    ['1on1 with hanako@example.go.jp', 'hanako@example.go.jp'],
  ])('is read: %s', (line, name) => {
    expect(readMentor(line)).toBe(name);
  });

  it.each(['1on1', '来週の1on1ずらしたい', '昨日と1on1の話をした', '佐藤さんと会議', '1on1 隔週にして'])(
    'is left to others: %s',
    (line) => {
      expect(readMentor(line)).toBeUndefined();
    },
  );
});
