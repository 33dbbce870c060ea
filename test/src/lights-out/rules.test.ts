import { describe, expect, it } from 'vitest';
import type { Ending, Evening, Leaving } from '../../../src/lights-out/model.ts';
import { readLeaving } from '../../../src/lights-out/reading.ts';
import {
  eveningOf,
  isSilent,
  mayBeGone,
  minuteIn,
  modesIn,
  slotOf,
  stayingOf,
  turnOf,
} from '../../../src/lights-out/rules.ts';
import { waits } from '../../../src/lights-out/standby-telling.ts';
import { asDayMinute, type OvertimeDay, type Span } from '../../../src/overtime/model.ts';
import { asPersonId, asUnitId } from '../../../src/people/model.ts';
import { buildTree } from '../../../src/people/tree.ts';
import { asLocalDate, asLocalTime, asZone, TOKYO } from '../../../src/time/instant.ts';
import { span } from '../../fixtures/overtime.ts';
import { ORG, unit } from '../../fixtures/staff.ts';
import { at } from '../../fixtures/time.ts';

const day = asLocalDate('2026-11-26');
const usual = { hours: { start: asLocalTime('09:30'), end: asLocalTime('18:15') }, zone: TOKYO };
const hoursTo = (end: string) => ({ hours: { start: asLocalTime('11:00'), end: asLocalTime(end) }, zone: TOKYO });

const declared = (order: number, ...spans: readonly Span[]): OvertimeDay => ({
  plan: { spans, version: 1, declaredAt: at('2026-11-26T15:00:00+09:00'), order },
});
const withdrawn = (order: number, ...spans: readonly Span[]): OvertimeDay => {
  const { plan } = declared(order, ...spans);
  return plan ? { plan: { ...plan, withdrawn: true } } : {};
};
const said = (order: number, leaves?: Leaving, ends?: Ending): Evening => ({
  ...{ org: ORG, person: asPersonId('1'), day, order },
  ...(leaves && { leaves }),
  ...(ends && { ends }),
});

describe('the moment of an evening', () => {
  it.each([
    ['a plan to leave on time', said(1, 'regular'), undefined],
    ['a plan of 19:00', said(1, 'seven'), undefined],
    ['a plan of 20:00', said(1, 'eight'), '19:30'],
    ['a plan past 20:00, with nothing declared', said(1, 'later'), '19:30'],
    ['a plan and the word that they go', said(1, 'later', 'leaving'), undefined],
    ['a plan and no wish to hear more', said(1, 'eight', 'quiet'), undefined],
    ['a plan taken back', said(1), undefined],
  ])('of %s', (_, evening, slot) => {
    expect(slotOf({ evening }, usual)).toBe(slot);
  });

  it.each([
    ['until 19:00', [span('18:15', '19:00')], undefined],
    ['until 19:29', [span('18:15', '19:29')], undefined],
    ['until 19:30', [span('18:15', '19:30')], '19:30'],
    ['until 20:00', [span('18:15', '20:00')], '19:30'],
    ['until 20:01', [span('18:15', '20:01')], '20:00'],
    ['past midnight', [span('18:15', '25:30')], '20:00'],
    ['in the morning alone', [span('07:30', '08:30')], undefined],
    ['in the morning and the evening', [span('07:30', '08:30'), span('18:15', '21:00')], '20:00'],
    ['with a pause over both moments', [span('18:15', '19:00'), span('21:00', '22:00')], undefined],
    ['with a pause over 20:00', [span('18:15', '19:45'), span('21:00', '22:00')], '19:30'],
    ['that begins after both', [span('20:30', '22:00')], undefined],
  ])('of overtime declared %s', (_, spans, slot) => {
    expect(slotOf({ overtime: declared(1, ...spans) }, usual)).toBe(slot);
  });

  it.each([
    ['a declaration after a plan outdoes it', declared(2, span('18:15', '21:00')), said(1, 'seven'), '20:00'],
    ['a declaration of less outdoes it too', declared(2, span('18:15', '19:00')), said(1, 'later'), undefined],
    ['a plan after a declaration outdoes it', declared(1, span('18:15', '21:00')), said(2, 'seven'), undefined],
    ['a shorter plan moves it', declared(1, span('18:15', '21:00')), said(2, 'eight'), '19:30'],
    ['a later plan leaves it', declared(1, span('18:15', '21:00')), said(2, 'later'), '20:00'],
    ['a later plan goes beyond it', declared(1, span('18:15', '19:00')), said(2, 'later'), '19:30'],
    [
      'who declares after they meant to go stays',
      declared(2, span('18:15', '21:00')),
      said(1, 'eight', 'leaving'),
      '20:00',
    ],
    [
      'who goes after they declared goes',
      declared(1, span('18:15', '21:00')),
      said(2, undefined, 'leaving'),
      undefined,
    ],
    ['what was withdrawn counts for nothing', withdrawn(2, span('18:15', '21:00')), said(1, 'eight'), '19:30'],
    ['an early morning says nothing of the evening', declared(2, span('07:30', '08:30')), said(1, 'later'), '19:30'],
    ['a plan taken back leaves the declaration', declared(1, span('18:15', '21:00')), said(2), '20:00'],
  ] as const)('is by the last word: %s', (_, overtime, evening, slot) => {
    expect(slotOf({ overtime, evening }, usual)).toBe(slot);
  });

  it('is none while the regular hours still run', () => {
    expect(slotOf({ evening: said(1, 'eight') }, hoursTo('19:30'))).toBe('19:30');
    expect(slotOf({ evening: said(1, 'eight') }, hoursTo('19:45'))).toBeUndefined();
    expect(slotOf({ overtime: declared(1, span('20:00', '22:00')) }, hoursTo('20:00'))).toBe('20:00');
    expect(slotOf({ overtime: declared(1, span('20:01', '22:00')) }, hoursTo('20:01'))).toBeUndefined();
  });

  it('is not used once the end that was given has passed', () => {
    const eight = stayingOf({ evening: said(1, 'eight') }, usual);
    const early = stayingOf({ overtime: declared(1, span('18:15', '19:30')) }, usual);
    const open = stayingOf({ evening: said(1, 'later') }, usual);
    const gone = (staying: typeof eight, minute: number) => staying && mayBeGone(staying, asDayMinute(minute));
    expect([gone(eight, 1_199), gone(eight, 1_200), gone(early, 1_171), gone(early, 1_200), gone(open, 1_214)]).toEqual(
      [false, true, false, true, false],
    );
  });
});

describe('an evening', () => {
  it('is silent where nothing was said of it', () => {
    expect(isSilent({})).toBe(true);
    expect(isSilent({ evening: said(2) })).toBe(true);
    expect(isSilent({ overtime: withdrawn(1, span('18:15', '21:00')) })).toBe(true);
    expect(isSilent({ evening: said(1, 'regular') })).toBe(false);
    expect(isSilent({ evening: said(1, undefined, 'quiet') })).toBe(false);
    expect(isSilent({ overtime: declared(1, span('18:15', '19:00')) })).toBe(false);
  });

  it('goes on past midnight until five', () => {
    expect(eveningOf(at('2026-11-27T04:59:00+09:00'), usual)).toBe('2026-11-26');
    expect(eveningOf(at('2026-11-27T05:00:00+09:00'), usual)).toBe('2026-11-27');
    expect(minuteIn(at('2026-11-27T00:30:00+09:00'), day, usual)).toBe(1_470);
    expect(minuteIn(at('2026-11-26T10:30:00Z'), day, { zone: asZone('Europe/Paris') })).toBe(690);
  });

  it('has its texts in turns, the same for everybody on one day', () => {
    const texts = ['a', 'b', 'c'] as const;
    const days = ['2026-11-26', '2026-11-27', '2026-11-28', '2026-11-29'].map(asLocalDate);
    const said = days.map((each) => turnOf(each, texts));
    expect(new Set(said.slice(0, 3))).toEqual(new Set(texts));
    expect(said[3]).toBe(said[0]);
  });
});

describe('whom 19:30 reaches', () => {
  const built = buildTree([unit('省'), unit('局', '省'), unit('課', '局'), unit('係', '課')]);
  if (built.type !== 'tree') throw new Error('no tree');
  const mode = (id: string, set: 'narrow' | 'wide') => ({ unit: asUnitId(id), mode: set });
  const of = (id: string, ...modes: readonly ReturnType<typeof mode>[]) => modesIn(built.tree, modes)(asUnitId(id));

  it('is narrow unless it is set', () => {
    expect(of('係')).toBe('narrow');
    expect(of('無い', mode('省', 'wide'))).toBe('narrow');
  });

  it('is as set for the nearest unit above', () => {
    expect(of('係', mode('局', 'wide'))).toBe('wide');
    expect(of('省', mode('局', 'wide'))).toBe('narrow');
    expect(of('係', mode('局', 'wide'), mode('課', 'narrow'))).toBe('narrow');
    expect(of('局', mode('局', 'wide'), mode('課', 'narrow'))).toBe('wide');
  });
});

describe('who waits for the end of standby', () => {
  const overtime = declared(1, span('18:15', '22:00'));
  it.each([
    ['declared, before the end', { overtime }, '20:14', true],
    ['declared, in the quiet hours', { overtime }, '21:59', true],
    ['declared, and past the end', { overtime }, '22:00', false],
    ['declared past midnight', { overtime: declared(1, span('18:15', '26:00')) }, '25:59', true],
    ['declared for later in the night', { overtime: declared(1, span('21:00', '22:00')) }, '20:30', false],
    ['declared for later in the evening', { overtime: declared(1, span('19:00', '22:00')) }, '18:30', true],
    ['declared for the evening, early in the morning', { overtime }, '05:10', false],
    ['declared for the evening, at the end of the quiet hours', { overtime }, '08:29', false],
    ['declared for the evening, in the morning', { overtime }, '08:30', true],
    [
      'declared for the morning too',
      { overtime: declared(1, span('07:00', '08:30'), span('18:15', '22:00')) },
      '07:00',
      true,
    ],
    ['planned past 20:00, early in the morning', { evening: said(1, 'later') }, '07:00', false],
    ['planned past 20:00, before the quiet hours', { evening: said(1, 'later') }, '20:14', true],
    ['planned past 20:00, in the quiet hours', { evening: said(1, 'later') }, '20:15', false],
    ['planned 20:00, before it', { evening: said(1, 'eight') }, '19:59', true],
    ['planned 20:00, after it', { evening: said(1, 'eight') }, '20:00', false],
    ['planned 19:00', { evening: said(1, 'seven') }, '18:30', false],
    ['declared, and said that they go', { overtime, evening: said(2, undefined, 'leaving') }, '20:00', false],
    ['declared, and wants to hear no more', { overtime, evening: said(2, undefined, 'quiet') }, '20:00', false],
    ['said nothing', {}, '19:00', false],
    ['withdrew it', { overtime: withdrawn(2, span('18:15', '22:00')) }, '19:00', false],
  ])('%s', (_, told, time, is) => {
    const [hours = 0, minutes = 0] = time.split(':').map(Number);
    const now = new Date(at('2026-11-26T00:00:00+09:00') + (hours * 60 + minutes) * 60_000).toISOString();
    expect(waits(told, usual, day, at(now))).toBe(is);
  });
});

describe('a line about leaving', () => {
  it.each([
    ['今日は19時に帰ります', 'seven'],
    ['今日は7時に帰ります', 'seven'],
    ['今日は定時で帰ります', 'regular'],
    ['定時で上がります', 'regular'],
    ['今日は18時に退庁します', 'regular'],
    ['今日は18時半に帰る予定です', 'seven'],
    ['本日は１９時半に退庁予定', 'eight'],
    ['20:00に帰ります', 'eight'],
    ['20時ごろ帰ります。', 'eight'],
    ['今日、20時5分に帰ります', 'later'],
    ['22時に帰る', 'later'],
  ])('%s', (line, leaves) => {
    expect(readLeaving(line, usual)).toBe(leaves);
  });

  it.each([
    '今日は19時まで残業',
    '帰りたい',
    '25時に帰ります',
    '19時に会議',
    '明日は19時に帰ります',
    '死にたい、もう帰る',
    '',
  ])('is none: %s', (line) => {
    expect(readLeaving(line, usual)).toBeUndefined();
  });
});
