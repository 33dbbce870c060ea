import type { UnitId } from '../../people/model.ts';
import type { Histogram, QuestionId } from '../../pulse/model.ts';

/** Of one unit of a closed round, without the units below it. */
export type UnitSizes = {
  readonly id: UnitId;
  readonly parent?: UnitId;
  /** How many people's answers would count here, and how many gave any. */
  readonly members: number;
  readonly people: number;
  /** False where answers from this unit were counted further up: its number would be a part of the truth. */
  readonly whole: boolean;
};

/** With what was answered: as units are written down where they are few (`closedRound` in answers.ts). */
export type UnitCounts = UnitSizes & { readonly counts: { readonly [question in QuestionId]?: Histogram } };

/**
 * How many people of each unit, without the units below it, chose each step: by question five numbers a unit, in the
 * order of the units. Of 30,000 units and 34 questions 20 MB, a tenth of what as many lists take.
 */
export type Answers = ReadonlyMap<QuestionId, Int32Array>;

/** From how many people on something is shown. Raised by an organisation, never lowered. */
export type Thresholds = { readonly mean: number; readonly distribution: number; readonly comments: number };

/** Facts of the product: domain rules for group sizes. */
export const lowest: Thresholds = { mean: 5, distribution: 8, comments: 10 };

/**
 * Why a unit is not shown: fewer people than the threshold; a small group could be computed from it; too many gave the
 * same answer, here or in what would be left of a unit above (which of them is not told); somebody came or left since a
 * round that was shown.
 */
export type Why = 'few' | 'withheld' | 'leaning' | 'moved';

/** What may be shown of one question: of which units, how much, and of the others why not. */
export type Verdict = {
  /** Mean and share of favourable answers. */
  readonly means: ReadonlySet<UnitId>;
  /** How many chose each step, too. */
  readonly distributions: ReadonlySet<UnitId>;
  readonly why: ReadonlyMap<UnitId, Why>;
};

/**
 * Where everybody's answers would count, by a short name of theirs: of members, not of who answered. A `Map` is one;
 * of very many people `packedHomes` takes a fifth.
 */
export type Homes = { readonly size: number; [Symbol.iterator](): Iterator<readonly [tag: string, unit: UnitId]> };

/** An earlier round some of whose questions are asked again. */
export type EarlierRound = {
  readonly units: readonly Pick<UnitSizes, 'id' | 'parent'>[];
  readonly homes: Homes;
  readonly shown: ReadonlyMap<QuestionId, ReadonlySet<UnitId>>;
};

export type ClosedRound = {
  readonly units: readonly UnitSizes[];
  readonly answers: Answers;
  readonly questions: readonly QuestionId[];
  readonly thresholds: Thresholds;
  readonly homes: Homes;
  readonly earlier: readonly EarlierRound[];
};
