import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Wire, WirePerson } from '../wire/wire.ts';
import { accountOf, arrived, install, memberOn, openWorld, unit, type World } from '../wire/world.ts';

const TITLE = '第3週：となりの職場の工夫';
const CASES = 'https://www.example.go.jp/cases?year=2026&lang=日本語#top';
const CASES_ASCII = 'https://www.example.go.jp/cases?year=2026&lang=%E6%97%A5%E6%9C%AC%E8%AA%9E#top';
const BROWSER = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/141.0.0.0 Safari/537.36';

type Answer = {
  readonly status: number;
  readonly headers: { readonly [name: string]: unknown };
  readonly body: string;
};

/** As a browser does, unless told otherwise: real HTTP, and no redirect is followed. */
const open = (url: string, headers: { [name: string]: string } = {}, method = 'GET'): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const sent = request(url, { method, headers: { 'user-agent': BROWSER, ...headers } }, (response) => {
      let body = '';
      response.on('data', (chunk) => {
        body += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    sent.once('error', reject).end();
  });

describe.each(['slack', 'teams'] as const)('links of a campaign on %s', (platform) => {
  let world: World;
  let wire: Wire;
  let link: string;
  const staff = ['1', '2', '3', '4', '5'];
  const person = (id: string): WirePerson => wire.person(accountOf(wire, id));
  /** Counting is beside the answer, so it may be a moment behind. */
  const board = () =>
    expect.poll(async () => {
      await person('8').tap('最新の状況');
      return (
        person('8')
          .messages()
          .find(({ text }) => text.includes('送信の状況'))?.text ?? ''
      );
    });

  beforeAll(async () => {
    world = await openWorld();
    wire = world[platform];
    await world.clock('2026-11-24T09:00:00+09:00');
    const members = [...staff, '8'].map((id) => memberOn(wire, id, '省'));
    await install(world, [unit('省', undefined, { promoters: ['8'] })], members);
    for (const id of [...staff, '8']) await arrived(wire, id);
    await person('8').say('キャンペーン');
    await person('8').tap('新しく作る');
    const links = { リンク1の名前: '事例を見る', リンク1のアドレス: CASES };
    await person('8').submit({ 題名: TITLE, 本文: 'となりの職場の工夫を紹介します。', ...links });
    await person('8').tap('相手と日時を変える');
    await person('8').submit({ 送るとき: '送信を決めたら、すぐ', 届ける人: '全員', 場所: wherePlaced(platform) });
  });
  afterAll(() => world.close());

  it('lead straight to where they go in a draft and in a test, which count nothing', async () => {
    expect(person('8').link('事例を見る')).toBe(CASES);
    await person('8').tap('自分に試しに送る');
    expect(person('8').link('事例を見る')).toBe(CASES);
  });

  it('lead through a page of our own in what everybody gets, the same for all, and say so', async () => {
    await person('8').tap('送る');
    await world.clock('2026-11-24T09:05:00+09:00');
    const links = staff.map((id) => person(id).link('事例を見る'));
    expect(new Set(links).size).toBe(1);
    link = links[0] ?? '';
    expect(link).toMatch(new RegExp(`^${world.system.origin}/l/[0-9TZa-f-]+/[0-9a-f]{12}$`));
    expect(person('1').messages().at(-1)?.text).toContain('リンクは、開かれた回数の合計だけを数えます。');
  });

  it('redirect to what the campaign’s row holds, with nothing about the reader and nothing kept', async () => {
    const { status, headers } = await open(link);
    expect([status, headers.location]).toEqual([302, CASES_ASCII]);
    expect(headers).toMatchObject({ 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' });
    expect(headers).not.toHaveProperty('set-cookie');
  });

  it('are shown on the board in total, from five opens on', async () => {
    for (let more = 0; more < 3; more += 1) await open(link);
    await board().toContain('まだ表示しません');
    await open(link);
    await board().toMatch(/事例を見る[\s:]+5回/);
  });

  it('redirect programs that look ahead, and do not count them', async () => {
    const looks = [
      [{ 'user-agent': 'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)' }],
      [
        {
          'user-agent':
            'Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5 skype-url-preview@microsoft.com',
        },
      ],
      [{ 'sec-purpose': 'prefetch;prerender' }],
      [{ purpose: 'prefetch' }],
      [{ 'user-agent': '' }],
      [{}, 'HEAD'],
    ] as const;
    for (const [headers, method] of looks) expect((await open(link, headers, method)).status).toBe(302);
    await board().toMatch(/事例を見る[\s:]+5回/);
  });

  it('lead nowhere else: a made-up link gets a short page in two languages', async () => {
    for (const made of [
      link.replace(/.$/, 'x'),
      link.replace(/[0-9a-f]{12}$/, '0123456789ab'),
      `${world.system.origin}/l/a/0123456789ab`,
    ]) {
      const { status, headers, body } = await open(made);
      expect([status, headers.location]).toEqual([404, undefined]);
      expect(body).toContain('このリンクは、いまは使えません');
      expect(body).toContain('This link cannot be used now');
    }
    expect((await open(`${link}?to=https://evil.example/`)).headers.location).toBe(CASES_ASCII);
  });

  it('still lead where they led after an edit, and the new ones count from nothing', async () => {
    await person('8').tap('直す');
    await person('8').submit({ リンク1のアドレス: 'https://www.example.go.jp/new' });
    await world.clock('2026-11-24T09:15:00+09:00');
    const edited = person('1').link('事例を見る');
    expect(edited).not.toBe(link);
    expect((await open(edited)).headers.location).toBe('https://www.example.go.jp/new');
    expect((await open(link)).headers.location).toBe(CASES_ASCII);
    await board().toMatch(/事例を見る[\s:]+まだ表示しません/);
    await board().toMatch(/直す前のリンク[\s:]+7回/);
  });

  it('keep leading through the page when the message changes after a tap', async () => {
    const before = person('2').link('事例を見る');
    await person('2').tap('読みました');
    expect(person('2').link('事例を見る')).toBe(before);
    expect(world.complaints).toEqual([]);
  });
});

const wherePlaced = (platform: 'slack' | 'teams') =>
  platform === 'slack' ? 'Slackで受け取る人だけ' : 'Teamsで受け取る人だけ';
