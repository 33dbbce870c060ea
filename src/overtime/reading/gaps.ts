import { type Folded, typedBetween } from './fold.ts';

/* What stands between the words of overtime: politeness, or a reason. */

/**
 * A reason as it was typed. `apart`: set off from the rest. `cause`: said to be the reason. `topic`: something of its own
 * is said of it.
 */
export type Core = {
  readonly words: string;
  readonly plain: string;
  readonly apart: boolean;
  readonly cause: boolean;
  readonly topic: boolean;
};

/** `joinsLeft`, `joinsRight`: whether a word of overtime stands there, with no space between. */
export type Gap = {
  readonly from: number;
  readonly until: number;
  readonly joinsLeft: boolean;
  readonly joinsRight: boolean;
};

const separator =
  "(?::[a-z0-9+][\\w+-]{1,30}:|[ 、。,.:;!・…→/|_*~\\-\\u{1F000}-\\u{1FAFF}\\u2600-\\u27BF]|'s(?![a-z]))+";

/** Says nothing of its own. */
const filler = [
  'お願い(?:でき|いた|致)?(?:し(?:たい)?)?(?:ます|です)?(?:か\\?*)?|おねがい(?:いた)?(?:し)?(?:ます)?|お願いしました|よろしく|宜しく',
  '(?:(?:を|し|やっ)て)?も?(?:いい|良い|よい|よろしい|宜しい|大丈夫)(?:です|でしょう)?か?\\?*',
  '(?:させ|し|やっ)て(?:いただきたく|ください|下さい|いただきます|頂きます|もらいます|いただきたい(?:です)?|ほしい(?:です)?|おきます|います|いきます|いる|帰ります|から)?',
  '(?:の|する|した)?予定(?:です|でいます|しています|になりました|になります)?|の?見込み?(?:です)?|(?:の|する)?つもり(?:です)?',
  '(?:することに|に|と)?(?:なり(?:そう(?:です)?|ます|ました)|なる(?:予定|見込み|と思います)?(?:です)?)',
  'かかり(?:そう(?:です)?|ます)|かかる(?:予定|見込み|と思います)?(?:です)?|掛かりそう(?:です)?',
  '(?:いた|致)?します|(?:いた|致)したく|(?:させて)?いただきたく|存じます|する|したい(?:です)?|しようと思います|させて|やります|やる|がんばります|頑張(?:ります|る)',
  '(?:に|と)?なっています|です(?:が|ね|よ)?|でございます|ます|と思います|必要(?:です)?|だけ|のみ',
  '(?:の|を)?(?:申請|申告|登録|希望|届け?|届出|追加|事前確認)(?:です|します)?|ください|下さい|(?:お|御)疲れ(?:様|さま)(?:です)?|おつかれさまです',
  'すみません(?:が)?|すいません|恐れ入りますが?|申し訳ありません(?:が)?|ちょっと|少し|できれば|なるべく|最長|最大|遅くとも|遅くても|長くても?|目標[でに]|(?:さっき|先ほど|今|いま)まで|たぶん|多分|おそらく|一応|とりあえず|また',
  '(?:終わり|おわり|終了)(?:の?(?:時刻|時間))?(?=[はを])|時[刻間](?=を)|(?:さっき|先ほど|さきほど|今|いま)の|まだ|結局|思ったより|長引いて|どうしても|(?:終了|退庁)(?:時刻|時間)',
  '(?:の)?(?:ため|為)(?:に|です|で)?|なので|につき|により|の件(?:です|で)?|の関係で|が?(?:あるので|あり|あって)',
  '(?:働|はたら)きます|仕事(?:を)?します|作業(?:を)?します|います|勤務(?:します)?(?=$| )|(?:出|来)ます|(?:終電|朝|深夜|遅く|最後)(?:まで)?',
].join('|');
const englishFiller =
  "(?:(?:can|could|would) you|i'm|i'll|i'd|i've|i|am|we|we'll|will|be|going|need|have|want|would|like|plan|planning|planned|expect|to|please|pls|for|my|the|a|of|about|around|on|in|is|it|that|just|here|more|do|doing|did|thanks|thank you|hi|hello|and|with|so|request|declare|log|evening|extra|by|probably|home|office|day|s|any|finish|finishing|gonna|put me down)(?![a-z'0-9一-龠々ぁ-ん])";
const particle = '(?:には|では|とは|へは|からは|までは|は|に|で|を|が|も|と|の|へ|って|として|分)';

const startsWith = (what: string): RegExp => new RegExp(`^(?:${what})`, 'u');
const endsWith = (what: string): RegExp => new RegExp(`(?:${what})$`, 'u');

const leading = startsWith(`${separator}|[)\\]】」』”]|${filler}|${englishFiller}`);
const leadingParticle = startsWith(particle);
const trailing = endsWith(`${separator}|[([【「『“]|${filler}|(?<![^ ])${englishFiller}`);
const trailingParticle = endsWith(particle);
const startsApart = /^(?:[ 、。,.:;(（「・/-])/u;
const causes = /^(?:で|のため|の為|ため|為|なので|につき|により|の件で|の関係で|が?(?:あるので|あり|あって))/u;
const endsApart = /(?:[ 、。,.:;)）」・/-]|ため|為|で|につき|により|なので)$/u;

/** The reason in a gap; undefined where all of it is politeness. */
export const coreOf = (line: Folded, gap: Gap): Core | undefined => {
  const text = line.text.slice(gap.from, gap.until);
  const start = peelStart(text, gap.joinsLeft);
  if (start === text.length) return undefined;
  const end = peelEnd(text, start, gap.joinsRight);
  if (end <= start) return undefined;
  const [from, until] = unwrapped(text, start, end);
  const words = typedBetween(line, gap.from + from, gap.from + until);
  if (!/[\p{L}\p{N}?？]/u.test(words)) return undefined;
  const head = text.slice(0, start);
  const tail = text.slice(end);
  return {
    ...{ words, plain: text.slice(from, until) },
    apart: from > start || ((!gap.joinsLeft || startsApart.test(head)) && (!gap.joinsRight || endsApart.test(tail))),
    cause: causes.test(tail) || /(?<![a-z])for (?:the |a )?$/.test(head),
    topic: gap.joinsRight && /(?:は|が|も|を|に)$/.test(tail),
  };
};

const peelStart = (text: string, joins: boolean): number => {
  let at = 0;
  let touches = joins;
  for (;;) {
    const rest = text.slice(at);
    const found = leading.exec(rest) ?? (touches ? leadingParticle.exec(rest) : null);
    if (!found || found[0] === '') return at;
    at += found[0].length;
    touches = touches && !/^[ 、。,.]/u.test(found[0]);
  }
};

/** Longer than any word of politeness. */
const WINDOW = 40;

const peelEnd = (text: string, start: number, joins: boolean): number => {
  let at = text.length;
  let touches = joins;
  for (;;) {
    const rest = text.slice(Math.max(start, at - WINDOW), at);
    const found = trailing.exec(rest) ?? (touches ? trailingParticle.exec(rest) : null);
    if (!found || found[0] === '') return at;
    at -= found[0].length;
    touches = touches && !/[ 、。,.]$/u.test(found[0]);
  }
};

/** Without the brackets around the whole of it. */
const unwrapped = (text: string, start: number, end: number): readonly [number, number] => {
  const pair = pairs[text[start] ?? ''];
  return pair !== undefined && text[end - 1] === pair && end - start > 2 ? [start + 1, end - 1] : [start, end];
};
const pairs: { readonly [open: string]: string } = {
  '(': ')',
  '[': ']',
  '【': '】',
  '「': '」',
  '『': '』',
  '"': '"',
  '“': '”',
};

/** A sentence about something else rather than the name of some work. */
export const isSentence = ({ plain, apart }: Core): boolean =>
  plain.length > LONGEST || vague.test(plain) || (apart ? loud : sentence).test(plain) || english.test(plain);

const LONGEST = 80;
/** Days that are none of one's own. */
const vague =
  /土日|平日|毎[日週晩月]|週末|来月|再?来週|今週|[今先]月|先週|月末(?![一-龠])|連日|以降|weekend|every|week(?![a-z])|month(?![a-z])/u;
const questions =
  '[?？!！。]|何|なに|なんで|いつ|どこ|だれ|誰|どう|(?<!な)どの|なぜ|いくつ|いくら|教えて|おしえて|知りたい|見せて|ですか|ますか';
const endings =
  'ます|です|ました|でした|ません|ください|だろう|でしょう|たい|ない|すぎ|過ぎ|多い|つらい|辛い|きつい|長い|ひどい|やばい|嫌|いや|疲れた|つかれた|けど|のに|よね|かな|だね|かも';
const loud = new RegExp(`${questions}|(?:${endings})$`, 'u');
const sentence = new RegExp(
  `${questions}|(?:ます|です|ました|でした|ません)|(?:${endings}|した|いた|った|って|から|[るくすむうつぬぐぶ])$|^(?:以外|前|後|時)`,
  'u',
);
const english =
  /(?<![a-z'])(?:is|are|was|were|can|could|would|should|does|did|what|when|who|where|how|why|which|you|your|he|she|they|not|don't|can't|won't|closed?|closes|opens?|available|free|tired|hate|too|if|meet|see|call me)(?![a-z'])/u;
