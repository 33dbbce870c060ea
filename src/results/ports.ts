import type { OrgId, PersonId, UnitId } from '../people/model.ts';
import type { Instant, WeekId } from '../time/instant.ts';
import type { Decisions, UnitResult, View } from './model.ts';
import type { Homes, Thresholds } from './suppression/model.ts';

/** What closed rounds show. Passes `test/contracts/results.ts`. */
export type ResultStore = {
  /** Everything that is shown of a round. Harmless to repeat; nothing of it is read before the round is published. */
  save(results: readonly UnitResult[]): Promise<void>;
  /** From now on the round is read. Harmless to repeat. */
  publish(org: OrgId, week: WeekId): Promise<void>;
  /** The rounds that are read, the newest first: one request. */
  published(org: OrgId): Promise<readonly WeekId[]>;
  /** Of these units, in any order; unknown ones are left out. */
  results(org: OrgId, week: WeekId, units: readonly UnitId[]): Promise<readonly UnitResult[]>;
  /** Of all units, in pages. */
  everyUnit(org: OrgId, week: WeekId): AsyncIterable<readonly UnitResult[]>;

  /** Where everybody's answers would count, as the round opened. Harmless to repeat. Kept while rounds are compared. */
  saveHomes(org: OrgId, week: WeekId, homes: Homes): Promise<void>;
  /** Empty for a round of which they are not kept (any more). */
  homes(org: OrgId, week: WeekId): Promise<Homes>;

  decisions(org: OrgId, unit: UnitId): Promise<Decisions>;
  /** Of several units, in any order; those without any are left out. */
  decisionsOf(org: OrgId, units: readonly UnitId[]): Promise<readonly Decisions[]>;
  /** What `results` and `decisionsOf` give of the same units, in one request where they are few. */
  told(
    org: OrgId,
    week: WeekId,
    units: readonly UnitId[],
  ): Promise<{ readonly results: readonly UnitResult[]; readonly decisions: readonly Decisions[] }>;
  /** False when somebody saved in between. What was decided five years before the newest is dropped. */
  saveDecisions(decisions: Decisions): Promise<boolean>;

  /** Puts `-` in place of a person in what was decided, and in homes somebody whom no id leads to. */
  forget(org: OrgId, person: PersonId): Promise<void>;
};

/** What a process still has of what was decided. Enough to begin a change with, as each save is under its version. */
export type DecisionsAtHand = { readonly decisionsAtHand: (org: OrgId, unit: UnitId) => Decisions | undefined };

/** The log of views. Lines go after a year. */
export type ViewLog = {
  /** What has a name is one line, however often it is recorded with the same moment. */
  record(view: View, name?: string): Promise<void>;
  /** From the newest on, in pages. */
  views(org: OrgId, from: Instant, to: Instant): AsyncIterable<readonly View[]>;
  /** Puts `-` in place of a person: that somebody looked stays. */
  forget(org: OrgId, person: PersonId, now: Instant): Promise<void>;
};

/** From how many people on an organisation shows something, as it was set and when. The newest comes first. */
export type ThresholdBook = {
  readonly org: OrgId;
  /** 0 before it was ever saved. */
  readonly version: number;
  readonly settings: readonly ThresholdSetting[];
};
export type ThresholdSetting = { readonly at: Instant; readonly thresholds: Thresholds };

/** One item an organisation. */
export type ThresholdBooks = {
  book(org: OrgId): Promise<ThresholdBook>;
  /** False when somebody saved in between. */
  save(book: ThresholdBook): Promise<boolean>;
};
