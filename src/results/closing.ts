import { AkariError } from '../errors.ts';
import type { UnitId } from '../people/model.ts';
import type { Histogram, QuestionId, Round, RoundTree, RoundUnit, Tally } from '../pulse/model.ts';
import { isReversed } from '../pulse/rotation.ts';
import type { WeekId } from '../time/instant.ts';
import { lowAfter } from './low-response.ts';
import type { Latest, Point, Shown, UnitResult } from './model.ts';
import { leaksOf } from './suppression/audit.ts';
import type { EarlierRound, Homes, Thresholds, UnitCounts, Verdict, Why } from './suppression/model.ts';
import { countable, suppress } from './suppression/suppress.ts';

/** A closed round with all that decides what of it is shown. */
export type Closing = {
  readonly round: Pick<Round, 'org' | 'week' | 'questions'>;
  readonly tree: RoundTree;
  readonly tallies: readonly Tally[];
  readonly thresholds: Thresholds;
  readonly homes: Homes;
  readonly earlier: readonly EarlierRound[];
  /** What was shown of a unit after the round before. */
  readonly before: (unit: UnitId) => UnitResult | undefined;
};

/** A quarter of weeks is drawn. */
const LINE = 13;

/**
 * What is shown of each unit. Throws `results-leak` when the audit finds that it would tell of a small group: then
 * nothing of the round is shown.
 */
export const resultsOf = (closing: Closing): readonly UnitResult[] => {
  const { round, tree, tallies, thresholds, homes, earlier } = closing;
  const units = countsOf(tree, tallies);
  const closed = { units, questions: round.questions, thresholds, homes, earlier };
  const verdicts = suppress(closed);
  const [leak] = leaksOf(closed, verdicts);
  if (leak) throw new AkariError('results-leak', `${leak.question} of ${leak.unit} in ${round.week}: ${leak.of}`);
  const totals = totalsOf(tree, tallies);
  const mayCount = countable(closed);
  return [...tree.values()].map((unit) => {
    const total = totals.get(unit.id) ?? nothing;
    return resultOf(closing, unit, total, verdicts, mayCount.has(unit.id));
  });
};

/**
 * The counts that a round kept, by unit. A unit whose own answers were too few for a row of its own has them in a row
 * further up: then it is not whole, nor is what lies between it and that row.
 */
export const countsOf = (tree: RoundTree, tallies: readonly Tally[]): readonly UnitCounts[] => {
  const rows = new Map(tallies.map((tally) => [tally.unit, tally]));
  const broken = new Set<UnitId>();
  const breakUp = (from: UnitId, isEnd: (unit: UnitId) => boolean): void => {
    for (let at = tree.get(from); at?.parent !== undefined && !isEnd(at.id); at = tree.get(at.parent))
      broken.add(at.id);
  };
  for (const { id, keeps } of tree.values()) if (keeps > 0) breakUp(id, (unit) => rows.has(unit));
  // The topmost row takes from wherever the smallest one is, past everything in between.
  for (const { took } of tallies) if (took !== undefined) breakUp(took, () => false);
  return [...tree.values()].map(({ id, parent, keeps }) => ({
    id,
    ...(parent === undefined ? {} : { parent }),
    members: keeps,
    people: rows.get(id)?.respondents ?? 0,
    whole: !broken.has(id),
    counts: rows.get(id)?.counts ?? {},
  }));
};

type Total = {
  readonly members: number;
  readonly optedOut: number;
  readonly people: number;
  readonly counts: { readonly [question in QuestionId]?: Histogram };
};

const nothing: Total = { members: 0, optedOut: 0, people: 0, counts: {} };

/** Of each unit with everything below it. */
const totalsOf = (tree: RoundTree, tallies: readonly Tally[]): ReadonlyMap<UnitId, Total> => {
  const totals = new Map<UnitId, Total>();
  const add = (unit: UnitId, more: Total): void => {
    totals.set(unit, plus(totals.get(unit) ?? nothing, more));
  };
  for (const { unit, respondents, counts } of tallies) add(unit, { ...nothing, people: respondents, counts });
  for (const { id, parent, keeps, optedOut } of [...tree.values()].toReversed()) {
    add(id, { ...nothing, members: keeps, optedOut: optedOut ?? 0 });
    if (parent !== undefined) add(parent, totals.get(id) ?? nothing);
  }
  return totals;
};

const plus = (a: Total, b: Total): Total => {
  const counts = { ...a.counts };
  for (const [question, steps] of entriesOf(b.counts)) counts[question] = together(counts[question], steps);
  return { members: a.members + b.members, optedOut: a.optedOut + b.optedOut, people: a.people + b.people, counts };
};

const entriesOf = (counts: Total['counts']): readonly [QuestionId, Histogram][] => {
  const found: [QuestionId, Histogram][] = [];
  let question: QuestionId;
  for (question in counts) {
    const steps = counts[question];
    if (steps) found.push([question, steps]);
  }
  return found;
};

const together = ([a, b, c, d, e]: Histogram = [0, 0, 0, 0, 0], [f, g, h, i, j]: Histogram): Histogram => [
  a + f,
  b + g,
  c + h,
  d + i,
  e + j,
];

const resultOf = (
  { round: { org, week }, before, thresholds }: Closing,
  { id, name, parent }: RoundUnit,
  { members, optedOut, people, counts }: Total,
  verdicts: ReadonlyMap<QuestionId, Verdict>,
  mayCount: boolean,
): UnitResult => {
  const shown: { [question in QuestionId]?: Shown } = {};
  const why: { [question in QuestionId]?: Why } = {};
  for (const [question, verdict] of verdicts) {
    const steps = counts[question];
    const reason = verdict.why.get(id);
    if (verdict.means.has(id) && steps) shown[question] = shownOf(question, steps, verdict.distributions.has(id));
    else if (reason) why[question] = reason;
  }
  const previous = before(id);
  const past = pastOf(week, shown, members, previous);
  const place = { org, unit: id, week, name, ...(parent === undefined ? {} : { parent }) };
  const told = { ...place, members, optedOut, ...(mayCount && { people }), shown, why };
  const low = lowAfter(told, thresholds.mean, previous?.low);
  return { ...told, ...past, ...(low && { low }) };
};

/** Of a question that asks for something bad the good end is turned to 5. */
const shownOf = (question: QuestionId, steps: Histogram, withSteps: boolean): Shown => {
  const [a, b, c, d, e] = steps;
  const turned: Histogram = isReversed(question) ? [e, d, c, b, a] : steps;
  const [one, two, three, four, five] = turned;
  return {
    people: one + two + three + four + five,
    sum: one + 2 * two + 3 * three + 4 * four + 5 * five,
    favourable: four + five,
    ...(withSteps && { steps: turned }),
  };
};

type Past = Pick<UnitResult, 'line' | 'latest' | 'before'>;

const pastOf = (week: WeekId, shown: UnitResult['shown'], members: number, previous: UnitResult | undefined): Past => {
  const latest: { [question in QuestionId]?: Latest } = { ...previous?.latest };
  const before: { [question in QuestionId]?: Latest } = { ...previous?.before };
  let question: QuestionId;
  for (question in shown) {
    const now = shown[question];
    const last = latest[question];
    if (!now) continue;
    if (last && last.week < week) before[question] = last;
    latest[question] = { week, ...now };
  }
  const line = (previous?.line ?? []).filter((point) => point.week < week);
  const point = pointOf(week, shown.A0, members);
  return { line: [...line, ...(point ? [point] : [])].slice(-LINE), latest, before };
};

const pointOf = (week: WeekId, shown: Shown | undefined, members: number): Point | undefined =>
  shown && { week, people: shown.people, members, favourable: shown.favourable };

/** What of the earlier round, beside its tree and homes, is needed to compare a new one with it. */
export const shownIn = (results: readonly UnitResult[]): ReadonlyMap<QuestionId, ReadonlySet<UnitId>> => {
  const shown = new Map<QuestionId, Set<UnitId>>();
  for (const result of results) {
    let question: QuestionId;
    for (question in result.shown) {
      const units = shown.get(question);
      if (units) units.add(result.unit);
      else shown.set(question, new Set([result.unit]));
    }
  }
  return shown;
};
