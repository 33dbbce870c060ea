import { readDate } from '../../../src/people/csv-cells.ts';
import type { OrgId } from '../../../src/people/model.ts';
import type { Organisation } from '../../../src/people/ports.ts';
import { commandTextsOf } from '../../../src/text/cli/text.ts';
import type { CommandTexts } from '../../../src/text/cli/texts.ts';
import { calendarOf } from '../../../src/time/calendar.ts';
import { dateIn, type LocalDate, plusDays, weekdayOf } from '../../../src/time/instant.ts';
import { organisationOf } from './organisation.ts';
import type { Place } from './place.ts';
import type { Terminal } from './terminal.ts';
import { type Misunderstood, misunderstood } from './words.ts';

export type CalendarWords =
  | { readonly type: 'list' }
  | { readonly type: 'close' | 'open' | 'reset'; readonly date: LocalDate };

export const readCalendarWords = (rest: readonly string[], texts: CommandTexts): CalendarWords | Misunderstood => {
  const [verb, day, ...more] = rest;
  if (verb === 'list' && day === undefined) return { type: 'list' };
  const isVerb = verb === 'close' || verb === 'open' || verb === 'reset';
  if (!isVerb || day === undefined || more.length > 0) return misunderstood(texts.calendarWords);
  const date = readDate(day);
  return date.type === 'value' ? { type: verb, date: date.value } : misunderstood(texts.notADay(day));
};

/** `calendar`: shows and changes the organisation's own days off. */
export const runCalendar = async (
  words: CalendarWords,
  org: OrgId,
  place: Place,
  terminal: Terminal,
): Promise<number> => {
  const texts = commandTextsOf(terminal.language);
  const organisation = await organisationOf(org, place, terminal);
  if (!organisation) return 1;
  if (words.type === 'list') {
    const today = dateIn(place.now, organisation.zone);
    for (const line of daysOff(organisation, today, texts)) terminal.out(line);
    return 0;
  }
  const closed = { close: true, open: false, reset: undefined }[words.type];
  await place.store.calendar.setClosure(org, words.date, closed);
  await place.reschedule(org);
  const { [words.date]: _, ...others } = organisation.closures;
  const closures = closed === undefined ? others : { ...others, [words.date]: closed };
  terminal.out(texts.calendar.becomes(dayName(words.date, texts), calendarOf(closures).isWorkingDay(words.date)));
  return 0;
};

const DAYS = 366;

const daysOff = ({ closures }: Organisation, today: LocalDate, texts: CommandTexts): readonly string[] => {
  const calendar = calendarOf(closures);
  const days = Array.from({ length: DAYS }, (_, index) => plusDays(today, index));
  const lines = days.flatMap((date) => {
    const override = closures[date];
    const name = calendar.holidayName(date);
    if (override === true) return [`${dayName(date, texts)} ${texts.calendar.closed}`];
    if (override === false) return [`${dayName(date, texts)} ${texts.calendar.opened}${name ? `（${name}）` : ''}`];
    if (weekdayOf(date) >= 6 || calendar.isWorkingDay(date)) return [];
    return [`${dayName(date, texts)} ${name ?? texts.calendar.yearEnd}`];
  });
  return [texts.calendar.heading(today, plusDays(today, DAYS - 1)), ...lines.map((line) => `  ${line}`)];
};

const dayName = (date: LocalDate, texts: CommandTexts): string => texts.calendar.day(date, weekdayOf(date));
