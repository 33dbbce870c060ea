import { asDeliveryId, type DeliveryId } from '../../delivery/model.ts';
import type { Person, Unit } from '../../people/model.ts';
import type { UnitTree } from '../../people/tree.ts';
import type { Calendar } from '../../time/calendar.ts';
import { dateIn, type Instant, type LocalDate, plusDays, weekdayOf } from '../../time/instant.ts';
import { momentOf } from '../rules.ts';
import { EVENINGS, type Room } from './model.ts';

/** A day off falls away and is not made up for. */
export const isEvening = (day: LocalDate, calendar: Calendar): boolean =>
  EVENINGS.includes(weekdayOf(day)) && calendar.isWorkingDay(day);

const firstFrom = (day: LocalDate, calendar: Calendar): LocalDate =>
  isEvening(day, calendar) ? day : firstFrom(plusDays(day, 1), calendar);

/** The next evening whose 19:30 is still to come. */
export const nextEvening = (now: Instant, { zone }: Pick<Room, 'zone'>, calendar: Calendar): LocalDate => {
  const today = dateIn(now, zone);
  return firstFrom(now < momentOf('19:30', today, { zone }) ? today : plusDays(today, 1), calendar);
};

/** One message a room and day, for ever. */
export const postId = ({ id, day }: Pick<Room, 'id' | 'day'>): DeliveryId =>
  asDeliveryId(`lights-out/${day}/room/${id}`);

/** The units whose evening somebody may set: those they promote or head, in the order of the directory. */
export const ownUnits = (person: Pick<Person, 'promotes' | 'manages'>, tree: UnitTree): readonly Unit[] =>
  [...new Set([...person.promotes, ...person.manages])].flatMap((id) => tree.unit(id) ?? []);

/** Whoever sets the evening of the room's unit, or of one above it. */
export const isInCharge = ({ unit }: Pick<Room, 'unit'>, units: readonly Unit[], tree: UnitTree): boolean =>
  units.some(({ id }) => tree.isWithin(unit, id));
