import { type Minutes, asMinutes as minutes, type Reason } from '../model.ts';
import type { DayWord } from './days.ts';
import type { Range, Stretch } from './fit.ts';
import { type Core, isSentence } from './gaps.ts';
import { namesReason, reasonOf } from './reasons.ts';
import type { Scan, Token } from './scan.ts';
import type { LengthToken, TimeToken } from './times.ts';
import type { WordKind } from './words.ts';

/** What a line says of overtime, before it is known which day and which hours that makes. */
export type Claim = {
  readonly words: ReadonlySet<WordKind>;
  readonly days: readonly DayWord[];
  /** The ways to understand how long, the likeliest first. */
  readonly stretches: readonly Stretch[];
  readonly longer?: Minutes;
  /** 「22時までの残業を取り消し」, and not 「取り消して20時まで」. */
  readonly endsInWord: boolean;
  readonly reason?: Reason;
  /** How sure it is that overtime is meant: said so; said by an end, 「まで」; or nothing but a time. */
  readonly sure: 'said' | 'likely' | 'maybe';
  /** Words that name none of the known reasons: with nothing but a start and an end they may be anybody's plans. */
  readonly isStrange: boolean;
};

export const claimOf = ({ tokens, cores, quoted }: Scan): Claim | undefined => {
  const words = new Set(tokens.flatMap((token) => (token.type === 'word' ? [token.kind] : [])));
  const days = tokens.flatMap((token) => (token.type === 'day' ? [token.word] : []));
  const times = tokens.filter((token) => token.type === 'time');
  const lengths = tokens.filter((token) => token.type === 'length');
  const isSaid = words.has('overtime') || words.has('early');
  if (days.length > 2 || lengths.length > 1 || lengths[0]?.minutes === 0 || !marksFit(tokens, cores, words))
    return undefined;
  const longer = lengths.find(({ counts }) => counts === 'longer');
  const stretches = longer ? [] : stretchesOf(times, lengths[0], words, isSaid);
  if (stretches === undefined || (longer && times.length > 0)) return undefined;
  const sure = isSaid ? 'said' : sureOf(stretches[0], times, words);
  const said = cores.filter((core) => core !== undefined);
  if (sure === 'maybe' && (stretches[0]?.type === 'from' || isScore(times, days))) return undefined;
  const isOpen = times.length === 0 && lengths.length === 0;
  if (!mayBeReason(cores, sure, tokens, isOpen)) return undefined;
  const reason = reasonIn(said, quoted);
  return {
    isStrange: said.some((core) => !namesReason(core.words)),
    ...{ words, days, stretches, sure, endsInWord: tokens.at(-1)?.type === 'word' },
    ...(longer === undefined ? {} : { longer: longer.minutes }),
    ...(reason === undefined ? {} : { reason }),
  };
};

/** 「3-5」 may be anything; 「土曜 10-15」 is a time. */
const isScore = (times: readonly TimeToken[], days: readonly DayWord[]): boolean =>
  times.length > 0 && days.length === 0 && times.every(({ figure }) => figure !== undefined);

const sureOf = (stretch: Stretch | undefined, times: readonly TimeToken[], words: ReadonlySet<WordKind>) => {
  const hasEnd = stretch?.type === 'from-now' || (times.length === 1 && times[0]?.mark === 'until');
  return hasEnd || words.has('change') || words.has('over') || words.has('left') ? 'likely' : 'maybe';
};

/** 「20時に会議」 and 「20時の新幹線」 are times of something else; 「23時に帰りました」 is not. */
const marksFit = (tokens: readonly Token[], cores: Scan['cores'], words: ReadonlySet<WordKind>): boolean =>
  tokens.every((token, i) => {
    if (token.type !== 'time') return true;
    if (token.mark === 'at') return words.has('early') || words.has('left') || words.has('leave');
    return token.mark !== 'of' || cores[i + 1] === undefined;
  });

const mayBeReason = (cores: Scan['cores'], sure: Claim['sure'], tokens: readonly Token[], isOpen: boolean): boolean => {
  const said = cores.filter((core) => core !== undefined);
  if (said.length > 2 || said.some(isSentence)) return false;
  const strange = said.filter(({ words }) => !namesReason(words));
  if (strange.some(({ topic }) => topic)) return false;
  if (strange.some(({ words, apart }) => somebody.test(words) || (!apart && /^[ぁ-ん]/u.test(words)))) return false;
  if (sure === 'said') return !isOpen || strange.every(({ cause }) => cause);
  if (said.some(({ plain, topic }) => isElsewhere(plain) || (topic && !task.test(plain)))) return false;
  if (sure === 'maybe' && !isDatedRange(tokens)) return strange.length === 0;
  // 「保育園のお迎え 18時まで」 tells when something else ends; 「18時まで 引っ越し」 why somebody stays.
  const time = tokens.findIndex(({ type }) => type === 'time' || type === 'length');
  return strange.every((core) => core.apart && (core.cause || task.test(core.plain) || cores.indexOf(core) > time));
};

/** What people do that is no overtime, and what is due rather than done. */
const elsewhere =
  /会議|打ち?合わせ|面談|研修|講演|せみなー|勉強会|[飲呑]み|会食|[忘新]年会|[懇親送別歓迎同窓]会|花見|旅行|運動会|発表会|休[みむ憩暇]|年休|外出|出張|病院|通院|歯医者|保育園|お?迎え|じむ|でーと|らんち|提出|締め?切|〆|期限|納期|発送|送付|返[信事]|meeting|lunch|dinner|party|trip|holiday|vacation|birthday|due|deadline/u;
/** 「会議」, but not 「会議資料」 and 「会議の準備」. */
const isElsewhere = (plain: string): boolean => elsewhere.test(plain) && !task.test(plain) && !/資料$/u.test(plain);
/** Others, whose overtime is theirs to declare. */
const somebody = /^(?:みんな|みな|皆|全員|部下|上司|同僚|[係課室部局]長|補佐|班員|.{1,8}(?:さん|くん|君|氏))$/u;
/** What overtime is made of. 「国会対応は22時まで」 is somebody's work, 「国会は22時まで」 the Diet's. */
const task =
  /(?:対応|待機|待ち|作成|作業|業務|準備|仕事|整理|処理|調整|協議|審査|検査|照会|まとめ|取り|問答|移行|本部|れく|work)$/u;

/** 「土曜 10-15時 引っ越し」 */
const isDatedRange = (tokens: readonly Token[]): boolean =>
  tokens.some(({ type }) => type === 'day') &&
  tokens.some(({ type }) => type === 'time') &&
  tokens.filter(({ type }) => type === 'time' || type === 'length').length === 2;

const reasonIn = (cores: readonly Core[], quoted: string | undefined): Reason | undefined => {
  const words = [...cores.map((core) => core.words), ...(quoted === undefined ? [] : [quoted])];
  return words.length === 0 ? undefined : reasonOf(words.join(' '));
};

/** Undefined where times stand side by side that make no stretch. */
const stretchesOf = (
  times: readonly TimeToken[],
  length: LengthToken | undefined,
  words: ReadonlySet<WordKind>,
  isSaid: boolean,
): readonly Stretch[] | undefined => {
  const [first, second] = times;
  if (first === undefined)
    return length === undefined ? [{ type: 'open', early: words.has('early') }] : [lengthOnly(length, words)];
  if (second === undefined) {
    if (length !== undefined) return withLength(first, length);
    const isBare = first.figure !== undefined && first.mark === 'none';
    return isBare && (!isSaid || Number(first.figure) === 0) ? undefined : oneTime(first, words);
  }
  if (length !== undefined) return undefined;
  const ranges = rangesOf(times);
  const [range] = ranges ?? [];
  if (ranges === undefined || range === undefined) return undefined;
  return ranges.length > 1 ? [{ type: 'ranges', ranges }] : [{ type: 'range', ...range, early: words.has('early') }];
};

const lengthOnly = ({ minutes, counts }: LengthToken, words: ReadonlySet<WordKind>): Stretch => {
  if (counts === 'from-now') return { type: 'from-now', length: minutes };
  return words.has('early') ? { type: 'early-length', length: minutes } : { type: 'length', length: minutes };
};

const withLength = ({ clock, mark }: TimeToken, { minutes, counts }: LengthToken): readonly Stretch[] | undefined => {
  if (counts !== 'from-end') return undefined;
  if (mark === 'from') return [{ type: 'from-length', from: clock, length: minutes }];
  return mark === 'until' ? [{ type: 'until-length', until: clock, length: minutes }] : undefined;
};

const rangesOf = (times: readonly TimeToken[]): readonly Range[] | undefined => {
  if (times.length % 2 === 1) return undefined;
  const ranges: Range[] = [];
  for (let i = 0; i < times.length; i += 2) {
    const [from, until] = [times[i], times[i + 1]];
    if (from === undefined || until === undefined) return undefined;
    const begins = from.mark === 'from' || from.mark === 'dash';
    if (!begins || (until.mark !== 'until' && until.mark !== 'none' && until.mark !== 'of' && until.mark !== 'at'))
      return undefined;
    ranges.push(sharedHalf(from, until));
  }
  return ranges;
};

/** "6-9pm": both in the afternoon, as long as the start stays before the end. */
const sharedHalf = ({ clock: from }: TimeToken, { clock: until }: TimeToken): Range =>
  from.part === undefined && until.part === 'pm' && from.hour < until.hour && from.hour < 12 && until.hour < 12
    ? { from: { ...from, part: 'pm' }, until }
    : from.part === 'pm' && until.part === undefined && until.hour > from.hour && until.hour < 12
      ? { from, until: { ...until, part: 'pm' } }
      : { from, until };

const oneTime = (time: TimeToken, words: ReadonlySet<WordKind>): readonly Stretch[] => {
  const { clock, mark } = time;
  if (mark === 'from' || mark === 'dash')
    return [words.has('early') ? { type: 'early', from: clock } : { type: 'from', from: clock }];
  const until: Stretch = { type: 'until', until: clock };
  if (mark === 'until' || (mark === 'at' && !words.has('early'))) return [until];
  if (words.has('early')) return [{ type: 'early', from: clock }];
  return maybeLength(time, until);
};

/** 「残業 2」 and 「残業 1:30」 may be two hours and an hour and a half; 「残業 90」 is no time of day. */
const maybeLength = ({ clock, figure }: TimeToken, until: Stretch): readonly Stretch[] => {
  if (clock.part !== undefined) return [until];
  const asHours: Stretch = { type: 'length', length: minutes(clock.hour * 60 + clock.minute) };
  if (figure === undefined) return clock.hour < 6 && clock.hour * 60 + clock.minute > 0 ? [asHours, until] : [until];
  const number = Number(figure);
  const asMinutesLong: Stretch = { type: 'length', length: minutes(number) };
  if (figure.length < 3) {
    if (number === 0) return [until];
    if (number < 6) return [asHours, until];
    if (number <= 10) return [until, asHours];
    return number < 30 ? [until] : [asMinutesLong];
  }
  return figure.length === 3 && number < 600 ? [asMinutesLong, until] : [until];
};
