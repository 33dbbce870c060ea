import { hasCensus } from '../campaign/census.ts';
import { isWithin, type Period } from '../delivery/budget.ts';
import { type Audience, addTo, planParcels } from '../delivery/plan-parcels.ts';
import type { Job, Jobs, Parcels } from '../delivery/ports.ts';
import type { JobHandler } from '../delivery/tick.ts';
import { type Censuses, peopleIn } from '../people/census.ts';
import type { OrgId, Person, UnitId } from '../people/model.ts';
import type { Directory, Organisation } from '../people/ports.ts';
import { calendarOf } from '../time/calendar.ts';
import {
  asInstant,
  asZone,
  dateIn,
  type Instant,
  isLocalDate,
  type LocalDate,
  MINUTE_MS,
  type Zone,
} from '../time/instant.ts';
import { wideId } from './ids.ts';
import type { LightsStore } from './ports.ts';
import { endOfEvening, mayHear, modesIn, momentOf } from './rules.ts';

/** Lays out who hears of 19:30 where it is wide, zone by zone. */
export const WIDE = 'lights-out/wide';

/** So long before 19:30 it begins: laying 300,000 people out takes a part of that. */
const AHEAD_MS = 30 * MINUTE_MS;

export type PlanWideDeps = { readonly jobs: Pick<Jobs, 'plan'> };

const wideJob = (org: OrgId, day: LocalDate, zone: Zone): Job => ({
  ...{ org, id: `${WIDE}/${day}/${zone}`, kind: WIDE, payload: { day, zone } },
  dueAt: asInstant(momentOf('19:30', day, { zone }) - AHEAD_MS),
});

/** The next evening of every zone. Harmless to repeat. */
export const planWide = async (organisation: Organisation, now: Instant, { jobs }: PlanWideDeps): Promise<void> => {
  const calendar = calendarOf(organisation.closures);
  for (const zone of new Set([organisation.zone, ...organisation.zones])) {
    const today = dateIn(now, zone);
    const isAhead = calendar.isWorkingDay(today) && now < wideJob(organisation.id, today, zone).dueAt;
    await jobs.plan(wideJob(organisation.id, isAhead ? today : calendar.nextWorkingDay(today), zone));
  }
};

export type WideDeps = PlanWideDeps & {
  readonly directory: Pick<Directory, 'organisation' | 'tree' | 'everyone'>;
  readonly censuses: Pick<Censuses, 'census'>;
  readonly lights: Pick<LightsStore, 'modes'>;
  readonly parcels: Pick<Parcels, 'layOut' | 'plan'>;
  readonly periods: (org: OrgId) => Promise<readonly Period[]>;
};

/**
 * One evening of one zone. There is a next one as long as a unit is set to it; in no campaign month it plans nothing, and
 * looks at nobody.
 */
export const wideEvening =
  (deps: WideDeps): JobHandler =>
  async ({ org, payload }, now) => {
    const { day = '', zone: name = '' } = payload;
    const organisation = await deps.directory.organisation(org);
    const modes = await deps.lights.modes(org);
    if (!organisation || !isLocalDate(day) || !modes.some(({ mode }) => mode === 'wide')) return;
    const zone = asZone(name);
    await planWide(organisation, now, deps);
    const isOn = (await deps.periods(org)).some((period) => isWithin(day, period));
    if (!isOn || now >= endOfEvening(day, { zone })) return;
    const tree = await deps.directory.tree(organisation);
    if (!tree) return;
    const modeOf = modesIn(tree, modes);
    const evening: Evening = { day, zone, now, isWide: (unit) => modeOf(unit) === 'wide' };
    if (await isNobodyThere(organisation, evening, deps)) return;
    const audience = await audienceOf(organisation, evening, deps);
    const message = { org, delivery: wideId(day, zone), kind: 'lights-out', subject: day } as const;
    const moments = { dueAt: momentOf('19:30', day, { zone }), expiresAt: endOfEvening(day, { zone }) };
    await planParcels({ ...message, ...moments }, zone, audience, deps.parcels);
  };

type Evening = {
  readonly day: LocalDate;
  readonly zone: Zone;
  readonly now: Instant;
  readonly isWide: (unit: UnitId) => boolean;
};

/** As the census of a large organisation tells, where nothing has changed since; of any other nothing is known before. */
const isNobodyThere = async (
  organisation: Organisation,
  evening: Evening,
  { censuses }: WideDeps,
): Promise<boolean> => {
  const census = hasCensus(organisation) ? await censuses.census(organisation.id) : undefined;
  if (census?.version !== organisation.version) return false;
  return !peopleIn(census, evening.isWide).some(([traits, people]) => people > 0 && isTheirs(traits, evening));
};

/** Whether 19:30 of this zone lies in somebody's evening. */
const isTheirs = ({ zone, hours }: Pick<Person, 'zone' | 'hours'>, evening: Evening): boolean =>
  zone === evening.zone && hours.end <= '19:30';

/** Everybody of the units who works that day and has not stopped it. Who told a plan is left out when it is sent. */
const audienceOf = async (
  { id, closures }: Organisation,
  evening: Evening,
  { directory }: WideDeps,
): Promise<Audience> => {
  const { day, now, isWide } = evening;
  const calendar = calendarOf(closures);
  const isThere = (person: Person): boolean =>
    !person.left && isTheirs(person, evening) && isWide(person.unit) && mayHear(person, day, calendar, now);
  const audience: Audience = new Map();
  for await (const page of directory.everyone(id))
    for (const person of page) if (isThere(person)) addTo(audience, person);
  return audience;
};
