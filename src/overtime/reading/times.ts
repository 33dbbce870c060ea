import { asMinutes, type Minutes } from '../model.ts';
import type { Clock } from './clock.ts';

/** A time or a duration with what stands right before and after it. `none` is 「22:15」 alone. */
export type TimeToken = {
  readonly type: 'time';
  readonly clock: Clock;
  readonly mark: Mark;
  /** A figure and nothing more, such as 「21」 or 「2130」. */
  readonly figure?: string;
  readonly said: string;
};
export type Mark = 'until' | 'from' | 'dash' | 'at' | 'of' | 'none';

export type LengthToken = {
  readonly type: 'length';
  readonly minutes: Minutes;
  /** あと90分, もう1時間, 30分延長. */
  readonly counts: 'from-end' | 'from-now' | 'longer';
};

type Found<T> = { readonly token: T; readonly end: number };

const part = '(?:(午前|午後|朝|早朝|深夜|夜中|夜|夕方|晩|翌朝|翌日 ?の?|翌|次の ?日の|am|pm) ?)?';
const before =
  '(?:(until|till|til|to|from|since|between|at|around|about|約|およそ|大体|だいたい) ?(?:around |about )?)?';
const clockBody =
  '(\\d{1,2})(?:[:;](\\d{2})(?!\\d)(?:分)?|\\.(\\d{2})(?= ?(?:まで|から|-|[ap]m))|時(?![間的期点代短給差])(?: ?(\\d{1,2})分(?!間)|(\\d{2})(?!\\d)| ?(半|はん))?)?';
const timePattern = new RegExp(
  `${before}${part}${clockBody}(?:(?<=\\d) ?(am|pm|a\\.m\\.?|p\\.m\\.?)(?![a-z]))?(?: ?(?:the )?(next day))?`,
  'uy',
);
const figurePattern = /(\d{1,2})([0-5]\d)(?!\d)/uy;

const named: readonly (readonly [RegExp, Clock])[] = [
  [/(?:until|till|til|to|at)? ?midnight|真夜中/uy, { hour: 24, minute: 0 }],
  [/(?:until|till|til|to|at|from)? ?noon|正午|お昼(?=まで|から)/uy, { hour: 12, minute: 0, part: 'noon' }],
];

/** What may follow a time; 過ぎ makes it no earlier, 前 would make it so and is no part of one. */
const about = '(?: ?(?:ごろ|頃|ころ|くらい|ぐらい|過ぎ|すぎ|ちょうど|ジャスト|じゃすと|ぴったり|あたり|ほど|程度))?';
const marks: readonly (readonly [Mark, RegExp])[] = [
  [
    'until',
    new RegExp(
      `${about} ?(?:まで|迄|made|mで|まd|までで)(?:は|も|で|の|に(?=変更|変え|訂正|修正|直|なり|なる|延長|延び|のび|伸び))?(?!に)`,
      'uy',
    ),
  ],
  // 「20時までに」 is when something else is due.
  ['at', new RegExp(`${about} ?(?:まで|迄)に`, 'uy')],
  ['from', new RegExp(`${about} ?(?:から|kara|より|スタート|すたーと|開始)`, 'uy')],
  ['from', / ?~(?= ?(?:残業|超勤|$))/uy],
  ['dash', /(?: ?[-~ー] ?| (?:to|until|till) | and )(?=[^ ]{0,6}\d)/uy],
  ['at', new RegExp(`${about}(?:に|には)(?!変更|変え|訂正|修正|延長|延び|のび|伸び|なり)`, 'uy')],
  ['at', / ?(?:以降|以後|以前|前)/uy],
  ['of', new RegExp(`${about}の(?! ?(?:予定|見込|残業|超勤|申告))`, 'uy')],
];

export const readTime = (text: string, at: number): Found<TimeToken> | undefined => {
  const name = named.find(([pattern]) => matchAt(pattern, text, at));
  if (name) return marked(text, at, at + (matchAt(name[0], text, at)?.[0].length ?? 0), name[1], undefined, undefined);
  const found = matchAt(timePattern, text, at);
  if (!found) return undefined;
  const [whole, said, pre, hour = '', m1, m2, m3, m4, half, post, next] = found;
  const minute = m1 ?? m2 ?? m3 ?? m4;
  const isFigure = minute === undefined && half === undefined && post === undefined && !whole.includes('時');
  if (isFigure && /\d/.test(text[at + whole.length] ?? '')) return compact(text, at, found);
  const clock = {
    hour: Number(hour),
    minute: half === undefined ? Number(minute ?? 0) : 30,
    ...partOf(next ?? post ?? pre),
  };
  return marked(text, at, at + whole.length, clock, said, isFigure && clock.part === undefined ? hour : undefined);
};

/** 2130 and 930, with what stands before them. */
const compact = (text: string, at: number, [whole, said, pre, hour = '']: RegExpExecArray) => {
  const start = at + whole.trimEnd().length - hour.length;
  const digits = matchAt(figurePattern, text, start);
  if (!digits || /\d/.test(text[start - 1] ?? '')) return undefined;
  const clock = { hour: Number(digits[1]), minute: Number(digits[2]), ...partOf(pre) };
  return marked(text, at, start + digits[0].length, clock, said, digits[0]);
};

const marked = (
  text: string,
  from: number,
  end: number,
  clock: Clock,
  said: string | undefined,
  figure: string | undefined,
): Found<TimeToken> | undefined => {
  if (/\d/.test(text[end] ?? '')) return undefined;
  const mark = marks
    .map(([kind, pattern]) => ({ kind, found: matchAt(pattern, text, end) }))
    .find(({ found }) => found);
  if (figure !== undefined && mark === undefined && !standsAlone(text, from, end)) return undefined;
  const after = mark?.found?.[0].length ?? matchAt(aboutOnly, text, end)?.[0].length ?? 0;
  return {
    token: {
      type: 'time',
      clock,
      mark: mark?.kind ?? spoken[said ?? ''] ?? 'none',
      ...(figure === undefined ? {} : { figure }),
      said: text.slice(from, end).trim(),
    },
    end: end + after,
  };
};

/** 「残業 21」, and not 「A社3件」. */
const standsAlone = (text: string, from: number, end: number): boolean =>
  /^(?:$|[ 、。,.!)]|残業|超勤|overtime)/u.test(text.slice(end)) &&
  !/[a-z一-龠ァ-ヶ]$/u.test(
    text.slice(0, from).replace(/(?:残業|超勤|超過勤務|時間外|早出|今日|明日|昨日|本日|overtime|zangyou?)$/u, ''),
  );

const aboutOnly = new RegExp(about, 'uy');

/** Prepositions before a time. */
const spoken: { readonly [word: string]: Mark } = {
  ...{
    until: 'until',
    till: 'until',
    til: 'until',
    to: 'until',
    from: 'from',
    since: 'from',
    between: 'from',
    at: 'at',
  },
};

const parts: { readonly [word: string]: NonNullable<Clock['part']> } = {
  ...{ 午前: 'am', 朝: 'am', 早朝: 'am', am: 'am', 午後: 'pm', 夕方: 'pm', pm: 'pm' },
  ...{ 夜: 'night', 晩: 'night', 深夜: 'night', 夜中: 'night' },
  ...{ 翌: 'next', 翌日: 'next', 翌日の: 'next', 翌朝: 'next', 次の日の: 'next', nextday: 'next' },
};

const partOf = (word: string | undefined): Pick<Clock, 'part'> => {
  const found = word === undefined ? undefined : parts[word.replace(/[. ]/g, '')];
  return found === undefined ? {} : { part: found };
};

const lengthPattern =
  /((?:あと|後|もう|残り|のこり|さらに|更に|another|in|約)(?:約|だいたい|大体)? ?)?(?:(\d{1,3}(?:\.\d{1,2})?) ?(?:more )?(?:時間|h(?:ou)?rs?|h)(?![a-z])(?: ?(半|はん)| ?(\d{1,2}) ?(?:分|minutes?|mins?|m)?(?![a-z\d]))?|(\d{1,3}) ?(?:more )?(?:分(?![野担析])|minutes?|mins?|m(?![a-z]))|(half an hour|半時間|はんじかん|(?<=another )half(?: an)? hour)|(an hour and a half)|(an hour|one (?:more )?hour|(?<=another )hour)(?![a-z]))/uy;
const lengthAfter =
  /間?(?: ?(?:くらい|ぐらい|ほど|程度|弱|強|ちょっと))?(?: ?(?:(後まで|後に|後|more|from now)|(?:を|の|ほど)? ?(延長|延び|延ば|のば|のび|長く|longer)))?/uy;

export const readLength = (text: string, at: number): Found<LengthToken> | undefined => {
  const found = matchAt(lengthPattern, text, at);
  if (!found) return undefined;
  const [whole, ahead, hours, half, minutes, only, halfHour, hourAndHalf, hour] = found;
  const hourly = hours === undefined ? 0 : Number(hours) * 60 + (half ? 30 : Number(minutes ?? 0));
  const total = hourly + Number(only ?? 0) + (halfHour ? 30 : 0) + (hourAndHalf ? 90 : 0) + (hour ? 60 : 0);
  const tail = matchAt(lengthAfter, text, at + whole.length);
  const isAhead = ahead !== undefined && !ahead.startsWith('約');
  return {
    token: {
      type: 'length',
      minutes: asMinutes(Math.ceil(total)),
      counts: tail?.[2] ? 'longer' : isAhead || tail?.[1] || / more /.test(whole) ? 'from-now' : 'from-end',
    },
    end: at + whole.length + (tail?.[0].length ?? 0),
  };
};

/** A sticky pattern, at one place. */
export const matchAt = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at;
  return pattern.exec(text);
};
