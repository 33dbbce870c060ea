import type { UnitId } from '../../people/model.ts';
import type { QuestionId } from '../../pulse/model.ts';
import { SCALE } from './answers.ts';
import { type Hidden, hideUpward, STEPS, type Steps } from './hiding.ts';
import type { ClosedRound, UnitSizes, Verdict, Why } from './model.ts';
import { type Moves, movesAmong } from './moves.ts';
import { mostShown } from './sizes.ts';
import { checkThresholds, countedRound, type Tree, totals } from './tree.ts';

/** What may be shown of each question, and the units of which it may be told how many answered anything. */
export type Judgement = {
  readonly verdicts: ReadonlyMap<QuestionId, Verdict>;
  readonly countable: ReadonlySet<UnitId>;
};

/**
 * What of a closed round may be shown, for all units at once, whoever looks at which of them. What it rests on and what
 * it does not guard against: docs/decisions/0026-results-by-regions.md. Throws `bad-results-input`.
 */
export const judge = (round: ClosedRound): Judgement => {
  checkThresholds(round.thresholds);
  const { tree, own, rows } = countedRound(round);
  const isLarge = bySize(tree, own, round);
  const scene = { round, tree, own, rows, all: totals(tree, peopleOf(own)), isLarge, movesOf: movesAmong(tree, round) };
  return {
    verdicts: new Map(round.questions.map((question) => [question, verdictOn(question, scene)])),
    countable: idsOf(tree, isLarge),
  };
};

export const suppress = (round: ClosedRound): Judgement['verdicts'] => judge(round).verdicts;

type Scene = {
  readonly round: ClosedRound;
  readonly tree: Tree;
  readonly own: readonly UnitSizes[];
  /** By number of a unit where it stands in the round. */
  readonly rows: Int32Array;
  /** People who answered, with those of the units below. */
  readonly all: readonly number[];
  /** What the sizes alone let be shown. */
  readonly isLarge: Uint8Array;
  readonly movesOf: (question: QuestionId) => Moves;
};

const peopleOf = (own: readonly UnitSizes[]): readonly number[] => own.map(({ people }) => people);
const membersOf = (own: readonly UnitSizes[]): readonly number[] => own.map(({ members }) => members);

const bySize = (tree: Tree, own: readonly UnitSizes[], { thresholds }: ClosedRound): Uint8Array =>
  mostShown(tree, {
    members: membersOf(own),
    people: peopleOf(own),
    mayShow: (unit) => own[unit]?.whole ?? false,
    k: thresholds.mean,
  });

const verdictOn = (question: QuestionId, scene: Scene): Verdict => {
  const { tree, round, all } = scene;
  const isShown = Uint8Array.from(scene.isLarge);
  const steps = stepsOfQuestion(question, scene);
  const why = new Map<UnitId, Why>();
  const note = ({ unit, why: reason }: Hidden): void => {
    const id = tree.ids[unit];
    if (id !== undefined) why.set(id, reason);
  };
  tree.ids.forEach((_, unit) => {
    if (isShown[unit] === 0) note({ unit, why: (all[unit] ?? 0) < round.thresholds.mean ? 'few' : 'withheld' });
  });
  const movedIn = scene.movesOf(question);
  for (let hidden: readonly Hidden[] = [{ unit: 0, why: 'few' }]; hidden.length > 0; ) {
    const moved = hideMoved(movedIn, isShown);
    hidden = [...moved, ...hideUpward({ tree, own: steps, people: all, k: round.thresholds.mean }, isShown)];
    hidden.forEach(note);
  }
  return { means: idsOf(tree, isShown), distributions: idsOf(tree, distributionsOf(scene, isShown, steps)), why };
};

const stepsOfQuestion = (question: QuestionId, { round, own, rows }: Scene): Steps => {
  const answers = round.answers.get(question);
  const steps = new Int32Array(own.length * STEPS);
  for (const [unit, { people }] of own.entries()) {
    const row = rows[unit] ?? 0;
    if (answers) steps.set(answers.subarray(row * SCALE, (row + 1) * SCALE), unit * STEPS);
    steps[(unit + 1) * STEPS - 1] = people;
  }
  return steps;
};

const hideMoved = (movedIn: Moves, isShown: Uint8Array): readonly Hidden[] => {
  const hidden: Hidden[] = [];
  for (let found = true; found; ) {
    const units = movedIn(isShown);
    for (const unit of units) {
      isShown[unit] = 0;
      hidden.push({ unit, why: 'moved' });
    }
    found = units.size > 0;
  }
  return hidden;
};

/** Of the units shown those whose distribution is: their regions, which are larger, need more people each. */
const distributionsOf = ({ tree, own, all, round }: Scene, isShown: Uint8Array, steps: Steps): Uint8Array => {
  const k = round.thresholds.distribution;
  const mayShow = (unit: number): boolean => isShown[unit] === 1;
  const chosen = mostShown(tree, { members: membersOf(own), people: peopleOf(own), mayShow, k });
  hideUpward({ tree, own: steps, people: all, k }, chosen);
  return chosen;
};

const idsOf = ({ ids }: Tree, isShown: Uint8Array): ReadonlySet<UnitId> =>
  new Set(ids.filter((_, unit) => isShown[unit] === 1));
