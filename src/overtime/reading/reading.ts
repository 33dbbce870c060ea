import type { Said } from '../../conversation/feature.ts';
import { dateIn, type LocalDate } from '../../time/instant.ts';
import { type Choice, choose, isDone, isNight, isPast } from './choice.ts';
import { type Claim, claimOf } from './claim.ts';
import { type Folded, fold } from './fold.ts';
import type { Reader, Reading, Told } from './model.ts';
import { withFigures } from './numbers.ts';
import { type Scan, scan } from './scan.ts';
import { shownMonth } from './show.ts';
import { cutTail, withTail } from './tail.ts';
import { MOST, onDay, settled } from './told.ts';

/** A longer text is no line about one evening. */
export const LONGEST_LINE = 300;

/** What a line means about overtime, or undefined where it is about something else. It decides and saves nothing. */
export const readOvertime = ({ text }: Pick<Said, 'text'>, by: Reader): Reading | undefined => {
  if (text.length > LONGEST_LINE || !mayBe.test(text)) return undefined;
  const line = withFigures(fold(text));
  const month = shownMonth(line.text);
  if (month) return { type: 'show', month };
  const cut = cutTail(line);
  const head = cut && readLine(cut.line, by);
  const told = head && withTail(head, cut.tail, by);
  // 「22時まで 振替 水曜」 is no overtime of Wednesday.
  return told ?? (head && cut.tail.moved?.day ? undefined : readLine(line, by));
};

const readLine = (line: Folded, by: Reader): Reading | undefined => {
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
  const { words } = claim;
  const isReplaced = words.has('withdraw') && !isOpen(claim) && !claim.endsInWord;
  if (isReplaced) return readingOf({ ...claim, words: new Set(['change']), sure: 'likely' }, by);
  if (words.has('withdraw') || words.has('drop')) return withdrawal(claim, by);
  if (words.has('none') || words.has('did-none') || words.has('on-time')) return nothing(claim, by);
  const choice = choose(claim, by);
  return choice.type === 'wrong' ? told(claim, choice) : hoursOf(claim, choice, by);
};

/** Why there is no such day is told where overtime is likely to be meant. */
const told = ({ sure, stretches }: Claim, wrong: Extract<Choice, { type: 'wrong' }>): Reading | undefined =>
  sure === 'maybe' && stretches[0]?.type !== 'range' ? undefined : wrong;

const hoursOf = (claim: Claim, choice: Extract<Choice, { type: 'days' }>, by: Reader): Reading | undefined => {
  const { longer, words, sure, stretches } = claim;
  const [first] = choice.days;
  if (first === undefined) return undefined;
  if (longer !== undefined) return words.has('over') ? undefined : { type: 'extend', day: first, by: longer };
  // Overtime without an hour is asked for one; anything else without an hour is about something else.
  if ((isOpen(claim) && sure !== 'said') || isLeaving(claim, first, by)) return undefined;
  const isFree = (day: LocalDate): boolean => !by.calendar.isWorkingDay(day);
  const days = sure === 'maybe' && claim.isStrange ? choice.days.filter(isFree) : choice.days;
  const readings = days.map((day) => stretches.flatMap((stretch) => onDay(day, stretch, claim, by)));
  return settled(readings, choice.all, claim);
};

/** 「19時に退庁します」 is a plan to leave, as 「あと30分で終わります」 is, unless overtime is spoken of. */
const isLeaving = ({ words, sure }: Claim, day: LocalDate, by: Reader): boolean =>
  words.has('leave') && sure !== 'said' && !isDone({ words }) && day >= dateIn(by.now, by.zone);

const isOpen = ({ stretches }: Claim): boolean => stretches.some(({ type }) => type === 'open');

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
  if (reason !== undefined || !isOpen(claim) || !isOfOvertime(claim)) return undefined;
  const choice = choose(claim, by);
  if (choice.type === 'wrong') return choice;
  const [day] = choice.days;
  if (day === undefined) return undefined;
  const isLastNight = isNight(by) && !days.some(isPast);
  const isOver = isDone(claim) || (day < dateIn(by.now, by.zone) && !isLastNight);
  if (isOver && day > dateIn(by.now, by.zone)) return { type: 'wrong', why: { type: 'not-yet', day } };
  if (isOver) return { type: 'actual', declared: { day, spans: [] }, took: [] };
  return words.has('on-time') && !words.has('change') ? undefined : withdraw(day, words.has('early'));
};

/** 「昨日はなしでした」 tells of overtime, 「なしで」 alone of anything. */
const isOfOvertime = ({ words, days, sure }: Claim): boolean => {
  if (sure === 'said') return true;
  const isTold = words.has('on-time') || words.has('did-none') || words.has('over');
  return isTold && (days.length > 0 || words.has('change'));
};
