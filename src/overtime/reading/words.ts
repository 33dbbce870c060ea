import { matchAt } from './times.ts';

/* Words that say what is done, in the folded form of a line: hiragana, one width, small letters. */

export type WordKind =
  | 'overtime'
  | 'early'
  | 'change'
  | 'withdraw'
  | 'drop'
  | 'none'
  | 'did-none'
  | 'over'
  | 'leave'
  | 'left'
  | 'on-time'
  | 'after-hours'
  | 'because';

type Word = readonly [WordKind, RegExp];

/** The first that fits at a place holds. Words that also make up others are held to where they stand alone. */
const words: readonly Word[] = [
  [
    'early',
    /早出(?:残業|勤務|超勤)?|早朝(?:出勤|勤務|残業)|朝残業|(?:an )?early (?:start|overtime|shift)|(?:start(?:ing)?|com(?:e|ing) in) early|early(?= |$)/uy,
  ],
  [
    'on-time',
    /定時(?:退庁|退社|で(?:は)?(?:帰|退庁|上が|あが)(?:りま(?:した|す)|った|る|れます|れる|しました|します)?)|(?:leave|leaving|left|go home|went home) on time/uy,
  ],
  ['after-hours', /(?:定時|終業|勤務時間)(?:から|後に?|の後)/uy],
  [
    'did-none',
    /(?<=[をはも業勤外] ?)(?:しませんでした|して(?:い)?ません(?:でした)?|しなかった(?:です)?|ありませんでした|なかった(?:です)?)|did(?:n't| not)(?: work| do| have)?(?: any)?(?= overtime)/uy,
  ],
  [
    'none',
    /(?<=[をはもが業勤外出] ?)(?:しません|ありません|しない(?:です|で帰ります|こと)?|せずに帰ります)|(?:(?<![ぁ-ん])|(?<=[はもがの]))(?:なし|無し)(?:で|に)?|no(?= overtime)|(?:won't|will not)(?= (?:work |do )?overtime)|not(?= (?:working|staying|doing) (?:overtime|late))/uy,
  ],
  [
    'overtime',
    /残業(?:時間)?|ざんぎょう|zang(?:y?o)u?|超過勤務|超勤|時間外(?:勤務|労働)?|居残り?|いのこり|休日(?:出勤|勤務|の勤務)|休出|(?<=[土日]曜日?[には]? ?|祝日|まで ?)出勤|週休日(?:の?(?:勤務|出勤))?|(?:work(?:ing)? |do(?:ing)? )?over-? ?time|ot(?![a-z])|(?:work|stay)(?:ing)? late|残(?:り|って(?:い|仕事し|作業し)?)ます|残る(?:予定)?|(?:stay|work)(?:ing)?(?= (?:until|till|til|to|from|late|for|another|\d|around|about|today|tonight|tomorrow|on )|$)/uy,
  ],
  [
    'over',
    /(?:の ?)?実績|(?:働|はたら)いた ?時間|(?:働|はたら)(?:きました|いていました|いた)|(?:勤務|仕事|作業)(?:を)?しました|残(?:りました|っていました|ってました|った)|いました|(?:でした|だった)(?:です)?|(?:して(?:い)?|し)ました|(?<!ま)した(?= |$|。)|(?:がんば|頑張)りました|かかりました|i was here|was here|were here|was (?:in|at) (?:the office|work|my desk)|was working|worked|stayed|actual(?:ly worked)?(?= |:|$)|was(?= (?:until|till))/uy,
  ],
  [
    'left',
    /(?:に|で)? ?(?:帰|上が|あが|終わ|終|出)(?:りました|ました|った|えました)|(?:退庁|退社|退勤|帰宅|終了)(?:しました|でした|した)|(?:left|finished|went home|got out)(?: work| the office)?/uy,
  ],
  ['leave', /(?:に|で)? ?(?:帰|上が|あが|終わ)(?:ります|る)|(?:退庁|退社|退勤)(?:します|する|予定)?|終了(?:予定)/uy],
  [
    'change',
    /やっぱり?|やはり|(?<=^ ?)(?:変更|訂正|修正)(?:して)?(?=[:は、 \d]|$)|(?<=(?:まで|に) ?)(?:延長|延び|のび|伸び)(?:そう(?:です)?|ます|ました|します)?|(?<=[にへを時分半で\d] ?)(?:変更|訂正|修正)|変え(?:ます|て|たい)|(?<=に)(?:直し(?:て|ます|たい))|(?<=まで ?)(?:変更|訂正|修正)|(?<=[ 、])(?:変更|訂正)(?=(?:です|します|を?お願い|で)? ?$)|actually(?! worked)|change(?:d)?(?: it| that| my overtime| overtime)?|instead|make it|correction/uy,
  ],
  [
    'withdraw',
    /取り?消(?:し(?:ます|て|たい)?|す)?(?![一-龠])|とりけ(?:し(?:ます|て|たい)?|す)|(?:きゃんせる)|撤回|取り?下げ(?:ます|て|たい|る)?|(?:cancel(?:led|ed|ling)?|withdraw|undo|take back)(?![a-z])/uy,
  ],
  [
    'drop',
    /やめ(?:ます|る|て|ました|たい|とく|ておきます)|止め(?:ます|る)|取り?やめ(?:ます|る)?|とりやめ|(?<=[はをがも] ?)中止|(?:な|無)く(?:なりました|なった|します)|不要(?:に(?:なりました|なった))?|(?:drop|skip|call off|no longer)(?![a-z])/uy,
  ],
  ['because', /理由(?: ?[:はが]| )|reason(?: ?:| is)?(?![a-z])|because of|due to|なぜなら/uy],
];

export const readWord = (text: string, at: number): { readonly kind: WordKind; readonly end: number } | undefined => {
  for (const [kind, pattern] of words) {
    const found = matchAt(pattern, text, at);
    if (found) return { kind, end: at + found[0].length };
  }
  return undefined;
};
