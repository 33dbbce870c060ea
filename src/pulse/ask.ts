import { type Audience, addTo, planParcels } from '../delivery/plan-parcels.ts';
import type { Job } from '../delivery/ports.ts';
import { AkariError } from '../errors.ts';
import type { OrgId, UnitId } from '../people/model.ts';
import { tagOf } from '../people/tag.ts';
import {
  asLocalDate,
  asWeekId,
  asZone,
  dateIn,
  type Instant,
  laterOf,
  plusWeeks,
  type WeekId,
  weekOf,
  type Zone,
} from '../time/instant.ts';
import { roundTree, setsOutFrom } from './anonymity.ts';
import type { Programme, Round, RoundUnit, Schedule } from './model.ts';
import type { PulseStore } from './ports.ts';
import { questionsOf, rotationWeek } from './rotation.ts';
import {
  asksAt,
  closesFor,
  firstAskableWeek,
  isDue,
  newcomersAfter,
  nextSchedule,
  planFor,
  remindsAt,
  scheduleOf,
} from './rules.ts';
import {
  askId,
  canAnswer,
  canBeAsked,
  forEveryone,
  hasOptedOut,
  type PulseJobDeps,
  planAsk,
  planClose,
  REMIND,
  type Scene,
  sceneOf,
} from './scene.ts';

const KEY_BYTES = 32;

/** One part of a round's ballots is read as a whole, so it stays small. */
const PEOPLE_PER_SHARD = 20_000;

/** Opens the week's round if it is not open yet, and plans the message of everyone in one zone. */
export const ask = async ({ org, payload }: Job, now: Instant, deps: PulseJobDeps): Promise<void> => {
  const scene = await sceneOf(org, deps);
  if (!scene) return;
  const week = asWeekId(payload.week ?? '');
  const zone = asZone(payload.zone ?? '');
  const after = nextSchedule(now, weekOf(dateIn(now, zone)), zone, scene.calendar);
  await planAsk(org, after.week > week ? after : firstAskableWeek(plusWeeks(week, 1), scene.calendar), zone, deps.jobs);
  const schedule = scheduleOf(week, scene.calendar);
  if (!schedule || schedule.askOn !== payload.day || now >= closesFor(schedule, zone)) return;
  const round = await openRound(org, schedule, scene, deps);
  if (!round) return;
  await planFollowUps(round, zone, deps);
  const units = await deps.pulse.roundTree(org, week);
  const expiresAt = closesFor(schedule, zone);
  const audience: Audience = new Map();
  await forEveryone(org, zone, deps, (person) => {
    if ((units.get(person.unit)?.asked ?? 0) > 0 && canBeAsked(person)) addTo(audience, person);
  });
  const message = { org, delivery: askId(week), kind: 'pulse', subject: week } as const;
  await planParcels({ ...message, dueAt: asksAt(schedule, zone), expiresAt }, zone, audience, deps.parcels);
};

const planFollowUps = async (round: Round, zone: Zone, deps: PulseJobDeps): Promise<void> => {
  const { org, week } = round;
  const remindAt = remindsAt(round, zone);
  await deps.jobs.plan({
    org,
    id: `${REMIND}/${week}/${zone}`,
    kind: REMIND,
    payload: { week, zone },
    dueAt: remindAt,
  });
  await planClose(round, deps);
};

/** The round of this week, made when it does not exist; undefined when no unit is due. */
const openRound = async (
  org: OrgId,
  schedule: Schedule,
  scene: Scene,
  deps: PulseJobDeps,
): Promise<Round | undefined> => {
  const existing = await deps.pulse.round(org, schedule.week);
  if (existing) {
    await countRound(org, existing, deps.pulse);
    return existing;
  }
  const programme = await deps.pulse.programme(org);
  const { units, homes } = await unitsOfRound(org, schedule.week, scene, programme, deps);
  const asked = units.reduce((sum, unit) => sum + unit.asked, 0);
  if (asked === 0) return undefined;
  const zones = scene.organisation.zones;
  const round: Round = {
    ...schedule,
    org,
    questions: questionsOf(programme.rounds, programme.picks),
    rotation: rotationWeek(programme.rounds),
    closesAt: zones.map((zone) => closesFor(schedule, zone)).reduce(laterOf),
    zones,
    shards: Math.ceil(asked / PEOPLE_PER_SHARD),
    asked,
    state: 'open',
  };
  // Another opener's homes fit their units, and the first round that is written counts.
  if (await deps.pulse.round(org, schedule.week)) return openRound(org, schedule, scene, deps);
  await deps.results.saveHomes(org, schedule.week, homes);
  await deps.keys.ensure(org, schedule.week, deps.randomBytes(KEY_BYTES));
  await deps.pulse.createRound(round, units);
  const stored = await deps.pulse.round(org, schedule.week);
  if (stored) await countRound(org, stored, deps.pulse);
  return stored;
};

const MAX_CONFLICTS = 8;
const LONG_AGO = asLocalDate('1970-01-01');

/** Moves the rotation on by this round, once. */
const countRound = async (org: OrgId, { week }: Round, pulse: PulseStore): Promise<void> => {
  for (let attempt = 0; attempt < MAX_CONFLICTS; attempt += 1) {
    const programme = await pulse.programme(org);
    if (programme.lastWeek !== undefined && programme.lastWeek >= week) return;
    if (await pulse.saveProgramme({ ...programme, rounds: programme.rounds + 1, lastWeek: week })) return;
  }
  throw new AkariError('too-many-conflicts', `programme of ${org}`);
};

type Opening = { readonly units: readonly RoundUnit[]; readonly homes: ReadonlyMap<string, UnitId> };

/**
 * The units, and where everybody's answers would count. Who switched the pulse off is not asked and has a place all the
 * same: they may answer when they like, and nothing is to be shown that depends on whether they do.
 */
const unitsOfRound = async (
  org: OrgId,
  week: WeekId,
  { tree, calendar }: Scene,
  programme: Programme,
  deps: PulseJobDeps,
): Promise<Opening> => {
  const [asked, settingOut, optedOut]: readonly [Counts, Counts, Counts] = [new Map(), new Map(), new Map()];
  const origins = new Map<string, UnitId>();
  for await (const page of deps.directory.everyone(org)) {
    for (const person of page) {
      const plan = canAnswer(person) ? planFor(person.unit, programme, tree) : undefined;
      if (!plan || !isDue(plan, week, calendar)) continue;
      const from = setsOutFrom(person, (unit) => tree.unit(unit)?.parent);
      origins.set(tagOf(person.id), from);
      if (hasOptedOut(person)) add(optedOut, from);
      else {
        add(asked, person.unit);
        add(settingOut, from);
      }
    }
  }
  const units = roundTree(
    tree,
    (unit) => asked.get(unit) ?? 0,
    (unit) => settingOut.get(unit) ?? 0,
    (unit) => {
      const plan = planFor(unit, programme, tree);
      return plan ? newcomersAfter(plan, week, calendar) : LONG_AGO;
    },
  );
  const buckets = new Map(units.map(({ id, bucket }) => [id, bucket]));
  for (const [tag, from] of origins) origins.set(tag, buckets.get(from) ?? tree.root.id);
  return { units: units.map((unit) => withOptOuts(unit, optedOut.get(unit.id))), homes: origins };
};

type Counts = Map<UnitId, number>;

const add = (counts: Counts, unit: UnitId): void => {
  counts.set(unit, (counts.get(unit) ?? 0) + 1);
};

const withOptOuts = (unit: RoundUnit, optedOut: number | undefined): RoundUnit =>
  optedOut === undefined ? unit : { ...unit, optedOut };
