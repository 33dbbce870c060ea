import type { UnitId } from '../../people/model.ts';
import type { LocalDate, WeekId } from '../../time/instant.ts';
import { plusWeeks } from '../../time/instant.ts';
import { type Decisions, type Point, type UnitResult, writerOf } from '../model.ts';
import { lowest, type Thresholds } from '../suppression/model.ts';
import { lineTold, type PointTold, type UnitTold, unitTold } from '../told.ts';

/** All that a printed report says, with nothing exact in it. */
export type Report = {
  readonly made: LocalDate;
  readonly weeks: { readonly first: WeekId; readonly last: WeekId; readonly count: number };
  readonly top: UnitTold;
  /** The unit above that the drivers are set beside. */
  readonly above?: string;
  readonly line: readonly PointTold[];
  readonly units: readonly Row[];
  /** Units below that are not in the table. */
  readonly more: number;
  readonly decisions: readonly DecisionTold[];
  readonly thresholds: Pick<Thresholds, 'mean' | 'distribution'>;
};

export type Row = UnitTold & { readonly depth: number };
type DecisionTold = { readonly date: LocalDate; readonly name?: string; readonly text: string };

/** What a report is made of. */
export type Material = {
  readonly made: LocalDate;
  /** So many weeks up to the round. */
  readonly weeks: number;
  readonly published: readonly WeekId[];
  readonly top: UnitResult;
  readonly above?: UnitResult;
  /** Of the unit itself and what is below it, in the order of the organisation; how many units more there are. */
  readonly subtree: readonly UnitResult[];
  readonly unread?: number;
  /** Of the unit, from rounds so far back that the line of the latest does not reach them. */
  readonly earlier: readonly UnitResult[];
  readonly decisions?: Decisions;
  /** Those of the round. */
  readonly thresholds?: Thresholds;
  readonly dateOf: (decision: Decisions['made'][number]) => LocalDate;
};

/** A printed table of more units than this is read by nobody. */
const MOST_ROWS = 40;

/** Of the latest decisions. */
const MOST_DECISIONS = 5;

export const reportOf = (material: Material): Report => {
  const {
    made,
    weeks,
    published,
    top,
    above,
    subtree,
    unread = 0,
    earlier,
    decisions,
    dateOf,
    thresholds = lowest,
  } = material;
  const first = plusWeeks(top.week, 1 - weeks);
  const shown = published.filter((week) => week >= first && week <= top.week).toSorted();
  const rows = outline(top.unit, subtree);
  const fitting = fitted(rows);
  return {
    ...{ made, thresholds, weeks: { first, last: top.week, count: weeks } },
    top: unitTold(top, above),
    ...(above && { above: above.name }),
    line: lineTold(joined([...earlier, top]), shown),
    units: fitting.map(({ result, depth }) => ({ ...unitTold(result), depth })),
    more: rows.length - fitting.length + unread,
    decisions: (decisions?.made ?? []).slice(0, MOST_DECISIONS).map((decision) => {
      const name = writerOf(decision);
      return { date: dateOf(decision), text: decision.text, ...(name !== undefined && { name }) };
    }),
  };
};

/** The points of several lines, each week once. */
const joined = (results: readonly UnitResult[]): readonly Point[] => [
  ...new Map(results.flatMap(({ line }) => line.map((point) => [point.week, point] as const))).values(),
];

type Placed = { readonly result: UnitResult; readonly depth: number };

/** From the unit on down, each one followed by what lies below it. */
const outline = (top: UnitId, results: readonly UnitResult[]): readonly Placed[] => {
  const children = new Map<UnitId, UnitResult[]>();
  for (const result of results) {
    if (result.unit === top || result.parent === undefined) continue;
    const siblings = children.get(result.parent);
    if (siblings) siblings.push(result);
    else children.set(result.parent, [result]);
  }
  const placed: Placed[] = [];
  const open: Placed[] = results.filter(({ unit }) => unit === top).map((result) => ({ result, depth: 0 }));
  for (let next = open.pop(); next; next = open.pop()) {
    placed.push(next);
    const depth = next.depth + 1;
    open.push(...(children.get(next.result.unit) ?? []).toReversed().map((result) => ({ result, depth })));
  }
  return placed;
};

/** As many whole levels as fit; of the first one below as many units as do. */
const fitted = (rows: readonly Placed[]): readonly Placed[] => {
  const deepest = Math.max(0, ...rows.map(({ depth }) => depth));
  for (let depth = deepest; depth >= 1; depth -= 1) {
    const kept = rows.filter((row) => row.depth <= depth);
    if (kept.length <= MOST_ROWS || depth === 1) return kept.slice(0, MOST_ROWS);
  }
  return rows.slice(0, MOST_ROWS);
};
