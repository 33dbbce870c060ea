import { dateIn, type Instant, plusDays, type Zone } from '../time/instant.ts';
import { japaneseDay, japaneseDayTime, japaneseTime } from './format.ts';
import { promptsJa } from './one-on-one-prompts-ja.ts';
import type { OneOnOneTexts } from './one-on-one-texts.ts';
import { oneOnOneLinesJa, oneOnOneWaysJa } from './one-on-one-ways-ja.ts';

const at = (from: Instant, now: Instant, zone: Zone): string => {
  const [day, today] = [dateIn(from, zone), dateIn(now, zone)];
  if (day === today) return `今日${japaneseTime(from, zone)}`;
  return day === plusDays(today, 1) ? `明日${japaneseTime(from, zone)}` : japaneseDayTime(from, zone);
};

export const oneOnOneJa: OneOnOneTexts = {
  menu: '1on1',
  title: (name) => `${name}さんとの1on1`,
  private: '話した内容はどこにも残しません。人事評価には使いません。',
  themes: {
    ...{ contribution: '貢献', discretion: '裁量', time: '時間', trouble: '困りごと' },
    ...{ career: 'キャリア', life: '生活', relation: '関係' },
  },
  prompts: promptsJa,
  times: {
    slot: japaneseDayTime,
    span: (from, until, zone) => `${japaneseDayTime(from, zone)}〜${japaneseTime(until, zone)}`,
    at,
    minutes: (minutes) => `${minutes}分`,
    places: { room: '対面', online: 'オンライン' },
  },
  ask: {
    says: (name, minutes) =>
      `${name}さんとゆっくり話せるように、お二人とも空いている時間を探しました（${minutes}分）。ご都合のよい時間はありますか。`,
    otherwise: (until, first, zone) =>
      `${japaneseDayTime(until, zone)}までにお返事がなければ、${japaneseDayTime(first, zone)}を予定に入れます（ふさがったときは、ほかの候補）。あとからでも変えられます。`,
    waits: (name) => `${name}さんに、時間の候補をお送りしています。お返事があると、ここに出ます。`,
    unchecked: {
      own: 'ご自分の予定表を見られなかったため、勤務時間をもとに選びました。ほかの予定と重なるときは、変えられます。',
      other: (name) =>
        `${name}さんの予定表を見られなかったため、勤務時間をもとに選びました。あとで日を変えることがあります。`,
      both: (name) =>
        `ご自分と${name}さんの予定表を見られなかったため、勤務時間をもとに選びました。重なるときは、変えられます。`,
    },
    later: 'ほかの時間',
  },
  state: {
    fields: { when: '日時', now: 'いまの予定', place: '場所', topic: '話したいこと' },
    fixed: (name) => `${name}さんとの1on1の予定です。`,
    by: {
      staff: (name) => `${name}さんが選んだ時間です。`,
      manager: (name) => `${name}さんが選んだ時間です。`,
    },
    byAkari: {
      staff: 'お返事の期限になったため、空いていた最初の時間を予定に入れました。あとからでも変えられます。',
      manager: (name) => `${name}さんの候補のうち、空いていた最初の時間を予定に入れました。`,
    },
    join: '会議に参加する',
    move: '日を変える',
    cancel: '取りやめて別の日に',
    skip: '今回は見送り',
    prepare: '話すことを準備する',
    soonOn: '10分前にも知らせる',
    soonOff: '10分前のお知らせを止める',
    back: '戻る',
    open: (name, around) => `${name}さんとの次の1on1は、${japaneseDay(around)}ごろです。時間はこれから決まります。`,
    finding: (name) => `${name}さんとの1on1の時間はこれから決まります。お二人とも空いている時間を探しています。`,
    why: {
      'hours-apart': 'お二人の勤務時間に、重なる時間がありませんでした。',
      busy: 'お二人とも空いている時間が、見つかりませんでした。',
      full: '1on1が1日の上限まで入っている日ばかりで、空きがありませんでした。',
      away: 'どちらかがお休みの日ばかりで、空いている時間が見つかりませんでした。',
    },
    displaced: (from, zone) =>
      `${japaneseDayTime(from, zone)}は、同じときに決まったほかの1on1と重なったため、時間を選び直します。`,
    choose: '時間を選ぶ',
    paused: (name, until) => `${name}さんとの1on1は、いまお休みです。${japaneseDay(until)}から、また時間を探します。`,
    resume: 'お休みを終える',
    known: {
      staff: (name) =>
        `${name}さんと、月に一度30分ほど、仕事のことを話す時間です。始めると、空いている時間を探してお送りします。`,
      manager: (name) => `${name}さんとの1on1は、まだ始まっていません。始めると、ご本人に時間の候補をお送りします。`,
    },
    start: '1on1を始める',
    times: () => 'お二人とも空いている時間です。選ぶと、その時間に決まります。',
    noTimes: '空いている時間が見つかりませんでした。少し先の時間を見ることも、そのままにすることもできます。',
    otherTimes: 'ほかの時間',
    firstTimes: '最初の候補',
  },
  prepare: {
    staff: (when, name, minutes, hint) =>
      `${when}は${name}さんとの1on1です（${minutes}分）。話したいことを一つだけ決めておくと、あなたの時間になります。今回のヒント：「${hint}」`,
    manager: (when, name) => `${when}は${name}さんとの1on1です。`,
    hints: (hints) => `ほかのヒント：${hints.map((hint) => `「${hint}」`).join('')}`,
    closing: (prompt) => `しめのひと言：「${prompt}」`,
    topicAsk: '話したいことは、一言だけ選べます。選ばなくても大丈夫です。選んだ一言は、相手の方にも見えます。',
    topic: (theme) => `話したいこと：${theme}`,
    others: 'ほかのテーマ',
    undecided: 'まだ決めない',
    othersTitle: 'ほかのテーマ',
    othersNote: '選んだテーマの一言だけが残り、相手の方に見えます。体調や生活のことは、話せる範囲で大丈夫です。',
    begin: [
      'はじめに、助かったことを一つ具体的に伝えてみませんか。',
      'はじめに、前回からの仕事で心に残った場面を一つ伝えてみませんか。',
      'はじめに、その仕事がだれの役に立ったかを一つ伝えてみませんか。',
      'はじめに、いつもの仕事への感謝を一つ言葉にしてみませんか。',
    ],
    listen: [
      '聞く時間を7割にするのがおすすめです。',
      '答えを急がず、最後まで聞いてから話すのがおすすめです。',
      '助言の前に、「どうしたいですか」と聞いてみるのがおすすめです。',
      '聞いたことを一度言い直して、合っているか確かめるのがおすすめです。',
      '沈黙は考えている時間です。少し待つのがおすすめです。',
    ],
    noAppraisal: '評価の話は別の機会にお願いします。',
    say: (prompt) => `たとえば：「${prompt}」`,
    alsoAsk: (prompt) => `こう聞いてみることもできます：「${prompt}」`,
    theirTopic: (name, theme) => `${name}さんの話したいこと：${theme}`,
    sharedMemo: '共有メモを見る',
    day: 'この日の1on1',
    asPlanned: '予定どおり',
    seen: 'わかりました。この時間のままにします。',
  },
  memo: {
    title: '自分用のメモ',
    none: 'メモはまだありません。話したいことを書いておけます。共有を押すまで、だれにも見えません。',
    own: '共有を押すまで、だれにも見えません。1on1が終わると、30日で消えます。',
    shared: (name) => `このメモは、${name}さんに共有しています。見えるのは、次の1on1までです。`,
    write: 'メモを書く',
    open: 'メモを見る',
    share: 'メモを共有',
    unshare: '共有をやめる',
    drop: 'メモを消す',
    dropped: 'メモを消しました。',
    field: '話したいこと',
    hint: (limit) => `${limit}文字まで。消して送ると、メモを消します。`,
    tooLong: (limit) => `${limit}文字までにすると、残せます。`,
    gone: 'この1on1は終わっているため、共有できませんでした。',
    from: (name) => `${name}さんが共有したメモ`,
    nothingShared: (name) => `${name}さんから共有されたメモは、いまはありません。`,
  },
  after: {
    ask: (when, name) =>
      `${when}からの${name}さんとの1on1は、できましたか。残すのは、日付とこのお答え、選んだテーマの一言だけです。`,
    held: '実施しました',
    postpone: '延期',
    skip: '見送り',
    noted: {
      held: 'おつかれさまでした。「実施」と記録しました。',
      skipped: 'わかりました。今回は見送りました。理由はうかがいません。',
    },
    next: (name) => `${name}さんとの次の1on1を、いまのうちに決めておくこともできます。`,
    around: (day) => `次は${japaneseDay(day)}ごろです。近づいたら、時間の候補をお送りします。`,
    correct: { held: '「実施」に直す', skipped: '「見送り」に直す' },
  },
  gap: {
    says: (weeks, name) =>
      `${name}さんとの1on1から${weeks}週間が過ぎました。15分だけでも、話すきっかけになります。お二人に、一度だけお知らせしています。`,
    short: '次だけ15分にする',
    shortened: '次の1on1だけを15分にします。いつもの長さは変わりません。',
  },
  soon: {
    says: (when, name, minutes) => `まもなく、${when}から${name}さんとの1on1です（${minutes}分）。`,
    stop: '10分前のお知らせを止める',
  },
  ways: oneOnOneWaysJa,
  lines: oneOnOneLinesJa,
};
