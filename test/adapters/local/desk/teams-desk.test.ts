import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { at, type Json, type Office, openOffice } from './office.ts';
import { people, pulseBot } from './pulse-bot.ts';

const SUZUKI = '00000000-0000-4000-8000-000000000002';
const CHAT = `/conversations/a:1${SUZUKI}`;

let office: Office;
beforeEach(async () => {
  office = await openOffice({ people }, pulseBot());
  await office.desk.start();
});
afterEach(() => office.close());

const act = (body: Json) => office.page('POST', '/teams', body);
const view = async () => (await office.page('GET', '/conversation?person=p02&place=teams')).body;
const ask = () =>
  fetch(`${office.origin}/desk/clock`, { method: 'PUT', body: JSON.stringify({ now: '2026-11-26T15:00:00+09:00' }) });

describe('a person at the simulated Teams', () => {
  it('tells the bot once of everybody it is installed for, also over a restart', async () => {
    const installed = office.received.filter(({ payload }) => payload.type === 'installationUpdate');
    expect(installed.map(({ payload }) => at(payload, 'from', 'aadObjectId'))).toEqual(
      [2, 4, 5, 6].map((n) => `00000000-0000-4000-8000-00000000000${n}`),
    );
    expect(installed[0]?.payload).toMatchObject({
      action: 'add',
      channelId: 'msteams',
      serviceUrl: `${office.origin}/desk/teams/`,
      conversation: {
        conversationType: 'personal',
        tenantId: '2c9b2f7a-11ab-4a6e-8f3b-5d3f0c9e1b77',
        id: `a:1${SUZUKI}`,
      },
      recipient: { id: '28:7b0f6d7e-58a5-4d0c-9f7e-0d5c3b1a2f10' },
    });
    await office.desk.start();
    expect(office.received.filter(({ payload }) => payload.type === 'installationUpdate')).toHaveLength(4);
  });

  it('tells the bot again when the bot did not hear it', async () => {
    const other = await openOffice({ people: people.slice(1, 2) });
    other.script.teams = async () => {
      throw new Error('down');
    };
    await other.desk.start();
    other.script.teams = async () => undefined;
    await other.desk.start();
    const types = other.received.map(({ payload }) => payload.type);
    await other.close();
    expect(types.slice(-2)).toEqual(['conversationUpdate', 'installationUpdate']);
  });

  it('tells a bot that is down only once of a person who is looked at again and again', async () => {
    const other = await openOffice({ people: people.slice(1, 2) });
    other.script.teams = async () => {
      throw new Error('down');
    };
    for (const _ of [1, 2, 3]) await other.page('GET', '/conversation?person=p02&place=teams');
    const count = other.received.length;
    await other.close();
    expect(count).toBe(2);
  });

  it('sends what is written as a message activity', async () => {
    await act({ act: 'write', person: 'p02', text: 'パルス' });
    expect(office.received.at(-1)?.payload).toMatchObject({
      type: 'message',
      text: 'パルス',
      from: { id: `29:1${SUZUKI}`, aadObjectId: SUZUKI, name: '鈴木 花子' },
    });
    expect(at(await view(), 'messages', 1)).toMatchObject({
      from: 'bot',
      text: expect.stringContaining('「パルス」ですね'),
    });
  });

  it('shows the answered card in place of the one that was tapped', async () => {
    await ask();
    const messageId = at(await view(), 'messages', 0, 'id');
    const tap = { kind: 'execute', verb: 'pulse.answer', data: { n: 0, i: 1 } };
    expect((await act({ act: 'tap', person: 'p02', messageId, ...tap })).body).toEqual({ ok: true });
    expect(office.received.at(-1)?.payload).toMatchObject({
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: messageId,
      value: { action: { type: 'Action.Execute', verb: 'pulse.answer', data: { n: 0, i: 1 } }, trigger: 'manual' },
    });
    expect(at(await view(), 'messages', 0, 'cards', 0, 'body', 1, 'text')).toContain('2/3');
    expect(at(await view(), 'messages')).toHaveLength(1);
  });

  it('shows the sentence of a bot that answers with an error', async () => {
    await ask();
    const messageId = at(await view(), 'messages', 0, 'id');
    const value = { code: 'Closed', message: 'この回は締め切りました。' };
    office.script.teams = async () => ({ statusCode: 400, type: 'application/vnd.microsoft.error', value });
    const { body } = await act({ act: 'tap', person: 'p02', messageId, kind: 'execute', data: {} });
    expect(body).toEqual({ ok: false, notice: 'この回は締め切りました。' });
  });

  it('opens a dialog on task/fetch and closes it after task/submit', async () => {
    await ask();
    const messageId = at(await view(), 'messages', 0, 'id');
    await act({ act: 'tap', person: 'p02', messageId, kind: 'fetch', data: { msteams: { type: 'task/fetch' } } });
    expect(at(await view(), 'dialog', 'title')).toBe('ひとこと');
    await act({ act: 'submit', person: 'p02', data: { comment: 'よい週でした' } });
    expect(office.received.at(-1)?.payload).toMatchObject({
      name: 'task/submit',
      value: { data: { comment: 'よい週でした' } },
    });
    expect(at(await view(), 'dialog')).toBeUndefined();
  });
});

describe('the simulated Bot Connector', () => {
  const card = { contentType: 'application/vnd.microsoft.card.adaptive', content: { type: 'AdaptiveCard', body: [] } };

  it('sends, changes and deletes a message', async () => {
    const sent = await office.connector('POST', `${CHAT}/activities`, { type: 'message', attachments: [card] });
    expect(sent.status).toBe(201);
    const path = `${CHAT}/activities/${String(sent.body.id)}`;
    expect((await office.connector('PUT', path, { type: 'message', text: '新しい' })).status).toBe(200);
    expect(at(await view(), 'messages', 0)).toMatchObject({ text: '新しい', cards: [] });
    expect((await office.connector('DELETE', path)).status).toBe(200);
    expect((await office.connector('PUT', path, { type: 'message', text: 'x' })).status).toBe(404);
  });

  it('knows the member of a personal chat by both ids', async () => {
    const member = { id: `29:1${SUZUKI}`, aadObjectId: SUZUKI, email: 'p02@example.go.jp', userRole: 'user' };
    expect((await office.connector('GET', `${CHAT}/members/29:1${SUZUKI}`)).body).toMatchObject(member);
    expect((await office.connector('GET', `${CHAT}/members/${SUZUKI}`)).body).toMatchObject(member);
    expect((await office.connector('GET', `${CHAT}/pagedmembers`)).body).toMatchObject({ members: [member] });
  });

  it('opens a personal chat for a person who has the app', async () => {
    const open = (id: string) => office.connector('POST', '/conversations', { members: [{ id }], bot: { id: 'x' } });
    expect(await open(`29:1${SUZUKI}`)).toMatchObject({ status: 201, body: { id: `a:1${SUZUKI}` } });
    expect(await open('29:1nobody')).toMatchObject({
      status: 403,
      body: { error: { code: 'BotNotInConversationRoster' } },
    });
  });

  it('refuses a message of more than 100 KB and a chat it does not know', async () => {
    const large = { type: 'message', text: 'あ'.repeat(52_000) };
    expect((await office.connector('POST', `${CHAT}/activities`, large)).status).toBe(413);
    expect(
      (await office.connector('POST', '/conversations/a:1nobody/activities', { type: 'message', text: 'x' })).status,
    ).toBe(404);
  });
});
