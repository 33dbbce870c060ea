import { afterAll, beforeAll, expect, it } from 'vitest';
import { LOCAL_ORG } from '../../adapters/local/org.ts';
import { linkIdOf, linkPath } from '../../src/campaign/links.ts';
import { draftOf } from '../fixtures/campaigns.ts';
import { at } from '../fixtures/time.ts';
import { type AwsWorld, openAwsWorld } from './world.ts';

const GUIDE = 'https://www.example.go.jp/guide';
const AGENT = 'Mozilla/5.0 (Windows NT 10.0) Chrome/141.0.0.0 planted-agent';
const ADDRESS = '198.51.100.77';

let world: AwsWorld;
const campaign = draftOf(LOCAL_ORG, {
  content: { ...draftOf(LOCAL_ORG).content, links: [{ label: '手引き', url: GUIDE }] },
  state: { type: 'running', since: at('2026-11-24T09:00:00+09:00') },
});

const open = (path: string): Promise<Response> =>
  fetch(`${world.system.origin}${path}`, {
    redirect: 'manual',
    headers: { 'user-agent': AGENT, 'x-forwarded-for': ADDRESS, cookie: 'planted-cookie', referer: 'https://planted' },
  });

beforeAll(async () => {
  world = await openAwsWorld();
  await world.system.store.campaigns.save(campaign);
});
afterAll(() => world.close());

it('leads twenty readers on at once, counts each, and makes nothing else of them', async () => {
  const path = linkPath(campaign.id, linkIdOf(GUIDE));
  const answers = await Promise.all(Array.from({ length: 20 }, () => open(path)));
  expect(new Set(answers.map(({ status, headers }) => `${status} ${headers.get('location')}`))).toEqual(
    new Set([`302 ${GUIDE}`]),
  );
  expect(await world.system.store.campaigns.opens(LOCAL_ORG, campaign.id)).toEqual(new Map([[linkIdOf(GUIDE), 20]]));
});

it('answers a link that never was with a page, and one that is none with the gateway’s own words', async () => {
  const never = await open(linkPath(campaign.id, linkIdOf('https://evil.example/')));
  expect([never.status, never.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
  expect((await open('/l/one')).status).toBe(404);
});

it('writes one line an open: how it was answered, and nothing of who opened what', () => {
  const lines = world.lines.filter((line) => line.includes('"fn":"links"'));
  expect(lines).toHaveLength(21);
  const { id: _, ms: __, ddb: ___, ...rest } = JSON.parse(lines[0] ?? '{}');
  expect(rest).toEqual({ level: 'info', fn: 'links', status: 302, event: 'done' });
  const all = world.lines.join('\n');
  for (const planted of [AGENT, 'planted', ADDRESS, '127.0.0.1', campaign.id, linkIdOf(GUIDE), GUIDE])
    expect(all).not.toContain(planted);
});
