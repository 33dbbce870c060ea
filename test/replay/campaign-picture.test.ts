import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Wire, WirePerson } from '../wire/wire.ts';
import { accountOf, arrived, install, memberOn, openWorld, unit, type World } from '../wire/world.ts';

const CONTENT = { 題名: '月間が始まります', 本文: '今年も強化月間を行います。', 画像の説明: '月間のポスター' };
const KB = 1024;

describe.each(['slack', 'teams'] as const)('a picture of a campaign on %s', (platform) => {
  let world: World;
  let wire: Wire;
  const person = (id: string): WirePerson => wire.person(accountOf(wire, id));
  const last = (id: string, text: string) =>
    person(id)
      .messages()
      .findLast((message) => message.text.includes(text))?.text ?? '';
  const submit = async (url: string): Promise<string> => {
    await person('8').submit({ ...CONTENT, 画像のアドレス: url });
    return person('8').form()?.errors.join('\n') ?? 'saved';
  };

  beforeAll(async () => {
    world = await openWorld();
    wire = world[platform];
    await world.clock('2026-11-24T09:00:00+09:00');
    await install(
      world,
      [unit('省', undefined, { promoters: ['8', '9'] })],
      ['1', '8', '9'].map((id) => memberOn(wire, id, '省')),
    );
    for (const id of ['1', '8', '9']) await arrived(wire, id);
    world.pictures.at.set('www.example.go.jp/large.png', { bytes: 1_400 * KB });
    world.pictures.at.set('www.example.go.jp/page.html', { type: 'text/html', bytes: 10 });
    world.pictures.at.set('www.example.go.jp/slow.png', { bytes: 10, delayMs: 10_000 });
    world.pictures.at.set('www.example.go.jp/poster.png', { bytes: 200 * KB });
    await person('8').say('キャンペーン');
    await person('8').tap('新しく作る');
  });
  afterAll(() => world.close());

  it('that is too large is not saved: its size and the limit stand at the field', async () => {
    expect(await submit('https://www.example.go.jp/large.png')).toContain(
      'この画像は1.4 MBあります。1 MBまでに小さくすると、SlackでもTeamsでも表示できます。',
    );
  });

  it('that is none is not saved either', async () => {
    expect(await submit('https://www.example.go.jp/page.html')).toContain('PNG、JPEG、GIFの画像ではないようです。');
  });

  it('that cannot be looked at in time is saved before the form gives up, and the draft says so', async () => {
    const started = performance.now();
    expect(await submit('https://www.example.go.jp/slow.png')).toBe('saved');
    expect(performance.now() - started).toBeLessThan(3_000);
    expect(last('8', '下書き：')).toContain('この画像は、灯りからは開けませんでした。');
  });

  it('is told of as unseen to who approves it, too', async () => {
    await person('8').tap('承認をお願いする');
    await person('8').submit({ お願いする人: '職員 9（省課）' });
    await world.clock('2026-11-24T09:10:00+09:00');
    expect(last('9', '承認のお願い')).toContain('この画像は、灯りからは開けませんでした。');
    await person('9').tap('差し戻す');
  });

  it('that is fine is saved without a word', async () => {
    await person('8').tap('書き直す');
    await person('8').submit({ 画像のアドレス: 'https://www.example.go.jp/poster.png' });
    expect(person('8').form()).toBeUndefined();
    expect(last('8', '下書き：')).not.toContain('開けませんでした');
    expect(world.complaints).toEqual([]);
  });
});
