import { describe, expect, it } from 'vitest';
import { asUnitId, type UnitId } from '../../../../src/people/model.ts';
import type { UnitResult } from '../../../../src/results/model.ts';
import { reportOf } from '../../../../src/results/report/report.ts';
import { asLocalDate, asWeekId } from '../../../../src/time/instant.ts';
import { ministryResults, newest, quarter } from '../../../fixtures/ministry-results.ts';
import { ORG } from '../../../fixtures/staff.ts';

const made = asLocalDate('2026-11-21');
const [ministry] = ministryResults(ORG);
if (!ministry) throw new Error('no ministry');

const below = (id: string, parent: UnitId): UnitResult => ({ ...ministry, unit: asUnitId(id), name: id, parent });
const reported = (subtree: readonly UnitResult[], changes: Partial<Parameters<typeof reportOf>[0]> = {}) =>
  reportOf({
    ...{ made, weeks: 13, published: quarter, top: ministry, subtree: [ministry, ...subtree], earlier: [] },
    ...{ dateOf: () => made, ...changes },
  });

describe('what a report is made of', () => {
  it('puts each unit under the one it belongs to', () => {
    const rows = reported([
      below('甲', ministry.unit),
      below('乙', ministry.unit),
      below('甲1', asUnitId('甲')),
      below('甲11', asUnitId('甲1')),
      below('乙1', asUnitId('乙')),
    ]).units;
    expect(rows.map(({ name, depth }) => [name, depth])).toEqual([
      ['灯省', 0],
      ['甲', 1],
      ['甲1', 2],
      ['甲11', 3],
      ['乙', 1],
      ['乙1', 2],
    ]);
  });

  it('leaves out whole levels of a large unit, and says how many units that is', () => {
    const bureaus = Array.from({ length: 10 }, (_, i) => below(`局${i}`, ministry.unit));
    const sections = bureaus.flatMap(({ unit }) => Array.from({ length: 5 }, (_, i) => below(`${unit}課${i}`, unit)));
    const report = reported([...bureaus, ...sections]);
    expect(report.units.map(({ depth }) => depth)).toEqual([0, ...bureaus.map(() => 1)]);
    expect(report.more).toBe(50);
    const wide = reported(Array.from({ length: 60 }, (_, i) => below(`室${i}`, ministry.unit)));
    expect([wide.units.length, wide.more]).toEqual([40, 21]);
    expect(reported(bureaus, { unread: 29_600 }).more).toBe(29_600);
  });

  it('draws the weeks that were asked for, and reaches further back with earlier results', () => {
    expect(reported([], { weeks: 4 }).line.map(({ week }) => week)).toEqual([
      '2026-W44',
      '2026-W45',
      '2026-W46',
      '2026-W47',
    ]);
    const week = asWeekId('2026-W34');
    const old = { ...ministry, week, line: [{ week, people: 100, members: 200, favourable: 99 }] };
    const long = reported([], { weeks: 14, published: [...quarter, week], earlier: [old] }).line;
    expect(long[0]).toEqual({ week, share: { people: { type: 'exact', people: 100 }, percent: 99, margin: 2 } });
    expect(long.at(-1)?.week).toBe(newest);
  });

  it('tells beside the share of four weeks how many answered in the week itself, where that is shown', () => {
    const last = ministry.line.slice(-4).map((point, i) => ({ ...point, people: [40, 90, 60, 80][i] ?? 0 }));
    const line = last.filter((_, i) => i !== 2);
    const told = reported([], { weeks: 4, top: { ...ministry, line } }).line;
    expect(told.map(({ share }) => share?.people)).toEqual([
      { type: 'exact', people: 40 },
      { type: 'exact', people: 90 },
      undefined,
      { type: 'exact', people: 80 },
    ]);
    expect(told.every(({ share }) => share !== undefined)).toBe(true);
  });

  it('leaves a gap where four weeks had nothing to show', () => {
    const line = ministry.line.filter(({ week }) => week < '2026-W39' || week > '2026-W44');
    const [shown, gap] = [true, false];
    expect(reported([], { top: { ...ministry, line } }).line.map(({ share }) => share !== undefined)).toEqual([
      ...[shown, shown, shown, shown, shown, shown, shown],
      ...[gap, gap, gap],
      ...[shown, shown, shown],
    ]);
  });
});
