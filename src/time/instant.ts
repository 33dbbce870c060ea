import { DateTime, FixedOffsetZone, Settings } from 'luxon';

/** A moment, in milliseconds since 1970-01-01T00:00Z. */
export type Instant = number & { readonly __brand: 'Instant' };

/** A calendar day where the person is, `2026-11-26`. */
export type LocalDate = string & { readonly __brand: 'LocalDate' };

/** An ISO week, `2026-W47`. It begins on Monday. */
export type WeekId = string & { readonly __brand: 'WeekId' };

/** An IANA time zone, `Asia/Tokyo`. */
export type Zone = string & { readonly __brand: 'Zone' };

/** A time of day, `08:30`. */
export type LocalTime = string & { readonly __brand: 'LocalTime' };

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

export const TOKYO = 'Asia/Tokyo' as Zone;

// Figures are written as 0 to 9 whatever the machine's language. Asking for that costs a start ten milliseconds, too.
Settings.defaultLocale = 'en-US';

/** Tokyo has kept its nine hours since 1951: to reckon with them takes none of ICU's tables, whose loading is felt. */
const NINE_HOURS = FixedOffsetZone.instance(540);

const clockOf = (zone: Zone) => (zone === TOKYO ? NINE_HOURS : zone);

export const asInstant = (epochMs: number): Instant => {
  if (!Number.isFinite(epochMs)) throw new RangeError(`not an instant: ${epochMs}`);
  return epochMs as Instant;
};

/** Reads an ISO 8601 moment with an offset or Z. Undefined when it is none. */
export const ifInstant = (iso: string): Instant | undefined => {
  if (!/(?:Z|[+-]\d{2}:?\d{2})$/.test(iso)) return undefined;
  const parsed = DateTime.fromISO(iso);
  return parsed.isValid ? asInstant(parsed.toMillis()) : undefined;
};

/** `2026-11-26T06:00:00.000Z`: sorts as text in the order of time. */
export const isoOf = (instant: Instant): string => new Date(instant).toISOString();

export const isLocalDate = (value: string): value is LocalDate =>
  /^\d{4}-\d{2}-\d{2}$/.test(value) && DateTime.fromISO(value, { zone: 'utc' }).isValid;

export const asLocalDate = (value: string): LocalDate => {
  if (!isLocalDate(value)) throw new RangeError(`not a date: ${value}`);
  return value;
};

export const isLocalTime = (value: string): value is LocalTime => /^([01]\d|2[0-3]):[0-5]\d$/.test(value);

export const asLocalTime = (value: string): LocalTime => {
  if (!isLocalTime(value)) throw new RangeError(`not a time of day: ${value}`);
  return value;
};

export const isZone = (value: string): value is Zone =>
  value === TOKYO || (DateTime.utc().setZone(value).isValid && value.includes('/'));

export const asZone = (value: string): Zone => {
  if (!isZone(value)) throw new RangeError(`not a time zone: ${value}`);
  return value;
};

export const isWeekId = (value: string): value is WeekId =>
  /^\d{4}-W\d{2}$/.test(value) && DateTime.fromISO(value, { zone: 'utc' }).isValid;

export const asWeekId = (value: string): WeekId => {
  if (!isWeekId(value)) throw new RangeError(`not a week: ${value}`);
  return value;
};

export const dateIn = (instant: Instant, zone: Zone): LocalDate =>
  DateTime.fromMillis(instant, { zone: clockOf(zone) }).toFormat('yyyy-MM-dd') as LocalDate;

export const timeIn = (instant: Instant, zone: Zone): LocalTime =>
  DateTime.fromMillis(instant, { zone: clockOf(zone) }).toFormat('HH:mm') as LocalTime;

/** The moment a clock in `zone` shows `date` and `time`. A time skipped by daylight saving moves forward. */
export const instantAt = (date: LocalDate, time: LocalTime, zone: Zone): Instant =>
  asInstant(DateTime.fromISO(`${date}T${time}:00`, { zone: clockOf(zone) }).toMillis());

export const weekOf = (date: LocalDate): WeekId =>
  DateTime.fromISO(date, { zone: 'utc' }).toFormat("kkkk-'W'WW") as WeekId;

/** 1 is Monday, 7 is Sunday. */
export const weekdayOf = (date: LocalDate): Weekday => (((utcMidnight(date).getUTCDay() + 6) % 7) + 1) as Weekday;

/** Days are counted often, so without the zones' tables: a day alone has none. */
const utcMidnight = (date: LocalDate): Date => new Date(`${date}T00:00:00Z`);

export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export const plusDays = (date: LocalDate, days: number): LocalDate =>
  new Date(utcMidnight(date).getTime() + days * DAY_MS).toISOString().slice(0, 10) as LocalDate;

/** How many days the second lies after the first. */
export const daysBetween = (first: LocalDate, second: LocalDate): number =>
  (utcMidnight(second).getTime() - utcMidnight(first).getTime()) / DAY_MS;

export const plusYears = (date: LocalDate, years: number): LocalDate =>
  DateTime.fromISO(date, { zone: 'utc' }).plus({ years }).toFormat('yyyy-MM-dd') as LocalDate;

export const plusWeeks = (week: WeekId, weeks: number): WeekId => weekOf(plusDays(dayOfWeek(week, 1), weeks * 7));

/** The given weekday of an ISO week. */
export const dayOfWeek = (week: WeekId, weekday: Weekday): LocalDate =>
  DateTime.fromISO(`${week}-${weekday}`, { zone: 'utc' }).toFormat('yyyy-MM-dd') as LocalDate;

/** The minute it lies in. */
export const minuteOf = (instant: Instant): Instant => asInstant(instant - (instant % MINUTE_MS));

export const earlierOf = (a: Instant, b: Instant): Instant => (a <= b ? a : b);
export const laterOf = (a: Instant, b: Instant): Instant => (a >= b ? a : b);
