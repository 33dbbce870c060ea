import { card, context, text, title } from '../src/conversation/card.ts';
import type { Composer } from '../src/delivery/attempt.ts';
import type { TickDeps } from '../src/delivery/tick.ts';
import type { UnitId } from '../src/people/model.ts';
import type { Directory } from '../src/people/ports.ts';
import { composeResults, type TellingDeps } from '../src/results/compose.ts';
import { resultsJobs } from '../src/results/jobs.ts';
import type { Decisions, UnitResult } from '../src/results/model.ts';
import type { ResultStore } from '../src/results/ports.ts';
import { meanTold } from '../src/results/rules.ts';
import type { Store } from './dynamodb/store.ts';

/** Everything results give to the product. */
export type Results = {
  readonly composers: { readonly 'pulse-results': Composer };
  readonly jobs: TickDeps['handlers'];
};

type Needed = Pick<Store, 'directory' | 'pulse' | 'results' | 'thresholds' | 'jobs' | 'parcels'>;

/** `directory`: what is read for taps and sending, which may be a moment old; `clock`: the machine's. */
export const openResults = (store: Needed, directory: Directory, clock: () => number): Results => ({
  composers: { 'pulse-results': composeResults({ directory, results: keepUnits(store.results, clock), card: drawn }) },
  jobs: resultsJobs(store),
});

const drawn: TellingDeps['card'] = ({ texts, path, results }) => {
  const shown = path.flatMap(({ id }) => results.find(({ unit }) => unit === id) ?? []).find((each) => each.shown.A0);
  if (!shown?.shown.A0) return undefined;
  const name = texts.settings.kinds['pulse-results'];
  return card(texts.language, title(name), text(`${shown.name}: ${meanTold(shown.shown.A0)}`), context(name));
};

/** While thousands of people are told, the units of a bureau are asked for again and again. */
const KEEP_MS = 60_000;
const MOST = 5_000;

type ByUnit = Pick<ResultStore, 'results' | 'decisionsOf'>;

/** Reads of many units at once, each of them at most once a minute. */
export const keepUnits = (store: ByUnit, clock: () => number): ByUnit => {
  const results = keep<UnitResult>(clock);
  const decisions = keep<Decisions>(clock);
  return {
    results: (org, week, units) => results(`${org}#${week}`, units, (missing) => store.results(org, week, missing)),
    decisionsOf: (org, units) => decisions(org, units, (missing) => store.decisionsOf(org, missing)),
  };
};

const keep = <T extends { readonly unit: UnitId }>(clock: () => number) => {
  const known = new Map<string, { readonly at: number; readonly value: T | undefined }>();
  return async (
    of: string,
    units: readonly UnitId[],
    read: (missing: readonly UnitId[]) => Promise<readonly T[]>,
  ): Promise<readonly T[]> => {
    const now = clock();
    if (known.size > MOST) known.clear();
    const missing = units.filter(
      (unit) => now - (known.get(`${of}#${unit}`)?.at ?? Number.NEGATIVE_INFINITY) >= KEEP_MS,
    );
    const fresh = missing.length > 0 ? await read(missing) : [];
    const found = units.flatMap(
      (unit) =>
        fresh.find((each) => each.unit === unit) ??
        (missing.includes(unit) ? [] : (known.get(`${of}#${unit}`)?.value ?? [])),
    );
    for (const unit of missing)
      known.set(`${of}#${unit}`, { at: now, value: fresh.find((each) => each.unit === unit) });
    return found;
  };
};
