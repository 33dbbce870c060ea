import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { last } from '../wire/heard.ts';
import type { Wire, WirePerson } from '../wire/wire.ts';
import { arrived, install, memberOn, openWorld, unit, type World } from '../wire/world.ts';

const STEPS = [
  'とてもそう思う',
  'どちらかといえばそう思う',
  'どちらともいえない',
  'どちらかといえばそう思わない',
  'まったくそう思わない',
] as const;

/** Of both of 12 in 人事 and 3 in 会計, whose answers are too few to be shown apart. */
const ids = Array.from({ length: 15 }, (_, i) => String(i + 1));

describe.each(['slack', 'teams'] as const)('a week of the pulse on %s, up to what came out', (platform) => {
  let world: World;
  let wire: Wire;
  const people: WirePerson[] = [];
  const toldTo = (who: WirePerson): readonly string[] =>
    who
      .messages()
      .map(({ text }) => text)
      .filter((text) => text.includes('みんなの結果'));
  const told = (): readonly number[] => people.map((who) => toldTo(who).length);

  beforeAll(async () => {
    world = await openWorld();
    wire = world[platform];
    await world.clock('2026-11-24T09:00:00+09:00');
    await install(
      world,
      [unit('省', undefined, { promoters: ['15'] }), unit('人事', '省'), unit('会計', '省')],
      ids.map((id, i) => memberOn(wire, id, i < 12 ? '人事' : '会計')),
    );
    for (const id of ids) people.push(await arrived(wire, id));
    await world.clock('2026-11-26T15:00:00+09:00');
    for (const [i, who] of people.entries()) await who.tap(STEPS[i % 5] ?? STEPS[2]);
    for (const _ of ['second', 'third']) await people[0]?.tap(STEPS[1]);
    await people[0]?.tap('ひとこと書く');
    await people[0]?.submit({ '今週の仕事について、ひとこと': '会議が減りました。' });
  }, 120_000);
  afterAll(() => world.close());

  it('tells nobody anything while the round is open, nor in the evening after it', async () => {
    await world.clock('2026-11-27T16:59:00+09:00');
    expect(new Set(told())).toEqual(new Set([0]));
    await world.clock('2026-11-27T17:30:00+09:00');
    await world.clock('2026-11-30T09:59:00+09:00');
    expect(new Set(told())).toEqual(new Set([0]));
  });

  it('tells everybody who was asked on the next working day at 10:00, once, however often the minute is worked', async () => {
    for (let tick = 0; tick < 3; tick += 1) await world.clock('2026-11-30T10:00:00+09:00');
    await world.clock('2026-11-30T10:05:00+09:00');
    expect(new Set(told())).toEqual(new Set([1]));
  });

  it('shows who sits in a unit of three the one above it, and why', () => {
    const [section, few] = [people[0], people[14]];
    if (!section || !few) throw new Error('nobody');
    expect(toldTo(section)[0]).toContain('人事');
    expect(toldTo(few)[0]).toContain('省');
    expect(toldTo(few)[0]).toContain('会計');
  });

  it('lets a promoter read what was written, and after them everybody of the place', async () => {
    const [writer, promoter] = [people[1], people[14]];
    if (!writer || !promoter) throw new Error('nobody');
    await writer.say('みんなのひとこと');
    expect(last(writer, 'みんなのひとこと：').text).not.toContain('会議が減りました。');
    await promoter.say('ひとことの確認');
    expect(last(promoter, 'ひとことの確認：').text).toContain('会議が減りました。');
    await promoter.tap('皆さんに見せる');
    await writer.say('みんなのひとこと');
    expect(last(writer, 'みんなのひとこと：').text).toContain('会議が減りました。');
  });

  it('tells nobody the same again the next day', async () => {
    await world.clock('2026-12-01T10:05:00+09:00');
    expect(new Set(told())).toEqual(new Set([1]));
  });
});
