import { asLocalDate, isLocalDate, type LocalDate, plusDays } from '../time/instant.ts';
import type { Cadence } from './model.ts';

/** What somebody wants of a 1on1, as a line says it. */
export type Want =
  | { readonly type: 'show' | 'move' | 'memo' | 'settings' }
  | { readonly type: 'again' | 'skip' | 'resume' }
  /** Without a cadence: the usual one. */
  | { readonly type: 'cadence'; readonly cadence?: Cadence }
  /** The first days on which 1on1s may be again, the likeliest first; none where the line names no end. */
  | { readonly type: 'pause'; readonly until: readonly LocalDate[] };

/** `name`: whose, where the line names somebody. */
export type Reading = { readonly want: Want; readonly name?: string };

/**
 * 1on1 as people write it: １on１, 1 on 1, 1ｏｎ１, 1対1, 1:1, ワンオンワン. After NFKC, in small letters. Never part of a time of
 * day (21:15) or of other figures.
 */
const TOPIC =
  /(?<![\d:])1(?:\s*-?on-?\s*|\s*オン\s*|\s*対\s*|:)1(?![\d:])|one[\s-]?on[\s-]?one|ワン・?オン・?ワン|わんおんわん|一対一/;

/** What politeness adds, and what says nothing. */
const FILLERS =
  /お願い(?:いた|致)?し(?:たい(?:の)?(?:です)?|ます)|お願い|ください|下さい|頂け?(?:ます|ません)か|いただけ(?:ます|ません)か|もらえ(?:ます|ません)か|してほしい|して欲しい|です(?:か|が|けど)?|ます(?:か|が|けど)?|ましょう|できる|できます|可能|たい(?:ん|の)?|じゃあ|すみません|すいません|ちょっと|ので|ね|よ(?=$)|please|could you|can you|would you|can i|i'd like to|i would like to|i want to|want to|let's|kindly|thanks|thank you/g;

/**
 * A line about a 1on1, or undefined for every other one and for a sentence that says more than is understood. It is never
 * guessed: what is read is shown, and counts with a tap.
 */
export const readOneOnOne = (line: string, today: LocalDate): Reading | undefined => {
  const plain = line
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^\s*[/@]?(?:akari|灯り|あかり)(?:さん)?[\s、。,.:!?]*/u, '');
  if (plain.length > LONGEST || !TOPIC.test(plain)) return undefined;
  const { name, rest } = withoutName(plain);
  const said = rest
    .replace(TOPIC, '§')
    .replace(FILLERS, '')
    .replace(/[\s、。,.!?！？「」・…]+/g, ' ')
    .trim();
  const want = wantIn(said, today);
  return want && { want, ...(name !== undefined && { name }) };
};

const LONGEST = 80;

/** 「佐藤さんと1on1」, "1on1 with Sato". */
const withoutName = (plain: string): { readonly name?: string; readonly rest: string } => {
  const japanese = new RegExp(
    `^(.*?(?:来週|今週|次回|次)の)?\\s*([^\\s、。の§]{1,20}?)\\s*(?:さん|様|課長|係長|室長|補佐|部長|局長|くん|君|氏)+\\s*(?:と|との)\\s*(?=${TOPIC.source})`,
  ).exec(plain);
  if (japanese) return { name: japanese[2] ?? '', rest: `${japanese[1] ?? ''}${plain.slice(japanese[0].length)}` };
  const english =
    /\bwith\s+(?!my\s)((?:mr\.?|ms\.?|mrs\.?)?\s*[a-z][a-z'’-]*(?:\s[a-z][a-z'’-]*)?)(?:-san)?\s*[.!?]?\s*$/.exec(
      plain,
    );
  const inEnglish = english?.[1]
    ?.replace(/^(?:mr|ms|mrs)\.?\s+/, '')
    .replace(/-san$/, '')
    .trim();
  if (english && inEnglish) return { name: inEnglish, rest: plain.slice(0, english.index) };
  return { rest: plain };
};

type Rule = readonly [RegExp, (said: string, today: LocalDate) => Want | undefined];

const plainly =
  (want: Want): Rule[1] =>
  () =>
    want;

const WHEN =
  '(?:来週|今週|再来週|来月|今月|次回|次|明日|あした|今日|my|the|next|this|week|month|time|tomorrow|today|weeks|の|を|は|に|も|が|で)';

/** All of a line but the topic and words that only say when. */
const SHOW = new RegExp(
  `^(?:${WHEN}|\\s)*§(?:${WHEN}|\\s|予定|日程|日時|時間|いつ|どこ|確認|見せて|教えて|知り|見|開いて|開く|始め|はじめ|やり|し|する|して|をし|申し込み|申込み?|お|時間を決め|決め|準備|schedule|when|is|show|see|open|start|book|plan|what|have|a|with)*$`,
);
const SHOW_ENGLISH =
  /^(?:when|what|where|is|my|the|next|show|me|see|open|start|book|plan|have|a|an|\s)*§(?:\s|schedule|time|when|is|it|s)*$/;

const rules: readonly Rule[] = [
  [/メモ|めも|note|memo/, plainly({ type: 'memo' })],
  [/設定|settings?/, plainly({ type: 'settings' })],
  [/再開|(?:お?休み|休止)(?:を)?(?:終|やめ|解除)|resume|end (?:the )?(?:rest|pause)/, plainly({ type: 'resume' })],
  [/毎週|週(?:に)?1(?:回)?|(?:every|each) week(?!s)|weekly(?<!bi-?weekly)/, () => ({ type: 'cadence', cadence: 1 })],
  [
    /隔週|2週間?(?:に1(?:回|度)|ごと|毎|おき)|every (?:2|two|other|second) weeks?|bi-?weekly|fortnightly/,
    () => ({ type: 'cadence', cadence: 2 }),
  ],
  [
    /(?<!\d)月(?:に)?1(?!\d)(?:回|度)?|毎月|月一|4週間?(?:に1(?:回|度)|ごと|毎|おき)|monthly|every month|once a month|every (?:4|four) weeks/,
    () => ({ type: 'cadence', cadence: 4 }),
  ],
  [/6週間?(?:に1(?:回|度)|ごと|毎|おき)|every (?:6|six) weeks/, () => ({ type: 'cadence', cadence: 6 })],
  [/おまかせ|お任せ|as\susual|default/, () => ({ type: 'cadence' })],
  [
    /お?休み|休止|休む|休みたい|休ん|休$|ストップ|pause|rest from|rest §|snooze/,
    (said, today) => ({ type: 'pause', until: pauseEnds(said, today) }),
  ],
  [/キャンセル|取り?やめ|取り?消|中止|cancel/, plainly({ type: 'again' })],
  [/見送|スキップ|パス(?!ワ)|飛ばし|飛ばす|なしに|skip|not this time/, plainly({ type: 'skip' })],
  [
    /ずら|動か|変え|変更|移動|移し|延期|先延ばし|リスケ|別の日|ほかの日|他の日|後ろ倒し|前倒し|日を|move|reschedul|postpone|another (?:day|time)|change the (?:day|date|time)|shift/,
    plainly({ type: 'move' }),
  ],
  [SHOW, plainly({ type: 'show' })],
  [SHOW_ENGLISH, plainly({ type: 'show' })],
];

const wantIn = (said: string, today: LocalDate): Want | undefined => {
  for (const [pattern, make] of rules) if (pattern.test(said)) return make(said, today);
  return undefined;
};

const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** 「12月まで」 is through December for most, and until it begins for some: both are offered. */
const pauseEnds = (said: string, today: LocalDate): readonly LocalDate[] => {
  const day = /(\d{1,2})[月/](\d{1,2})日?(?:まで|から)?/.exec(said);
  if (day) return ahead([dayIn(today, Number(day[1]), Number(day[2]))], today);
  const weeks = /(\d{1,2})\s*(?:週間?|weeks?)/.exec(said);
  if (weeks) return ahead([plusDays(today, 7 * Number(weeks[1]))], today);
  const inMonths = /(\d{1,2})\s*(?:か|ヶ|ヵ|カ|箇)月|(\d{1,2})\s*months?/.exec(said);
  if (inMonths) return ahead([plusDays(today, 30 * Number(inMonths[1] ?? inMonths[2]))], today);
  const month = monthIn(said, today);
  if (month === undefined) return [];
  const [begins, ends] = [dayIn(today, month, 1), dayIn(today, (month % 12) + 1, 1)];
  // Within that very month it is the end of this one: its next beginning lies a year ahead.
  const isNow = begins !== undefined && ends !== undefined && ends <= begins;
  return ahead(isNow ? [ends] : [ends, begins], today);
};

const monthIn = (said: string, today: LocalDate): number | undefined => {
  const named = /(\d{1,2})月/.exec(said);
  if (named) return Number(named[1]);
  if (/来月|next month/.test(said)) return (Number(today.slice(5, 7)) % 12) + 1;
  const index = months.findIndex((each) => said.includes(each) || new RegExp(`\\b${each.slice(0, 3)}\\b`).test(said));
  return index < 0 ? undefined : index + 1;
};

/** The next such day. */
const dayIn = (today: LocalDate, month: number, day: number): LocalDate | undefined => {
  const two = (value: number): string => String(value).padStart(2, '0');
  const years = [Number(today.slice(0, 4)), Number(today.slice(0, 4)) + 1];
  const found = years
    .map((year) => `${year}-${two(month)}-${two(day)}`)
    .find((each) => isLocalDate(each) && each > today);
  return found === undefined ? undefined : asLocalDate(found);
};

const ahead = (days: readonly (LocalDate | undefined)[], today: LocalDate): readonly LocalDate[] =>
  [...new Set(days)]
    .filter((day) => day !== undefined && day > today && day <= plusDays(today, 366))
    .flatMap((day) => day ?? []);
