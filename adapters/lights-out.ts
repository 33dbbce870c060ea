import type { Feature } from '../src/conversation/feature.ts';
import type { ConverseDeps } from '../src/conversation/route.ts';
import type { Composer } from '../src/delivery/attempt.ts';
import type { Period } from '../src/delivery/budget.ts';
import type { Gate, RoomKey, WorkResult } from '../src/delivery/ports.ts';
import type { TickDeps } from '../src/delivery/tick.ts';
import { composeEvening } from '../src/lights-out/compose.ts';
import { lightsJobs } from '../src/lights-out/jobs.ts';
import { followOvertime } from '../src/lights-out/planting.ts';
import { type PostingDeps, postIn } from '../src/lights-out/rooms/posting.ts';
import { inRoomFeature, roomMenu } from '../src/lights-out/rooms/use-cases.ts';
import { composeStandby } from '../src/lights-out/standby-telling.ts';
import { lightsOutFeature } from '../src/lights-out/use-cases.ts';
import type { OvertimeJobDeps } from '../src/overtime/jobs.ts';
import type { OrgId } from '../src/people/model.ts';
import type { Directory } from '../src/people/ports.ts';
import type { Instant } from '../src/time/instant.ts';
import type { CoreDeps } from './core-deps.ts';
import type { Store } from './dynamodb/store.ts';

/** Everything 消灯 gives to the product. */
export type LightsOut = {
  readonly feature: Feature;
  readonly composers: { readonly 'lights-out': Composer; readonly 'standby-over': Composer };
  readonly jobs: TickDeps['handlers'];
  readonly inRooms: ConverseDeps['inRooms'];
  /** Tells a channel of its evening. */
  post(key: RoomKey, now: Instant): Promise<WorkResult>;
};

/** `directory`: what is read for taps and sending, which may be a moment old. */
export const openLightsOut = (
  { store, messengers, log }: Pick<CoreDeps, 'store' | 'messengers' | 'log'>,
  directory: Directory,
  periods: (org: OrgId) => Promise<readonly Period[]>,
  gate: Gate,
): LightsOut => {
  const { overtime, lights, rooms, outbox, parcels, jobs, censuses } = store;
  const deps = { directory, overtime, lights, rooms, outbox, parcels, jobs, censuses, periods };
  const report: PostingDeps['report'] = ({ id }, reason) => log.warn('room-refused', { room: id, reason });
  return {
    feature: lightsOutFeature(deps),
    composers: { 'lights-out': composeEvening(deps), 'standby-over': composeStandby(deps) },
    jobs: lightsJobs({ ...deps, directory: store.directory }),
    inRooms: { features: [inRoomFeature(deps)], menu: roomMenu },
    post: (key, now) => postIn(key, now, { rooms, directory, messengers, gate, report }),
  };
};

/** What a day's declared overtime comes to in its evening. */
export const eveningOf =
  (store: Pick<Store, 'lights' | 'outbox'>): OvertimeJobDeps['evening'] =>
  (person, day, plan, calendar, now) =>
    followOvertime(person, day, plan, calendar, now, store);
