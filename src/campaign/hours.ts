import type { Person } from '../people/model.ts';
import { type Calendar, personCalendar } from '../time/calendar.ts';
import { dateIn, type Instant, instantAt, timeIn } from '../time/instant.ts';

/** The first moment from `now` on that lies in this person's own working hours: from their start, and before their end. */
export const nextInHours = (
  now: Instant,
  { zone, hours, freeDay }: Pick<Person, 'zone' | 'hours' | 'freeDay'>,
  calendar: Calendar,
): Instant => {
  const own = personCalendar(calendar, freeDay);
  const today = dateIn(now, zone);
  const time = timeIn(now, zone);
  if (own.isWorkingDay(today)) {
    if (time < hours.start) return instantAt(today, hours.start, zone);
    if (time < hours.end) return now;
  }
  return instantAt(own.nextWorkingDay(today), hours.start, zone);
};
