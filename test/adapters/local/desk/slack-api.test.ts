import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { at, BOT_TOKEN, type Office, openOffice } from './office.ts';
import { people } from './pulse-bot.ts';

const SATO = 'U01SATO';
const text = (value: string) => ({ type: 'plain_text', text: value });
const section = (value: string) => ({ type: 'section', text: text(value) });

let office: Office;
let wall = 1_000_000;
beforeEach(async () => {
  wall = 1_000_000;
  office = await openOffice({ people, wallNow: () => wall });
});
afterEach(() => office.close());

describe('the simulated Slack Web API', () => {
  it('refuses a missing and a wrong token', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const bare = await fetch(`${office.origin}/desk/slack/api/auth.test`, { method: 'POST', headers, body: '' });
    expect(await bare.json()).toEqual({ ok: false, error: 'not_authed' });
    expect(await office.slackApi('auth.test', {}, 'xoxb-wrong')).toEqual({ ok: false, error: 'invalid_auth' });
    expect(await office.slackApi('auth.test', {})).toMatchObject({ ok: true, team_id: 'T0TEST0001' });
  });

  it('opens the direct conversation when a message goes to a user id', async () => {
    const sent = await office.slackApi('chat.postMessage', { channel: SATO, text: 'こんにちは' });
    expect(sent).toMatchObject({ ok: true, channel: `D${SATO}`, message: { text: 'こんにちは', bot_id: 'B0AKARI00' } });
    const again = await office.slackApi('chat.postMessage', { channel: String(sent.channel), text: 'もう一度' });
    expect(again).toMatchObject({ ok: true, channel: `D${SATO}` });
    expect(Number(again.ts)).toBeGreaterThan(Number(sent.ts));
  });

  it.each([
    ['a person who is not there', { channel: 'U0NOBODY', text: 'x' }, 'channel_not_found'],
    ['a channel the bot is not in', { channel: 'C0GENERAL', text: 'x' }, 'channel_not_found'],
    ['nothing to say', { channel: SATO }, 'no_text'],
    ['51 blocks', { channel: SATO, blocks: Array.from({ length: 51 }, () => ({ type: 'divider' })) }, 'invalid_blocks'],
    ['a section of 3,001 characters', { channel: SATO, blocks: [section('あ'.repeat(3001))] }, 'invalid_blocks'],
    [
      'a header of 151 characters',
      { channel: SATO, blocks: [{ type: 'header', text: text('あ'.repeat(151)) }] },
      'invalid_blocks',
    ],
    ['a block Slack does not know', { channel: SATO, blocks: [{ type: 'sektion' }] }, 'invalid_blocks'],
    [
      'a button label of 76 characters',
      { channel: SATO, blocks: [{ type: 'actions', elements: [{ type: 'button', text: text('あ'.repeat(76)) }] }] },
      'invalid_blocks',
    ],
  ])('refuses %s with the error of the reference', async (_what, args, error) => {
    expect(await office.slackApi('chat.postMessage', args)).toMatchObject({ ok: false, error });
  });

  it('says with a JSON pointer which block is wrong', async () => {
    const refused = await office.slackApi('chat.postMessage', {
      channel: SATO,
      blocks: [section('よし'), section('')],
    });
    expect(String(at(refused, 'response_metadata', 'messages', 0))).toContain('[json-pointer:/blocks/1/text/text]');
  });

  it('tells the scopes of a token with the answer, and of none that it does not know', async () => {
    const authTest = (token: string) =>
      fetch(`${office.origin}/desk/slack/api/auth.test`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}` },
      });
    expect((await authTest(BOT_TOKEN)).headers.get('x-oauth-scopes')).toBe(
      'app_mentions:read,chat:write,commands,im:history,im:read,im:write,users:read,users:read.email',
    );
    expect((await authTest('xoxb-wrong')).headers.get('x-oauth-scopes')).toBeNull();
  });

  it('validates blocks, a message or a view, and says where a fault is', async () => {
    const good = { type: 'modal', title: text('ひとこと'), blocks: [section('本文')] };
    expect(await office.slackApi('blocks.validate', { view: good })).toEqual({ ok: true });
    expect(await office.slackApi('blocks.validate', { blocks: [section('よし')] })).toEqual({ ok: true });
    const message = { text: 'a', blocks: [section('よし'), section('')] };
    expect(await office.slackApi('blocks.validate', { message })).toMatchObject({
      ok: false,
      error: 'invalid_message',
      errors: [{ pointer: '/blocks/1/text/text', code: 'failed_constraint' }],
    });
    expect(await office.slackApi('blocks.validate', { view: { ...good, type: 'home' } })).toEqual({ ok: true });
    expect(await office.slackApi('blocks.validate', { view: { ...good, title: text('長'.repeat(25)) } })).toMatchObject(
      {
        error: 'invalid_view',
        errors: [{ pointer: '/title/text' }],
      },
    );
    expect(await office.slackApi('blocks.validate', { view: good, blocks: [] })).toEqual({
      ok: false,
      error: 'invalid_arguments',
    });
  });

  it('takes the blocks away when an update has only a text', async () => {
    const sent = await office.slackApi('chat.postMessage', { channel: SATO, text: 'a', blocks: [section('a')] });
    const place = { channel: String(sent.channel), ts: String(sent.ts) };
    await office.slackApi('chat.update', { ...place, text: 'b' });
    const history = await office.slackApi('conversations.history', { channel: place.channel });
    expect(at(history, 'messages', 0, 'text')).toBe('b');
    expect(at(history, 'messages', 0, 'blocks')).toBeUndefined();
    expect(await office.slackApi('chat.update', { ...place, ts: '1.000000', text: 'c' })).toMatchObject({
      error: 'message_not_found',
    });
  });

  it('shows metadata in the history only when asked, the newest message first', async () => {
    const metadata = { event_type: 'akari_delivery', event_payload: { id: 'pulse/2026-W48/ask' } };
    await office.slackApi('chat.postMessage', { channel: SATO, text: '1', metadata });
    await office.slackApi('chat.postMessage', { channel: SATO, text: '2' });
    const channel = `D${SATO}`;
    const all = await office.slackApi('conversations.history', { channel, include_all_metadata: 'true' });
    expect(at(all, 'messages', 0, 'text')).toBe('2');
    expect(at(all, 'messages', 1, 'metadata')).toEqual(metadata);
    const page = await office.slackApi('conversations.history', { channel, limit: '1' });
    expect(page).toMatchObject({ has_more: true, messages: [{ text: '2' }] });
    const cursor = String(at(page, 'response_metadata', 'next_cursor'));
    const rest = await office.slackApi('conversations.history', { channel, limit: '1', cursor });
    expect(rest).toMatchObject({ has_more: false, messages: [{ text: '1' }] });
    expect(at(rest, 'messages', 0, 'metadata')).toBeUndefined();
  });

  it('finds people by id and by e-mail', async () => {
    expect(await office.slackApi('users.info', { user: SATO })).toMatchObject({
      user: { real_name: '佐藤 一郎', tz: 'Asia/Tokyo' },
    });
    const found = await office.slackApi('users.lookupByEmail', { email: 'P04@example.go.jp' });
    expect(found).toMatchObject({ user: { id: 'U04TANA', profile: { email: 'p04@example.go.jp' } } });
    expect(await office.slackApi('users.lookupByEmail', { email: 'p02@example.go.jp' })).toMatchObject({
      error: 'users_not_found',
    });
  });

  it('lets a trigger open one view within three seconds', async () => {
    const view = { type: 'modal', title: text('ひとこと'), blocks: [section('本文')] };
    const triggers: string[] = [];
    office.script.slack = async (payload) => {
      triggers.push(String(payload.trigger_id));
      return undefined;
    };
    const command = () => office.page('POST', '/slack', { act: 'command', person: 'p01', text: '' });
    wall = Date.now();
    await command();
    await command();
    expect(await office.slackApi('views.open', { trigger_id: triggers[0] ?? '', view })).toMatchObject({ ok: true });
    expect(await office.slackApi('views.open', { trigger_id: triggers[0] ?? '', view })).toMatchObject({
      error: 'exchanged_trigger_id',
    });
    expect(await office.slackApi('views.open', { trigger_id: 'x', view })).toMatchObject({
      error: 'invalid_trigger_id',
    });
    wall += 3_001;
    expect(await office.slackApi('views.open', { trigger_id: triggers[1] ?? '', view })).toMatchObject({
      error: 'expired_trigger_id',
    });
  });
});
