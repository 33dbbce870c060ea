import { asDayMinute, asMinutes, type DayMinute, LATEST, type Minutes, type Span } from './model.ts';
import { type Clock, isTime, literal, minutesOf } from './reading-clock.ts';
import type { Incomplete, Took, Why } from './reading-model.ts';
import { isInTime, isTimely, joined, notTimely, outside, type Place } from './reading-place.ts';

/** How long somebody says they work. */
export type Stretch =
  | { readonly type: 'until'; readonly until: Clock }
  | { readonly type: 'from'; readonly from: Clock }
  /** `early`: no start in the morning is taken for one in the evening. */
  | { readonly type: 'range'; readonly from: Clock; readonly until: Clock; readonly early: boolean }
  | { readonly type: 'ranges'; readonly ranges: readonly Range[] }
  | { readonly type: 'length'; readonly length: Minutes }
  | { readonly type: 'from-now'; readonly length: Minutes }
  | { readonly type: 'from-length'; readonly from: Clock; readonly length: Minutes }
  | { readonly type: 'until-length'; readonly until: Clock; readonly length: Minutes }
  | { readonly type: 'early'; readonly from: Clock }
  | { readonly type: 'early-length'; readonly length: Minutes }
  /** Nothing was said of it. */
  | { readonly type: 'open'; readonly early: boolean };
export type Range = { readonly from: Clock; readonly until: Clock };

export type Plan = { readonly spans: readonly Span[]; readonly took: readonly Took[] };
export type Fit =
  | { readonly type: 'plans'; readonly plans: readonly Plan[] }
  | ({ readonly type: 'asks' } & Pick<Incomplete, 'asks' | 'from' | 'until' | 'length'>)
  | { readonly type: 'wrong'; readonly why: Why };

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
      return range(stretch, place);
    case 'ranges':
      return ranges(stretch.ranges, place);
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

const wrong = (why: Why): Fit => ({ type: 'wrong', why });
const asks = (what: Incomplete['asks'], known: Pick<Incomplete, 'from' | 'until' | 'length'>): Fit => ({
  type: 'asks',
  asks: what,
  ...known,
});
const plan = (from: number, until: number, ...took: readonly Took[]): Plan => ({
  spans: [{ from: asDayMinute(from), until: asDayMinute(until) }],
  took,
});
const plans = (...all: readonly Plan[]): Fit => ({ type: 'plans', plans: all });

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

type Pair = { readonly from: DayMinute; readonly until: DayMinute };

const range = ({ from, until, early: isEarly }: Extract<Stretch, { type: 'range' }>, place: Place): Fit => {
  const starts = minutesOf(from).slice(0, isEarly ? 1 : 2);
  const all = starts.flatMap((start): readonly Pair[] => {
    const end = minutesOf(until).find((each) => each > start && isInTime(each));
    return end === undefined || !isTimely(end, place) ? [] : [{ from: start, until: end }];
  });
  const found = all.map((pair) => planOf(pair, { from, until }, place)).filter(({ spans }) => spans.length > 0);
  if (found.length === 0) return wrong(whyNoRange(starts, { from, until }, all.length > 0, place));
  const whole = found.filter(({ took }) => !took.some(({ type }) => type === 'regular-hours'));
  const [first] = found;
  if (first !== undefined && first === whole[0]) return plans(first);
  const cut = found.filter((each) => !whole.includes(each));
  // Who writes 22時 and not 10時 writes 19時 and not 7時.
  return until.hour > 12 ? plans(...cut, ...whole) : plans(...whole, ...cut);
};

const planOf = (pair: Pair, said: Range, place: Place): Plan => {
  const spans = outside(pair, place);
  const isWhole = spans.length === 1 && spans[0]?.from === pair.from && spans[0].until === pair.until;
  return {
    spans,
    took: [
      ...tookHour(said.from, pair.from),
      ...tookHour(said.until, pair.until),
      ...(isWhole ? [] : [{ type: 'regular-hours' } as const]),
    ],
  };
};

const whyNoRange = (starts: readonly DayMinute[], { from, until }: Range, isInHours: boolean, place: Place): Why => {
  if (isInHours) return { type: 'in-hours', day: place.day, hours: place.hours };
  const start = starts[0] ?? literal(from);
  const after = minutesOf(until).filter((end) => end > start);
  const [first] = after;
  if (first === undefined) return { type: 'reversed', from: start, until: minutesOf(until).at(-1) ?? literal(until) };
  const end = after.findLast(isInTime);
  if (end === undefined) return { type: 'too-late', until: first };
  const isWithin = outside({ from: start, until: first }, place).length === 0;
  return isWithin ? { type: 'in-hours', day: place.day, hours: place.hours } : notTimely(end, place);
};

/** Several at once are read as they are written. */
const ranges = (all: readonly Range[], place: Place): Fit => {
  const pairs: Pair[] = [];
  for (const { from, until } of all) {
    const start = minutesOf(from)[0] ?? literal(from);
    const end = minutesOf(until).find((each) => each > start);
    if (end === undefined) return wrong({ type: 'reversed', from: start, until: literal(until) });
    if (!isInTime(end)) return wrong({ type: 'too-late', until: end });
    pairs.push({ from: start, until: end });
  }
  const spans = joined(pairs.flatMap((pair) => outside(pair, place)));
  const last = spans.at(-1);
  if (last === undefined) return wrong({ type: 'in-hours', day: place.day, hours: place.hours });
  const isWhole = pairs.every((pair) => spans.some(({ from, until }) => from <= pair.from && pair.until <= until));
  return isTimely(last.until, place)
    ? plans({ spans, took: isWhole ? [] : [{ type: 'regular-hours' }] })
    : wrong(notTimely(last.until, place));
};

const fromWithLength = (from: Clock, length: Minutes, place: Place): Fit => {
  if (length > LATEST) return wrong({ type: 'too-long', length });
  const pairs = minutesOf(from)
    .slice(0, 2)
    .map((start): Pair => ({ from: start, until: asDayMinute(start + length) }));
  const inTime = pairs.filter(({ until }) => isInTime(until));
  const timely = inTime.filter(({ until }) => isTimely(until, place));
  const found = timely
    .map((pair) => planOf(pair, { from, until: { hour: 24, minute: 0, part: 'am' } }, place))
    .filter(({ spans }) => spans.length > 0);
  const [first] = found;
  if (first !== undefined)
    return plans(found.find(({ took }) => !took.some(({ type }) => type === 'regular-hours')) ?? first);
  if (inTime[0] === undefined) return wrong({ type: 'too-long', length });
  return timely.length > 0
    ? wrong({ type: 'in-hours', day: place.day, hours: place.hours })
    : wrong(notTimely(inTime.at(-1)?.until ?? inTime[0].until, place));
};

const untilWithLength = (until: Clock, length: Minutes, place: Place): Fit => {
  const possible = endsOf(until, place).filter((end) => isTimely(end, place));
  const end = possible.find((each) => !place.works || each > place.closes);
  if (end === undefined) return untilOnWorkday(until, place);
  const from = asDayMinute(Math.max(place.works ? place.closes : 0, end - length));
  return length > end
    ? wrong({ type: 'too-long', length: asMinutes(length) })
    : plans(plan(from, end, ...tookHour(until, end)));
};

/** Half a day later than the figure says: to be shown. */
const tookHour = (clock: Clock, as: DayMinute): readonly Took[] =>
  clock.part === undefined && as === literal(clock) + 12 * 60 ? [{ type: 'hour', said: literal(clock), as }] : [];
