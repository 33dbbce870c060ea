import { describe, expect, it } from 'vitest';
import type { HttpRequest } from '../../../adapters/http.ts';
import { createLinks } from '../../../adapters/links/app.ts';
import { isReader } from '../../../adapters/links/reader.ts';
import { linkIdOf, linkPath } from '../../../src/campaign/links.ts';
import type { Campaign, Content } from '../../../src/campaign/model.ts';
import { corrected } from '../../../src/campaign/rules.ts';
import { draftOf } from '../../fixtures/campaigns.ts';
import { memoryCampaigns } from '../../fixtures/memory-campaigns.ts';
import { ORG } from '../../fixtures/staff.ts';
import { at } from '../../fixtures/time.ts';

const GUIDE = 'https://example.go.jp/guide';
const CASES = 'https://example.go.jp/cases';
const since = at('2026-11-24T09:00:00+09:00');
const content = (...urls: readonly string[]): Content => ({
  ...draftOf(ORG).content,
  links: urls.map((url) => ({ label: '読む', url })),
});
const running = draftOf(ORG, { content: content(GUIDE), state: { type: 'running', since } });
const BROWSER = 'Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) Version/26.0 Mobile Safari/604.1';

const requestTo = (url: string, more: Partial<HttpRequest> = {}): HttpRequest => ({
  ...{ method: 'GET', path: linkPath(running.id, linkIdOf(url)), headers: { 'user-agent': BROWSER } },
  ...{ body: new Uint8Array(), ...more },
});

const openLinks = async (campaign: Campaign, broken: { reads?: boolean; counts?: boolean } = {}) => {
  const { campaigns } = memoryCampaigns();
  await campaigns.save(campaign);
  const complaints: string[] = [];
  const log = { info: () => undefined, warn: () => undefined, error: (event: string) => complaints.push(event) };
  const clock = { now: 0 };
  let reads = 0;
  const links = createLinks({
    org: ORG,
    campaigns: {
      campaign: (org, id) => {
        reads += 1;
        return broken.reads ? Promise.reject(new Error('no table')) : campaigns.campaign(org, id);
      },
      countOpen: (org, id, link) =>
        broken.counts ? Promise.reject(new Error('no table')) : campaigns.countOpen(org, id, link),
    },
    clock: () => clock.now,
    log: { ...log, error: (event) => void complaints.push(event) },
  });
  const opened = async (url: string) => {
    await links.idle();
    return (await campaigns.opens(ORG, campaign.id)).get(linkIdOf(url)) ?? 0;
  };
  return { links, campaigns, clock, complaints, opened, reads: () => reads };
};

describe('the page that counts', () => {
  it('leads on, counts one, and says nothing of where the reader comes from', async () => {
    const { links, opened } = await openLinks(running);
    expect(await links.handle(requestTo(GUIDE))).toEqual({
      status: 302,
      headers: {
        location: GUIDE,
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'x-robots-tag': 'noindex',
      },
      body: '',
    });
    expect(await opened(GUIDE)).toBe(1);
  });

  it('leads on where counting fails, or never ends', async () => {
    const failing = await openLinks(running, { counts: true });
    expect((await failing.links.handle(requestTo(GUIDE))).status).toBe(302);
    await failing.links.idle();
    expect(failing.complaints).toEqual(['open-not-counted']);
    const { campaigns } = memoryCampaigns();
    await campaigns.save(running);
    const links = createLinks({
      ...{ org: ORG, clock: () => 0, log: { info: () => undefined, warn: () => undefined, error: () => undefined } },
      campaigns: { campaign: campaigns.campaign, countOpen: () => new Promise(() => undefined) },
    });
    expect((await links.handle(requestTo(GUIDE))).status).toBe(302);
  });

  it('asks to come again where it cannot be found out where a link leads', async () => {
    const { links, complaints } = await openLinks(running, { reads: true });
    const { status, body } = await links.handle(requestTo(GUIDE));
    expect([status, complaints]).toEqual([503, ['link-not-read']]);
    expect(body).toContain('少し待ってから');
  });

  it.each(['draft', 'recalled', 'scheduled'] as const)('leads nowhere from a campaign that is %s', async (type) => {
    const state = type === 'scheduled' || type === 'recalled' ? { type, at: since } : { type };
    const { links, opened } = await openLinks({ ...running, state });
    expect((await links.handle(requestTo(GUIDE))).status).toBe(404);
    expect(await opened(GUIDE)).toBe(0);
  });

  it.each([
    '/l/',
    '/l/a',
    '/l/../../x',
    '/l/a%2fb/0123456789ab',
    '/l/x/0123456789AB',
    `/l/${'x'.repeat(76)}/0123456789ab`,
  ])('reads nothing for %s, which no message ever had', async (path) => {
    const { links, reads } = await openLinks(running);
    expect((await links.handle(requestTo(GUIDE, { path }))).status).toBe(404);
    expect(reads()).toBe(0);
  });

  it('reads a campaign once in ten seconds, but looks anew for a link it does not know', async () => {
    const { links, campaigns, clock, reads } = await openLinks(running);
    for (let i = 0; i < 5; i += 1) await links.handle(requestTo(GUIDE));
    expect(reads()).toBe(1);
    await campaigns.save(corrected({ ...running, revision: 1 }, content(CASES)));
    expect((await links.handle(requestTo(CASES))).headers.location).toBe(CASES);
    expect((await links.handle(requestTo(GUIDE))).headers.location).toBe(GUIDE);
    expect(reads()).toBe(2);
    await campaigns.save({ ...running, revision: 2, state: { type: 'recalled', at: since } });
    clock.now = 10_000;
    expect((await links.handle(requestTo(GUIDE))).status).toBe(404);
  });

  it.each(['javascript:alert(1)', 'http://example.go.jp/', 'data:text/html,x', '//evil.example'])(
    'leads to nothing like %s, even if the row holds it',
    async (url) => {
      const { links } = await openLinks({ ...running, content: content(url) });
      const { status, headers } = await links.handle(requestTo(url));
      expect([status, headers.location]).toEqual([404, undefined]);
    },
  );

  it('writes an address with other letters as a header may hold it', async () => {
    const url = 'https://www.example.go.jp/事例?月=11';
    const { links } = await openLinks({ ...running, content: content(url) });
    expect((await links.handle(requestTo(url))).headers.location).toBe(
      'https://www.example.go.jp/%E4%BA%8B%E4%BE%8B?%E6%9C%88=11',
    );
  });
});

describe('a reader', () => {
  it.each([
    BROWSER,
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/141.0 Safari/537.36 Edg/141.0',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Teams/25290 Chrome/138.0 Electron/37 Safari/537.36',
    'Mozilla/5.0 (Linux; Android 14; CUBOT) AppleWebKit/537.36 Chrome/141.0 Mobile Safari/537.36',
    'Mozilla/5.0 (Macintosh) Slack/4.46 Chrome/138 Electron/37 Safari/537.36',
  ])('is who comes with %s', (agent) => {
    expect(isReader(requestTo(GUIDE, { headers: { 'user-agent': agent } }))).toBe(true);
  });

  it.each([
    'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)',
    'Slack-ImgProxy (+https://api.slack.com/robots)',
    'Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5 skype-url-preview@microsoft.com',
    'Mozilla/5.0 AppleWebKit/537.36 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm) Chrome/116',
    'Microsoft Office Existence Discovery',
    'Mozilla/4.0 (compatible; ms-office; MSOffice 16)',
    'facebookexternalhit/1.1',
    '',
  ])('is not %s', (agent) => {
    expect(isReader(requestTo(GUIDE, { headers: { 'user-agent': agent } }))).toBe(false);
  });

  it('is nobody yet whose browser loads ahead, or only asks what is there', () => {
    for (const more of [{ purpose: 'prefetch' }, { 'sec-purpose': 'prefetch;prerender' }, { 'x-moz': 'prefetch' }])
      expect(isReader(requestTo(GUIDE, { headers: { 'user-agent': BROWSER, ...more } }))).toBe(false);
    expect(isReader(requestTo(GUIDE, { method: 'HEAD' }))).toBe(false);
  });
});
