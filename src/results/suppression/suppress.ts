import type { UnitId } from '../../people/model.ts';
import type { QuestionId } from '../../pulse/model.ts';
import { type Hidden, hideUpward, STEPS, type Steps } from './hiding.ts';
import type { ClosedRound, UnitCounts, Verdict, Why } from './model.ts';
import { beforeOf, COMPARED_ROUNDS, placesOf, tellTale } from './moves.ts';
import { mostShown } from './sizes.ts';
import { checkThresholds, countedTree, type Tree, totals } from './tree.ts';

/**
 * What of a closed round may be shown, for all units at once, whoever looks at which of them. What it rests on and what
 * it does not guard against: docs/decisions/0026-results-by-regions.md. Throws `bad-results-input`.
 */
export const suppress = (round: ClosedRound): ReadonlyMap<QuestionId, Verdict> => {
  checkThresholds(round.thresholds);
  const { tree, own } = countedTree(round.units);
  const scene: Scene = { round, tree, own, all: totals(tree, peopleOf(own)), bySize: bySize(tree, own, round) };
  return new Map(round.questions.map((question) => [question, verdictOn(question, scene)]));
};

type Scene = {
  readonly round: ClosedRound;
  readonly tree: Tree;
  readonly own: readonly UnitCounts[];
  /** People who answered, with those of the units below. */
  readonly all: readonly number[];
  readonly bySize: Uint8Array;
};

/** The units of which it may be told how many answered anything. */
export const countable = (round: ClosedRound): ReadonlySet<UnitId> => {
  const { tree, own } = countedTree(round.units);
  return idsOf(tree, bySize(tree, own, round));
};

const peopleOf = (own: readonly UnitCounts[]): readonly number[] => own.map(({ people }) => people);
const membersOf = (own: readonly UnitCounts[]): readonly number[] => own.map(({ members }) => members);

const bySize = (tree: Tree, own: readonly UnitCounts[], { thresholds }: ClosedRound): Uint8Array =>
  mostShown(tree, {
    members: membersOf(own),
    people: peopleOf(own),
    mayShow: (unit) => own[unit]?.whole ?? false,
    k: thresholds.mean,
  });

const verdictOn = (question: QuestionId, scene: Scene): Verdict => {
  const { tree, own, round, all } = scene;
  const isShown = Uint8Array.from(scene.bySize);
  const steps = stepsOfQuestion(question, own);
  const why = new Map<UnitId, Why>();
  const note = ({ unit, why: reason }: Hidden): void => {
    const id = tree.ids[unit];
    if (id !== undefined) why.set(id, reason);
  };
  tree.ids.forEach((_, unit) => {
    if (isShown[unit] === 0) note({ unit, why: (all[unit] ?? 0) < round.thresholds.mean ? 'few' : 'withheld' });
  });
  const movedIn = movesIn(question, scene);
  for (let hidden: readonly Hidden[] = [{ unit: 0, why: 'few' }]; hidden.length > 0; ) {
    const moved = hideMoved(movedIn, isShown);
    hidden = [...moved, ...hideUpward({ tree, own: steps, people: all, k: round.thresholds.mean }, isShown)];
    hidden.forEach(note);
  }
  return { means: idsOf(tree, isShown), distributions: idsOf(tree, distributionsOf(scene, isShown, steps)), why };
};

const stepsOfQuestion = (question: QuestionId, own: readonly UnitCounts[]): Steps => {
  const steps = new Int32Array(own.length * STEPS);
  for (const [unit, { counts, people }] of own.entries())
    steps.set([...(counts[question] ?? [0, 0, 0, 0, 0]), people], unit * STEPS);
  return steps;
};

/** The shown units that cannot be told beside what was told before; the rounds are the same whatever is shown now. */
type Moves = (isShown: Uint8Array) => ReadonlySet<number>;

const movesIn = (question: QuestionId, { round, tree }: Scene): Moves => {
  const asked = round.earlier.slice(0, COMPARED_ROUNDS).flatMap((earlier) => {
    const shown = earlier.shown.get(question);
    return shown ? [beforeOf(earlier, shown)] : [];
  });
  if (asked.length === 0) return () => new Set();
  const now = placesOf(tree, round.homes);
  return (isShown) => tellTale(now, isShown, asked);
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
