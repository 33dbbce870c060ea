import type { Feature } from '../src/conversation/feature.ts';
import type { Composer } from '../src/delivery/attempt.ts';
import type { ParcelKey } from '../src/delivery/parcel.ts';
import type { Gate, WorkResult } from '../src/delivery/ports.ts';
import type { TickDeps } from '../src/delivery/tick.ts';
import { composeActual, composeOvertime } from '../src/overtime/compose.ts';
import { kindOf } from '../src/overtime/ids.ts';
import { overtimeJobs } from '../src/overtime/jobs.ts';
import { composeWarning } from '../src/overtime/limits/warning-compose.ts';
import { refreshCards } from '../src/overtime/refresh.ts';
import { unitsJobs } from '../src/overtime/units/jobs.ts';
import { unitsFeature } from '../src/overtime/units/use-cases.ts';
import { overtimeFeature, overtimeLines } from '../src/overtime/use-cases.ts';
import type { Instant } from '../src/time/instant.ts';
import type { BriefPorts } from './cache.ts';
import type { CoreDeps } from './core-deps.ts';
import { eveningOf } from './lights-out.ts';

/** Everything overtime gives to the product. */
export type Overtime = {
  readonly feature: Feature;
  /** Of whoever promotes. */
  readonly units: Feature;
  /** Asked after every other feature. */
  readonly lines: Feature;
  /** Writes this feature's approvals, and leaves the others to whoever writes those. */
  readonly approval: (others: Composer) => Composer;
  readonly composers: { readonly [kind in 'overtime-actual' | 'cap-warning' | 'health']: Composer };
  readonly jobs: TickDeps['handlers'];
  /** Works on a parcel that changes cards; undefined for one that is none of ours. */
  work(parcel: ParcelKey, clock: () => Instant): Promise<WorkResult> | undefined;
};

type Given = Pick<CoreDeps, 'store' | 'messengers'>;

/** The brief ports: what is read for taps and sending, which may be a moment old. `gate`: of what changes messages. */
export const openOvertimeFeature = (
  { store, messengers }: Given,
  { directory, caps, books }: Pick<BriefPorts, 'directory' | 'caps' | 'books'>,
  gate: Gate,
): Overtime => {
  const { overtime, unitMonths, outbox, parcels } = store;
  const deps = { directory, caps, books, overtime, outbox, parcels, messengers, gate };
  const own = composeOvertime(deps);
  const warning = composeWarning(deps);
  return {
    feature: overtimeFeature(deps),
    units: unitsFeature({ directory, unitMonths }),
    lines: overtimeLines(deps),
    approval:
      (others) =>
      (delivery, ...rest) =>
        (kindOf(delivery.id) === undefined ? others : own)(delivery, ...rest),
    composers: {
      'overtime-actual': composeActual(deps),
      'cap-warning': warning,
      health: warning,
    },
    jobs: {
      ...overtimeJobs({
        ...deps,
        evening: eveningOf(store),
        directory: store.directory,
        caps: store.caps,
        jobs: store.jobs,
        people: store.people,
      }),
      ...unitsJobs(store),
    },
    work: (parcel, clock) => (kindOf(parcel.delivery) === 'refresh' ? refreshCards(parcel, clock, deps) : undefined),
  };
};
