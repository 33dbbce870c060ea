import type { Said } from '../conversation/feature.ts';
import { dateIn, type LocalDate, plusDays, timeIn } from '../time/instant.ts';
import type { Declared } from './model.ts';
import { type Claim, claimOf } from './reading-claim.ts';
import { type DayWord, daysOf, whyNot } from './reading-days.ts';
import { fold } from './reading-fold.ts';
import type { Reader, Reading, Told, Why } from './reading-model.ts';
import { withFigures } from './reading-numbers.ts';
import { placeOf } from './reading-place.ts';
import { type Scan, scan } from './reading-scan.ts';
import { shownMonth } from './reading-show.ts';
import { type Fit, overtimeOf, type Plan, type Stretch } from './reading-stretch.ts';

/** A longer text is no line about one evening. */
export const LONGEST_LINE = 300;

/** What a line means about overtime, or undefined where it is about something else. It decides and saves nothing. */
export const readOvertime = ({ text }: Pick<Said, 'text'>, by: Reader): Reading | undefined => {
  if (text.length > LONGEST_LINE || !mayBe.test(text)) return undefined;
  const line = withFigures(fold(text));
  const month = shownMonth(line.text);
  if (month) return { type: 'show', month };
  const parts = scan(line);
  const reading = readScan(parts, by);
  return parts.isEither ? either(reading, readScan(scan(line, true), by)) : reading;
};

const readScan = (parts: Scan, by: Reader): Reading | undefined => {
  const claim = claimOf(parts);
  return claim && readingOf(claim, by);
};

const either = (one: Reading | undefined, other: Reading | undefined): Reading | undefined => {
  const both = [one, other].flatMap((reading) => (reading === undefined ? [] : toldIn(reading)));
  return both.length > 1 ? { type: 'ambiguous', readings: both.slice(0, MOST) } : (one ?? other);
};

const toldIn = (reading: Reading): readonly Told[] => {
  if (reading.type === 'ambiguous') return reading.readings;
  return reading.type === 'declare' || reading.type === 'change' || reading.type === 'actual' ? [reading] : [];
};

/** Something to count, or a word of overtime: asked of every line, so first of all. */
const mayBe =
  /[0-9０-９〇零一二三四五六七八九十]|残業|ざんぎょう|ザンギョウ|超過勤務|超勤|時間外|居残|残[りる]|早出|出勤|休日[勤の]|休出|取り?消|とりけ|トリケ|ﾄﾘｹ|キャンセル|ｷｬﾝｾﾙ|撤回|取り?下げ|定時|[じ時]半?まで|じ(?:から|はん)|半時間|正午|zang|overtime|over-time|over time|cancel|withdraw|undo|hour|late|until|till|half past|midnight|noon|働いた|実績|ＯＴ|ｏｖｅｒ|\bot\b/iu;

const readingOf = (claim: Claim, by: Reader): Reading | undefined => {
  const { words, longer } = claim;
  const isReplaced = words.has('withdraw') && !isOpen(claim) && !claim.endsInWord;
  if (isReplaced) return readingOf({ ...claim, words: new Set(['change']), sure: 'likely' }, by);
  if (words.has('withdraw') || words.has('drop')) return withdrawal(claim, by);
  if (words.has('none') || words.has('did-none') || words.has('on-time')) return nothing(claim, by);
  const choice = choose(claim, by);
  const isRange = claim.stretches[0]?.type === 'range';
  if (choice.type === 'wrong') return claim.sure === 'maybe' && !isRange ? undefined : choice;
  if (longer !== undefined) {
    const [day] = choice.days;
    return claim.words.has('over') || day === undefined ? undefined : { type: 'extend', day, by: longer };
  }
  if (isOpen(claim) && claim.sure !== 'said') return undefined;
  if (isLeaving(claim)) return undefined;
  const free = (day: LocalDate): boolean => !by.calendar.isWorkingDay(day);
  const days = claim.sure === 'maybe' && claim.isStrange ? choice.days.filter(free) : choice.days;
  const readings = days.map((day) => claim.stretches.flatMap((stretch) => on(day, stretch, claim, by)));
  return settled(readings, choice.all, claim);
};

/** Overtime without an hour is asked for one; anything else without an hour is about something else. */
/** 「19時に退庁します」 is a plan to leave, as 「あと30分で終わります」 is, unless overtime is spoken of. */
const isLeaving = ({ words, days, sure }: Claim): boolean =>
  words.has('leave') && sure !== 'said' && !isDone({ words }) && !days.some(isPast);

const isOpen = ({ stretches }: Claim): boolean => stretches.some(({ type }) => type === 'open');

type Choice =
  | { readonly type: 'days'; readonly days: readonly LocalDate[]; readonly all: boolean }
  | Extract<Reading, { type: 'wrong' }>;

/** `all`: each of these days may be meant. Otherwise the first on which the rest makes sense. */
const choose = ({ days: words, ...claim }: Claim, by: Reader): Choice => {
  const today = dateIn(by.now, by.zone);
  const [word, other] = words;
  const done = isDone(claim);
  if (word === undefined) return { type: 'days', days: unnamed(today, done, by), all: false };
  const read = inNight(word, today, by) ?? daysOf(word, today, done);
  if (read.type === 'wrong' || other === undefined)
    return read.type === 'wrong' ? read : within(read.days, today, word);
  const second = daysOf(other, today, done);
  const both = second.type === 'days' ? read.days.filter((day) => second.days.includes(day)) : [];
  return both.length > 0 ? within(both, today, word) : { type: 'days', days: [], all: true };
};

const within = (days: readonly LocalDate[], today: LocalDate, word: DayWord): Choice => {
  const why = days[0] === undefined ? undefined : whyNot(days[0], today);
  const isOne = word.type === 'relative' && word.days <= 0;
  return why ? { type: 'wrong', why } : { type: 'days', days, all: !isOne };
};

const isDone = ({ words }: Pick<Claim, 'words'>): boolean =>
  words.has('over') || words.has('left') || words.has('did-none');

/** Until five in the morning the evening before is not over for who is still there. */
const isNight = ({ now, zone }: Reader): boolean => timeIn(now, zone) < '05:00';

const unnamed = (today: LocalDate, done: boolean, by: Reader): readonly LocalDate[] => {
  const yesterday = plusDays(today, -1);
  if (isNight(by)) return done ? [yesterday] : [yesterday, today];
  const { calendar } = by;
  const last = calendar.isWorkingDay(yesterday) ? yesterday : calendar.previousWorkingDay(yesterday);
  return done ? [today, last] : [today];
};

/** 「今日」 and 「明日」 before five may be meant from the evening before, 「昨日」 too where the rest fits no other. */
const inNight = (word: DayWord, today: LocalDate, by: Reader): ReturnType<typeof daysOf> | undefined => {
  if (!isNight(by) || word.type !== 'relative' || word.days < -1) return undefined;
  const [own, before] = [plusDays(today, word.days), plusDays(today, word.days - 1)];
  return { type: 'days', days: word.days < 0 ? [own, before] : [before, own] };
};

type One = Exclude<Reading, { type: 'show' | 'withdraw' | 'extend' }>;

const on = (day: LocalDate, stretch: Stretch, claim: Claim, by: Reader): readonly One[] => {
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

const isPast = (word: DayWord): boolean => word.type === 'date' || (word.type === 'relative' && word.days < 0);

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
const settled = (byDay: readonly (readonly One[])[], all: boolean, claim: Claim): Reading | undefined => {
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

const MOST = 3;

const withdrawal = (claim: Claim, by: Reader): Reading | undefined => {
  const { words, days, reason } = claim;
  const isPlain = words.has('withdraw') || claim.sure === 'said';
  if (!isPlain || reason !== undefined || (!isOpen(claim) && !claim.endsInWord)) return undefined;
  const choice = days.length === 0 ? undefined : choose(claim, by);
  if (choice?.type === 'wrong') return choice;
  return withdraw(choice?.days[0], words.has('early'));
};

const withdraw = (day: LocalDate | undefined, early: boolean): Reading => ({
  type: 'withdraw',
  ...(day === undefined ? {} : { day }),
  ...(early ? { early } : {}),
});

/** 「残業なし」: of a day that is over it is what was worked, of one to come a withdrawal. */
const nothing = (claim: Claim, by: Reader): Reading | undefined => {
  const { words, reason, days } = claim;
  const isOnTime = words.has('on-time');
  const isTold = words.has('over') && days.length > 0;
  if (
    reason !== undefined ||
    !isOpen(claim) ||
    (claim.sure !== 'said' && !isOnTime && !words.has('did-none') && !isTold)
  )
    return undefined;
  if (days.length === 0 && claim.sure !== 'said' && !words.has('change')) return undefined;
  const choice = choose(claim, by);
  if (choice.type === 'wrong') return choice;
  const [day] = choice.days;
  if (day === undefined) return undefined;
  const isLastNight = isNight(by) && !days.some(isPast);
  const isOver = isDone(claim) || words.has('did-none') || (day < dateIn(by.now, by.zone) && !isLastNight);
  if (isOver) return { type: 'actual', declared: { day, spans: [] }, took: [] };
  return isOnTime && !words.has('change') ? undefined : withdraw(day, words.has('early'));
};
