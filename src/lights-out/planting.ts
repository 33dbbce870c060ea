import { type Message, planOne } from '../delivery/plan-one.ts';
import type { Outbox } from '../delivery/ports.ts';
import type { Plan } from '../overtime/model.ts';
import type { Person } from '../people/model.ts';
import { ownCalendar } from '../people/rest.ts';
import type { Calendar } from '../time/calendar.ts';
import type { Instant, LocalDate } from '../time/instant.ts';
import { nudgeId } from './ids.ts';
import type { Slot, Stay } from './model.ts';
import type { LightsStore } from './ports.ts';
import { endOfEvening, momentOf, slotOf, stayingOf, type Told } from './rules.ts';

export type PlantDeps = {
  readonly lights: Pick<LightsStore, 'noteStay' | 'dropStay'>;
  readonly outbox: Pick<Outbox, 'plan'>;
};

/**
 * Makes a day's declaration, as it stands now, felt in its evening. Harmless to repeat. What was planned before stays where
 * it is: whoever composes it looks at what counts then.
 */
export const followOvertime = (
  person: Person,
  day: LocalDate,
  plan: Plan,
  calendar: Calendar,
  now: Instant,
  deps: PlantDeps,
): Promise<void> => {
  const isWorked = ownCalendar(calendar, person).isWorkingDay(day);
  return plant(person, { day, told: { overtime: { plan } }, by: 'overtime', order: plan.order, isWorked }, now, deps);
};

/** What somebody told of an evening. On a day on which nobody works nothing is said of it. */
export type Planted = {
  readonly day: LocalDate;
  readonly told: Told;
  readonly by: Stay;
  /** Of the word that told it. */
  readonly order: number;
  readonly isWorked: boolean;
};

/** Of one of the two things somebody may have told; the message that both lead to is one. */
export const plant = async (
  person: Person,
  { day, told, by, order, isWorked }: Planted,
  now: Instant,
  { lights, outbox }: PlantDeps,
): Promise<void> => {
  const { org, id, unit } = person;
  const slot = slotOf(told, person);
  if (isWorked && slot !== undefined && now < momentOf(slot, day, person))
    await planOne(person, nudgeOf(person, day, slot), outbox);
  if (stayingOf(told, person)) await lights.noteStay(org, day, by, { person: id, unit }, order);
  else await lights.dropStay(org, day, by, id, order);
};

const nudgeOf = (person: Person, day: LocalDate, slot: Slot): Message => ({
  ...({ id: nudgeId(day, slot), kind: 'lights-out', subject: day } as const),
  ...{ dueAt: momentOf(slot, day, person), expiresAt: endOfEvening(day, person) },
});
