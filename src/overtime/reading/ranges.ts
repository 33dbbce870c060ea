import { asDayMinute, type DayMinute, LATEST, type Minutes } from '../model.ts';
import { type Clock, literal, minutesOf } from './clock.ts';
import { type Fit, type Plan, plans, type Range, type Stretch, tookHour, wrong } from './fit.ts';
import type { Why } from './model.ts';
import { isInTime, isTimely, joined, notTimely, outside, type Place } from './place.ts';

/* A start with an end or with a duration, and the overtime it makes of a day. */

type Pair = { readonly from: DayMinute; readonly until: DayMinute };

export const rangeOn = ({ from, until, early: isEarly }: Extract<Stretch, { type: 'range' }>, place: Place): Fit => {
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

const planOf = (pair: Pair, said: Partial<Range>, place: Place): Plan => {
  const spans = outside(pair, place);
  const isWhole = spans.length === 1 && spans[0]?.from === pair.from && spans[0].until === pair.until;
  return {
    spans,
    took: [
      ...(said.from ? tookHour(said.from, pair.from) : []),
      ...(said.until ? tookHour(said.until, pair.until) : []),
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
export const rangesOn = (all: readonly Range[], place: Place): Fit => {
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

export const fromWithLength = (from: Clock, length: Minutes, place: Place): Fit => {
  if (length > LATEST) return wrong({ type: 'too-long', length });
  const pairs = minutesOf(from)
    .slice(0, 2)
    .map((start): Pair => ({ from: start, until: asDayMinute(start + length) }));
  const inTime = pairs.filter(({ until }) => isInTime(until));
  const timely = inTime.filter(({ until }) => isTimely(until, place));
  const found = timely.map((pair) => planOf(pair, { from }, place)).filter(({ spans }) => spans.length > 0);
  const [first] = found;
  if (first !== undefined)
    return plans(found.find(({ took }) => !took.some(({ type }) => type === 'regular-hours')) ?? first);
  if (inTime[0] === undefined) return wrong({ type: 'too-long', length });
  return timely.length > 0
    ? wrong({ type: 'in-hours', day: place.day, hours: place.hours })
    : wrong(notTimely(inTime.at(-1)?.until ?? inTime[0].until, place));
};
