import { type Calendar, personCalendar } from '../time/calendar.ts';
import { dateIn, dayOfWeek, type Instant, type LocalDate, plusDays, plusWeeks, weekOf } from '../time/instant.ts';
import type { Person } from './model.ts';

/** The day from which somebody wants to hear from the bot again, while it lies ahead. */
export const restsUntil = (
  now: Instant,
  { zone, preferences: { snoozedUntil } }: Pick<Person, 'zone' | 'preferences'>,
): LocalDate | undefined => (snoozedUntil !== undefined && dateIn(now, zone) < snoozedUntil ? snoozedUntil : undefined);

/** A longer silence is what switching kinds off is for. */
export const LONGEST_REST_DAYS = 30;

export const restChoices = ['tomorrow', 'monday'] as const;
export type RestChoice = (typeof restChoices)[number];

/** The first day after a rest that was chosen on `today`. */
export const restDay = (choice: RestChoice, today: LocalDate): LocalDate => {
  switch (choice) {
    case 'tomorrow':
      return plusDays(today, 1);
    case 'monday':
      return dayOfWeek(plusWeeks(weekOf(today), 1), 1);
    default:
      return choice satisfies never;
  }
};

/** The days to choose from. */
export const restDays = (today: LocalDate): readonly LocalDate[] =>
  Array.from({ length: LONGEST_REST_DAYS }, (_, i) => plusDays(today, i + 1));

/** The days on which this person works, by their pattern and by what they told of days off. */
export const ownCalendar = (
  calendar: Calendar,
  {
    freeDay,
    preferences: { daysOff },
  }: Pick<Person, 'freeDay'> & { readonly preferences: Pick<Person['preferences'], 'daysOff'> },
): Calendar => personCalendar(calendar, freeDay, daysOff);
