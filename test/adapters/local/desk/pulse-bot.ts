import type { DeskPerson } from '../../../../adapters/local/desk/desk.ts';
import { at, type Json, type Office, type Script } from './office.ts';

/** A small stand-in for Akari: three questions in one message, a comment form, thanks; on both platforms. */

const person = (
  id: string,
  name: string,
  unitName: string,
  roles: DeskPerson['roles'],
  { slack, teams }: { slack?: string; teams?: string },
): DeskPerson => ({
  ...{ id, name, unitName, roles, email: `${id}@example.go.jp` },
  ...(slack ? { slack: { user: slack } } : {}),
  ...(teams ? { teams: { user: teams } } : {}),
});

export const people: readonly DeskPerson[] = [
  person('p01', '佐藤 一郎', '総務課 企画係', ['職員'], { slack: 'U01SATO' }),
  person('p02', '鈴木 花子', '総務課 企画係', ['職員'], { teams: '00000000-0000-4000-8000-000000000002' }),
  person('p03', '高橋 健', '総務課', ['管理職'], { slack: 'U03TAKA' }),
  person('p04', '田中 美咲', '官房 働き方改革推進室', ['推進者'], {
    slack: 'U04TANA',
    teams: '00000000-0000-4000-8000-000000000004',
  }),
  person('p05', '伊藤 直樹', '地域振興局 政策課 調整係', ['職員'], { teams: '00000000-0000-4000-8000-000000000005' }),
  person('p06', '渡辺 由美', '地域振興局 政策課', ['管理職', '推進者'], {
    teams: '00000000-0000-4000-8000-000000000006',
  }),
  person('p07', '山本 大輔', '情報システム室', ['管理者'], { slack: 'U07YAMA' }),
  person('p08', '中村 さくら', '地域振興局 政策課 調整係', ['職員'], { slack: 'U08NAKA' }),
];

const questions = [
  'この1週間、仕事にやりがいを感じましたか。',
  '自分の仕事が、だれかの役に立っていると感じましたか。',
  '職場で、気軽に相談できましたか。',
];
const scale = [
  'とてもそう思う',
  'どちらかといえばそう思う',
  'どちらともいえない',
  'どちらかといえばそう思わない',
  'まったくそう思わない',
];
const intro =
  '1週間おつかれさまでした。3問だけ、教えていただけますか（約20秒）。お名前は回答と切り離して保存し、5人以上の集計だけを職場に返します。';

const plain = (text: string): Json => ({ type: 'plain_text', text, emoji: false });

export const slackQuestion = (n: number, chosen: readonly number[]): readonly Json[] => [
  { type: 'section', text: plain(n === 0 ? intro : `あと${questions.length - n}問です。`) },
  ...(chosen.length > 0 ? [{ type: 'section', fields: chosen.map((c, i) => plain(`${i + 1}/3\n${scale[c]}`)) }] : []),
  {
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_section',
        elements: [{ type: 'text', text: `${n + 1}/3 ${questions[n]}`, style: { bold: true } }],
      },
    ],
  },
  ...scale.map((label, i) => ({
    type: 'actions',
    elements: [{ type: 'button', action_id: `pulse.answer:${n}.${i}`, text: plain(label), value: `${i}` }],
  })),
  {
    type: 'actions',
    elements: [{ type: 'button', action_id: 'pulse.skip', text: plain('今週は答えない'), value: '-' }],
  },
  { type: 'context', elements: [plain('答えは締め切り（金曜 17:00）まで変えられます。')] },
];

export const slackThanks: readonly Json[] = [
  { type: 'header', text: plain('ありがとうございます') },
  { type: 'section', text: plain('3問とも受け取りました。結果は、5人以上の集計だけを職場に返します。') },
  {
    type: 'actions',
    elements: [
      { type: 'button', action_id: 'pulse.comment', text: plain('ひとこと書く'), value: '-', style: 'primary' },
      { type: 'button', action_id: 'pulse.change', text: plain('答えを変える'), value: '-' },
    ],
  },
];

const commentForm: Json = {
  type: 'modal',
  callback_id: 'pulse.comment',
  title: plain('ひとこと'),
  submit: plain('送信'),
  blocks: [
    {
      type: 'section',
      text: plain(
        '人や出来事が分かる書き方は避けてください。局の単位で、10人以上集まったときだけ、順番を入れ替えて示します。',
      ),
    },
    {
      type: 'input',
      block_id: 'comment',
      label: plain('今週の仕事について'),
      hint: plain('200文字まで'),
      element: { type: 'plain_text_input', action_id: 'value', multiline: true, max_length: 200 },
    },
  ],
};

const home: Json = {
  type: 'home',
  blocks: [
    { type: 'header', text: plain('Akari') },
    { type: 'section', text: plain('週に一度、3問だけおたずねします。次は木曜 15:00 です。') },
    {
      type: 'section',
      block_id: 'language',
      text: plain('ことば'),
      accessory: {
        type: 'static_select',
        action_id: 'settings.language',
        options: ['日本語', 'やさしい日本語', 'English'].map((label, i) => ({ text: plain(label), value: `${i}` })),
      },
    },
  ],
};

export const teamsQuestion = (n: number): Json => ({
  type: 'AdaptiveCard',
  version: '1.5',
  lang: 'ja',
  body: [
    { type: 'TextBlock', text: n === 0 ? intro : `あと${questions.length - n}問です。`, wrap: true },
    { type: 'TextBlock', text: `${n + 1}/3 ${questions[n]}`, weight: 'bolder', wrap: true },
    ...scale.map((title, i) => ({
      type: 'ActionSet',
      actions: [{ type: 'Action.Execute', title, verb: 'pulse.answer', data: { n, i } }],
    })),
    { type: 'ActionSet', actions: [{ type: 'Action.Execute', title: '今週は答えない', verb: 'pulse.skip', data: {} }] },
    {
      type: 'TextBlock',
      text: '答えは締め切り（金曜 17:00）まで変えられます。',
      size: 'small',
      isSubtle: true,
      wrap: true,
    },
  ],
});

export const teamsThanks: Json = {
  type: 'AdaptiveCard',
  version: '1.5',
  body: [
    { type: 'TextBlock', text: 'ありがとうございます', size: 'large', weight: 'bolder', style: 'heading', wrap: true },
    { type: 'TextBlock', text: '3問とも受け取りました。', wrap: true },
    {
      type: 'ActionSet',
      actions: [
        {
          type: 'Action.Submit',
          title: 'ひとこと書く',
          style: 'positive',
          data: { verb: 'pulse.comment', msteams: { type: 'task/fetch' } },
        },
      ],
    },
    {
      type: 'Table',
      columns: [{ width: 1 }, { width: 1 }],
      rows: [
        ['問い', '前回'],
        ['やりがい', '3.6'],
      ].map((cells) => ({
        type: 'TableRow',
        cells: cells.map((text) => ({ type: 'TableCell', items: [{ type: 'TextBlock', text, wrap: true }] })),
      })),
    },
  ],
};

const teamsForm: Json = {
  type: 'AdaptiveCard',
  version: '1.5',
  body: [
    { type: 'TextBlock', text: '人や出来事が分かる書き方は避けてください。', wrap: true },
    {
      type: 'Input.Text',
      id: 'comment',
      label: '今週の仕事について',
      isMultiline: true,
      maxLength: 200,
      isRequired: true,
      errorMessage: '入力してください。',
    },
    { type: 'ActionSet', actions: [{ type: 'Action.Submit', title: '送信', data: { verb: 'pulse.send-comment' } }] },
  ],
};

const cardAttachment = (content: Json): Json => ({
  type: 'message',
  attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }],
});

/** The bot writes to a person's chat in Teams. */
export const sayInTeams = (office: Office, user: string, card: Json) =>
  office.connector('POST', `/conversations/a:1${user}/activities`, cardAttachment(card));

/** Answers as the real bot would, and asks everybody whenever the clock stops at Thursday 15:00 in Tokyo. */
export const pulseBot = (): Script => {
  const chats = new Map<string, { id: string; serviceUrl: string }>();
  const asked = new Map<string, number[]>();
  return {
    slack: async (payload, office) => {
      if (payload.type === 'event_callback') return slackEvent(payload, office);
      if (payload.command) return `「${String(payload.text)}」を受け取りました。`;
      if (payload.type === 'view_submission') return submission(payload);
      return tap(payload, office, asked);
    },
    teams: async (activity, office) => teamsActivity(activity, office, chats),
    moved: async (now, office) => {
      if (new Date(now).toISOString().slice(11, 16) !== '06:00') return;
      for (const { slack, teams } of people) {
        if (slack) {
          asked.set(slack.user, []);
          await office.slackApi('chat.postMessage', { channel: slack.user, text: intro, blocks: slackQuestion(0, []) });
        }
        const chat = teams && chats.get(teams.user);
        if (chat)
          await office.connector('POST', `/conversations/${chat.id}/activities`, cardAttachment(teamsQuestion(0)));
      }
    },
  };
};

const slackEvent = async (payload: Json, office: Office): Promise<undefined> => {
  const event = payload.event;
  if (at(event, 'type') === 'app_home_opened')
    await office.slackApi('views.publish', { user_id: at(event, 'user'), view: home });
  if (at(event, 'type') !== 'message') return undefined;
  const text = `「${String(at(event, 'text'))}」ですね。いまは、「パルス」「設定」「ヘルプ」にお答えできます。`;
  await office.slackApi('chat.postMessage', { channel: at(event, 'channel'), text });
  return undefined;
};

const submission = async (payload: Json): Promise<Json | string> =>
  String(at(payload, 'view', 'state', 'values', 'comment', 'value', 'value')).includes('課長')
    ? { response_action: 'errors', errors: { comment: '人が分かる書き方のようです。役職名を除いてみてください。' } }
    : '';

const tap = async (payload: Json, office: Office, asked: Map<string, number[]>): Promise<undefined> => {
  const user = String(at(payload, 'user', 'id'));
  const action = String(at(payload, 'actions', 0, 'action_id'));
  const place = { channel: at(payload, 'container', 'channel_id'), ts: at(payload, 'container', 'message_ts') };
  const answers = asked.get(user) ?? [];
  if (action.startsWith('pulse.answer')) answers.push(Number(at(payload, 'actions', 0, 'value')));
  if (action === 'pulse.change') answers.length = 0;
  if (action === 'pulse.comment')
    await office.slackApi('views.open', { trigger_id: payload.trigger_id, view: commentForm });
  else if (place.channel) {
    const blocks = answers.length < 3 ? slackQuestion(answers.length, answers) : slackThanks;
    await office.slackApi('chat.update', { ...place, text: `3問のうち${answers.length}`, blocks });
  }
  return undefined;
};

const teamsActivity = async (
  activity: Json,
  office: Office,
  chats: Map<string, { id: string; serviceUrl: string }>,
): Promise<Json | undefined> => {
  const chat = { id: String(at(activity, 'conversation', 'id')), serviceUrl: String(activity.serviceUrl) };
  if (activity.type === 'installationUpdate') chats.set(String(at(activity, 'from', 'aadObjectId')), chat);
  if (activity.type === 'message') {
    const text = `「${String(activity.text)}」ですね。いまは、「パルス」「設定」「ヘルプ」にお答えできます。`;
    await office.connector('POST', `/conversations/${chat.id}/activities`, { type: 'message', text });
  }
  if (activity.name === 'adaptiveCard/action') {
    const n = Number(at(activity, 'value', 'action', 'data', 'n')) + 1;
    const value = n < 3 ? teamsQuestion(n) : teamsThanks;
    return { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value };
  }
  if (activity.name === 'task/fetch') {
    const card = { contentType: 'application/vnd.microsoft.card.adaptive', content: teamsForm };
    return { task: { type: 'continue', value: { title: 'ひとこと', height: 'medium', width: 'medium', card } } };
  }
  const comment = String(at(activity, 'value', 'data', 'comment'));
  if (comment.includes('締切')) return { task: { type: 'message', value: 'この回は締め切りました。' } };
  if (comment === '無言') return { task: { type: 'message', value: '' } };
  return undefined;
};
