import type { Composer } from '../src/delivery/attempt.ts';
import type { TickDeps } from '../src/delivery/tick.ts';
import type { Directory } from '../src/people/ports.ts';
import type { SheetViews } from '../src/remarks/ports.ts';
import { composeResults } from '../src/results/compose.ts';
import { resultsJobs } from '../src/results/jobs.ts';
import type { Store } from './dynamodb/store.ts';
import { keepSheets } from './remarks-cache.ts';
import { type KeptResults, keepResults } from './results-cache.ts';

/** What results do on their own, and what taps read of them. */
export type ResultsWork = {
  readonly composers: { readonly 'pulse-results': Composer };
  readonly jobs: TickDeps['handlers'];
  readonly taps: KeptResults['taps'];
  readonly sheets: SheetViews;
  readonly forget: KeptResults['forget'];
};

type Needed = Pick<
  Store,
  'directory' | 'pulse' | 'results' | 'views' | 'remarkSheets' | 'thresholds' | 'jobs' | 'parcels'
>;

/** `directory`: what is read for sending, which may be a moment old; `clock`: the machine's. */
export const openResults = (store: Needed, directory: Directory, clock: () => number): ResultsWork => {
  const { taps, telling, publish, forget } = keepResults(store.results, clock);
  const sheets = keepSheets(store.remarkSheets, clock);
  return {
    composers: { 'pulse-results': composeResults({ directory, results: telling }) },
    jobs: resultsJobs({ ...store, results: { ...store.results, publish } }),
    taps,
    sheets,
    forget(org) {
      forget(org);
      sheets.forget(org);
    },
  };
};
