import { dateIn, type LocalDate, plusDays } from '../../time/instant.ts';
import { asMinutes, type Declared, type Minutes, type MovedTo } from '../model.ts';
import { isRestDay, MOVED_DAYS } from '../moved.ts';
import { lengthOf } from '../span.ts';
import { readDay } from './day-words.ts';
import { type DayWord, daysOf } from './days.ts';
import type { Folded } from './fold.ts';
import type { Reader, Reading, Told, Took } from './model.ts';

/* What may stand at the end of a line about its break and about 振替: 「休憩1時間 振替 水曜」. */

type Tail = { readonly breakMinutes?: Minutes; readonly moved?: { readonly day?: DayWord } };

/** A line without its end, and what the end says. */
export type Cut = { readonly line: Folded; readonly tail: Tail };

/** Undefined for a line that says nothing of either at its end, or nothing that is understood to the last sign. */
export const cutTail = (line: Folded): Cut | undefined => {
  const first = withoutMoved(line) ?? withoutBreak(line);
  if (!first) return undefined;
  const second = first.tail.moved ? withoutBreak(first.line) : withoutMoved(first.line);
  return second ? { line: second.line, tail: { ...first.tail, ...second.tail } } : first;
};

/** Without the comma before it. The place of the cut stays known, so that no reason runs into what was cut off. */
const upTo = ({ text, origins, typed }: Folded, at: number): Folded => {
  const head = text.slice(0, at).replace(/[ 、,;]+$/u, '');
  return { text: head, origins: origins.slice(0, head.length + 1), typed };
};

const apart = '(?<=[ 、,。.;)」』”"\\d時分])';
const moves = new RegExp(
  `${apart}(?:振り?替え?(?:休日|日|の ?(?:日|休み))?(?: ?(?:は|を|:|で|に))?|(?:with (?:a |the )?)?day off (?:is )?(?:moved(?: to)?|instead(?: on)?)) ?[,、]?`,
  'gu',
);
const isOpen =
  /^ ?(?:(?:日は ?)?未定|まだ(?:未定)?|後で|あとで|あり|有り?|ある|あります|no day yet|not decided(?: yet)?|tbd)?(?:です|。|!)*$/u;
const politely = /^ ?(?:に|へ|を)? ?(?:休み|休む|休みます|します|です|予定|お願いします)*[。!.]*$/u;

const withoutMoved = (line: Folded): Cut | undefined => {
  const found = [...line.text.matchAll(moves)].at(-1);
  if (!found) return undefined;
  const rest = line.text.slice(found.index + found[0].length);
  const head = upTo(line, found.index);
  if (isOpen.test(rest)) return { line: head, tail: { moved: {} } };
  const start = rest.length - rest.trimStart().length;
  const day = readDay(rest, start);
  return day && politely.test(rest.slice(day.end))
    ? { line: head, tail: { moved: { day: day.token.word } } }
    : undefined;
};

const hours = '(\\d{1,2}(?:\\.5)?) ?(?:時間|h(?:ou)?rs?|h)(?:(半)| ?(\\d{1,2}) ?(?:分|min(?:ute)?s?))?';
const minutes = '(\\d{1,3}) ?-?(?:分|min(?:ute)?s?|m)(?![a-z])';
const breaks = new RegExp(
  `${apart}(?:(?:うち ?)?休憩(?:時間)?(?: ?(?:は|を|が|:))? ?(?:${hours}|${minutes})|(?:with |less )?(?:an? )?break(?: of)?:? (?:${hours}|${minutes})|(?:with |less )?(?:an? )?(?:${hours}|${minutes}) break)(?: ?(?:間|あり|です|(でした|(?:を ?)?(?:取り|とり)ました)|を?(?:除く|のぞく|引く)))?[。!.]*$`,
  'u',
);

const withoutBreak = (line: Folded): Cut | undefined => {
  const trimmed = line.text.trimEnd();
  const found = breaks.exec(trimmed);
  if (!found) return undefined;
  const [, ...groups] = found;
  const parts = [0, 4, 8].flatMap((i) => (groups[i] === undefined && groups[i + 3] === undefined ? [] : [i]));
  const at = parts[0] ?? 0;
  const [whole = '0', half, more = '0', alone = '0'] = groups.slice(at, at + 4);
  const total = Number(whole) * 60 + (half ? 30 : Number(more)) + Number(alone);
  const head = upTo(line, found.index);
  return total === 0
    ? undefined
    : { line: groups[12] === undefined ? head : past(head), tail: { breakMinutes: asMinutes(total) } };
};

/** 「9-18時 休憩1時間でした」 tells of what was. */
const past = ({ text, origins, typed }: Folded): Folded => {
  const place = origins.at(-1) ?? typed.length;
  return { text: `${text}でした`, origins: [...origins.slice(0, text.length), place, place, place], typed };
};

/** The reading with what the end of its line says; undefined where the two do not go together. */
export const withTail = (reading: Reading, tail: Tail, by: Reader): Reading | undefined => {
  switch (reading.type) {
    case 'declare':
    case 'change':
    case 'actual':
      return toldWith(reading, tail, by);
    case 'ambiguous': {
      const readings = reading.readings.flatMap((each) => toldWith(each, tail, by) ?? []);
      return readings.length === reading.readings.length ? { type: 'ambiguous', readings } : undefined;
    }
    case 'incomplete':
    case 'wrong':
      // Whoever answers the question, or sees what is wrong, is asked about 振替 and the break with the day itself.
      return reading;
    case 'extend':
    case 'withdraw':
    case 'show':
      return undefined;
    default:
      return reading satisfies never;
  }
};

const toldWith = (told: Told, { breakMinutes, moved }: Tail, by: Reader): Told | undefined => {
  const to = moved && movedTo(told.declared, moved, by);
  if (moved && !to) return undefined;
  const declared: Declared = { ...told.declared, ...(to && { moved: to }) };
  if (breakMinutes === undefined) return { ...told, declared };
  const why = whyNoBreak(told);
  if (why) return { ...told, declared, took: [...told.took, why] };
  return breakMinutes < lengthOf(declared.spans) ? { ...told, declared: { ...declared, breakMinutes } } : undefined;
};

/** A plan holds no break; one of a whole working day lies in the regular hours, which are left out. */
const whyNoBreak = ({ type, took }: Told): Took | undefined => {
  if (type !== 'actual') return { type: 'break-later' };
  return took.some((each) => each.type === 'regular-hours') ? { type: 'break-inside' } : undefined;
};

/** Only a 週休日 is moved, and to a working day after it. */
const movedTo = (
  { day, spans }: Declared,
  { day: word }: NonNullable<Tail['moved']>,
  by: Reader,
): MovedTo | undefined => {
  if (spans.length === 0 || !isRestDay(day, by)) return undefined;
  if (word === undefined) return {};
  const to = daysFor(word, day, by).find((each) => each > day && each <= plusDays(day, MOVED_DAYS));
  return to !== undefined && by.calendar.isWorkingDay(to) ? { to } : undefined;
};

/** 「水曜」 is the one after the day that is worked; 「来週の水曜」 and 「明日」 are said of today. */
const daysFor = (word: DayWord, day: LocalDate, { now, zone }: Reader): readonly LocalDate[] => {
  const isOfToday = word.type === 'relative' || (word.type === 'weekday' && word.week !== undefined);
  const found = daysOf(word, isOfToday ? dateIn(now, zone) : day, false);
  return found.type === 'days' ? found.days : [];
};
