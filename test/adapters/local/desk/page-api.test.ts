import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { at, type Office, openOffice } from './office.ts';
import { people, pulseBot, slackThanks } from './pulse-bot.ts';

let office: Office;
beforeEach(async () => {
  office = await openOffice({ people }, pulseBot());
});
afterEach(() => office.close());

const names = async (query: string) => {
  const { body } = await office.page('GET', `/people?q=${encodeURIComponent(query)}`);
  return Array.isArray(body.people) ? body.people.map((person) => at(person, 'id')) : [];
};

describe('what the page asks of the desk', () => {
  it('finds people by name, unit and role, in any width of characters', async () => {
    expect(await names('佐藤一郎')).toEqual(['p01']);
    expect(await names('政策課 推進者')).toEqual(['p06']);
    expect(await names('Ｐ０７')).toEqual(['p07']);
    expect(await names('いない')).toEqual([]);
  });

  it('counts what a person has not read, until it is read', async () => {
    await office.slackApi('chat.postMessage', { channel: 'U04TANA', text: '1' });
    await office.slackApi('chat.postMessage', { channel: 'U04TANA', text: '2' });
    const unread = async () => at((await office.page('GET', '/people?q=田中')).body, 'people', 0, 'unread');
    expect(await unread()).toEqual({ slack: 2, teams: 0 });
    await office.page('POST', '/read', { person: 'p04', place: 'slack' });
    expect(await unread()).toEqual({ slack: 0, teams: 0 });
    expect((await office.page('GET', '/received')).body).toEqual({ p04: 2 });
  });

  it('opens the other place when a person is not on the one asked for', async () => {
    const { body } = await office.page('GET', '/conversation?person=p02&place=slack');
    expect(body).toMatchObject({ place: 'teams', unread: { teams: 0 } });
  });

  it('explains in Japanese what it cannot do', async () => {
    const unknown = await office.page('GET', '/conversation?person=p99&place=slack');
    expect(unknown).toMatchObject({
      status: 404,
      body: { error: { message: expect.stringContaining('名簿に見つかりません') } },
    });
    const wrong = await office.page('POST', '/slack', { act: 'dance', person: 'p01' });
    expect(wrong).toMatchObject({
      status: 400,
      body: { error: { message: expect.stringContaining('読み取れません') } },
    });
    const absent = await office.page('POST', '/teams', { act: 'write', person: 'p01', text: 'x' });
    expect(absent).toMatchObject({
      status: 404,
      body: { error: { message: expect.stringContaining('Teams を使っていません') } },
    });
  });

  it('lists each request in and out, without the token', async () => {
    await office.page('POST', '/slack', { act: 'write', person: 'p01', text: 'やあ' });
    const response = await fetch(`${office.origin}/desk/api/exchanges`);
    const list: unknown = await response.json();
    const rows = Array.isArray(list) ? list.toSorted((a, b) => Number(at(a, 'id')) - Number(at(b, 'id'))) : [];
    expect(rows).toMatchObject([
      {
        direction: 'to-bot',
        title: 'message.im',
        endpoint: 'POST /slack/events',
        status: 200,
        personName: '佐藤 一郎',
      },
      { direction: 'from-bot', title: 'chat.postMessage', status: 200, ok: true, personName: '佐藤 一郎' },
    ]);
    const full = await office.page('GET', `/exchanges/${String(at(rows[1], 'id'))}`);
    expect(full.body).toMatchObject({ request: { channel: 'DU01SATO' }, response: { ok: true } });
    expect(JSON.stringify(full.body)).not.toContain('xoxb-');
  });

  it('names the person behind a form that Akari opens, which Slack asks for without one', async () => {
    await office.slackApi('chat.postMessage', { channel: 'U01SATO', text: 'ありがとう', blocks: slackThanks });
    const { body } = await office.page('GET', '/conversation?person=p01&place=slack');
    const tap = { blockId: at(body, 'messages', 0, 'blocks', 2, 'block_id'), actionId: 'pulse.comment' };
    const place = { ts: at(body, 'messages', 0, 'id') };
    await office.page('POST', '/slack', { act: 'tap', person: 'p01', place, ...tap, chosen: '-', values: {} });
    await office.page('POST', '/slack', { act: 'submit', person: 'p01', values: {} });
    const list: unknown = await (await fetch(`${office.origin}/desk/api/exchanges`)).json();
    const opened = Array.isArray(list)
      ? list.find((row) => String(at(row, 'title')).startsWith('views.open'))
      : undefined;
    expect(opened).toMatchObject({ title: 'views.open pulse.comment', personName: '佐藤 一郎' });
    const everyName = Array.isArray(list) ? list.map((row) => at(row, 'personName')) : [];
    expect(new Set(everyName)).toEqual(new Set(['佐藤 一郎']));
  });

  it('pushes what happens to the page', async () => {
    const stop = new AbortController();
    const stream = await fetch(`${office.origin}/desk/api/events`, { signal: stop.signal });
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    await office.slackApi('chat.postMessage', { channel: 'U01SATO', text: '1' });
    let seen = '';
    while (!seen.includes('"conversation"') || !seen.includes('"exchange"'))
      seen += (await reader?.read())?.value ?? '';
    stop.abort();
    expect(seen).toContain('{"type":"conversation","person":"p01","place":"slack"}');
    expect(seen).toContain('{"type":"clock","now":');
  });

  it('acts for its own page only', async () => {
    const statusFor = (headers: Record<string, string>) =>
      new Promise<number | undefined>((resolve, reject) => {
        const call = request(`${office.origin}/desk/api/people`, { headers }, (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        });
        call.on('error', reject).end();
      });
    expect(await statusFor({ origin: office.origin })).toBe(200);
    expect(await statusFor({ origin: 'https://example.com' })).toBe(403);
    expect(await statusFor({ host: 'desk.example.com' })).toBe(403);
  });

  it('serves the page with everything it needs from here', async () => {
    const page = await fetch(`${office.origin}/desk`);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
    const html = await page.text();
    expect(html).toContain('<html lang="ja">');
    const script = await fetch(`${office.origin}/desk/app.js`);
    expect(script.headers.get('content-type')).toContain('text/javascript');
    // The library registers its table when it is loaded; a bundler that trusts "sideEffects" drops it.
    expect(await script.text()).toContain('TableCell');
  });
});
