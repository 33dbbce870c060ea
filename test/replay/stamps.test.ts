import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WirePerson } from '../wire/wire.ts';
import { arrived, install, instant, memberOn, openWorld, unit, type World } from '../wire/world.ts';

/** 2286-11-20, the `9999999999` of a hand-made payload. */
const FAR = 9_999_999_999_000;

describe.each(['slack', 'teams'] as const)('a tap from the future in %s', (platform) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(() => world.close());

  /** Asked on that Thursday, in a ministry that is new on its Monday. */
  const askedOn = async (thursday: string, monday: string): Promise<WirePerson> => {
    await world.clock(`${monday}T09:00:00+09:00`);
    await install(world, [unit('省', undefined)], [memberOn(world[platform], '1', '省')]);
    const person = await arrived(world[platform], '1');
    await world.clock(`${thursday}T15:00:00+09:00`);
    return person;
  };
  const answer = async (person: WirePerson, at?: number): Promise<void> => {
    const when = at === undefined ? {} : { at };
    await person.tap('とてもそう思う', { at: FAR });
    await person.tap('まったくそう思わない', { at: FAR });
    await person.tap('まったくそう思わない', { at: FAR });
    await person.tap('Q1を変える');
    expect(person.messages().at(-1)?.text).toContain('いまの回答：とてもそう思う');
    await person.tap('どちらともいえない', when);
    await person.tap('Q1を変える');
    expect(person.messages().at(-1)?.text).toContain('いまの回答：どちらともいえない');
  };

  // Before and after any day on which the test may run, as platforms stamp by the real clock.
  it.each([
    ['2026-01-15', '2026-01-12'],
    ['2028-01-20', '2028-01-17'],
  ])('does not hold up what the person changes afterwards, on %s', async (thursday, monday) => {
    await answer(await askedOn(thursday, monday));
  });

  it('does not hold up what is stamped by the moved clock', async () => {
    await answer(await askedOn('2028-01-20', '2028-01-17'), instant('2028-01-20T15:00:01+09:00'));
  });
});
