import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isOutside, lookupOutside } from '../../adapters/outside.ts';
import { createPictures, LARGEST_PICTURE } from '../../adapters/pictures.ts';
import { type Pictures as Played, startPictures } from '../wire/pictures.ts';

const KB = 1024;
const LIMIT = 1024 * KB;
let played: Played;

beforeAll(async () => {
  played = await startPictures();
});
afterAll(() => played.close());
beforeEach(() => played.at.clear());

const look = (url: string, withinMs = 1_500) =>
  createPictures({ limit: LIMIT, withinMs, rehearsal: played.url }).look(url);
const URL_A = 'https://www.example.go.jp/a.png';

describe('a look at a picture', () => {
  it('knows the limit of the platforms: that of Teams, 1 MB', () => {
    expect(LARGEST_PICTURE).toBe(1_048_576);
  });

  it.each(['image/png', 'image/jpeg', 'image/gif', 'IMAGE/PNG; charset=binary'])(
    'takes %s up to the limit',
    async (type) => {
      played.at.set('www.example.go.jp/a.png', { type, bytes: LIMIT });
      expect(await look(URL_A)).toEqual({ type: 'picture' });
    },
  );

  it.each([
    ['by what HEAD says', { bytes: LIMIT + 1 }],
    ['by what a part of it says, where HEAD is refused', { bytes: LIMIT + 1, noHead: true, ranges: true }],
    ['by what GET says, where HEAD is refused and ranges are not known', { bytes: LIMIT + 1, noHead: true }],
  ] as const)('says how large one is that is too large, %s', async (_, picture) => {
    played.at.set('www.example.go.jp/a.png', picture);
    expect(await look(URL_A)).toEqual({ type: 'too-large', bytes: LIMIT + 1, limit: LIMIT });
  });

  it('believes GET where HEAD says something else', async () => {
    played.at.set('www.example.go.jp/a.png', { bytes: 10, headType: 'text/html' });
    expect(await look(URL_A)).toEqual({ type: 'picture' });
  });

  it('connects to no name that leads into a private network, localhost for one', async () => {
    const started = performance.now();
    expect(await createPictures({ limit: LIMIT }).look('https://localhost/a.png')).toEqual({ type: 'unseen' });
    expect(performance.now() - started).toBeLessThan(1_400);
  });

  it('counts where nobody says how large it is, and no further than to where it is too large', async () => {
    played.at.set('www.example.go.jp/a.png', { streamed: 900 * KB });
    expect(await look(URL_A)).toEqual({ type: 'picture' });
    const before = played.sent();
    played.at.set('www.example.go.jp/a.png', { streamed: 200_000 * KB });
    const answer = await look(URL_A);
    expect(answer).toMatchObject({ type: 'too-large', limit: LIMIT });
    expect(played.sent() - before).toBeLessThan(20_000 * KB);
  });

  it.each(['text/html; charset=utf-8', 'image/svg+xml', 'image/webp', 'application/pdf', ''])(
    'tells that %s is no picture that both platforms show',
    async (type) => {
      played.at.set('www.example.go.jp/a.png', { type, bytes: 10 });
      expect(await look(URL_A)).toEqual({ type: 'not-picture' });
    },
  );

  it.each([401, 403, 404, 500, 503])('knows nothing of one that is answered %i', async (status) => {
    played.at.set('www.example.go.jp/a.png', { status, type: 'text/html', bytes: 10 });
    expect(await look(URL_A)).toEqual({ type: 'unseen' });
  });

  it('follows redirects to other names, and not for ever', async () => {
    played.at.set('www.example.go.jp/a.png', { status: 302, location: 'https://cdn.example.go.jp/b.png' });
    played.at.set('cdn.example.go.jp/b.png', { bytes: 10 });
    expect(await look(URL_A)).toEqual({ type: 'picture' });
    played.at.set('cdn.example.go.jp/b.png', { status: 301, location: URL_A });
    expect(await look(URL_A)).toEqual({ type: 'unseen' });
  });

  it.each([
    'http://www.example.go.jp/b.png',
    'file:///etc/passwd',
    'https://127.0.0.1/b.png',
    'https://2130706433/b.png',
    'https://0x7f.1/b.png',
    'https://[::1]/b.png',
    'https://[::ffff:10.0.0.1]/b.png',
    'https://169.254.169.254/latest/meta-data',
    'https://10.1.2.3/b.png',
    'https://www.example.go.jp:8443/b.png',
    'https://user:word@www.example.go.jp/b.png',
  ])('asks nothing of %s, given or redirected to', async (url) => {
    for (const host of ['www.example.go.jp', '127.0.0.1', '[::1]', '10.1.2.3'])
      played.at.set(`${host}/b.png`, { bytes: 10 });
    const before = played.asked.length;
    expect(await look(url)).toEqual({ type: 'unseen' });
    expect(played.asked).toHaveLength(before);
    played.at.set('www.example.go.jp/a.png', { status: 302, location: url });
    expect(await look(URL_A)).toEqual({ type: 'unseen' });
    expect(new Set(played.asked.slice(before).map(({ path }) => path))).toEqual(new Set(['/www.example.go.jp/a.png']));
  });

  it('says nothing of who asks', async () => {
    played.at.set('www.example.go.jp/a.png', { bytes: 10, noHead: true });
    const before = played.asked.length;
    await look(URL_A);
    expect(played.asked.slice(before).map(({ headers }) => headers.toSorted())).toEqual([
      ['connection', 'host'],
      ['connection', 'host', 'range'],
    ]);
  });

  it('gives up in time on a server that does not answer, or not to its end', async () => {
    played.at.set('www.example.go.jp/a.png', { bytes: 10, delayMs: 1_000 });
    const started = performance.now();
    expect(await look(URL_A, 150)).toEqual({ type: 'unseen' });
    expect(performance.now() - started).toBeLessThan(900);
  });

  it('knows nothing where nobody listens', async () => {
    const nobody = createPictures({ limit: LIMIT, rehearsal: 'http://127.0.0.1:9' });
    expect(await nobody.look(URL_A)).toEqual({ type: 'unseen' });
  });
});

describe('an address of the internet', () => {
  it.each(['8.8.8.8', '202.214.194.138', '172.15.0.1', '2001:4860:4860::8888', '2a00:1450::1'])('is %s', (address) => {
    expect(isOutside(address)).toBe(true);
  });

  it.each([
    ...['0.0.0.0', '10.0.0.1', '100.64.0.1', '127.0.0.1', '127.255.255.254', '169.254.169.254', '172.16.0.1'],
    ...['172.31.255.255', '192.168.1.1', '198.18.0.1', '224.0.0.1', '255.255.255.255'],
    ...[
      '::',
      '::1',
      '::ffff:127.0.0.1',
      '::ffff:8.8.8.8',
      '64:ff9b::a00:1',
      'fc00::1',
      'fd12::1',
      'fe80::1',
      'ff02::1',
    ],
    ...['2002:7f00:1::', '2001:db8::1', 'fd00:ec2::254', 'not an address', ''],
  ])('is not %s', (address) => {
    expect(isOutside(address)).toBe(false);
  });

  it('is all that a name is found at, however it is asked for', async () => {
    const found = (all: boolean) =>
      new Promise((resolve) => {
        lookupOutside('localhost', { all }, (error, address) => resolve([error !== null, address]));
      });
    expect(await found(true)).toEqual([true, '']);
    expect(await found(false)).toEqual([true, '']);
  });
});
