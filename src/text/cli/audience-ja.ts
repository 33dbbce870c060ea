import type { AudienceCommandTexts } from './audience-texts.ts';

export const audienceJa: AudienceCommandTexts = {
  listWords: 'list のあとに put 名前 ファイル、show、show 名前、delete 名前 のどれかを書いてください。',
  campaignWords: 'campaign のあとに list か、unreached とお知らせのIDを書いてください。',
  badListName: (most) => `名簿の名前は、改行のない${most}文字までにしてください。`,
  notText: (file) =>
    `${file} は文字のファイルとして読めません。UTF-8 か Shift_JIS の CSV で保存し直してください（Excel のブックは使えません）。`,
  badQuotes: (file, line) => `${file} の${line}行目あたりで、引用符が閉じていません。名簿は変えていません。`,
  listEmpty: (file) => `${file} に、名簿に入れられる人がいません。何も変えていません。`,
  listPut: (name, people) => `名簿「${name}」に${people}人を入れました。`,
  listMore: (lines) => `  ほかに${lines}行あります。`,
  listSeen:
    '推進者は、担当の部署のなかで何人がこの名簿にいるかを見られます。知られて困る名簿（休業中の人など）は入れないでください。',
  noLists: '名簿はまだありません。npx akari list put 名前 ファイル.csv で入れられます。',
  noList: (name) => `名簿「${name}」はありません。`,
  listLine: (name, loaded) => `${name}（${loaded}に読み込み）`,
  listShown: (name, people, loaded) => `${name}: ${people}人（${loaded}に読み込み）`,
  listDeleted: (name) => `名簿「${name}」を消しました。`,
  listInUse: (campaigns) =>
    `注意: この名簿あての下書きや送信予定が${campaigns}件あります。このままでは、だれにも届きません。`,
  noCampaigns: 'お知らせはまだありません。',
  noCampaign: (id) => `お知らせ「${id}」はありません。npx akari campaign list で確かめられます。`,
  unreachedWritten: (people, file) => `届けられなかった${people}人を ${file} に書き出しました。`,
  unreachedPersonal: '職員の氏名が入っています。アカウントを直したら、消してください。',
};
