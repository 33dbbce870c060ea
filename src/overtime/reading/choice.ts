import { dateIn, type LocalDate, plusDays, timeIn } from '../../time/instant.ts';
import type { Claim } from './claim.ts';
import { type DayWord, daysOf, whyNot } from './days.ts';
import type { Reader, Why } from './model.ts';

/* Which days a line may be about. */

export type Choice =
  | { readonly type: 'days'; readonly days: readonly LocalDate[]; readonly all: boolean }
  | { readonly type: 'wrong'; readonly why: Why };

/** `all`: each of these days may be meant. Otherwise the first on which the rest makes sense. */
export const choose = ({ days: words, ...claim }: Claim, by: Reader): Choice => {
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

export const isDone = ({ words }: Pick<Claim, 'words'>): boolean =>
  words.has('over') || words.has('left') || words.has('did-none');

/** Until five in the morning the evening before is not over for who is still there. */
export const isNight = ({ now, zone }: Reader): boolean => timeIn(now, zone) < '05:00';

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

/** Said as a day that is over. */
export const isPast = (word: DayWord): boolean => word.type === 'date' || (word.type === 'relative' && word.days < 0);
