import type { Feature } from '../src/conversation/feature.ts';
import type { Composer } from '../src/delivery/attempt.ts';
import type { ParcelKey } from '../src/delivery/parcel.ts';
import type { Gate, WorkResult } from '../src/delivery/ports.ts';
import type { TickDeps } from '../src/delivery/tick.ts';
import { composeOneOnOne, shownFor } from '../src/one-on-one/compose.ts';
import { isRefresh } from '../src/one-on-one/ids.ts';
import { oneOnOneJobs } from '../src/one-on-one/jobs.ts';
import { pairFeature } from '../src/one-on-one/pair-use-cases.ts';
import { refreshCards } from '../src/one-on-one/refresh.ts';
import type { Instant } from '../src/time/instant.ts';
import type { BriefPorts } from './cache.ts';
import { createNoCalendars } from './calendars/none/calendars.ts';
import { answeringSoon } from './calendars/soon.ts';
import type { CoreDeps } from './core-deps.ts';

/** Everything 1on1s give to the product. */
export type OneOnOnes = {
  readonly feature: Feature;
  readonly composers: { readonly [kind in 'one-on-one']: Composer };
  readonly jobs: TickDeps['handlers'];
  /** Works on a parcel that changes cards; undefined for one that is none of ours. */
  work(parcel: ParcelKey, clock: () => Instant): Promise<WorkResult> | undefined;
};

type Given = Pick<CoreDeps, 'store' | 'messengers' | 'calendars'>;

/** Of a kind that nobody writes yet. */
const toCome: Composer = async () => ({ type: 'skip', reason: 'not-yet' });

/** The brief ports: what is read for sending, which may be a moment old. `gate`: of what changes messages. */
export const openOneOnOnes = (
  { store, messengers, calendars = createNoCalendars({ type: 'none' }) }: Given,
  { directory }: Pick<BriefPorts, 'directory'>,
  gate: Gate,
): OneOnOnes => {
  const { oneOnOne: oneOnOnes, pairs, outbox, parcels, jobs } = store;
  const pair = { directory, pairs, oneOnOnes, calendars: answeringSoon(calendars) };
  const refresh = {
    ...{ oneOnOnes, directory, outbox, parcels, messengers, gate },
    shownFor: (...shown: Parameters<Composer>) => shownFor(...shown, pair),
  };
  return {
    feature: pairFeature(pair),
    composers: { 'one-on-one': composeOneOnOne(pair, { digest: toCome, mentor: toCome }) },
    jobs: oneOnOneJobs({ directory: store.directory, oneOnOnes, calendars, outbox, parcels, jobs }),
    work: (parcel, clock) => (isRefresh(parcel.delivery) ? refreshCards(parcel, clock, refresh) : undefined),
  };
};
