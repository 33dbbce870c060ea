import { isWithin, type Period } from '../delivery/budget.ts';
import { type Audience, addTo, planParcels } from '../delivery/plan-parcels.ts';
import type { Job, Jobs, Parcels } from '../delivery/ports.ts';
import type { JobHandler } from '../delivery/tick.ts';
import type { OrgId, Person, UnitId } from '../people/model.ts';
import type { Directory, Organisation } from '../people/ports.ts';
import { ownCalendar, restsUntil } from '../people/rest.ts';
import type { UnitTree } from '../people/tree.ts';
import { type Calendar, calendarOf } from '../time/calendar.ts';
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
import type { UnitMode } from './model.ts';
import type { LightsStore } from './ports.ts';
import { endOfEvening, modeOf, momentOf } from './rules.ts';

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
    const tree = await deps.directory.tree(organisation);
    const isOn = (await deps.periods(org)).some((period) => isWithin(day, period));
    if (!tree || !isOn || now >= endOfEvening(day, { zone })) return;
    const calendar = calendarOf(organisation.closures);
    const audience = await audienceOf(org, { day, zone, modes, tree, calendar, now }, deps);
    const message = { org, delivery: wideId(day, zone), kind: 'lights-out', subject: day } as const;
    const moments = { dueAt: momentOf('19:30', day, { zone }), expiresAt: endOfEvening(day, { zone }) };
    await planParcels({ ...message, ...moments }, zone, audience, deps.parcels);
  };

type Evening = {
  readonly day: LocalDate;
  readonly zone: Zone;
  readonly modes: readonly UnitMode[];
  readonly tree: UnitTree;
  readonly calendar: Calendar;
  readonly now: Instant;
};

/** Everybody of the units who works that day and has not stopped it. Who told a plan is left out when it is sent. */
const audienceOf = async (org: OrgId, evening: Evening, { directory }: WideDeps): Promise<Audience> => {
  const known = new Map<UnitId, boolean>();
  const isWide = (unit: UnitId): boolean => {
    const is = known.get(unit) ?? modeOf(unit, evening.tree, evening.modes) === 'wide';
    known.set(unit, is);
    return is;
  };
  const audience: Audience = new Map();
  for await (const page of directory.everyone(org))
    for (const person of page) if (isWide(person.unit) && isThere(person, evening)) addTo(audience, person);
  return audience;
};

const isThere = (person: Person, { day, zone, calendar, now }: Evening): boolean =>
  !person.left &&
  person.zone === zone &&
  person.hours.end <= '19:30' &&
  !person.preferences.optOuts.includes('lights-out') &&
  restsUntil(now, person) === undefined &&
  ownCalendar(calendar, person).isWorkingDay(day);
