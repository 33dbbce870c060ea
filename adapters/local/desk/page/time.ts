/** The demo ministry is in Tokyo, which has no daylight saving: fixed arithmetic is enough. */
const TOKYO_MS = 9 * 3_600_000;
const DAY_MS = 24 * 3_600_000;

const weekdays = '日月火水木金土';

const parts = (ms: number) => {
  const d = new Date(ms + TOKYO_MS);
  const two = (n: number) => String(n).padStart(2, '0');
  return {
    year: d.getUTCFullYear(),
    month: d.getUTCMonth() + 1,
    day: d.getUTCDate(),
    weekday: d.getUTCDay(),
    time: `${two(d.getUTCHours())}:${two(d.getUTCMinutes())}`,
    date: `${d.getUTCFullYear()}-${two(d.getUTCMonth() + 1)}-${two(d.getUTCDate())}`,
  };
};

/** 11月26日（木） */
export const dayText = (ms: number): string => {
  const { month, day, weekday } = parts(ms);
  return `${month}月${day}日（${weekdays[weekday]}）`;
};

export const yearText = (ms: number): string => `${parts(ms).year}年`;

/** 15:00 */
export const timeText = (ms: number): string => parts(ms).time;
export const dayKey = (ms: number): string => parts(ms).date;

/** 2026年11月26日（木）15:00 */
export const momentText = (ms: number): string => `${yearText(ms)}${dayText(ms)}${timeText(ms)}`;

/** `2026-11-26T15:00:00+09:00` */
export const isoText = (ms: number): string => `${parts(ms).date}T${parts(ms).time}:00+09:00`;

/** What a `datetime-local` field holds. */
export const localText = (ms: number): string => `${parts(ms).date}T${parts(ms).time}`;
export const ofLocalText = (text: string): number => Date.parse(`${text.slice(0, 16)}:00+09:00`);

const atTime = (ms: number, days: number, time: string): number =>
  Date.parse(`${parts(ms + days * DAY_MS).date}T${time}:00+09:00`);

/** The next moment after `now` that is this weekday (0 is Sunday) at this time. */
export const nextWeekday = (now: number, weekday: number, time: string): number => {
  const days = (weekday - parts(now).weekday + 7) % 7;
  const candidate = atTime(now, days, time);
  return candidate > now ? candidate : atTime(now, days + 7, time);
};

/** Today at this time; undefined when it is over. */
export const laterToday = (now: number, time: string): number | undefined => {
  const candidate = atTime(now, 0, time);
  return candidate > now ? candidate : undefined;
};

/** The first morning after now: today's while it is still to come. */
export const nextMorning = (now: number, time: string): number => laterToday(now, time) ?? atTime(now, 1, time);
export const oneWeekLater = (now: number): number => now + 7 * DAY_MS;
