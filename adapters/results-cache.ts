import type { OrgId, UnitId } from '../src/people/model.ts';
import type { Decisions, UnitResult } from '../src/results/model.ts';
import type { DecisionsAtHand, ResultStore } from '../src/results/ports.ts';
import type { WeekId } from '../src/time/instant.ts';
import { keepFor, shelf } from './keep.ts';

/*
 * Whoever looks at results costs four requests before anything is read: who they are, the claim of their event and its
 * end, and their line in the log of views. So what was read once is not read again. What is shown of a published round
 * never changes; a round that was published elsewhere may be seen a minute late; what was decided is read anew after two
 * seconds, as whoever wrote it looks for it at once, and after a minute where thousands of people are told.
 */

const WEEKS_MS = 60_000;
const DECISIONS_MS = 2_000;
const TOLD_DECISIONS_MS = 60_000;
/** So long a change may begin with what was read: longer than anybody writes. */
const AT_HAND_MS = 3_600_000;
/** Units of which results are kept: some 20 MB. */
const MOST = 5_000;

type ForTaps = Pick<ResultStore, 'published' | 'results' | 'told' | 'decisions' | 'saveDecisions'>;

export type KeptResults = {
  /** For taps and lines. */
  readonly taps: ForTaps & DecisionsAtHand;
  /** For messages that are written one by one. */
  readonly telling: Pick<ResultStore, 'told'>;
  /** For the job that publishes: whoever taps here sees it at once. */
  readonly publish: ResultStore['publish'];
  forget(org: OrgId): void;
};

type Shown = { readonly result: UnitResult | undefined };
type Decided = { readonly at: number; readonly decisions: Decisions | undefined };

/** `clock`: the machine's, in milliseconds. */
export const keepResults = (
  store: ForTaps & Pick<ResultStore, 'decisionsOf' | 'publish'>,
  clock: () => number,
): KeptResults => {
  // Where none is published the first may be at any moment.
  const weeks = keepFor<readonly WeekId[]>(WEEKS_MS, clock, (known) => known.length > 0);
  const shown = shelf<Shown>(MOST);
  const decided = shelf<Decided>(MOST);

  const told =
    (decisionsMs: number): ResultStore['told'] =>
    async (org, week, units) => {
      const now = clock();
      const places = units.map((unit) => {
        const decision = decided.get(org, unit);
        const isFresh = decision !== undefined && now - decision.at < decisionsMs;
        return { unit, shown: shown.get(org, week, unit), decided: isFresh ? decision : undefined };
      });
      const missing = places.flatMap((place) => (place.shown && place.decided ? [] : [place.unit]));
      const read = places.every((place) => place.shown)
        ? { results: [], decisions: missing.length > 0 ? await store.decisionsOf(org, missing) : [] }
        : await store.told(org, week, missing);
      const resultIn = (unit: UnitId): Shown => ({ result: read.results.find((each) => each.unit === unit) });
      const decidedIn = (unit: UnitId): Decided => ({
        at: now,
        decisions: read.decisions.find((each) => each.unit === unit),
      });
      const complete = places.map(({ unit, ...place }) => ({
        shown: place.shown ?? shown.set(resultIn(unit), org, week, unit),
        decided: place.decided ?? decided.set(decidedIn(unit), org, unit),
      }));
      return {
        results: complete.flatMap((place) => place.shown.result ?? []),
        decisions: complete.flatMap((place) => place.decided.decisions ?? []),
      };
    };

  return {
    taps: {
      published: (org) => weeks.of(org, () => store.published(org)),
      async results(org, week, units) {
        const missing = units.filter((unit) => shown.get(org, week, unit) === undefined);
        const known = units.flatMap((unit) => shown.get(org, week, unit)?.result ?? []);
        const read = missing.length > 0 ? await store.results(org, week, missing) : [];
        for (const unit of missing) shown.set({ result: read.find((each) => each.unit === unit) }, org, week, unit);
        return [...known, ...read];
      },
      told: told(DECISIONS_MS),
      decisions: store.decisions,
      decisionsAtHand(org, unit) {
        const found = decided.get(org, unit);
        const isKnown = found !== undefined && clock() - found.at < AT_HAND_MS;
        return isKnown ? (found.decisions ?? { org, unit, version: 0, made: [] }) : undefined;
      },
      async saveDecisions(decisions) {
        const isSaved = await store.saveDecisions(decisions);
        const { org, unit } = decisions;
        decided.delete(org, unit);
        const saved = { ...decisions, version: decisions.version + 1 };
        // At hand for the next change; told it is only as it is read.
        if (isSaved) decided.set({ at: clock() - TOLD_DECISIONS_MS, decisions: saved }, org, unit);
        return isSaved;
      },
    },
    telling: { told: told(TOLD_DECISIONS_MS) },
    async publish(org, week) {
      await store.publish(org, week);
      weeks.forget(org);
    },
    forget(org) {
      weeks.forget(org);
      shown.forget(org);
      decided.forget(org);
    },
  };
};
