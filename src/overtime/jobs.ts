import type { DeliveryId } from '../delivery/model.ts';
import { planOne } from '../delivery/plan-one.ts';
import type { Job, Jobs, Parcels } from '../delivery/ports.ts';
import type { JobHandler } from '../delivery/tick.ts';
import { asPersonId, type MessageKind, type Person } from '../people/model.ts';
import type { PersonStore } from '../people/ports.ts';
import { ownCalendar } from '../people/rest.ts';
import type { Calendar } from '../time/calendar.ts';
import {
  asInstant,
  asLocalTime,
  DAY_MS,
  dateIn,
  type Instant,
  instantAt,
  type LocalDate,
  laterOf,
  MINUTE_MS,
  plusDays,
} from '../time/instant.ts';
import { asCalendarMonth } from './fiscal.ts';
import { actualId, answerId, digestId, requestId, type Subject, subjectOf } from './ids.ts';
import { type WarningDeps, warn } from './limits/warning-jobs.ts';
import { rowsAround } from './limits/warning-scene.ts';
import { LOOK, look, planLooks } from './looking.ts';
import type { OvertimeMonth, Plan } from './model.ts';
import { daysOffIn } from './moved.ts';
import { ATTEND } from './ports.ts';
import { refreshOf } from './refresh.ts';
import { recentDays } from './rules.ts';
import { sceneOf } from './scene.ts';

export type OvertimeJobDeps = WarningDeps & {
  readonly jobs: Pick<Jobs, 'plan'>;
  readonly parcels: Pick<Parcels, 'plan'>;
  readonly people: Pick<PersonStore, 'savePreferences'>;
  /** What a day's plan comes to in its evening (src/lights-out). */
  readonly evening: (person: Person, day: LocalDate, plan: Plan, calendar: Calendar, now: Instant) => Promise<void>;
};

/** What the tick runs for overtime, by kind of job. */
export const overtimeJobs = (deps: OvertimeJobDeps): { readonly [kind: string]: JobHandler } => ({
  [ATTEND]: (job, now) => attend(job, now, deps),
  [LOOK]: look(deps),
});

const ATTEND_MS = 5 * MINUTE_MS;
/**
 * Makes what lies outside the row follow it: notes it under its unit, asks whoever is to confirm, tells an answer, and
 * has the cards of both changed. A death on the way leaves the row due, and every step may be repeated.
 */
const attend = async ({ org, payload, dueAt }: Job, now: Instant, deps: OvertimeJobDeps): Promise<void> => {
  const [id, name] = [asPersonId(payload.person ?? ''), asCalendarMonth(payload.month ?? '')];
  const [person, scene] = await Promise.all([deps.directory.person(org, id), sceneOf(org, deps)]);
  const rows = await rowsAround(org, id, name, deps);
  const month = rows.find((each) => each.month === name);
  if (!month || !(await deps.overtime.attend(month, dueAt, asInstant(now + ATTEND_MS)))) return;
  if (person && scene) {
    await deps.overtime.enlist(month);
    for (const day of recentDays(month, dateIn(now, person.zone)))
      await follow(person, month, day, scene.calendar, now, deps);
    await deps.parcels.plan(refreshOf(month, now));
    await keepDaysOff(person, rows, now, deps);
    if (!person.left) await warn(person, name, rows, scene, now, deps);
  }
  await deps.overtime.attended(month);
};

/** The days that are free by 振替 are the person's own from now on: nothing is said on them, and nothing asked. */
const keepDaysOff = async (
  person: Person,
  rows: readonly OvertimeMonth[],
  now: Instant,
  { people }: OvertimeJobDeps,
): Promise<void> => {
  const daysOff = daysOffIn(rows, dateIn(now, person.zone));
  const isSame = daysOff.join() === (person.preferences.daysOff ?? []).join();
  if (!isSame && !person.left) await people.savePreferences(person.org, person.id, { daysOff });
};

const follow = async (
  person: Person,
  { days }: OvertimeMonth,
  day: LocalDate,
  calendar: Calendar,
  now: Instant,
  deps: OvertimeJobDeps,
): Promise<void> => {
  const plan = days[day]?.plan;
  if (plan) await deps.evening(person, day, plan, calendar, now);
  if (!plan || plan.withdrawn) return;
  const { asked, answer } = plan;
  await planActual(person, day, calendar, now, deps);
  await planLooks(person, day, now, deps);
  const about: Subject = { person: person.id, day };
  // Of use until the next day is over: who reads it late still learns what was planned.
  const expiresAt = instantAt(plusDays(day, 2), MIDNIGHT, person.zone);
  if (asked && !answer) await planRequest(about, { ...plan, asked }, person, expiresAt, calendar, now, deps);
  if (answer && answer.verdict !== 'confirmed')
    await planFor(person, answerId(day, plan.version), about, now, expiresAt, deps);
};

type Asked = Plan & { readonly asked: NonNullable<Plan['asked']> };

/** At once where it ends today; else with all others at five o'clock, unless that is too late for it. */
const planRequest = async (
  about: Subject,
  { asked, spans }: Asked,
  person: Person,
  expiresAt: Instant,
  calendar: Calendar,
  now: Instant,
  deps: OvertimeJobDeps,
): Promise<void> => {
  await deps.overtime.noteAsked(person.org, asked.person, about);
  const confirmer = await deps.directory.person(person.org, asked.person);
  if (!confirmer) return;
  const digestAt = nextDigest(confirmer, ownCalendar(calendar, confirmer), now);
  const startsAt = instantAt(about.day, MIDNIGHT, person.zone) + (spans[0]?.from ?? 0) * MINUTE_MS;
  const isSoon = about.day <= dateIn(now, person.zone) || startsAt <= digestAt;
  if (isSoon) return planFor(confirmer, requestId(about, asked.version), about, now, expiresAt, deps);
  const id = digestId(dateIn(digestAt, confirmer.zone));
  return planFor(confirmer, id, about, digestAt, daysAfter(digestAt, 1), deps);
};

/** Five in the afternoon, of this or of the next day on which whoever confirms works. */
const nextDigest = ({ zone }: Person, calendar: Calendar, now: Instant): Instant => {
  const today = dateIn(now, zone);
  const first = instantAt(today, DIGEST_AT, zone);
  return calendar.isWorkingDay(today) && now <= first
    ? first
    : instantAt(calendar.nextWorkingDay(today), DIGEST_AT, zone);
};

const DIGEST_AT = asLocalTime('17:00');
const MIDNIGHT = asLocalTime('00:00');

/** The morning of the next working day, at the person's own beginning. */
const planActual = async (
  person: Person,
  day: LocalDate,
  calendar: Calendar,
  now: Instant,
  deps: OvertimeJobDeps,
): Promise<void> => {
  const next = ownCalendar(calendar, person).nextWorkingDay(day);
  const dueAt = instantAt(next, person.hours.start, person.zone);
  await planFor(
    person,
    actualId(day),
    { person: person.id, day },
    laterOf(dueAt, now),
    daysAfter(dueAt, 3),
    deps,
    'overtime-actual',
  );
};

const daysAfter = (moment: Instant, days: number): Instant => asInstant(moment + days * DAY_MS);

const planFor = async (
  to: Person,
  id: DeliveryId,
  about: Subject,
  dueAt: Instant,
  expiresAt: Instant,
  { outbox }: OvertimeJobDeps,
  kind: MessageKind = 'approval',
): Promise<void> => {
  await planOne(to, { id, kind, subject: subjectOf(about), dueAt, expiresAt }, outbox);
};
