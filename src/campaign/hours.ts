import type { Person } from '../people/model.ts';
import { ownCalendar } from '../people/rest.ts';
import type { Calendar } from '../time/calendar.ts';
import { dateIn, type Instant, instantAt, timeIn } from '../time/instant.ts';

/** The first moment from `now` on that lies in this person's own working hours: from their start, and before their end. */
export const nextInHours = (
  now: Instant,
  person: Pick<Person, 'zone' | 'hours'> & Parameters<typeof ownCalendar>[1],
  calendar: Calendar,
): Instant => {
  const { zone, hours } = person;
  const own = ownCalendar(calendar, person);
  const today = dateIn(now, zone);
  const time = timeIn(now, zone);
  if (own.isWorkingDay(today)) {
    if (time < hours.start) return instantAt(today, hours.start, zone);
    if (time < hours.end) return now;
  }
  return instantAt(own.nextWorkingDay(today), hours.start, zone);
};
