import type { DayMinute, Reason } from '../overtime/model.ts';
import type { Told, Took, Why } from '../overtime/reading/model.ts';
import { englishDay, englishWeekday } from './format.ts';
import { overtimeMovedEn } from './overtime-moved-en.ts';
import type { OvertimeReadingTexts } from './overtime-reading-texts.ts';
import { clockOf, dayTime, spansOf } from './overtime-time.ts';

const reasons: OvertimeReadingTexts['reasons'] = {
  diet: 'Diet work',
  budget: 'Budget',
  law: 'Law drafting',
  crisis: 'Crisis response',
  papers: 'Preparing papers',
  other: 'Other',
};

const next = (clock: string): string => `${clock} next day`;
const time = (minute: DayMinute): string => dayTime(minute, next);

const reasonIn = (reason: Reason | undefined): string => {
  if (reason === undefined) return '';
  return reason.words === undefined ? ` ${reasons[reason.kind]}` : ` “${reason.words}”`;
};

const told: OvertimeReadingTexts['told'] = ({ type, declared }) => {
  const { day, spans, reason } = declared;
  const when = spansOf(spans, next, (from, until) => `${from}–${until}`).join(', ');
  return `${before[type](englishDay(day))} ${when === '' ? 'no overtime' : when}${reasonIn(reason)}${overtimeMovedEn.said(declared)}`;
};

const before: { readonly [type in Told['type']]: (day: string) => string } = {
  declare: (day) => day,
  change: (day) => `Change: ${day}`,
  actual: (day) => `Worked ${day}`,
};

const took = (what: Took): string => {
  switch (what.type) {
    case 'hour':
      return `“${clockOf(what.said)}” was read as ${clockOf(what.as)}.`;
    case 'regular-hours':
      return 'Your regular hours are left out.';
    case 'from-now':
      return 'Counted from now.';
    case 'break-inside':
      return overtimeMovedEn.pause.inRegular;
    case 'break-later':
      return overtimeMovedEn.pause.later;
    default:
      return what satisfies never;
  }
};

const why = (what: Why): string => {
  switch (what.type) {
    case 'past-hour':
      return `${time(what.until)} on ${englishDay(what.day)} has passed. If you worked until then, “worked until ${time(what.until)} on ${englishDay(what.day)}” records it.`;
    case 'not-yet':
      return `${what.until === undefined ? '' : `${time(what.until)} on `}${englishDay(what.day)} is still to come. “Overtime until ${what.until === undefined ? '22:00' : time(what.until)} on ${englishDay(what.day)}” declares it.`;
    case 'reversed':
      return `The end, ${time(what.until)}, comes before the start, ${time(what.from)}. Past midnight, write “until 1:00 next day”.`;
    case 'too-long':
      return `${Math.floor(what.length / 60)} h${what.length % 60 === 0 ? '' : ` ${what.length % 60} min`} of overtime does not fit into one day, which ends at 5:00 the next morning. You can also write the end, “until 22:00”.`;
    case 'too-late':
      return `${time(what.until)} is later than 5:00 the next morning. From 5:00 on it can be written for the next day.`;
    case 'in-hours':
      return `On ${englishDay(what.day)} that lies in your regular hours (${what.hours.start}–${what.hours.end}). Overtime is the time before or after them.`;
    case 'too-far':
      return `${englishDay(what.day)} is far ahead. Overtime can be declared up to ${what.days} days ahead.`;
    case 'too-old':
      return `${englishDay(what.day)} is long ago. Actual hours can be corrected for ${what.days} days; for older ones, please ask whoever keeps the working hours.`;
    case 'other-weekday':
      return `${englishDay(what.day)} is not a ${englishWeekday(what.said)}. The date or the weekday alone will do.`;
    case 'no-such-date':
      return `There is no “${what.said}”. You can write “11/26” or “tomorrow”.`;
    case 'no-such-time':
      return `There is no time “${what.said}”. You can write “22:00” or “1:00 next day”.`;
    default:
      return what satisfies never;
  }
};

/** The words for a line about overtime as it was read. */
export const overtimeReadingEn: OvertimeReadingTexts = {
  reasons,
  told,
  extend: (day, minutes) => `${englishDay(day)} ${minutes} min longer`,
  withdraw: (day, early) =>
    `Cancel ${early ? 'early start' : 'overtime'}${day === undefined ? '' : ` on ${englishDay(day)}`}`,
  took,
  which: 'This can be read in more than one way. Which one is it?',
  asksFrom: (day) => `From what time on ${englishDay(day)}? You can write “10:00–15:00”.`,
  asksUntil: (day) => `Until what time on ${englishDay(day)}? You can write “until 22:00”.`,
  why,
};
