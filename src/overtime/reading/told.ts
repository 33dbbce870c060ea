import { dateIn, type LocalDate, plusDays } from '../../time/instant.ts';
import type { Declared } from '../model.ts';
import { isDone, isNight, isPast } from './choice.ts';
import type { Claim } from './claim.ts';
import type { Fit, Plan, Stretch } from './fit.ts';
import type { Reader, Reading, Told, Why } from './model.ts';
import { placeOf } from './place.ts';
import { overtimeOf } from './stretch.ts';

/* What a line tells of its days: one reading, a few to choose from, a question back, or why it cannot be. */

/** What one day and one way to understand the hours make. */
export type One = Exclude<Reading, { type: 'show' | 'withdraw' | 'extend' }>;

export const onDay = (day: LocalDate, stretch: Stretch, claim: Claim, by: Reader): readonly One[] => {
  const done = isDone(claim) || day < dateIn(by.now, by.zone);
  const isLastNight = isNight(by) && day === plusDays(dateIn(by.now, by.zone), -1);
  const isOver = isLastNight ? isDone(claim) || claim.days.some(isPast) : done;
  const type = isOver ? 'actual' : claim.words.has('change') ? 'change' : 'declare';
  const found = overtimeOf(stretch, placeOf(day, isOver, by));
  const isMissed = found.type === 'wrong' && found.why.type === 'past-hour' && isEarly(stretch);
  // 「今朝7:30から早出」 after the day has begun tells what was.
  if (isMissed && !isOver) return toReading(overtimeOf(stretch, placeOf(day, true, by)), 'actual', day, claim, by);
  const told = toReading(found, type, day, claim, by);
  const isFromNow = told.some((each) => each.type === 'declare' && each.took.some((took) => took.type === 'from-now'));
  // 「残業 2時間」 when two hours are over: two more, or all there was?
  return isFromNow
    ? [...told, ...toReading(overtimeOf(stretch, placeOf(day, true, by)), 'actual', day, claim, by)]
    : told;
};

const isEarly = (stretch: Stretch): boolean =>
  stretch.type === 'early' || stretch.type === 'early-length' || (stretch.type === 'range' && stretch.early);

const toReading = (found: Fit, type: Told['type'], day: LocalDate, { reason }: Claim, by: Reader): readonly One[] => {
  const why = reason === undefined ? {} : { reason };
  switch (found.type) {
    case 'plans':
      return found.plans.map((plan) => told(type, { day, spans: plan.spans, ...why }, plan));
    case 'asks': {
      const isAhead = type === 'actual' && day > dateIn(by.now, by.zone);
      const { type: _, ...known } = found;
      return [isAhead ? wrong({ type: 'not-yet', day }) : { type: 'incomplete', of: type, day, ...known, ...why }];
    }
    case 'wrong':
      return [wrong(found.why)];
    default:
      return found satisfies never;
  }
};

const told = (type: Told['type'], declared: Declared, { took }: Plan): Told => ({ type, declared, took });
const wrong = (why: Why) => ({ type: 'wrong', why }) as const;

const isTold = (reading: One): reading is Told =>
  reading.type === 'declare' || reading.type === 'change' || reading.type === 'actual';

/** `byDay` holds for each day what the line would mean on it. */
export const settled = (byDay: readonly (readonly One[])[], all: boolean, claim: Claim): Reading | undefined => {
  const { sure } = claim;
  const makesSense = byDay.filter((each) => each.some(({ type }) => type !== 'wrong'));
  const readings = (all ? byDay.flat() : (makesSense[0] ?? [])).filter(isTold).slice(0, MOST);
  const [first, second] = readings;
  if (first !== undefined) return second === undefined ? first : { type: 'ambiguous', readings };
  const incomplete = makesSense.flat().find(({ type }) => type === 'incomplete');
  const last = incomplete ?? byDay.at(-1)?.[0];
  // 「予算委員会 17時まで」 says when something in the regular hours ends.
  if (sure !== 'said' && claim.reason !== undefined && last?.type === 'wrong' && last.why.type === 'in-hours')
    return undefined;
  return sure === 'maybe' && !isClear(last, claim) ? undefined : last;
};

/** A time alone may be about anything; one with a known reason, or a start and an end, is told why it makes no overtime. */
const isClear = (last: One | undefined, { stretches, reason }: Claim): boolean =>
  last?.type === 'wrong' &&
  ['past-hour', 'reversed', 'too-late'].includes(last.why.type) &&
  (stretches[0]?.type === 'range' || reason !== undefined);

/** More than three are not asked about. */
export const MOST = 3;
