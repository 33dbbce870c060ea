import type { LocalDate } from '../time/instant.ts';
import { japaneseDayTime } from './format.ts';
import type { ResultsTexts } from './results-texts.ts';

const dayOf = (date: LocalDate): string => `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`;

/** みんなの 結果の やさしい ことば。 */
export const resultsYasashii: ResultsTexts = {
  menu: 'みんなの 結果',
  drivers: {
    D1: '仕事の 手ごたえ',
    D2: '人の 役に 立つこと',
    D3: '自分で 決めること',
    D4: '成長と 勉強',
    D5: '仕事の 任せ方',
    D6: '話しやすさ',
    D7: '時間の 使い方',
    D8: '仕事と 生活',
    D9: '仕事の やり方の 改善',
    D10: 'これからの 仕事',
  },
  week: (monday) => `${dayOf(monday)}の 週`,
  shortWeek: (monday) => `${Number(monday.slice(5, 7))}/${Number(monday.slice(8))}`,
  percent: (percent) => `${percent}%`,
  people: (people) => (people.type === 'exact' ? `${people.people}人` : `${people.from}〜${people.to}人`),
  margin: (points) => `±${points}`,
  difference: (points) => `${points > 0 ? '+' : '−'}${Math.abs(points)}`,
  withinError: 'ほとんど 同じ',
  notShown: '—',
  instead: {
    few: (unit, above) => `「${unit}」は、答えた 人が 少ないので 見せません。上の「${above}」の 結果です。`,
    withheld: (unit, above) =>
      `「${unit}」を 見せると、だれの 答えか わかるかもしれません。だから、上の「${above}」の 結果を 見せます。`,
    leaning: (unit, above) =>
      `「${unit}」か、いっしょに 数える 部署で、同じ 答えが とても 多いです。だから、上の「${above}」の 結果を 見せます。`,
    moved: (unit, above) =>
      `「${unit}」は、何人かの 人が 入ったり 出たり しました。だから、上の「${above}」の 結果を 見せます。`,
    uncounted: (unit, above) => `「${unit}」だけの 結果は、今回は ありません。上の「${above}」の 結果です。`,
  },
  staff: {
    title: (week) => `みんなの 結果（${week}）`,
    now: (unit, percent) => `「${unit}」では、この 4週間、答えの ${percent}%が「やりがいが あった」でした。`,
    rose: (points) => `その 前の 4週間より ${points}ポイント 上がりました。`,
    fell: (points) => `その 前の 4週間より ${points}ポイント 下がりました。`,
    same: 'その 前の 4週間と、ほとんど 同じです。',
    driverRose: (driver, from, to) => `いちばん 上がったのは「${driver}」です（${from}%から ${to}%）。`,
    driverFell: (driver, from, to) => `いちばん 下がったのは「${driver}」です（${from}%から ${to}%）。`,
    strongest: (driver, percent) => `いちばん 高いのは「${driver}」です（${percent}%）。`,
    weakest: (driver, percent) => `いちばん 低いのは「${driver}」です（${percent}%）。`,
    still: 'どれも、前に 聞いた ときと ほとんど 同じです。',
    chart: { title: 'やりがいが あった 答え（%、4週間）', series: '4週間' },
    columns: { week: '週', percent: '4週間の %', people: '答えた 人', margin: 'はば' },
    aboutMargin:
      '%は、その 週までの 4週間で「そう思う」と 答えた 分です。「はば」の 中の ちがいは、たまたまかもしれません。',
    question: {
      few: (question) => `「${question}」は、答えた 人が 少ないので 見せません。`,
      withheld: (question) => `「${question}」を 見せると、だれの 答えか わかるかもしれません。だから 見せません。`,
      leaning: (question) =>
        `「${question}」は、この 部署か、いっしょに 数える 部署で、同じ 答えが とても 多いので、見せません。`,
      moved: (question) => `「${question}」は、何人かの 人が 入ったり 出たり したので、今回は 見せません。`,
      uncounted: (question) => `「${question}」の 結果は、今回は ありません。`,
    },
    smallPrint:
      '見ることが できるのは、この 部署の 人と、上司と、推進者です。5人より 少ない 数は 見せません。名前と 答えは 別々に 保存します。',
    none: {
      'no-round': 'まだ 終わった 回が ありません。だから、結果は まだ ありません。',
      few: '答えた 人が 少ないので、今回の 結果は 見せません。5人以上の 数だけを 見せます。',
      withheld: 'だれの 答えか わかるかもしれないので、今回の 結果は 見せません。',
      leaning: '同じ 答えが とても 多い 部署が あるので、今回の 数は 見せません。',
      moved: '何人かの 人が 入ったり 出たり したので、今回の 結果は 見せません。次からは 見られるかもしれません。',
      uncounted: '今回は、あなたの 部署の 結果は ありません。',
    },
    next: (day) => `次は ${dayOf(day)}に 聞きます。終わったら、ここで 見られます。`,
  },
  team: {
    menu: '部署の 結果（上司）',
    title: (unit, week) => `部署の 結果：${unit}（${week}）`,
    worth: (unit, percent) => `「${unit}」では、この 4週間、答えの ${percent}%が「やりがいが あった」でした。`,
    worthAbove: (unit, percent) => `「${unit}」の ぜんぶでは ${percent}%です。`,
    columns: { driver: 'こと', difference: 'ちがい' },
    noDrivers: '一つ一つの ことの 結果は、まだ ありません。5週間で ぜんぶ 聞きます。',
    topic: (driver, question) =>
      `いちばん よく できそうなのは「${driver}」です。1on1や みんなで 話す ときに、使って みませんか。\n「${question}」`,
    topics: {
      T1: '前に 話してから 今日まで、「役に 立てた」と 思った ことは 何ですか。',
      T2: 'その 仕事は、だれの 生活を よく しますか。',
      T6: 'もっと 自分で やりたい 仕事は ありますか。手伝って ほしい 仕事は ありますか。',
      T7: 'やり方を 変えて みたい 仕事は ありますか。',
      T8: '今月、いちばん よかったと 思う 時間は、何を した 時間ですか。',
      T9: 'やめる 仕事、減らす 仕事を 選ぶなら、どれですか。',
      T11: '私が 知って おいた ほうが いい ことは ありますか。',
      T13: '半年あとに、できるように なりたい ことを 一つ 選ぶなら、何ですか。',
      T14: '今の 仕事の 経験は、次に どこで 役に 立ちそうですか。',
      T18: '私に 続けて ほしい ことと、変えて ほしい ことは 何ですか。',
    },
    aboutDifference: '「ちがい」は、上の 部署との ちがいです。',
    smallPrint:
      '%は、4か 5と 答えた 分です。だれが 答えたかは、どこにも 出ません。人の 評価には 使わないで、話す ために 使います。',
    choose: '部署を えらぶ',
    onlyHeads: 'この ページは、部署の 上司の ための ものです。自分の 部署は「みんなの 結果」で 見られます。',
  },
  units: {
    menu: '部署の 結果の 表',
    title: (unit, week) => `部署の 結果の 表：${unit}（${week}）`,
    itself: (unit) => `${unit}（ぜんぶ）`,
    columns: { unit: '部署', people: '答えた 人', response: '答えた %', worth: 'やりがい', margin: 'はば' },
    hidden: (reason) => `―（${reason}）`,
    reasons: {
      few: { word: '少ない', means: '答えた 人が 少ない' },
      withheld: { word: '計算', means: 'だれの 答えか、計算で わかるかもしれない' },
      leaning: { word: '同じ', means: 'この 部署か、いっしょに 数える 部署で、同じ 答えが とても 多い' },
      moved: { word: '出入り', means: '1〜4人が 入ったり 出たり した' },
      uncounted: { word: 'なし', means: 'この 回は 聞いて いないか、上の 部署で 数えた' },
    },
    legend: (reasons) =>
      `「―」は 見せない 数です。${reasons.map(({ word, means }) => `${word}：${means}`).join('。')}。`,
    nothing: (unit, means) => `「${unit}」の ぜんぶの 数は、今回は 見せません（${means}）。`,
    worth: (unit, percent) => `「${unit}」の ぜんぶでは、4週間で ${percent}%が「やりがいが あった」でした。`,
    national: (now, before) =>
      `くらべる 数：内閣人事局の 調査では、2024年度 ${now}%、2023年度 ${before}%です（質問が ちがうので、だいたいの 目安です）。`,
    valuable: (percent) => `時間の 6割以上を いい 仕事に 使えた 人：${percent}%`,
    optedOut: (percent) => `質問を 止めて いる 人：だいたい ${percent}%`,
    optedOutBelow: (percent) => `質問を 止めて いる 人：${percent}%より 少ない`,
    responses: (weeks) => `答えた %の うごき：${weeks.join('、')}`,
    responseOf: (week, percent) => `${week} ${percent}%`,
    offer:
      '3回 続けて、答えた 人が 3割より 少ないか、とても 少ない 部署が あります。2週間に 1回に すると、みんなが 楽に なります。',
    fortnightly: (unit) => `2週間に 1回（${unit}）`,
    choose: '部署を えらぶ',
    chooseWeek: '週を えらぶ',
    above: (unit) => `上の 部署へ（${unit}）`,
    more: (units) => `つづきの ${units}部署`,
    smallPrint:
      'やりがいは 4週間の %です。答えた %は 5ずつの だいたいの 数です。「はば」の 中の ちがいは、たまたまかもしれません。順位では ありません。',
    onlyPromoters: 'この ページは、推進者の ための ものです。',
  },
  decide: {
    heading: 'こう します',
    line: ({ text, driver, unit, name, day }) =>
      `${driver === undefined ? '' : `${driver}：`}${text}（${[unit, ...(name === undefined ? [] : [name]), dayOf(day)].join('、')}）`,
    bullet: (line) => `・${line}`,
    numbered: (number, line) => `${number}　${line}`,
    write: '「こう します」を 書く',
    list: '今までの「こう します」',
    title: (unit) => `こう します：${unit}`,
    formTitle: 'こう します',
    note: (unit) =>
      `結果を 見て 決めた ことを、「${unit}」と 下の 部署の「みんなの 結果」に 出します。あなたの 名前と 日も 出ます。小さい ことで いいです。`,
    label: '決めた こと',
    hint: (limit) => `${limit}文字まで。例：会議を 30分に します。`,
    driver: '何の ことか',
    empty: '決めた ことが、まだ 空です。',
    tooLong: (limit) => `${limit}文字までに 短く できますか。`,
    saved: '受け取りました。「みんなの 結果」に 出ています。',
    none: 'まだ ありません。',
    takeBack: (number) => `${number}を やめる`,
    sure: (text) => `「${text}」を やめますか。「みんなの 結果」に 出なく なります。`,
    yes: 'やめる',
    no: 'そのままに する',
    notTheirs: 'やめることが できるのは、書いた 人と 推進者です。',
    takenBack: '「みんなの 結果」から 消しました。',
    notYours:
      '「こう します」は、その 部署の 上司と 推進者が 書けます。あなたの 考えは、「ひとこと」や 上司との 話で 伝えられます。',
  },
  log: {
    menu: '結果を 見た 記録',
    intro:
      'だれが、いつ、どの 部署の 結果を 見たかの 記録です。みんなに 送った ときは、1行に まとめます。1年で 消えます。',
    columns: { at: '日と 時間', person: '見た 人', unit: '部署', what: 'ページ' },
    at: japaneseDayTime,
    what: (kind, week) => `${kind}、${week}`,
    kinds: {
      own: 'みんなの 結果',
      team: '部署の 結果',
      units: '部署の 結果の 表',
      comments: 'ひとこと',
      csv: 'CSV',
      report: '報告書',
      json: 'JSON',
      told: 'みんなの 結果の お知らせ',
    },
    commandLine: 'コマンド',
    everybody: 'その 回に 聞いた 人 みんな',
    audit: (person) => `コマンド（${person}の 画面）`,
    none: 'この ときの 記録は ありません。',
    older: '前の 記録',
    onlyAdmins: 'この ページは、管理者の ための ものです。',
  },
};
