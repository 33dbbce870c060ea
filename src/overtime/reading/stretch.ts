import { asDayMinute, type DayMinute, type Minutes } from '../model.ts';
import { type Clock, isTime, literal, minutesOf } from './clock.ts';
import { asks, type Fit, plan, plans, type Stretch, tookHour, wrong } from './fit.ts';
import type { Why } from './model.ts';
import { isInTime, isTimely, notTimely, outside, type Place } from './place.ts';
import { fromWithLength, rangeOn, rangesOn } from './ranges.ts';

/** The overtime a stretch makes of a day. */
export const overtimeOf = (stretch: Stretch, place: Place): Fit => {
  const bad = clocksOf(stretch).find((clock) => !isTime(clock));
  if (bad) return wrong({ type: 'no-such-time', said: `${bad.hour}:${String(bad.minute).padStart(2, '0')}` });
  switch (stretch.type) {
    case 'until':
      return place.works ? untilOnWorkday(stretch.until, place) : untilOnDayOff(stretch.until, place);
    case 'from':
      return fromOnly(stretch.from, place);
    case 'range':
      return rangeOn(stretch, place);
    case 'ranges':
      return rangesOn(stretch.ranges, place);
    case 'length':
      return place.works ? lengthOnWorkday(stretch.length, place) : asks('from', { length: stretch.length });
    case 'from-now':
      return fromNow(stretch.length, place);
    case 'from-length':
      return fromWithLength(stretch.from, stretch.length, place);
    case 'until-length':
      return untilWithLength(stretch.until, stretch.length, place);
    case 'early':
      return early(minutesOf(stretch.from)[0] ?? literal(stretch.from), place);
    case 'early-length':
      if (stretch.length >= place.opens) return wrong({ type: 'too-long', length: stretch.length });
      return place.works
        ? early(asDayMinute(place.opens - stretch.length), place)
        : asks('from', { length: stretch.length });
    case 'open':
      return asks(place.works && !stretch.early ? 'until' : 'from', {});
    default:
      return stretch satisfies never;
  }
};

const clocksOf = (stretch: Stretch): readonly Clock[] => [
  ...('ranges' in stretch ? stretch.ranges.flatMap(({ from, until }) => [from, until]) : []),
  ...('from' in stretch ? [stretch.from] : []),
  ...('until' in stretch ? [stretch.until] : []),
];

/** Before it nobody is there early; somebody may still be there late. */
const DAWN = 5 * 60;

/** From the end of the regular hours, even where that is over: a plan holds the whole overtime of its day. */
const untilOnWorkday = (clock: Clock, place: Place): Fit => {
  const { closes, opens, now, nowUp, done } = place;
  const possible = endsOf(clock, place);
  const evening = possible.find((until) => until > closes && isTimely(until, place));
  // Somebody who is there before the day begins may mean the morning.
  const morning = possible.find((until) => !done && now >= DAWN && nowUp < until && until <= opens);
  const found = [
    ...(evening === undefined ? [] : [plan(closes, evening, ...tookHour(clock, evening))]),
    ...(morning === undefined ? [] : [plan(nowUp, morning)]),
  ];
  return found.length > 0 ? plans(...found) : wrong(whyNoEnd(clock, possible, place));
};

const whyNoEnd = (clock: Clock, possible: readonly DayMinute[], place: Place): Why => {
  const late = possible[0];
  if (late === undefined) return { type: 'too-late', until: minutesOf(clock)[0] ?? literal(clock) };
  const missed = possible.find((until) => until > place.closes);
  return missed === undefined ? { type: 'in-hours', day: place.day, hours: place.hours } : notTimely(missed, place);
};

/** 4時 or 5時 means the next morning only to who is still there late in the evening, or tells of what was. */
const endsOf = (clock: Clock, { now, done }: Place): readonly DayMinute[] => {
  const isLate = done || now >= 21 * 60;
  return minutesOf(clock).filter(
    (until) =>
      isInTime(until) && (isLate || clock.part !== undefined || clock.hour < 4 || until <= 24 * 60 || clock.hour >= 12),
  );
};

const untilOnDayOff = (clock: Clock, place: Place): Fit => {
  const possible = endsOf(clock, place);
  const timely = possible.filter((until) => isTimely(until, place));
  const until = timely.find((each) => each > place.opens) ?? timely[0];
  if (until !== undefined) return asks('from', { until });
  return wrong(
    possible[0] === undefined ? whyNoEnd(clock, possible, place) : notTimely(possible.at(-1) ?? possible[0], place),
  );
};

const fromOnly = (clock: Clock, place: Place): Fit => {
  const starts = minutesOf(clock);
  const first = starts[0] ?? literal(clock);
  if (!isInTime(first)) return wrong({ type: 'too-late', until: first });
  if (!place.works) return asks('until', { from: first });
  if (first < place.opens && isTimely(place.opens, place)) return plans(plan(first, place.opens));
  const from = starts.find((start) => start >= place.closes) ?? place.closes;
  return isInTime(from + 1) ? asks('until', { from }) : wrong({ type: 'too-late', until: from });
};

const early = (from: DayMinute, place: Place): Fit => {
  if (!place.works) return asks('until', { from });
  if (from >= place.opens) return wrong({ type: 'in-hours', day: place.day, hours: place.hours });
  return isTimely(place.opens, place) ? plans(plan(from, place.opens)) : wrong(notTimely(place.opens, place));
};

const lengthOnWorkday = (length: Minutes, place: Place): Fit => {
  const until = place.closes + length;
  if (!isInTime(until)) return wrong({ type: 'too-long', length });
  if (isTimely(until, place)) return plans(plan(place.closes, until));
  const later = place.nowUp + length;
  if (place.done) return wrong(notTimely(asDayMinute(until), place));
  return isInTime(later) ? plans(plan(place.closes, later, { type: 'from-now' })) : wrong({ type: 'too-long', length });
};

const fromNow = (length: Minutes, place: Place): Fit => {
  const until = place.nowUp + length;
  if (place.now < 0 || place.done) return place.works ? lengthOnWorkday(length, place) : asks('from', { length });
  if (!isInTime(until)) return wrong({ type: 'too-long', length });
  if (!place.works) return asks('from', { until: asDayMinute(until) });
  if (until > place.closes) {
    const from = place.nowUp < place.opens ? place.nowUp : place.closes;
    return plans({ spans: outside({ from: asDayMinute(from), until: asDayMinute(until) }, place), took: [] });
  }
  return place.nowUp < place.opens
    ? plans(plan(place.nowUp, Math.min(until, place.opens)))
    : wrong({ type: 'in-hours', day: place.day, hours: place.hours });
};

const untilWithLength = (until: Clock, length: Minutes, place: Place): Fit => {
  const possible = endsOf(until, place).filter((end) => isTimely(end, place));
  const end = possible.find((each) => !place.works || each > place.closes);
  if (end === undefined) return untilOnWorkday(until, place);
  const from = asDayMinute(Math.max(place.works ? place.closes : 0, end - length));
  return length > end ? wrong({ type: 'too-long', length }) : plans(plan(from, end, ...tookHour(until, end)));
};
