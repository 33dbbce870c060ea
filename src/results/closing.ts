import { AkariError } from '../errors.ts';
import type { UnitId } from '../people/model.ts';
import type { Histogram, QuestionId, Round, RoundTree, RoundUnit, Tally } from '../pulse/model.ts';
import { isReversed } from '../pulse/rotation.ts';
import type { WeekId } from '../time/instant.ts';
import { lowAfter } from './low-response.ts';
import type { Latest, Point, Shown, UnitResult } from './model.ts';
import { answerSheet, answerTotals, histogramAt } from './suppression/answers.ts';
import { leaksOf } from './suppression/audit.ts';
import type { Answers, ClosedRound, EarlierRound, Homes, Thresholds, UnitSizes, Why } from './suppression/model.ts';
import { type Judgement, judge } from './suppression/suppress.ts';
import { countedTree, totals } from './suppression/tree.ts';

/** What a closed round kept: by whom each row was given, and the answers by unit, in the order of the round's tree. */
export type Tallied = { readonly rows: readonly Row[]; readonly answers: Answers };
export type Row = Pick<Tally, 'unit' | 'respondents' | 'took'>;

/** Takes in tallies as they are read: of 30,000 units what all of them are together would be ten times as much. */
export const tallySheet = (tree: RoundTree) => {
  const rowOf = new Map([...tree.keys()].map((unit, row) => [unit, row]));
  const sheet = answerSheet(tree.size);
  const rows: Row[] = [];
  const tallied: Tallied = { rows, answers: sheet.answers };
  return {
    tallied,
    add(tallies: readonly Tally[]): void {
      for (const { counts, ...tally } of tallies) {
        rows.push(tally);
        const row = rowOf.get(tally.unit);
        if (row !== undefined) sheet.put(row, counts);
      }
    },
  };
};

/** A closed round with all that decides what of it is shown. */
export type Closing = {
  readonly round: Pick<Round, 'org' | 'week' | 'questions'>;
  readonly tree: RoundTree;
  readonly tallied: Tallied;
  readonly thresholds: Thresholds;
  readonly homes: Homes;
  readonly earlier: readonly EarlierRound[];
};

/** What is shown of a unit of the round, after what was shown of it the round before. */
export type ResultOf = (unit: RoundUnit, before: UnitResult | undefined) => UnitResult;

/** A quarter of weeks is drawn. */
const LINE = 13;

/**
 * Decides what is shown of all units. Throws `results-leak` when the audit finds that it would tell of a small group:
 * then nothing of the round is shown.
 */
export const judged = (closing: Closing): ResultOf => {
  const { round, tree, tallied, thresholds, homes, earlier } = closing;
  const units = countsOf(tree, tallied.rows);
  const closed = { units, answers: tallied.answers, questions: round.questions, thresholds, homes, earlier };
  const { verdicts, countable } = judge(closed);
  const [leak] = leaksOf(closed, verdicts);
  if (leak) throw new AkariError('results-leak', `${leak.question} of ${leak.unit} in ${round.week}: ${leak.of}`);
  const totalOf = totalsOf(tree, closed);
  return (unit, before) => resultOf(closing, unit, totalOf(unit.id), { verdicts, countable }, before);
};

/**
 * The counts that a round kept, by unit. A unit whose own answers were too few for a row of its own has them in a row
 * further up: then it is not whole, nor is what lies between it and that row.
 */
export const countsOf = (tree: RoundTree, tallies: readonly Row[]): readonly UnitSizes[] => {
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
  }));
};

type Total = {
  readonly members: number;
  readonly optedOut: number;
  readonly people: number;
  readonly steps: (question: QuestionId) => Histogram;
};

/** Of each unit with everything below it. */
const totalsOf = (tree: RoundTree, { units, answers }: Pick<ClosedRound, 'units' | 'answers'>) => {
  const { tree: numbers, own, rows } = countedTree(units);
  const numberOf = new Map(numbers.ids.map((id, unit) => [id, unit]));
  const up = (each: (unit: UnitSizes) => number): readonly number[] => totals(numbers, own.map(each));
  const [members, people] = [up((unit) => unit.members), up((unit) => unit.people)];
  const optedOut = up(({ id }) => tree.get(id)?.optedOut ?? 0);
  const steps = new Map([...answers].map(([question, of]) => [question, answerTotals(numbers, of, rows)]));
  return (id: UnitId): Total => {
    const unit = numberOf.get(id) ?? -1;
    return {
      ...{ members: members[unit] ?? 0, optedOut: optedOut[unit] ?? 0, people: people[unit] ?? 0 },
      steps: (question) => histogramAt(steps.get(question), unit),
    };
  };
};

const resultOf = (
  { round: { org, week }, thresholds }: Pick<Closing, 'round' | 'thresholds'>,
  { id, name, parent }: RoundUnit,
  { members, optedOut, people, steps }: Total,
  { verdicts, countable }: Judgement,
  before: UnitResult | undefined,
): UnitResult => {
  const shown: { [question in QuestionId]?: Shown } = {};
  const why: { [question in QuestionId]?: Why } = {};
  for (const [question, verdict] of verdicts) {
    const reason = verdict.why.get(id);
    if (verdict.means.has(id)) shown[question] = shownOf(question, steps(question), verdict.distributions.has(id));
    else if (reason) why[question] = reason;
  }
  const past = pastOf(week, shown, members, before);
  const place = { org, unit: id, week, name, ...(parent === undefined ? {} : { parent }) };
  const told = { ...place, members, optedOut, ...(countable.has(id) && { people }), shown, why };
  const low = lowAfter(told, thresholds.mean, before?.low);
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

/** Adds what a page of an earlier round's results shows of these questions: with that a new one is compared. */
export const addShown = (
  shown: Map<QuestionId, Set<UnitId>>,
  results: readonly UnitResult[],
  questions: readonly QuestionId[],
): void => {
  for (const result of results)
    for (const question of questions) {
      if (!result.shown[question]) continue;
      const units = shown.get(question);
      if (units) units.add(result.unit);
      else shown.set(question, new Set([result.unit]));
    }
};
