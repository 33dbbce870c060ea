import { describe, expect, it } from 'vitest';
import { asDayMinute, asMinutes, type OvertimeDay, type OvertimeMonth } from '../../../src/overtime/model.ts';
import { type Command, countedSpans, type Decision, decide, recentDays } from '../../../src/overtime/rules.ts';
import { asPersonId } from '../../../src/people/model.ts';
import { asLocalDate } from '../../../src/time/instant.ts';
import { dayOf, november, span } from '../../fixtures/overtime.ts';
import { at } from '../../fixtures/time.ts';

const NOW = at('2026-11-26T16:00:00+09:00');
const day = asLocalDate('2026-11-26');
const [staff, manager, other] = [asPersonId('1'), asPersonId('2'), asPersonId('3')];

const declare = (until: string, order: number, asks: typeof manager | undefined = manager): Command => ({
  ...{ type: 'declare', declared: { day, spans: [span('17:45', until)] }, order },
  ...(asks && { asks }),
});
const answer = (version: number, verdict: 'confirmed' | 'discuss' = 'confirmed'): Command => ({
  ...{ type: 'answer', day, version, verdict },
});
/** What a row becomes by commands that all change it. */
const monthBy = (...commands: readonly (readonly [Command, typeof staff])[]): OvertimeMonth =>
  commands.reduce<OvertimeMonth>(
    (month, [command, by]) => {
      const decision = decide(month, command, by, NOW);
      if (decision.type !== 'changed') throw new Error(`${command.type}: ${JSON.stringify(decision)}`);
      return decision.month;
    },
    november({ days: {} }),
  );
const stored = (month: OvertimeMonth): OvertimeDay => month.days[day] ?? {};
const why = (decision: Decision) => (decision.type === 'refused' ? decision.why : decision.type);

describe('a declaration', () => {
  it('counts what was last said, however late an older tap comes', () => {
    const month = monthBy([declare('22:00', 2), staff]);
    expect(decide(month, declare('20:00', 1), staff, NOW)).toEqual({ type: 'unchanged' });
    expect(decide(month, declare('22:00', 3), staff, NOW)).toEqual({ type: 'unchanged' });
    const changed = monthBy([declare('22:00', 2), staff], [declare('20:00', 3), staff]);
    expect(stored(changed).plan).toMatchObject({ version: 2, spans: [span('17:45', '20:00')], asked: { version: 1 } });
  });

  it('is asked about anew only where it goes beyond what was answered', () => {
    const confirmed = [[declare('22:00', 1), staff] as const, [answer(1), manager] as const];
    expect(stored(monthBy(...confirmed, [declare('20:00', 2), staff])).plan).toMatchObject({
      ...{ version: 2, asked: { version: 1 }, answer: { by: manager, verdict: 'confirmed' } },
    });
    const longer = stored(monthBy(...confirmed, [declare('23:00', 2), staff])).plan;
    expect(longer).toMatchObject({ version: 2, asked: { person: manager, version: 2 } });
    expect(longer?.answer).toBeUndefined();
    const discussed = monthBy(
      [declare('22:00', 1), staff],
      [answer(1, 'discuss'), manager],
      [declare('20:00', 2), staff],
    );
    expect(stored(discussed).plan).toMatchObject({ asked: { version: 2 } });
  });

  it('asks somebody else where another one is there now', () => {
    const month = monthBy([declare('22:00', 1), staff], [declare('23:00', 2, other), staff]);
    expect(stored(month).plan).toMatchObject({ asked: { person: other, version: 2 } });
  });

  it('withdrawn stays so for a copy of the older tap, and can be declared anew', () => {
    const month = monthBy([declare('22:00', 1), staff], [{ type: 'withdraw', day, order: 2 }, staff]);
    expect(decide(month, declare('22:00', 1), staff, NOW)).toEqual({ type: 'unchanged' });
    expect(decide(month, { type: 'withdraw', day, order: 2 }, staff, NOW)).toEqual({ type: 'unchanged' });
    expect(countedSpans(stored(month))).toEqual([]);
    const anew = decide(month, declare('22:00', 3), staff, NOW);
    expect(anew.type === 'changed' && stored(anew.month).plan).toMatchObject({ version: 2, asked: { version: 2 } });
  });
});

describe('an answer', () => {
  const declared = monthBy([declare('22:00', 1), staff]);

  it('counts once, and for the version it was given to', () => {
    const answered = monthBy([declare('22:00', 1), staff], [answer(1), manager]);
    expect(decide(answered, answer(1), manager, NOW)).toEqual({ type: 'unchanged' });
    expect(why(decide(answered, answer(1, 'discuss'), manager, NOW))).toBe('answered');
    expect(why(decide(answered, answer(1), other, NOW))).toBe('answered');
    expect(why(decide(declared, answer(2), manager, NOW))).toBe('other-version');
  });

  it('to what was withdrawn, or never declared, says so', () => {
    const withdrawn = monthBy([declare('22:00', 1), staff], [{ type: 'withdraw', day, order: 2 }, staff]);
    expect(why(decide(withdrawn, answer(1), manager, NOW))).toBe('withdrawn');
    expect(why(decide(november({ days: {} }), answer(1), manager, NOW))).toBe('nothing');
  });
});

describe('what was worked', () => {
  const record = (until: string, order: number): Command => ({
    ...{ type: 'record', day, spans: [span('17:45', until)], order },
  });

  it('outdoes the plan, and the last word of it counts', () => {
    const month = monthBy([declare('22:00', 1), staff], [record('23:30', 2), staff]);
    expect(countedSpans(stored(month))).toEqual([span('17:45', '23:30')]);
    expect(decide(month, record('21:00', 1), staff, NOW)).toEqual({ type: 'unchanged' });
    expect(decide(month, record('23:30', 3), staff, NOW)).toEqual({ type: 'unchanged' });
  });

  it('by the system stands until the person says otherwise, and outlasts a copy of what they said before', () => {
    const fromSystem = (until: string, systemWins = false): Command => ({
      ...{ type: 'import', day, spans: [span('17:45', until)], systemWins },
    });
    const month = monthBy([record('21:00', 5), staff], [fromSystem('22:30'), other]);
    expect(stored(month).actual).toMatchObject({ by: 'system', spans: [span('17:45', '22:30')] });
    expect(decide(month, fromSystem('22:30'), other, NOW)).toEqual({ type: 'unchanged' });
    expect(decide(month, record('21:00', 5), staff, NOW)).toEqual({ type: 'unchanged' });
    const corrected = monthBy([record('21:00', 5), staff], [fromSystem('22:30'), other], [record('23:00', 6), staff]);
    expect(stored(corrected).actual).toMatchObject({ by: 'person', spans: [span('17:45', '23:00')] });
    expect(decide(corrected, fromSystem('22:30'), other, NOW)).toEqual({ type: 'unchanged' });
    expect(decide(corrected, fromSystem('22:30', true), other, NOW)).toMatchObject({
      month: { days: { [day]: { actual: { by: 'system', spans: [span('17:45', '22:30')] } } } },
    });
  });

  it('by the system leaves the plan and the later start the person chose', () => {
    const later: Command = {
      type: 'record',
      day,
      spans: [span('17:45', '23:00')],
      order: 2,
      startsAt: asDayMinute(630),
    };
    const fromSystem: Command = { type: 'import', day, spans: [span('17:45', '23:30')], systemWins: false };
    const month = monthBy([declare('22:00', 1), staff], [later, staff], [fromSystem, other]);
    expect(stored(month)).toMatchObject({ plan: { version: 1 }, actual: { by: 'system', startsAt: 630 } });
  });

  it('can be nothing at all', () => {
    const none: Command = { type: 'record', day, spans: [], order: 2 };
    expect(countedSpans(stored(monthBy([declare('22:00', 1), staff], [none, staff])))).toEqual([]);
  });
});

it('attends to declared days of yesterday and later, in their order', () => {
  const plan = { spans: [], version: 1, declaredAt: NOW, order: 1 };
  const days = {
    ...dayOf('2026-11-28', { actual: { spans: [], at: NOW, order: 1, by: 'person' } }),
    ...Object.fromEntries(['2026-11-24', '2026-11-27', '2026-11-25', '2026-11-26'].map((each) => [each, { plan }])),
  };
  expect(recentDays({ days }, day)).toEqual(['2026-11-25', '2026-11-26', '2026-11-27']);
});

describe('振替 of a 週休日', () => {
  const moved = (to: string) => ({ upTo: asMinutes(465), to: asLocalDate(to) });
  const move = (to: string, order: number): Command => ({ type: 'move', day, order, moved: moved(to) });
  const declaring = (to: string, order: number, on = day): Command => ({
    ...{ type: 'declare', declared: { day: on, spans: [span('17:45', '22:00')] }, order, asks: manager },
    moved: moved(to),
  });
  const none = (order: number): Command => ({ type: 'move', day, order });

  it('is said with the declaration, in the same write, and changed later', () => {
    const declared = monthBy([declaring('2026-12-02', 1), staff]);
    expect(stored(declared)).toMatchObject({ plan: { version: 1 }, moved: { to: '2026-12-02', upTo: 465, order: 1 } });
    const changed = monthBy(
      [declare('22:00', 1), staff],
      [move('2026-12-02', 2), staff],
      [move('2026-12-03', 3), staff],
    );
    expect(stored(changed)).toMatchObject({ plan: { version: 1 }, moved: { to: '2026-12-03', order: 3 } });
  });

  it('changes nothing when it is said again, or comes late', () => {
    const month = monthBy([declare('22:00', 1), staff], [move('2026-12-02', 3), staff]);
    expect(decide(month, move('2026-12-02', 3), staff, NOW)).toEqual({ type: 'unchanged' });
    expect(decide(month, move('2026-12-03', 2), staff, NOW)).toEqual({ type: 'unchanged' });
    expect(decide(month, none(2), staff, NOW)).toEqual({ type: 'unchanged' });
  });

  it('is taken back, after which an older tap changes nothing', () => {
    const month = monthBy([declare('22:00', 1), staff], [move('2026-12-02', 2), staff], [none(4), staff]);
    expect(stored(month).moved).toEqual({ upTo: 465, order: 4, withdrawn: true });
    expect(decide(month, none(4), staff, NOW)).toEqual({ type: 'unchanged' });
    expect(decide(month, move('2026-12-02', 3), staff, NOW)).toEqual({ type: 'unchanged' });
    expect(why(decide(month, move('2026-12-02', 5), staff, NOW))).toBe('changed');
  });

  it('is refused where nothing is worked, or the day is free for another one', () => {
    expect(why(decide(november({ days: {} }), move('2026-12-02', 1), staff, NOW))).toBe('nothing');
    const sunday = asLocalDate('2026-11-29');
    const month = monthBy([declaring('2026-12-02', 1), staff], [declaring('2026-12-02', 2, sunday), staff]);
    expect(month.days[sunday]?.moved).toEqual({ upTo: 465, order: 2 });
    const again: Command = { type: 'move', day: sunday, order: 3, moved: moved('2026-12-02') };
    expect(why(decide(month, again, staff, NOW))).toBe('taken');
  });

  it('stays when the day is declared anew or recorded', () => {
    const month = monthBy(
      [declaring('2026-12-02', 1), staff],
      [declare('23:00', 2), staff],
      [{ type: 'record', day, spans: [span('17:45', '23:30')], order: 3 }, staff],
    );
    expect(stored(month).moved).toEqual({ ...moved('2026-12-02'), order: 1 });
  });
});

describe('a break', () => {
  const record = (order: number, minutes?: number): Command => ({
    ...{ type: 'record', day, spans: [span('10:00', '19:00')], order },
    ...(minutes !== undefined && { breakMinutes: asMinutes(minutes) }),
  });
  const imported = (until: string, minutes?: number): Command => ({
    ...{ type: 'import', day, spans: [span('10:00', until)], systemWins: false },
    ...(minutes !== undefined && { breakMinutes: asMinutes(minutes) }),
  });

  it('is recorded, taken back, and the same when it is said again', () => {
    const month = monthBy([record(1, 60), staff]);
    expect(stored(month).actual).toMatchObject({ breakMinutes: 60 });
    expect(decide(month, record(2, 60), staff, NOW)).toEqual({ type: 'unchanged' });
    expect(stored(monthBy([record(1, 60), staff], [record(2), staff])).actual?.breakMinutes).toBeUndefined();
  });

  it('stays where the ministry’s own system says nothing of breaks', () => {
    const month = monthBy([record(1, 60), staff], [imported('20:00'), staff]);
    expect(stored(month).actual).toMatchObject({ by: 'system', breakMinutes: 60 });
    expect(decide(monthBy([record(1, 60), staff]), imported('19:00'), staff, NOW)).toEqual({ type: 'unchanged' });
  });

  it('of the system makes nobody’s own record shorter without being told to', () => {
    const month = monthBy([record(1), staff]);
    expect(decide(month, imported('19:00', 60), staff, NOW)).toEqual({ type: 'unchanged' });
    expect(stored(monthBy([record(1, 60), staff], [imported('19:00', 45), staff])).actual).toMatchObject({
      ...{ by: 'system', breakMinutes: 45 },
    });
  });
});
