import { calendarsDoctorJa } from './doctor-calendars-texts.ts';
import type { DoctorTexts, Fault, SecretProblem, SignInProblem } from './doctor-texts.ts';

const deployAgain = 'npx cdk deploy State -c stage=… で元に戻してください。';
const startAnew = 'npm start か npx akari import を実行すると作られます。';
const otherProgram = '別のソフトの表かもしれません。TABLE_NAME で別の名前を指定してください。';

export const doctorJa: DoctorTexts = {
  groups: {
    environment: '環境',
    tables: 'データベース',
    secrets: '秘密の値',
    queues: 'キュー',
    clock: '時計',
    slack: 'Slack',
    teams: 'Teams',
    calendars: '1on1の予定',
    data: 'データ',
  },
  unchecked: (what, why) => `${what}: 確かめていません（${why}）`,
  summary: (wrong, notes, unchecked) =>
    `${wrong === 0 ? 'おかしいところはありません。' : `直すところが${wrong}件あります。`}${notes === 0 ? '' : `決めておくことが${notes}件あります。`}${unchecked === 0 ? '' : `確かめていないことが${unchecked}件あります。`}`,
  words: {
    regionAlone: '--region は --stage か --table と一緒に使います。',
    badStage: (value) => `「${value}」はステージの名前ではありません。英小文字で始まる、16文字までの英数字です。`,
    badTable: (value) => `「${value}」は表の名前ではありません。3〜250文字の英数字と _ . - で書いてください。`,
    badRegion: (value) => `「${value}」はリージョンの名前ではありません。ap-northeast-1 のように書いてください。`,
  },
  common: {
    unreachable: (where) => ({
      what: `${where} につながりません。`,
      mend: 'アドレスと、このコンピューターからそこへ出られるか（ネットワーク、プロキシ）を確かめてください。',
    }),
    noCredentials: {
      what: 'AWS の認証情報がないか、期限が切れています。',
      mend: 'aws sts get-caller-identity が答えるまで、ログインし直すか AWS_PROFILE を指定してください。',
    },
    unexpected: (code) => ({
      what: `確かめられませんでした: ${code}`,
      mend: 'もう一度実行してください。続くときは、この記号を灯りの管理者に伝えてください。',
    }),
    denied: (code) => `この利用者には許可がありません: ${code}`,
    needsStage: '--stage を付けると確かめます',
    onlyOnAws: 'AWS だけのものです',
    noDatabase: 'データベースを見られないため',
    toldAlready: '上と同じ理由',
    notInStage: 'このステージの設定にありません',
  },
  environment: {
    folder: (folder) => `手元のフォルダー（${folder}）を見ます`,
    endpoint: (endpoint, table) => `DYNAMODB_ENDPOINT（${endpoint}）の表 ${table} を見ます`,
    aws: (stage, region, table) =>
      `AWS を見ます（${stage === undefined ? '' : `ステージ ${stage}、`}${region}、表 ${table}）`,
    node: (version) => `Node.js ${version}`,
    oldNode: (version) => ({
      what: `Node.js ${version} は古すぎます。`,
      mend: 'Node.js 24 以上を https://nodejs.org から入れてください。',
    }),
    noneBlank: '空のままの環境変数はありません',
    blank: (names) => ({
      what: `空のままの環境変数があります: ${names}`,
      mend: '値を入れるか、変数をなくしてください。',
    }),
    settings: '環境変数の値',
    wrong: (problem) => ({
      what: `環境変数が誤っています。${problem}`,
      mend: 'docs/local.ja.md の「環境変数」を見て直してください。',
    }),
    stageFile: (file) => `ステージの設定 ${file}`,
    noStageFile: (file) => ({
      what: `ステージの設定 ${file} がありません。`,
      mend: 'ステージの名前を確かめるか、cdk/stages/example.json を写して作ってください。',
    }),
    badStageFile: (file, fields) => ({
      what: `ステージの設定 ${file} を読めません: ${fields}`,
      mend: 'npx cdk synth -c stage=… が示す場所を直してください。',
    }),
  },
  tables: {
    database: 'データベース',
    noFolder: (folder) => ({ what: `データフォルダー ${folder} にまだ何もありません。`, mend: startAnew }),
    folderInUse: (folder) => ({
      what: `${folder} は別の灯りが使っています。`,
      mend: 'npm start が応答するか、http://127.0.0.1:3000/healthz で確かめてください。応答しなければ止めてください。',
    }),
    made: (table, indexes) => (indexes === 0 ? `表 ${table} の形` : `表 ${table} の形と、${indexes}つの索引`),
    missing: (table, kind) => ({
      what: `表 ${table} がありません。`,
      mend:
        kind === 'local' ? startAnew : `ステージ・表・リージョンの名前を確かめてください。正しければ、${deployAgain}`,
    }),
    key: (table, kind) => ({
      what: `表 ${table} のキーが違います。pk と sk のはずです。`,
      mend: kind === 'local' ? otherProgram : '別のシステムの表です。表の名前を確かめてください。',
    }),
    indexes: (table, names, kind) => ({
      what: `表 ${table} の索引がないか、違います: ${names}`,
      mend: kind === 'local' ? otherProgram : deployAgain,
    }),
    notReady: (table, what) => ({
      what: `表 ${table} はまだ使えません: ${what}`,
      mend: '数分待って、もう一度実行してください。',
    }),
    onDemand: (table) => `表 ${table} はオンデマンド`,
    provisioned: (table) => ({
      what: `表 ${table} の容量が固定されています。木曜15時に混み合うと断られます。`,
      mend: deployAgain,
    }),
    ttl: (attribute) => `期限の過ぎた行は ${attribute} で消えます`,
    noTtl: (table, attribute) => ({
      what: `表 ${table} の有効期限（TTL）が、属性 ${attribute} で有効になっていません。古い行が残り続けます。`,
      mend: deployAgain,
    }),
    recovery: (table) => `表 ${table} は過去35日の好きな時点に戻せます`,
    noRecovery: (table) => ({
      what: `表 ${table} のポイントインタイムリカバリが切れています。失ったデータを戻せません。`,
      mend: deployAgain,
    }),
    keysUnkept: (table) => `表 ${table}（回の鍵）はバックアップを残しません`,
    keysKept: (table) => ({
      what: `表 ${table}（回の鍵）のポイントインタイムリカバリが入っています。消した鍵を戻せるため、回答の匿名性が守れません。`,
      mend: `すぐに切ってください。${deployAgain}`,
    }),
    protection: (table) => `表 ${table} は削除から守られています`,
    noProtection: (table) => ({ what: `表 ${table} の削除保護が切れています。`, mend: deployAgain }),
    upkeep: '有効期限、復元、削除保護',
  },
  secrets: {
    secret: (platform) => `${platform} の秘密の値`,
    good: (platform) => `${platform} の秘密の値があり、形も合っています`,
    wrong: (platform, problem) => ({
      what: `${platform} の秘密の値${secretWords(problem)}`,
      mend:
        problem.type === 'denied'
          ? 'secretsmanager:GetSecretValue（と、鍵を使うときは kms:Decrypt）の許可がある利用者で実行してください。'
          : problem.type === 'is-id'
            ? 'Entra の「証明書とシークレット」で「シークレット ID」ではなく「値」を入れてください。値は作った直後にだけ見えます。'
            : 'docs/deploy.md の「5. Put the secrets」のとおりに入れ直してください。5分以内に使われます。',
    }),
    inEnvironment: '手元では環境変数から読みます',
  },
  queues: {
    queue: '配信のキュー',
    found: '配信のキューがあり、FIFO です',
    missing: { what: '配信のキューがありません。お知らせが送られません。', mend: deployAgain },
    notFifo: {
      what: '配信のキューが FIFO ではありません。順番と「一度だけ」が守れません。',
      mend: 'キューを消して、npx cdk deploy State -c stage=… で作り直してください。送る予定は表に残っています。',
    },
    hasDead: '送れなかったものの置き場（デッドレターキュー）があります',
    noDead: { what: '送れなかったものの置き場（デッドレターキュー）がありません。', mend: deployAgain },
    noLetters: '送れずに残っているものはありません',
    letters: (count) => ({
      what: `送れなかったものが${count}件あります。`,
      mend: 'docs/runbook.md の「Deliveries dead」のとおりに、原因を直してから、キューを空にしてください。',
    }),
    age: '一番古い待ちの古さ',
    ageUnknown: (waiting) =>
      `SQS からは分かりません。いま待っているのは約${waiting}件で、古さはダッシュボードで見られます`,
    inProcess: '手元では、キューは npm start の中にあります',
  },
  clock: {
    clock: 'このコンピューターの時計',
    right: (seconds, than) => `時計は ${than} と合っています（ずれは${Math.abs(seconds)}秒）`,
    wrong: (seconds, than) => ({
      what: `時計が ${than} より${Math.abs(seconds)}秒${seconds > 0 ? '進んで' : '遅れて'}います。5分ずれると Slack の署名を確かめられません。`,
      mend: '時刻の自動合わせ（NTP）を有効にしてください。',
    }),
    nothing: '比べる相手の Slack・Teams・AWS が設定されていません',
    noDate: (where) => `${where} から時刻が分かりません`,
  },
  slack: {
    connection: '接続',
    connected: (team, bot) => `ワークスペース「${team}」に ${bot} としてつながります`,
    refused: (reason) => ({
      what: `Slack がボットトークンを断りました: ${reason}`,
      mend: 'api.slack.com/apps の「OAuth & Permissions」で、いまの xoxb-… を写し直してください。取り消されていれば、アプリを入れ直します。',
    }),
    otherTeam: (expected, found) => ({
      what: `トークンはワークスペース ${found} のものですが、設定（slack.team）は ${expected} です。`,
      mend: 'どちらが正しいかを確かめ、ステージの設定かトークンを直してください。',
    }),
    scopes: '許可（スコープ）',
    scopesRight: '許可（スコープ）はマニフェストどおりです',
    noScopes: 'Slack から知らされません',
    missingScopes: (scopes) => ({
      what: `許可（スコープ）が足りません: ${scopes}`,
      mend: 'npx akari manifest slack の内容でアプリの設定を直し、ワークスペースに入れ直してください。',
    }),
    extraScopes: (scopes) => ({
      what: `灯りが使わない許可（スコープ）があります: ${scopes}。読めるものは最小にします。`,
      mend: 'npx akari manifest slack の内容でアプリの設定を直し、一度アンインストールしてから入れ直してください。',
    }),
    cards: 'カードとフォーム',
    cardsGood: (count) => `カードとフォーム${count}枚を Slack が受け付けます`,
    cardsRefused: (cards) => ({
      what: `Slack が受け付けないカードがあります: ${cards}`,
      mend: '灯りを新しくしてください。新しいときは、この行を灯りの開発者に伝えてください。',
    }),
    cardsUnknown: 'この Slack は blocks.validate に応じません',
    cardsThrottled: (done, all) =>
      `Slack が混んでいるため、${all}枚のうち${done}枚で止めました。しばらくしてから、もう一度実行してください`,
    notSetUp: '設定がないため、デスクが Slack の役をします',
    notConnected: 'Slack につながらないため',
    validating: 'カードを Slack に確かめています',
  },
  teams: {
    signIn: 'サインイン',
    signedIn: 'アプリとしてサインインできます',
    refused: (problem) => signIns[problem],
    refusedOtherwise: (code) => ({
      what: `Microsoft がサインインを断りました: ${code}`,
      mend: 'https://login.microsoftonline.com/error でこの番号を調べてください。',
    }),
    incomplete: (names) => ({
      what: `Teams の設定が足りません: ${names}`,
      mend: 'MicrosoftAppId、MicrosoftAppPassword、MicrosoftAppTenantId を三つとも指定してください。',
    }),
    rehearsal: 'BotOpenIdMetadata があり、このコンピューターの中だけで動きます',
    notSetUp: '設定がないため、デスクが Teams の役をします',
    noPassword: '秘密の値を読めないため',
    noAppId: 'ステージの設定から、アプリ ID とテナントを読めないため',
    keys: '署名の鍵',
    keysThere: 'Microsoft の署名の鍵を読めます',
    keysUnreadable: {
      what: 'Microsoft の署名の鍵を読めません。届いた通信を確かめられません。',
      mend: 'プロキシが login.botframework.com の答えを書き換えていないか確かめてください。',
    },
    manifest: 'マニフェスト',
    noManifest: '--teams-manifest にアップロードした .zip か .json を指定すると確かめます',
    manifestGood: (file, version) => `${file} はこのアプリのもので、版は ${version} です`,
    manifestUnreadable: (file) => ({
      what: `${file} はマニフェストとして読めません。`,
      mend: 'npx akari manifest teams --url … --app-id … --out akari-teams.zip で作り直してください。',
    }),
    manifestId: (found) => ({
      what: `マニフェストのアプリ ID が違います: ${found}`,
      mend: 'npx akari manifest teams に正しい --app-id を付けて作り直し、アップロードし直してください。',
    }),
    manifestVersion: (found) => ({
      what: `マニフェストの版「${found}」は 1.2.3 の形ではありません。`,
      mend: 'npx akari manifest teams に --app-version 1.0.1 のように付けて作り直してください。',
    }),
    manifestDomains: (found) => ({
      what: `マニフェストの有効なドメイン（validDomains）が使えません: ${found}`,
      mend: 'npx akari manifest teams に、公開アドレスの --url を付けて作り直してください。',
    }),
    manifestHost: (host) => ({
      what: `マニフェストの有効なドメイン（validDomains）に ${host} がありません。`,
      mend: 'npx akari manifest teams に、公開アドレスの --url を付けて作り直してください。',
    }),
  },
  calendars: calendarsDoctorJa,
  data: {
    organisation: (people, units) => `名簿があります（職員${people}人、部署${units}件）`,
    noOrganisation: (org, kind) => ({
      what: `組織「${org}」の名簿がありません。`,
      mend:
        kind === 'local'
          ? 'npx akari import で取り込んでください。別の組織なら --org を付けてください。'
          : 'docs/deploy.md の「8. People, and the first pulse」のとおりに取り込んでください。別の組織なら --org を付けてください。',
    }),
    places: '全員に届け先があります',
    noPlace: (people) => ({
      what: `届け先のない職員が${people}人います。お知らせが届きません。`,
      mend: '職員のファイルに、メール、SlackID、TeamsIDのどれかを入れて、取り込み直してください。',
    }),
    promoters: 'どの部署にも、受け持つ推進者がいます',
    noPromoter: (units) => ({
      what: `推進者のいない部署が${units}件あります。パルスを始めたり止めたりする人がいません。`,
      mend: '部署のファイルの「推進者ID」に、その部署か上の部署の推進者を入れて、取り込み直してください。',
    }),
    pulse: (days) => `次のパルスの予定があります（${days}）`,
    noPulse: (zones, kind) => ({
      what: `次のパルスの予定がありません: ${zones}`,
      mend:
        kind === 'local'
          ? 'npx akari calendar reset 2020-01-01 を実行すると、休日は変えずに予定を立て直します。'
          : '毎分の処理が立て直します。数分たっても変わらなければ、docs/runbook.md の「Tick missing」のとおりに調べてください。',
    }),
    noImport: '途中の取り込みはありません',
    importPending: (kind) => ({
      what: '名簿の取り込みが途中です。名簿は半分だけ新しいことがあります。',
      mend:
        kind === 'local'
          ? 'npm start か npx akari calendar list を実行すると、続きから仕上げます。'
          : '毎分の処理が続きから仕上げます。数分たっても変わらなければ、docs/runbook.md の「Tick missing」のとおりに調べてください。',
    }),
    tick: '毎分の処理',
    tickRuns: '毎分の処理は遅れていません',
    tickLate: (minutes, kind) => ({
      what: `毎分の処理が${minutes}分遅れています。`,
      mend:
        kind === 'local'
          ? 'npm start の画面にエラーが出ていないか確かめ、起動し直してください。'
          : 'docs/runbook.md の「Tick missing」のとおりに調べてください。',
    }),
    tickOff: 'npm start が動いていません',
    caps: {
      settled: (defaults) =>
        `超過勤務の上限に、決め残しはありません${defaults === 0 ? '' : `（初めの値のままの設定が${defaults}件。人事担当に確かめてください）`}`,
      unsettled: (notes) => ({
        what: `超過勤務の上限に、決めておくことがあります。${notes.join('')}`,
        mend: 'npx akari caps show で見て、人事担当に確かめてから、caps set と caps import で決めてください。',
      }),
      defaults: (count) => `初めの値のままの設定が${count}件あります。`,
      noRoute: '医師の面接の申し込み先（doctorRoute）がありません。',
      sinceAhead: (month) => `記録の始まり（since）が、まだ来ていない月（${month}）です。`,
      strangers: (count) => `いまの名簿にない部署や人の指定が${count}件、続いています。`,
      overdue: (count) => `検証の期限を過ぎた特例が${count}件あります（検証が済んでいれば、そのままで大丈夫です）。`,
      soon: (count) => `検証の期限が30日以内の特例が${count}件あります。`,
    },
    thresholds: (mean, distribution, comments) =>
      `パルスの結果は、割合と平均を${mean}人、分布を${distribution}人、コメントを${comments}人から見せます`,
    all: '名簿、予定、取り込み',
  },
};

const secretWords = (problem: SecretProblem): string => {
  switch (problem.type) {
    case 'missing':
      return 'がありません。';
    case 'empty':
      return 'が空です。';
    case 'not-json':
      return 'が JSON ではありません。';
    case 'denied':
      return 'を読む許可がありません。';
    case 'is-id':
      return 'の appPassword に、シークレットの ID が入っています。';
    case 'lacks':
      return `に足りないものがあります: ${problem.fields}`;
    case 'odd':
      return `の形が違います: ${problem.fields}`;
    default:
      return problem satisfies never;
  }
};

const signIns: { readonly [problem in SignInProblem]: Fault } = {
  secret: {
    what: 'クライアントシークレットが違います。',
    mend: 'Entra の「証明書とシークレット」で新しく作り、その「値」（ID ではありません）を appPassword に入れてください。',
  },
  expired: {
    what: 'クライアントシークレットの期限が切れています。',
    mend: 'Entra の「証明書とシークレット」で新しく作り、その「値」を appPassword に入れてください。',
  },
  app: {
    what: 'このテナントに、このアプリ ID のアプリがありません。',
    mend: 'Entra の「アプリケーション (クライアント) ID」と「ディレクトリ (テナント) ID」を確かめてください。',
  },
  tenant: {
    what: 'このテナント ID のテナントがありません。',
    mend: 'Entra の概要にある「テナント ID」を写し直してください。',
  },
  disabled: {
    what: 'アプリが無効にされています。',
    mend: 'Entra の「エンタープライズ アプリケーション」で、サインインを有効にしてください。',
  },
};
