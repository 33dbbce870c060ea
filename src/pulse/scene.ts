import { asDeliveryId } from '../delivery/model.ts';
import type { Job, Jobs, Outbox, Parcels } from '../delivery/ports.ts';
import { type OrgId, type Person, placesOf, type UnitId } from '../people/model.ts';
import type { Directory, Organisation } from '../people/ports.ts';
import type { UnitTree } from '../people/tree.ts';
import { type Calendar, calendarOf } from '../time/calendar.ts';
import { asInstant, dateIn, type Instant, plusWeeks, type WeekId, weekOf, type Zone } from '../time/instant.ts';
import type { Round, Schedule } from './model.ts';
import type { PulseStore, RoundKeys } from './ports.ts';
import { asksAt } from './rules.ts';

export type PulseJobDeps = {
  readonly directory: Directory;
  readonly pulse: PulseStore;
  readonly keys: RoundKeys;
  readonly outbox: Pick<Outbox, 'deliveries' | 'erase'>;
  readonly parcels: Pick<Parcels, 'layOut' | 'plan' | 'erase'>;
  readonly jobs: Jobs;
  /** Keeps where everybody's answers would count, for the results (src/results/ports.ts). */
  readonly results: { saveHomes(org: OrgId, week: WeekId, homes: ReadonlyMap<string, UnitId>): Promise<void> };
  readonly randomBytes: (count: number) => Uint8Array;
  /** How long after closing a process elsewhere may still be writing an answer it took in time. */
  readonly closeGraceMs: number;
};

export const ASK = 'pulse/ask';
export const REMIND = 'pulse/remind';
export const CLOSE = 'pulse/close';
/** Makes of a closed round what it shows (src/results/jobs.ts). */
export const RESULTS = 'results/close';

/** Rows written or read side by side. */
const CONCURRENCY = 16;
export const askId = (week: WeekId) => asDeliveryId(`pulse/${week}/ask`);
export const reminderId = (week: WeekId) => asDeliveryId(`pulse/${week}/reminder`);

/** What scheduled work looks at: the organisation, its units, its days. */
export type Scene = { readonly organisation: Organisation; readonly tree: UnitTree; readonly calendar: Calendar };

export const sceneOf = async (org: OrgId, { directory }: PulseJobDeps): Promise<Scene | undefined> => {
  const organisation = await directory.organisation(org);
  const tree = organisation && (await directory.tree(organisation));
  return organisation && tree && { organisation, tree, calendar: calendarOf(organisation.closures) };
};

/** The asking of one week in one zone, as the tick will run it. */
export const askJob = (org: OrgId, schedule: Schedule, zone: Zone): Job => ({
  org,
  id: `${ASK}/${schedule.week}/${schedule.askOn}/${zone}`,
  kind: ASK,
  payload: { week: schedule.week, day: schedule.askOn, zone },
  dueAt: asksAt(schedule, zone),
});

/** Plans the asking of one week in one zone, once. */
export const planAsk = (org: OrgId, schedule: Schedule, zone: Zone, jobs: Jobs): Promise<boolean> =>
  jobs.plan(askJob(org, schedule, zone));

/** Whether the pulse may be brought to this person at all. */
export const canBeAsked = (person: Person): boolean => canAnswer(person) && !hasOptedOut(person);

/** Whether the person has a place to answer in: who switched the pulse off may still open it. */
export const canAnswer = (person: Person): boolean => !person.left && placesOf(person).length > 0;
export const hasOptedOut = ({ preferences }: Person): boolean => preferences.optOuts.includes('pulse');

/** Plans that a round closes, once. */
export const planClose = (
  { org, week, closesAt }: Pick<Round, 'org' | 'week' | 'closesAt'>,
  { jobs, closeGraceMs }: Pick<PulseJobDeps, 'jobs' | 'closeGraceMs'>,
): Promise<boolean> => {
  const dueAt = asInstant(closesAt + closeGraceMs);
  return jobs.plan({ org, id: `${CLOSE}/${week}`, kind: CLOSE, payload: { week }, dueAt });
};

/** Weeks back in which a round is looked for whose job may have been lost. */
const WEEKS_BACK = 4;

/** The rounds of this week and of the last ones, the oldest first. */
export const recentRounds = async (
  { id, zone }: Pick<Organisation, 'id' | 'zone'>,
  now: Instant,
  pulse: Pick<PulseStore, 'round'>,
): Promise<readonly Round[]> => {
  const week = weekOf(dateIn(now, zone));
  const weeks = Array.from({ length: WEEKS_BACK + 1 }, (_, i) => plusWeeks(week, i - WEEKS_BACK));
  return (await Promise.all(weeks.map((each) => pulse.round(id, each)))).flatMap((round) => round ?? []);
};

/** Of a round that was counted: what it shows is made next. Planned before it is closed, so that no death loses it. */
export const planResults = (org: OrgId, week: WeekId, now: Instant, jobs: Pick<Jobs, 'plan'>): Promise<boolean> =>
  jobs.plan({ org, id: `${RESULTS}/${week}`, kind: RESULTS, payload: { week }, dueAt: now });

export const forEveryone = (org: OrgId, zone: Zone, deps: PulseJobDeps, act: (person: Person) => void): Promise<void> =>
  forPages(
    org,
    (person) => person.zone === zone,
    deps,
    async (page) => page.forEach(act),
  );

/** Everyone of whom `concerns` holds, in pages. */
export const forPages = async (
  org: OrgId,
  concerns: (person: Person) => boolean,
  { directory }: PulseJobDeps,
  act: (page: readonly Person[]) => Promise<void>,
): Promise<void> => {
  for await (const page of directory.everyone(org)) {
    await act(page.filter((person) => !person.left && concerns(person)));
  }
};

export const inParallel = async <T>(items: readonly T[], act: (item: T) => Promise<unknown>): Promise<void> => {
  for (let i = 0; i < items.length; i += CONCURRENCY) await Promise.all(items.slice(i, i + CONCURRENCY).map(act));
};
