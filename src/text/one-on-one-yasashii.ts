import { dateIn, type Instant, plusDays, type Zone } from '../time/instant.ts';
import { japaneseDay, japaneseDayTime, japaneseTime } from './format.ts';
import { promptsYasashii } from './one-on-one-prompts-yasashii.ts';
import type { OneOnOneTexts } from './one-on-one-texts.ts';
import { oneOnOneLinesYasashii, oneOnOneWaysYasashii } from './one-on-one-ways-yasashii.ts';

const at = (from: Instant, now: Instant, zone: Zone): string => {
  const [day, today] = [dateIn(from, zone), dateIn(now, zone)];
  if (day === today) return `今日 ${japaneseTime(from, zone)}`;
  return day === plusDays(today, 1) ? `明日 ${japaneseTime(from, zone)}` : japaneseDayTime(from, zone);
};

export const oneOnOneYasashii: OneOnOneTexts = {
  menu: '1on1',
  title: (name) => `${name}さんと 話す 時間（1on1）`,
  private: '話した ことは どこにも 残しません。評価には 使いません。',
  themes: {
    ...{ contribution: '役に 立った こと', discretion: '自分で 決める こと', time: '時間' },
    ...{ trouble: '困って いる こと', career: 'これからの 仕事', life: '生活', relation: '人との 関係' },
  },
  prompts: promptsYasashii,
  times: {
    slot: japaneseDayTime,
    span: (from, until, zone) => `${japaneseDayTime(from, zone)}から ${japaneseTime(until, zone)}まで`,
    at,
    minutes: (minutes) => `${minutes}分`,
    places: { room: '会って 話す', online: 'オンライン' },
  },
  ask: {
    says: (name, minutes) =>
      `${name}さんと ゆっくり 話す ための 時間です（${minutes}分）。2人とも 空いて いる 時間を 探しました。どれが いいですか。`,
    otherwise: (until, first, zone) =>
      `${japaneseDayTime(until, zone)}までに 返事が ない ときは、${japaneseDayTime(first, zone)}に します（予定が 入った ときは、ほかの 時間に します）。あとで 変えられます。`,
    waits: (name) => `${name}さんに 時間を 聞いて います。返事が あると、ここに 出ます。`,
    unchecked: {
      own: 'あなたの 予定表を 見る ことが できませんでした。働く 時間で 選びました。ほかの 予定が あれば、変えられます。',
      other: (name) =>
        `${name}さんの 予定表を 見る ことが できませんでした。働く 時間で 選びました。あとで 日が 変わる ことが あります。`,
      both: (name) =>
        `あなたと ${name}さんの 予定表を 見る ことが できませんでした。働く 時間で 選びました。変えられます。`,
    },
    later: 'ほかの 時間',
  },
  state: {
    fields: { when: '日と 時間', now: '今の 予定', place: '場所', topic: '話したい こと' },
    fixed: (name) => `${name}さんと 話す 予定です。`,
    by: {
      staff: (name) => `${name}さんが 選んだ 時間です。`,
      manager: (name) => `${name}さんが 選んだ 時間です。`,
    },
    byAkari: {
      staff: '返事を 待つ 時間が 終わったので、空いて いる 最初の 時間に しました。あとで 変えられます。',
      manager: (name) => `${name}さんに 聞いた 時間の 中で、空いて いる 最初の 時間に しました。`,
    },
    join: '会議に 入る',
    move: '日を 変える',
    cancel: 'やめて 別の 日に する',
    skip: '今回は しない',
    prepare: '話す ことを 考える',
    soonOn: '10分 前にも 知らせる',
    soonOff: '10分 前の お知らせを 止める',
    back: '戻る',
    open: (name, around) => `${name}さんと 次に 話すのは、${japaneseDay(around)}ごろです。時間は これから 決めます。`,
    finding: (name) => `${name}さんと 話す 時間は、これから 決めます。2人とも 空いて いる 時間を 探して います。`,
    why: {
      'hours-apart': '2人が いっしょに 働く 時間が ありませんでした。',
      busy: '2人とも 空いて いる 時間が ありませんでした。',
      full: '1日に できる 1on1の 数が いっぱいでした。',
      away: 'どの 日も どちらかの 人が 休みで、空いて いる 時間が ありませんでした。',
    },
    displaced: (from, zone) => `${japaneseDayTime(from, zone)}に、ほかの 1on1が ありました。もう一度 時間を 選びます。`,
    choose: '時間を 選ぶ',
    paused: (name, until) => `${name}さんとの 1on1は、今 休みです。${japaneseDay(until)}から また 時間を 探します。`,
    resume: '休みを 終わりに する',
    known: {
      staff: (name) =>
        `${name}さんと、1か月に 1回、30分くらい 仕事の ことを 話します。始めると、空いて いる 時間を 送ります。`,
      manager: (name) => `${name}さんとの 1on1は、まだ 始まって いません。始めると、時間を 聞きます。`,
    },
    start: '1on1を 始める',
    times: (name) => `あなたと ${name}さんが 空いて いる 時間です。選ぶと、決まります。`,
    noTimes: '空いて いる 時間が ありませんでした。もっと 先の 時間を 見る ことも できます。このままでも いいです。',
    otherTimes: 'ほかの 時間',
    firstTimes: '最初の 時間',
  },
  prepare: {
    staff: (when, name, minutes, hint) =>
      `${when}は、${name}さんと 話す 時間です（${minutes}分）。話したい ことを 1つ 決めると、話しやすいです。たとえば：「${hint}」`,
    manager: (when, name) => `${when}は、${name}さんと 話す 時間です。`,
    hints: (hints) => `ほかに：${hints.map((hint) => `「${hint}」`).join('')}`,
    closing: (prompt) => `終わりに：「${prompt}」`,
    topicAsk: '話したい ことを、1つの 言葉で 選べます。選ばなくても いいです。選んだ 言葉は、相手も 見ます。',
    topic: (theme) => `話したい こと：${theme}`,
    others: 'ほかの テーマ',
    undecided: 'まだ 決めない',
    othersTitle: 'ほかの テーマ',
    othersNote: '選んだ 言葉だけが 残り、相手も 見ます。体や 生活の ことは、話せる ことだけで 大丈夫です。',
    begin: [
      'はじめに、助かった ことを 1つ 伝えませんか。',
      'はじめに、いいと 思った 仕事を 1つ 伝えませんか。',
      'はじめに、仕事が だれの 役に 立ったかを 1つ 伝えませんか。',
      'はじめに、いつもの 仕事に ありがとうを 1つ 伝えませんか。',
    ],
    listen: [
      '話すより、聞く 時間を 長く すると いいです。',
      '最後まで 聞いてから、話すと いいです。',
      '「どう したいですか」と 先に 聞くと いいです。',
      '聞いた ことを もう 一度 言うと いいです。',
      '静かな 時間は、考えて いる 時間です。少し 待つと いいです。',
    ],
    noAppraisal: '評価の 話は、別の ときに お願いします。',
    say: (prompt) => `たとえば：「${prompt}」`,
    alsoAsk: (prompt) => `こう 聞く ことも できます：「${prompt}」`,
    theirTopic: (name, theme) => `${name}さんの 話したい こと：${theme}`,
    sharedMemo: '共有メモを 見る',
    day: 'この 日の 1on1',
    asPlanned: '予定の とおりです',
    seen: 'わかりました。この 時間の ままに します。',
  },
  memo: {
    title: '自分の メモ',
    none: 'メモは まだ ありません。話したい ことを 書けます。共有を 押すまで、だれも 見ません。',
    own: '共有を 押すまで、だれも 見ません。1on1が 終わると、30日で 消えます。',
    shared: (name) => `この メモは、${name}さんが 見る ことが できます。次の 1on1までです。`,
    write: 'メモを 書く',
    open: 'メモを 見る',
    share: 'メモを 共有する',
    unshare: '共有を やめる',
    drop: 'メモを 消す',
    dropped: 'メモを 消しました。',
    field: '話したい こと',
    hint: (limit) => `${limit}文字まで。消して 送ると、メモは なくなります。`,
    tooLong: (limit) => `${limit}文字までに すると、残せます。`,
    gone: 'この 1on1は 終わりました。共有できませんでした。',
    from: (name) => `${name}さんが 共有した メモ`,
    nothingShared: (name) => `${name}さんが 共有した メモは、今 ありません。`,
  },
  after: {
    ask: (when, name) =>
      `${when}からの ${name}さんとの 1on1は、できましたか。残すのは、日と この 答えと、選んだ テーマの 言葉だけです。`,
    held: '話しました',
    postpone: '別の 日に する',
    skip: '今回は しない',
    noted: {
      held: 'おつかれさまでした。「話した」と 記録しました。',
      skipped: 'わかりました。今回は しません。理由は 聞きません。',
    },
    next: (name) => `${name}さんと 次に 話す 時間を、今 決める ことも できます。`,
    around: (day) => `次は ${japaneseDay(day)}ごろです。近く なったら、時間を 送ります。`,
    correct: { held: '「話した」に 直す', skipped: '「しなかった」に 直す' },
  },
  gap: {
    says: (weeks, name) =>
      `${name}さんとの 1on1から ${weeks}週間が 過ぎました。15分でも、話す きっかけに なります。2人に 1回だけ 送って います。`,
    short: '次だけ 15分に する',
    shortened: '次の 1on1だけ 15分に します。いつもの 長さは 変わりません。',
  },
  soon: {
    says: (when, name, minutes) => `もうすぐ、${when}から ${name}さんとの 1on1です（${minutes}分）。`,
    stop: '10分 前の お知らせを 止める',
  },
  ways: oneOnOneWaysYasashii,
  lines: oneOnOneLinesYasashii,
};
