import type { Composer } from '../src/delivery/attempt.ts';
import type { TickDeps } from '../src/delivery/tick.ts';
import type { UnitId } from '../src/people/model.ts';
import type { Directory } from '../src/people/ports.ts';
import { composeResults } from '../src/results/compose.ts';
import { resultsJobs } from '../src/results/jobs.ts';
import type { Decisions, UnitResult } from '../src/results/model.ts';
import type { ResultStore } from '../src/results/ports.ts';
import type { Store } from './dynamodb/store.ts';

/** What results do on their own. */
export type ResultsWork = {
  readonly composers: { readonly 'pulse-results': Composer };
  readonly jobs: TickDeps['handlers'];
};

type Needed = Pick<
  Store,
  'directory' | 'pulse' | 'results' | 'views' | 'remarkSheets' | 'thresholds' | 'jobs' | 'parcels'
>;

/** `directory`: what is read for taps and sending, which may be a moment old; `clock`: the machine's. */
export const openResults = (store: Needed, directory: Directory, clock: () => number): ResultsWork => ({
  composers: { 'pulse-results': composeResults({ directory, results: keepUnits(store.results, clock) }) },
  jobs: resultsJobs(store),
});

/** What is shown of a published round does not change; what was decided may. */
const KEEP_MS = 60_000;
/** Some 20 MB. */
const MOST = 5_000;

type Kept = { readonly at: number; readonly result?: UnitResult | undefined; readonly decided?: Decisions | undefined };

/** While thousands of people are told, the units of a bureau are asked for again and again: each is read once a minute. */
export const keepUnits = (store: Pick<ResultStore, 'told'>, clock: () => number): Pick<ResultStore, 'told'> => {
  const known = new Map<string, Kept>();
  return {
    async told(org, week, units) {
      const now = clock();
      const nameOf = (unit: UnitId): string => JSON.stringify([org, week, unit]);
      const found = new Map<UnitId, Kept>();
      for (const unit of units) {
        const kept = known.get(nameOf(unit));
        if (kept && now - kept.at < KEEP_MS) found.set(unit, kept);
      }
      const missing = units.filter((unit) => !found.has(unit));
      const read = missing.length > 0 ? await store.told(org, week, missing) : { results: [], decisions: [] };
      if (known.size > MOST) known.clear();
      for (const unit of missing) {
        const result = read.results.find((each) => each.unit === unit);
        const kept = { at: now, result, decided: read.decisions.find((each) => each.unit === unit) };
        known.set(nameOf(unit), kept);
        found.set(unit, kept);
      }
      return {
        results: [...found.values()].flatMap(({ result }) => result ?? []),
        decisions: [...found.values()].flatMap(({ decided }) => decided ?? []),
      };
    },
  };
};
