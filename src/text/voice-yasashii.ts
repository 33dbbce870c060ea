import { japaneseDayTime } from './format.ts';
import type { VoiceTexts } from './voice-texts.ts';

/** 漢字 一文字、宣言、やってみた 話の やさしい ことば。 */
export const voiceYasashii: VoiceTexts = {
  give: { kanji: '漢字を 1つ 書く', pledge: '部署の 宣言を 書く', story: 'ひとこと 書く' },
  collects: '集める もの',
  collected: { none: 'なし', kanji: '漢字 1つ（みんなから）', pledge: '部署の 宣言（管理職から）' },
  form: {
    title: { kanji: '漢字 1つ', pledge: '部署の 宣言', story: 'やってみた 話' },
    note: {
      kanji:
        '名前も 部署も 出しません。5人以上が 書いてから、まとめて 見せます。しめきりの あとで、だれが 書いたかの 記録を 消します。',
      pledge:
        '部署の 名前と いっしょに、みんなに 見せることが あります。部署に 1つです。あとから 書いた 文が 残ります。あなたの 名前は 見せません。記録は 終わってから 30日 残ります。',
      story:
        'しめきりの あとで、推進者が 読みます。名前の ない 話は、5つ以上 集まってから 読めます。だれに 見せるかは、下で 選べます。',
    },
    until: (at, zone) => `しめきりは、おそくても ${japaneseDayTime(at, zone)}です。それまで、何回でも 変えられます。`,
    noNames: '人の 名前や、だれの ことか わかる ことを 書かないと、安心です。',
    character: '漢字 1つ',
    characterHint: '1文字だけ 書きます。前の 字を 消して 送ると、取り消します。',
    reason: '理由（書かなくても いいです）',
    reasonHint: '60文字まで。同じ 字の 人が 3人より 少ない ときは、理由を 見せません。',
    show: '理由を 見せても いいですか',
    shows: { yes: '名前も 部署も 出さないで、見せて いい', no: '見せない（しめきりの あとで 消します）' },
    story: 'やってみて、どうでしたか',
    storyHint: '200文字まで。うまく いった 話も、うまく いかなかった 話も 聞きたいです。',
    storyTakeBack:
      '紹介の 文に 入るまでは、消して 送ると 取り消せます。入った あとは、「消して ほしい」と 推進者に 伝えます。推進者は 送った お知らせからも 消せます。',
    consent: 'だれに 見せて いいですか',
    consents: {
      nameless: '名前を 出さないで、みんなに 見せて いい',
      named: '部署と 名前を 出して、みんなに 見せて いい',
      promoters: '推進者だけが、名前なしで 読んで いい',
    },
    unit: '部署',
    pledge: '部署で すること（1つ）',
    pledgeHint: '100文字まで。例：会議は 30分で 終わる。前の 文を 消して 送ると、取り消します。',
    picked:
      'この 話は、もう 紹介の 文に 入って います。文は 変えられません。消して 送ると、「消して ほしい」と 推進者に 伝えます。',
    onlyTakeBack: 'しめきりの あとなので、文は 変えられません。消して 送ると、取り消せます。',
    notOneKanji: (typed) => `今は「${typed}」です。漢字を 1文字だけに すると、送れます。`,
    missing: 'ここを 書くと、送れます。',
    noConsent: '1つ 選ぶと、送れます。選ぶまで、何も 受け取りません。',
    closed: 'もう しめきったので、受け取れませんでした。書いた 文は、どこにも 残って いません。',
  },
  done: {
    kanji: (character) => `✓ 「${character}」を 受け取りました。しめきりまで、同じ ボタンで 変えられます。`,
    pledge: (unit) => `✓ ${unit}の 宣言を 受け取りました。しめきりまで、同じ ボタンで 変えられます。`,
    story: {
      nameless: '✓ 受け取りました。名前を 出さないで、みんなに 見せることが あります。同じ ボタンで 取り消せます。',
      named: '✓ 受け取りました。部署と 名前を 出して、みんなに 見せることが あります。同じ ボタンで 取り消せます。',
      promoters: '✓ 受け取りました。推進者だけが、名前なしで 読みます。同じ ボタンで 取り消せます。',
    },
    takenBack: '取り消しました。書いた 文は 残って いません。',
    wantsOut:
      'もう 紹介の 文に 入って いるので、「消して ほしい」と 推進者に 伝えました。推進者が 消すと、みんなの 画面から 消えます。',
    stays: 'この 話は 紹介の 文に 入って いるので、文は 変わりません。消して 送ると、「消して ほしい」と 伝えます。',
  },
  says: {
    notYet: 'この ボタンは、送った あとに 使えます。ためしの お知らせでは、何も 集めません。',
    closed: 'もう しめきりました。ありがとうございます。',
    onlyManagers: '宣言は、この お知らせが 届く 部署の 管理職が 書けます。',
  },
  read: {
    title: { kanji: '集まった 漢字', pledge: '部署の 宣言', story: 'やってみた 話' },
    open: (until, zone) => `今、集めて います（おそくても ${japaneseDayTime(until, zone)}まで）。`,
    closed: 'しめきりました。',
    given: '書いた 人',
    few: '5人より 少ない',
    atLeast: (count) => `${count}人 以上`,
    counting: '今、まとめて います。1分か 2分 あとで、もう 一度 開くと 見られます。',
    tooFew: '名前の ない 話は、5つより 少ないので 見せません。',
    none: '見せられる ものは、まだ ありません。',
    declared: '宣言した 部署',
    notDeclared: 'まだの 部署',
    units: (count) => `${count}部署`,
    page: (page, of) => `${of}ページの 中の ${page}ページ`,
    next: '次の ページ',
    previous: '前の ページ',
    close: '今 しめきる',
    closeSure: {
      kanji: '今 しめきりますか。5人より 少ない ときは、何も 見られません。もとに 戻せません。',
      pledge: '今 しめきりますか。まだの 部署は、宣言できなく なります。もとに 戻せません。',
      story: '今 しめきりますか。新しい 話は 受け取りません。もとに 戻せません。',
    },
    closeYes: 'しめきる',
    closeNo: 'しめきらない',
    draft: 'この ページで 下書きを 作る',
    pick: '紹介する 話を 選ぶ',
    consents: { nameless: '名前なしで 紹介できます', named: '紹介できます', promoters: '読むだけの 話です' },
    inDraft: '下書きに 入れました',
    wantsOut: (title, text) =>
      `書いた 人が、消して ほしいと 言って います。お知らせ「${title}」から、次の 話を 消すと 助かります：${text}`,
    pickTitle: '紹介する 話',
    pickNote: '選んだ 話で、お知らせの 下書きを 作ります。送るまで、だれにも 届きません。',
    use: '紹介する',
    leave: '紹介しない',
    pickNone: '1つ以上 選ぶと、下書きを 作れます。',
    gone: '選んだ 話は、取り消されたか、変わりました。もう 一度 開くと、今の 話が 見られます。',
  },
  post: {
    title: { kanji: 'みんなの 漢字', pledge: '部署の 宣言', story: 'やってみた 話' },
    part: (page, of) => `（${page}/${of}）`,
    lead: {
      kanji: 'みんなが 選んだ 漢字です。',
      pledge: 'それぞれの 部署が、することを 1つ 決めました。',
      story: 'やってみた 人の 話です。',
    },
    kanji: (character, people) => `${character}　${people}人`,
    others: 'ほかに：',
    reasons: '選んだ 理由',
    reason: (character, text) => `${character}：${text}`,
    story: (text) => `「${text}」`,
    storyOf: (text, unit, name) => `「${text}」（${unit} ${name}さん）`,
    pledge: (unit, text) => `${unit}：${text}`,
  },
};
