import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseAddress, parseMessageRef } from '../../../adapters/teams/address.ts';
import { card, text, title } from '../../../src/conversation/card.ts';
import type { Form } from '../../../src/conversation/form.ts';
import { asAddress, asMessageRef } from '../../../src/conversation/platform.ts';
import { appId, chat, createStage, execute, now, type Stage, task, tenant } from './stage.ts';

const thanks = card('ja', title('ありがとうございます'), text('受け取りました。'));
const form: Form = {
  language: 'ja',
  title: 'ひとこと',
  submitLabel: '送る',
  submit: { name: 'pulse.comment', payload: { week: '2026-W48' } },
  fields: [
    { type: 'note', text: 'お名前は書かないでください。' },
    { type: 'text', id: 'comment', label: '今週よかったこと', multiline: true, maxLength: 1000, required: true },
    {
      type: 'select',
      id: 'topic',
      label: '話題',
      options: [
        { label: '会議', value: 'meeting' },
        { label: '資料', value: 'paper' },
      ],
      required: false,
    },
  ],
};

const adaptive = 'application/vnd.microsoft.card.adaptive';

let at: Stage;
beforeEach(async () => {
  at = await createStage();
});
afterEach(() => at.stop());

const heard = () => {
  const [inbound, ...more] = at.heard;
  if (!inbound || more.length > 0) throw new Error(`heard ${at.heard.length} events`);
  return inbound;
};

const said = (): readonly unknown[] => at.front.messages(chat).map(({ activity }) => activity);

describe('what Teams sends', () => {
  it('is a text, with the sender, the moment and the address of the chat', async () => {
    await at.deliver({ text: ' 今日22時まで残業 ' });
    const inbound = heard();
    expect(inbound).toMatchObject({
      eventId: 'f:activity-1',
      account: { platform: 'teams', tenant, user: 'aad-hanako' },
      receivedAt: now,
      order: Date.UTC(2026, 10, 26, 6, 0, 0, 123),
      type: 'text',
      text: '今日22時まで残業',
    });
    expect(parseAddress(inbound.address ?? asAddress(''))).toEqual({
      channelId: 'msteams',
      serviceUrl: at.front.url,
      tenantId: tenant,
      conversation: { id: chat },
      user: { id: '29:1-hanako', aadObjectId: 'aad-hanako' },
      bot: { id: `28:${appId}` },
    });
  });

  it('is a text without the name of the bot that was mentioned', async () => {
    await at.deliver({
      text: '<at>Akari</at>&nbsp;パルス <at>太郎</at>',
      entities: [
        { type: 'mention', mentioned: { id: `28:${appId}`, name: 'Akari' }, text: '<at>Akari</at>' },
        { type: 'mention', mentioned: { id: '29:1-taro', name: '太郎' }, text: '<at>太郎</at>' },
        { type: 'clientInfo', locale: 'ja-JP' },
      ],
    });
    expect(heard()).toMatchObject({ type: 'text', text: 'パルス <at>太郎</at>' });
  });

  const mention = (id: string, name: string): object => ({
    type: 'mention',
    mentioned: { id, name },
    text: `<at>${name}</at>`,
  });
  const mentions: readonly (readonly [string, object, string])[] = [
    ['with its entity', { text: '<at>akari</at> パルス', entities: [mention(`28:${appId}`, 'akari')] }, 'パルス'],
    ['without an entity', { text: '<at>akari</at> パルス' }, 'パルス'],
    ['without an entity, with an id', { text: ' <at id="0">灯り Akari</at>&nbsp;&nbsp;パルス' }, 'パルス'],
    ['twice', { text: '<at>akari</at> <at>akari</at>\nパルス' }, 'パルス'],
    ['at the end', { text: 'パルス <at>akari</at>', entities: [mention(`28:${appId}`, 'akari')] }, 'パルス'],
    [
      'beside somebody else',
      { text: '<at>太郎</at> パルス', entities: [mention('29:1-taro', '太郎')] },
      '<at>太郎</at> パルス',
    ],
    ['as a word of the text', { text: 'パルス <at>太郎</at>' }, 'パルス <at>太郎</at>'],
  ];
  it.each(mentions)('is a text as it was meant when the bot is mentioned %s', async (_, activity, read) => {
    await at.deliver(activity);
    expect(heard()).toMatchObject({ type: 'text', text: read });
  });

  it('is a tap with its payload, its choice and the message it came from', async () => {
    const data = { week: '2026-W48', value: 5, _input: 'choice1', choice1: 'ja', 'field.x': 'y', nested: { a: 1 } };
    await at.deliver(execute('pulse.answer', data));
    const inbound = heard();
    expect(inbound).toMatchObject({
      type: 'tap',
      action: { name: 'pulse.answer', payload: { week: '2026-W48', value: 5 } },
      choice: 'ja',
    });
    const message = inbound.type === 'tap' ? inbound.message : undefined;
    expect(parseMessageRef(message ?? asMessageRef(''))).toMatchObject({
      activityId: 'm-card',
      conversation: { id: chat },
    });
  });

  it('is a tap on one of two choices, without the other', async () => {
    await at.deliver(
      execute('settings.place', { from: 'home', _input: '_choice3', _choice1: 'ja', _choice3: 'teams' }),
    );
    expect(heard()).toHaveProperty('action', { name: 'settings.place', payload: { from: 'home' } });
    expect(heard()).toHaveProperty('choice', 'teams');
  });

  it('is a tap without a choice when none was made', async () => {
    await at.deliver(execute('settings.place', { _input: '_choice3', _choice3: '' }));
    expect(heard()).not.toHaveProperty('choice');
  });

  it('is a tap of an older client, which comes as a message', async () => {
    const value = { verb: 'settings.language', data: { from: 'home', _input: 'choice2' }, choice2: 'en' };
    await at.deliver({ text: undefined, value, replyToId: 'm-card' });
    expect(heard()).toMatchObject({
      type: 'tap',
      action: { name: 'settings.language', payload: { from: 'home' } },
      choice: 'en',
    });
  });

  const arrivals: readonly (readonly [string, object])[] = [
    ['an installation', { type: 'installationUpdate', action: 'add' }],
    ['an upgrade', { type: 'installationUpdate', action: 'add-upgrade' }],
    [
      'the bot joining the chat',
      { type: 'conversationUpdate', membersAdded: [{ id: `28:${appId}` }, { id: '29:1-hanako' }] },
    ],
    ['a new contact', { type: 'contactRelationUpdate', action: 'add' }],
  ];
  it.each(arrivals)('is an arrival: %s', async (_, activity) => {
    expect((await at.deliver(activity)).status).toBe(200);
    expect(heard()).toMatchObject({ type: 'arrived', account: { user: 'aad-hanako' } });
  });

  const others: readonly (readonly [string, object])[] = [
    ['a removal', { type: 'installationUpdate', action: 'remove' }],
    ['somebody else joining', { type: 'conversationUpdate', membersAdded: [{ id: '29:1-taro' }] }],
    ['a reaction', { type: 'messageReaction', reactionsAdded: [{ type: 'like' }] }],
    ['a message without text', { text: '   ' }],
    [
      'a message in a channel',
      { text: 'やあ', conversation: { id: '19:x@thread.tacv2', conversationType: 'channel' } },
    ],
    ['a message in a group', { text: 'やあ', conversation: { id: '19:x@thread.v2', isGroup: true } }],
    ['a tap in a group', execute('pulse.answer', {}, { conversation: { id: '19:x', conversationType: 'groupChat' } })],
    ['a message of another channel of the bot', { text: 'やあ', channelId: 'directline' }],
    ['a message extension', { type: 'invoke', name: 'composeExtension/query', value: {} }],
  ];
  it.each(others)('is left alone, politely: %s', async (_, activity) => {
    expect(await at.deliver(activity)).toMatchObject({ status: 200, body: '' });
    expect(at.heard).toEqual([]);
    expect(at.front.calls).toEqual([]);
  });

  const malformed: readonly (readonly [string, object])[] = [
    ['nobody', { text: 'やあ', from: undefined }],
    ['no chat', { text: 'やあ', conversation: undefined }],
    ['no tenant', { text: 'やあ', channelData: {}, conversation: { id: chat } }],
    ['a tap without a verb', { type: 'invoke', name: 'adaptiveCard/action', value: { action: {} } }],
    ['a dialog without data', { type: 'invoke', name: 'task/submit', value: null }],
  ];
  it.each(malformed)('is refused with 400 when it names %s', async (_, activity) => {
    expect((await at.deliver(activity)).status).toBe(400);
    expect(at.heard).toEqual([]);
  });

  it('gives a tap without an id the same id each time, and another tap another', async () => {
    for (const value of [5, 5, 4]) await at.deliver(execute('pulse.answer', { value }, { id: undefined }));
    const [first, again, other] = at.heard.map(({ eventId }) => eventId);
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });

  it.each([undefined, 'yesterday', '2026-11-26T06:00:00'])(
    'is ordered by the moment of arrival when stamped %j',
    async (timestamp) => {
      await at.deliver({ text: 'やあ', timestamp });
      expect(heard().order).toBe(now);
    },
  );

  it.each([
    ['2026-11-26T06:00:09.000Z', Date.UTC(2026, 10, 26, 6, 0, 9)],
    ['2026-11-26T06:00:11.000Z', now],
    ['2286-11-20T17:46:39Z', now],
  ])('is ordered no later than five seconds after its arrival when stamped %s', async (timestamp, order) => {
    await at.deliver(execute('pulse.answer', { value: 5 }, { timestamp }));
    expect(heard().order).toBe(order);
  });

  it('names the person by the chat’s own id when the directory id is missing', async () => {
    await at.deliver({ text: 'やあ', from: { id: '29:1-guest' }, channelData: {} });
    expect(heard().account).toEqual({ platform: 'teams', tenant, user: '29:1-guest' });
  });
});

describe('how Teams is answered', () => {
  it('says a reply in the chat and settles the event after it was sent', async () => {
    at.answer(async () => {
      expect(at.settled()).toBe(0);
      return [{ type: 'reply', card: thanks }];
    });
    expect(await at.deliver({ text: 'やあ' })).toMatchObject({ status: 200, body: '' });
    expect(said()).toMatchObject([{ summary: 'ありがとうございます\n受け取りました。' }]);
    expect(at.settled()).toBe(1);
  });

  it('shows the new card in the answer to a tap and in the stored message', async () => {
    at.answer(async () => [{ type: 'reply', card: thanks }]);
    await at.deliver({ text: 'やあ' });
    const stored = at.front.messages(chat)[0]?.id;
    at.answer(async () => [{ type: 'replace', card: card('ja', text('2問目')) }]);
    const answered = await at.deliver(execute('pulse.answer', { value: 5 }, { replyToId: stored }));
    const shown = { type: 'AdaptiveCard', body: [{ type: 'TextBlock', text: '2問目' }] };
    expect(answered.status).toBe(200);
    expect(JSON.parse(answered.body)).toMatchObject({ statusCode: 200, type: adaptive, value: shown });
    expect(said()).toMatchObject([{ attachments: [{ content: shown }] }]);
  });

  it('shows the new card to the tapper even when the stored message is gone', async () => {
    at.answer(async () => [{ type: 'replace', card: thanks }]);
    const answered = await at.deliver(execute('pulse.answer', {}));
    expect(JSON.parse(answered.body)).toMatchObject({ type: adaptive });
    expect(said()).toEqual([]);
    expect(at.settled()).toBe(1);
  });

  it('leaves the card alone when a tap changes nothing', async () => {
    at.answer(async () => [{ type: 'reply', card: thanks }]);
    const answered = await at.deliver(execute('pulse.help', {}));
    expect(JSON.parse(answered.body)).toMatchObject({
      statusCode: 200,
      type: 'application/vnd.microsoft.activity.message',
    });
    expect(said()).toHaveLength(1);
  });

  it('changes the stored message for an older client, or says it anew when the message is gone', async () => {
    at.answer(async () => [{ type: 'replace', card: thanks }]);
    await at.deliver({ value: { verb: 'pulse.answer', data: {} }, replyToId: 'gone' });
    expect(said()).toHaveLength(1);
    const stored = at.front.messages(chat)[0]?.id;
    at.answer(async () => [{ type: 'replace', card: card('ja', text('締め切りました')) }]);
    await at.deliver({ value: { verb: 'pulse.answer', data: {} }, replyToId: stored });
    expect(said()).toMatchObject([{ summary: '締め切りました' }]);
  });

  it('says the home card in answer to a text, and keeps it to itself after a tap', async () => {
    at.answer(async () => [{ type: 'home', card: thanks }]);
    await at.deliver({ text: 'メニュー' });
    await at.deliver(execute('settings.save', {}));
    expect(said()).toHaveLength(1);
  });

  it('answers parallel duplicates of a tap with the same card', async () => {
    at.answer(async () => [{ type: 'replace', card: thanks }]);
    const tap = execute('pulse.answer', { value: 5 });
    const answers = await Promise.all([1, 2, 3].map(() => at.deliver(tap)));
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    expect(new Set(at.heard.map(({ eventId }) => eventId)).size).toBe(1);
  });

  it('leaves the event open when the reply did not get through, and logs it', async () => {
    at.answer(async () => [{ type: 'reply', card: thanks }]);
    at.front.trouble({ type: 'throttled', retryAfterSeconds: 2 });
    expect((await at.deliver({ text: 'やあ' })).status).toBe(200);
    expect(at.settled()).toBe(0);
    expect(at.lines).toContainEqual({
      level: 'warn',
      event: 'teams-answer-not-sent',
      fields: { type: 'throttled', retryAfterMs: 2000 },
    });
  });

  it('answers 500 when the core fails, and says no more than the kind of error', async () => {
    at.answer(async () => {
      throw new TypeError('花子 answered 5');
    });
    expect(await at.deliver({ text: 'やあ' })).toMatchObject({ status: 500, body: '' });
    expect(at.lines).toEqual([{ level: 'error', event: 'teams-request-failed', fields: { error: 'TypeError' } }]);
    expect(at.settled()).toBe(0);
  });

  it('is idle only when every answer was given', async () => {
    let free = () => undefined as undefined;
    const held = new Promise<void>((resolve) => {
      free = () => void resolve();
    });
    at.answer(async () => {
      await held;
      return [];
    });
    const delivered = at.deliver({ text: 'やあ' });
    while (at.heard.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    let idle = false;
    const waiting = at.teams.idle().then(() => {
      idle = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(idle).toBe(false);
    free();
    await Promise.all([delivered, waiting]);
    expect(idle).toBe(true);
  });
});

describe('a form in Teams', () => {
  type Box = { readonly [key: string]: unknown };
  const dialogOf = (
    body: string,
  ): { readonly title: string; readonly inputs: readonly Box[]; readonly data: Box; readonly text: string } => {
    const { value } = JSON.parse(body).task;
    const blocks: readonly Box[] = value.card.content.body;
    const actions = blocks.flatMap((block) =>
      block.type === 'ActionSet' ? JSON.parse(JSON.stringify(block.actions)) : [],
    );
    return {
      title: value.title,
      inputs: blocks.filter(({ type }) => String(type).startsWith('Input.')),
      data: actions[0].data,
      text: JSON.stringify(blocks),
    };
  };
  const open = async () => {
    at.answer(async () => [{ type: 'open-form', form }]);
    const opened = await at.deliver(
      task('task/fetch', { verb: 'pulse.open', data: { week: '2026-W48' }, msteams: { type: 'task/fetch' } }),
    );
    return dialogOf(opened.body);
  };

  it('opens as a dialog', async () => {
    const dialog = await open();
    expect(heard()).toMatchObject({ type: 'tap', action: { name: 'pulse.open', payload: { week: '2026-W48' } } });
    expect(dialog.title).toBe('ひとこと');
    expect(dialog.inputs).toMatchObject([
      { type: 'Input.Text', label: '今週よかったこと', isMultiline: true, isRequired: true, maxLength: 1000 },
      {
        type: 'Input.ChoiceSet',
        label: '話題',
        choices: [
          { title: '会議', value: 'meeting' },
          { title: '資料', value: 'paper' },
        ],
      },
    ]);
  });

  const fill = (dialog: Awaited<ReturnType<typeof open>>, values: readonly string[]): object => ({
    ...dialog.data,
    ...Object.fromEntries(dialog.inputs.map(({ id }, i) => [String(id), values[i]])),
  });

  it('is sent with what was typed, and closes without a word', async () => {
    const dialog = await open();
    at.answer(async () => [{ type: 'form-result', result: { type: 'close' } }]);
    const answered = await at.deliver(
      task('task/submit', fill(dialog, ['会議が短くなった', '']), { replyToId: undefined }),
    );
    expect(answered).toMatchObject({ status: 200, body: '' });
    const inbound = at.heard[1];
    expect(inbound).toMatchObject({
      type: 'submit',
      action: { name: 'pulse.comment', payload: { week: '2026-W48' } },
      values: { comment: '会議が短くなった' },
    });
    const message = inbound?.type === 'submit' ? inbound.message : undefined;
    expect(parseMessageRef(message ?? asMessageRef(''))?.activityId).toBe('m-card');
  });

  it('stays open with the errors at the fields and the typed values kept', async () => {
    const dialog = await open();
    at.answer(async () => [
      { type: 'form-result', result: { type: 'errors', byField: { comment: '短くしてください', other: 'もう一度' } } },
    ]);
    const answered = await at.deliver(task('task/submit', fill(dialog, ['長い文', 'paper'])));
    const again = dialogOf(answered.body);
    expect(again.inputs).toMatchObject([{ value: '長い文' }, { value: 'paper' }]);
    expect(again.text).toMatch(/もう一度.*お名前は.*短くしてください.*今週よかったこと/);
    at.answer(async () => []);
    await at.deliver(task('task/submit', fill(again, ['短い文', 'paper'])));
    expect(at.heard[2]).toMatchObject({ type: 'submit', values: { comment: '短い文', topic: 'paper' } });
  });

  it('goes on to the next form', async () => {
    const dialog = await open();
    at.answer(async () => [{ type: 'form-result', result: { type: 'next', form: { ...form, title: '次の質問' } } }]);
    expect(dialogOf((await at.deliver(task('task/submit', fill(dialog, ['a', ''])))).body).title).toBe('次の質問');
  });

  it('changes the card it came from', async () => {
    at.answer(async () => [{ type: 'reply', card: thanks }]);
    await at.deliver({ text: 'やあ' });
    const stored = at.front.messages(chat)[0]?.id;
    at.answer(async () => [{ type: 'replace', card: card('ja', text('ひとことを受け取りました')) }]);
    const data = { verb: 'pulse.comment', data: {}, 'field.comment': 'x' };
    expect(await at.deliver(task('task/submit', data, { replyToId: stored }))).toMatchObject({ status: 200, body: '' });
    expect(said()).toMatchObject([{ summary: 'ひとことを受け取りました' }]);
  });

  it('says in the dialog why it does not open, and changes the card behind it', async () => {
    at.answer(async () => [{ type: 'replace', card: card('ja', text('締め切りました')) }]);
    const answered = await at.deliver(task('task/fetch', { verb: 'pulse.open', data: {} }));
    expect(JSON.parse(answered.body)).toEqual({ task: { type: 'message', value: '締め切りました' } });
    expect(said()).toHaveLength(1);
  });

  it('takes the place of the card when a button could not open a dialog, and is sent from there', async () => {
    at.answer(async () => [{ type: 'open-form', form }]);
    const opened = JSON.parse((await at.deliver(execute('pulse.open', {}))).body);
    expect(opened).toMatchObject({ type: adaptive });
    const [send] = opened.value.body.at(-1).actions;
    expect(send).toMatchObject({ type: 'Action.Execute', verb: 'pulse.comment' });
    at.answer(async () => [
      { type: 'form-result', result: { type: 'errors', byField: { comment: '短くしてください' } } },
    ]);
    const refused = JSON.parse(
      (await at.deliver(execute(send.verb, { ...send.data, 'field.comment': '長い文' }))).body,
    );
    expect(JSON.stringify(refused.value.body)).toMatch(/短くしてください.*長い文/);
    at.answer(async () => [
      { type: 'form-result', result: { type: 'close' } },
      { type: 'replace', card: thanks },
    ]);
    const done = JSON.parse((await at.deliver(execute(send.verb, { ...send.data, 'field.comment': '短い文' }))).body);
    expect(JSON.stringify(done.value)).toContain('受け取りました');
    expect(at.heard[2]).toMatchObject({
      type: 'submit',
      action: { name: 'pulse.comment', payload: { week: '2026-W48' } },
      values: { comment: '短い文' },
    });
  });

  it('comes as a message after a tap of an older client', async () => {
    at.answer(async () => [{ type: 'open-form', form }]);
    await at.deliver({ value: { verb: 'pulse.open', data: {} }, replyToId: 'm-card' });
    expect(said()).toMatchObject([{ summary: 'ひとこと' }]);
  });
});
