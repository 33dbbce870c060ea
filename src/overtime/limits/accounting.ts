import type { WorkingHours } from '../../people/model.ts';
import type { Calendar } from '../../time/calendar.ts';
import { type LocalDate, plusDays, type Weekday, weekdayOf } from '../../time/instant.ts';
import { asDayMinute, asMinutes, type Declared, type Minutes, type Regime, type Span } from '../model.ts';
import { minuteOfTime } from '../span.ts';
import type { CapsSettings } from './caps-settings.ts';

/*
 * From the stretches of work of a day to the two counters that the limits are held against. Paid work is never lost and
 * never counted twice: each minute goes to 超過勤務, to 休日勤務 or, inside regular hours, to neither.
 */

/** What one day adds to the two counters. Minutes are never rounded. */
export type DayHours = {
  readonly day: LocalDate;
  /** 超過勤務; under 労働基準法 時間外労働. */
  readonly overtime: Minutes;
  /** 休日勤務: a holiday's regular hours (給与法 第17条 休日給). Under 労働基準法: work on the 法定休日. */
  readonly holidayWork: Minutes;
};

/**
 * `weekly-rest`: 週休日, Saturday, Sunday and the weekly free day. `holiday`: 休日, a national holiday, 12/29–1/3 and
 * closures. `statutory-rest`: 法定休日, under 労働基準法 only.
 */
export type DayKind = 'working' | 'weekly-rest' | 'holiday' | 'statutory-rest';

/** 週休日の振替: another day becomes the rest day in the place of the one that is worked. */
export type Swap = { readonly worked: LocalDate; readonly restsOn: LocalDate };

/** A day's work. `moved`: as many minutes of a 週休日 as are regular hours by 振替. */
export type WorkedDay = Pick<Declared, 'day' | 'spans' | 'breakMinutes'> & { readonly moved?: Minutes };

/** What has to be known of a person to count a day of theirs. `calendar` is the organisation's. */
export type WorkPattern = {
  readonly regime: Regime;
  readonly hours: WorkingHours;
  readonly freeDay?: Weekday;
  readonly calendar: Pick<Calendar, 'isWorkingDay'>;
  readonly swaps: readonly Swap[];
};

export const kindOfDay = (day: LocalDate, pattern: WorkPattern, settings: CapsSettings): DayKind => {
  const plain = plainKind(day, pattern, settings);
  const swap = pattern.swaps.find(({ restsOn }) => restsOn === day);
  const moved = swap && plainKind(swap.worked, pattern, settings);
  return moved !== undefined && isRest(moved) ? moved : plain;
};

/** Only a 週休日 can be moved; a 休日 cannot. */
const isRest = (kind: DayKind): boolean => kind === 'weekly-rest' || kind === 'statutory-rest';

/** A holiday that falls on a 週休日 has no regular hours: it is a 週休日. */
const plainKind = (day: LocalDate, { regime, calendar, freeDay }: WorkPattern, settings: CapsSettings): DayKind => {
  const weekday = weekdayOf(day);
  if (weekday !== freeDay && calendar.isWorkingDay(day)) return 'working';
  if (regime === 'kyotei36' && weekday === settings.statutoryRestDay) return 'statutory-rest';
  return weekday === freeDay || weekday >= 6 ? 'weekly-rest' : 'holiday';
};

/**
 * What somebody's days add to the counters, in order, one row a day. `patternOn` is asked for the day on which work
 * began and for the one it went on into. What two days claim alike after a midnight counts to the earlier one.
 */
export const countDays = (
  declared: readonly WorkedDay[],
  patternOn: (day: LocalDate) => WorkPattern,
  settings: CapsSettings,
): readonly DayHours[] => {
  const rows = new Map<LocalDate, DayHours>();
  const byDay = workByDay(declared);
  for (const [day, { spans: own, breakMinutes, moved }] of byDay) {
    const before = (byDay.get(plusDays(day, -1))?.spans ?? []).map((span) => shifted(span, -DAY));
    let rest = breakMinutes ?? 0;
    for (const [worked, pieces] of piecesByDate(day, without(own, merged(before)))) {
      const parts = pieces.map((piece) => countPiece(piece, worked, patternOn, settings));
      const after = withoutBreak(parts.reduce(together, NO_PART), rest);
      rest = after.rest;
      // 振替 makes a working day of the 週休日 alone, not of the night that follows it.
      const isMoved = worked === day && isRest(kindOfDay(day, patternOn(day), settings));
      const counted = isMoved ? withoutMoved(after.part, moved ?? 0) : after.part;
      const counts = settings.pastMidnight === 'day-begun' ? day : worked;
      rows.set(counts, plus(rows.get(counts) ?? nothingOn(counts), counted));
    }
  }
  return [...rows.values()].toSorted((a, b) => (a.day < b.day ? -1 : 1));
};

const DAY = 24 * 60;

/** The work of each date that these spans of a day run into, in minutes of that date. */
const piecesByDate = (day: LocalDate, spans: readonly Span[]): ReadonlyMap<LocalDate, readonly Span[]> => {
  const found = new Map<LocalDate, readonly Span[]>();
  for (const piece of spans.flatMap(atMidnights)) {
    const days = Math.floor(piece.from / DAY);
    const date = plusDays(day, days);
    found.set(date, [...(found.get(date) ?? []), shifted(piece, -DAY * days)]);
  }
  return found;
};

/** Minutes of one date: of its regular hours, which count to neither, and of the two counters. */
type Part = Counters & { readonly regular: number };

const NO_PART: Part = { overtime: asMinutes(0), holidayWork: asMinutes(0), regular: 0 };

const together = (a: Part, b: Part): Part => ({
  overtime: asMinutes(a.overtime + b.overtime),
  holidayWork: asMinutes(a.holidayWork + b.holidayWork),
  regular: a.regular + b.regular,
});

/**
 * A break lies in the regular hours as far as there are any, so that no lunch makes an evening shorter; then it shortens
 * what counts.
 */
const withoutBreak = (part: Part, minutes: number): { readonly part: Part; readonly rest: number } => {
  const inRegular = Math.min(minutes, part.regular);
  const inHoliday = Math.min(minutes - inRegular, part.holidayWork);
  const inOvertime = Math.min(minutes - inRegular - inHoliday, part.overtime);
  return {
    part: {
      ...part,
      overtime: asMinutes(part.overtime - inOvertime),
      holidayWork: asMinutes(part.holidayWork - inHoliday),
    },
    rest: minutes - inRegular - inHoliday - inOvertime,
  };
};

/** What is worked beyond the moved hours is overtime, on a 法定休日 too: it is none any more. */
const withoutMoved = (part: Part, minutes: number): Part =>
  minutes === 0
    ? part
    : {
        ...part,
        overtime: asMinutes(Math.max(0, part.overtime + part.holidayWork - minutes)),
        holidayWork: asMinutes(0),
      };

const nothingOn = (day: LocalDate): DayHours => ({ day, overtime: asMinutes(0), holidayWork: asMinutes(0) });

type Counters = Pick<DayHours, 'overtime' | 'holidayWork'>;

const plus = (a: DayHours, b: Counters): DayHours => ({
  day: a.day,
  overtime: asMinutes(a.overtime + b.overtime),
  holidayWork: asMinutes(a.holidayWork + b.holidayWork),
});

/** The spans of each day lie apart, in order. */
const workByDay = (declared: readonly WorkedDay[]): ReadonlyMap<LocalDate, WorkedDay> => {
  const byDay = new Map<LocalDate, WorkedDay>();
  for (const each of declared)
    byDay.set(each.day, { ...each, spans: merged([...(byDay.get(each.day)?.spans ?? []), ...each.spans]) });
  return byDay;
};

const countPiece = (
  piece: Span,
  day: LocalDate,
  patternOn: (day: LocalDate) => WorkPattern,
  settings: CapsSettings,
): Part => {
  const pattern = patternOn(day);
  const all = piece.until - piece.from;
  const inside = overlap(piece, { from: minuteOfTime(pattern.hours.start), until: minuteOfTime(pattern.hours.end) });
  const kind = kindOfDay(day, pattern, settings);
  switch (kind) {
    case 'working':
      return counters(all - inside, 0, inside);
    case 'weekly-rest':
      return counters(all, 0);
    case 'statutory-rest':
      return counters(0, all);
    case 'holiday':
      // Only 法定休日 is 休日労働 under 労働基準法: a national holiday is overtime like any other day off.
      return pattern.regime === 'kyotei36' ? counters(all, 0) : counters(all - inside, inside);
    default:
      return kind satisfies never;
  }
};

const counters = (overtime: number, holidayWork: number, regular = 0): Part => ({
  overtime: asMinutes(overtime),
  holidayWork: asMinutes(holidayWork),
  regular,
});

const shifted = ({ from, until }: Span, minutes: number): Span => ({
  from: asDayMinute(from + minutes),
  until: asDayMinute(until + minutes),
});

const overlap = (a: Span, b: Span): number => Math.max(0, Math.min(a.until, b.until) - Math.max(a.from, b.from));

/** The same minutes in spans that lie apart, in order. A span that ends before it begins holds none. */
const merged = (spans: readonly Span[]): readonly Span[] => {
  const apart: Span[] = [];
  for (const span of spans.filter(({ from, until }) => until > from).toSorted((a, b) => a.from - b.from)) {
    const last = apart.at(-1);
    if (last === undefined || span.from > last.until) apart.push(span);
    else if (span.until > last.until) apart[apart.length - 1] = { from: last.from, until: span.until };
  }
  return apart;
};

/** What is left of the spans when the others are taken out. */
const without = (spans: readonly Span[], others: readonly Span[]): readonly Span[] =>
  others.reduce<readonly Span[]>(
    (rest, out) =>
      rest.flatMap(({ from, until }) => [
        ...(out.from > from ? [{ from, until: asDayMinute(Math.min(until, out.from)) }] : []),
        ...(out.until < until ? [{ from: asDayMinute(Math.max(from, out.until)), until }] : []),
      ]),
    spans,
  );

/** Cut at every midnight it runs past. */
const atMidnights = ({ from, until }: Span): readonly Span[] => {
  const midnight = asDayMinute((Math.floor(from / DAY) + 1) * DAY);
  return until <= midnight ? [{ from, until }] : [{ from, until: midnight }, ...atMidnights({ from: midnight, until })];
};
