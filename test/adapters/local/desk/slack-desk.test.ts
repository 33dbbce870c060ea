import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { at, type Json, type Office, openOffice } from './office.ts';
import { people, pulseBot } from './pulse-bot.ts';

let office: Office;
beforeEach(async () => {
  office = await openOffice({ people }, pulseBot());
});
afterEach(() => office.close());

const act = (body: Json) => office.page('POST', '/slack', body);
const view = async () => (await office.page('GET', '/conversation?person=p01&place=slack')).body;
const thursday = () => office.page('GET', '/people').then(() => moveTo('2026-11-26T15:00:00+09:00'));
const moveTo = async (now: string) => {
  await fetch(`${office.origin}/desk/clock`, { method: 'PUT', body: JSON.stringify({ now }) });
};
/** Answers the three questions: the comment button is then there. */
const answerAll = async () => {
  await thursday();
  for (const n of [0, 1, 2]) {
    const ts = at(await view(), 'messages', 0, 'id');
    const blocks = at(await view(), 'messages', 0, 'blocks');
    const index = Array.isArray(blocks) ? blocks.findIndex((block) => at(block, 'type') === 'actions') : -1;
    await act({
      act: 'tap',
      person: 'p01',
      place: { ts },
      blockId: at(blocks, index, 'block_id'),
      actionId: `pulse.answer:${n}.0`,
      chosen: '0',
      values: {},
    });
  }
};
const tapNamed = async (actionId: string) => {
  const message = at(await view(), 'messages', 0);
  const blocks = at(message, 'blocks');
  const block = Array.isArray(blocks) ? blocks.find((b) => JSON.stringify(b).includes(actionId)) : undefined;
  const blockId = at(block, 'block_id');
  return act({
    act: 'tap',
    person: 'p01',
    place: { ts: at(message, 'id') },
    blockId,
    actionId,
    chosen: '-',
    values: {},
  });
};

describe('a person at the simulated Slack', () => {
  it('sends what is written as a signed message event', async () => {
    expect((await act({ act: 'write', person: 'p01', text: 'パルス' })).body).toEqual({ ok: true });
    expect(office.received).toHaveLength(1);
    expect(office.received[0]?.payload).toMatchObject({
      type: 'event_callback',
      team_id: 'T0TEST0001',
      event: { type: 'message', channel_type: 'im', channel: 'DU01SATO', user: 'U01SATO', text: 'パルス' },
    });
    expect(String(office.received[0]?.payload.event_id)).toMatch(/^Ev[0-9A-F]{12}$/);
    expect(at(await view(), 'messages', 1)).toMatchObject({ from: 'bot', text: expect.stringContaining('パルス') });
  });

  it('delivers an event once more, marked as a retry, when the bot failed', async () => {
    let failures = 1;
    office.script.slack = async () => {
      if (failures-- > 0) throw new Error('down');
      return undefined;
    };
    expect((await act({ act: 'write', person: 'p01', text: 'x' })).body).toEqual({ ok: true });
    const [first, second] = office.received;
    expect(first?.headers.get('x-slack-retry-num')).toBeNull();
    expect(second?.headers.get('x-slack-retry-num')).toBe('1');
    expect(second?.raw).toBe(first?.raw);
  });

  it('says kindly when the bot does not answer', async () => {
    office.script.slack = async () => {
      throw new Error('down');
    };
    const { body } = await act({ act: 'command', person: 'p01', text: '' });
    expect(body).toMatchObject({ ok: false, notice: expect.stringContaining('もう一度お試しください') });
  });

  it('sends a tap as block_actions with the message, the trigger and a response_url', async () => {
    await answerAll();
    const payload = office.received[0]?.payload;
    expect(payload).toMatchObject({
      type: 'block_actions',
      user: { id: 'U01SATO', team_id: 'T0TEST0001' },
      container: { type: 'message', channel_id: 'DU01SATO', is_ephemeral: false },
      channel: { id: 'DU01SATO', name: 'directmessage' },
      message: { user: 'U0AKARIBOT', text: expect.stringContaining('3問だけ') },
      actions: [{ type: 'button', action_id: 'pulse.answer:0.0', value: '0', text: { text: 'とてもそう思う' } }],
    });
    expect(at(payload, 'actions', 0, 'action_ts')).toMatch(/^\d{10}\.\d{6}$/);
    expect(String(payload?.response_url)).toContain('/desk/slack/response/');
    expect(at(await view(), 'messages', 0, 'blocks', 0, 'text', 'text')).toBe('ありがとうございます');
  });

  it('shows the errors of a form and closes it when it is accepted', async () => {
    await answerAll();
    await tapNamed('pulse.comment');
    expect(at(await view(), 'modal', 'view', 'callback_id')).toBe('pulse.comment');
    const send = (value: string) => act({ act: 'submit', person: 'p01', values: { comment: { value } } });
    await send('課長が');
    expect(at(office.received.at(-1)?.payload, 'view', 'state', 'values')).toEqual({
      comment: { value: { type: 'plain_text_input', value: '課長が' } },
    });
    expect(at(await view(), 'modal', 'errors', 'comment')).toContain('役職名');
    await send('よい週でした');
    expect(at(await view(), 'modal')).toBeUndefined();
  });

  it('follows update, push and clear', async () => {
    await answerAll();
    await tapNamed('pulse.comment');
    const next = (title: string) => ({
      type: 'modal',
      title: { type: 'plain_text', text: title },
      blocks: [{ type: 'divider' }],
    });
    const answers: Json[] = [
      { response_action: 'push', view: next('二') },
      { response_action: 'update', view: next('三') },
      { response_action: 'clear' },
    ];
    office.script.slack = async () => answers.shift();
    const seen: unknown[] = [];
    for (const _ of [1, 2, 3]) {
      await act({ act: 'submit', person: 'p01', values: {} });
      const modal = at(await view(), 'modal');
      seen.push([at(modal, 'view', 'title', 'text'), at(modal, 'depth')]);
    }
    expect(seen).toEqual([
      ['二', 2],
      ['三', 2],
      [undefined, undefined],
    ]);
  });

  it('lets a response_url be used five times', async () => {
    await act({ act: 'command', person: 'p01', text: 'ヘルプ' });
    const url = String(office.received[0]?.payload.response_url);
    const use = () => fetch(url, { method: 'POST', body: JSON.stringify({ text: 'はい' }) });
    const statuses: number[] = [];
    for (const _ of [1, 2, 3, 4, 5, 6]) statuses.push((await use()).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 404]);
    expect(at(await view(), 'messages')).toHaveLength(6);
  });

  it('sends the slash command as a form and shows the answer to this person only', async () => {
    await act({ act: 'command', person: 'p01', text: '22時まで' });
    expect(office.received[0]?.payload).toMatchObject({
      command: '/akari',
      text: '22時まで',
      user_id: 'U01SATO',
      team_id: 'T0TEST0001',
    });
    expect(at(await view(), 'messages', 0)).toMatchObject({ ephemeral: true, text: '「22時まで」を受け取りました。' });
  });

  it('opens the home with an event and sends the chosen option of a list', async () => {
    await act({ act: 'home', person: 'p01' });
    expect(office.received[0]?.payload).toMatchObject({
      event: { type: 'app_home_opened', tab: 'home', user: 'U01SATO' },
    });
    const viewId = at(await view(), 'home', 'id');
    const tap = {
      blockId: 'language',
      actionId: 'settings.language',
      chosen: '1',
      values: { language: { 'settings.language': '1' } },
    };
    await act({ act: 'tap', person: 'p01', place: { viewId }, ...tap });
    expect(office.received[1]?.payload).toMatchObject({
      container: { type: 'view', view_id: viewId },
      view: { state: { values: { language: { 'settings.language': { selected_option: { value: '1' } } } } } },
      actions: [
        {
          type: 'static_select',
          block_id: 'language',
          selected_option: { text: { text: 'やさしい日本語' }, value: '1' },
        },
      ],
    });
  });
});
