import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCAL_ORG } from '../../adapters/local/org.ts';
import { asWeekId } from '../../src/time/instant.ts';
import type { Wire, WirePerson } from '../wire/wire.ts';
import { arrived, install, memberOn, unit } from '../wire/world.ts';
import { type AwsWorld, openAwsWorld } from './world.ts';

const ids = Array.from({ length: 30 }, (_, index) => String(index + 1));
const STEP = 'とてもそう思う';

/** Slack sends an event it got no 200 for again; a person presses a button again that did nothing. */
const untilTaken = async (person: WirePerson, act: () => Promise<void>): Promise<void> => {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    await act().catch(() => undefined);
    if (person.statuses().at(-1) === 200) return;
  }
  throw new Error('never taken');
};

describe.each(['slack', 'teams'] as const)('environments that are killed, on %s', (platform) => {
  let world: AwsWorld;
  let wire: Wire;
  const people: WirePerson[] = [];

  /** Kills an environment at work, so many times while `work` runs. */
  const whileKilling = async (
    names: readonly (keyof AwsWorld['functions'])[],
    times: number,
    work: () => Promise<void>,
  ): Promise<number> => {
    let killed = 0;
    const killer = setInterval(() => {
      for (const name of names) if (killed < times && world.functions[name].kill()) killed += 1;
    }, 40);
    try {
      await work();
    } finally {
      clearInterval(killer);
    }
    return killed;
  };

  beforeAll(async () => {
    world = await openAwsWorld();
    wire = world[platform];
    await world.clock('2026-11-24T09:00:00+09:00');
    await install(
      world,
      [unit('省', undefined)],
      ids.map((id) => memberOn(wire, id, '省')),
    );
    for (const id of ids) people.push(await arrived(wire, id));
  });
  afterAll(() => world.close());

  it('ask everyone once, though tick and sender die again and again', async () => {
    const killed = await whileKilling(['tick', 'deliver'], 6, async () => {
      for (let attempt = 0; attempt < 20; attempt += 1) {
        const answer = await world.clock('2026-11-26T15:00:00+09:00').catch(() => 'killed');
        if (answer !== 'killed') break;
      }
    });
    expect(killed).toBe(6);
    // A message whose sender died is looked for once its lease has run out.
    await world.clock('2026-11-26T15:20:00+09:00');
    const got = people.map((each) => each.messages().length);
    expect(Math.max(...got)).toBe(1);
    // Slack lets us look whether a message arrived; on Teams it is then taken for sent, six times at the most here.
    const missing = got.filter((count) => count === 0).length;
    expect(missing).toBeLessThanOrEqual(platform === 'slack' ? 0 : 6);
  });

  it('lose no answer that was taken, and take none twice', async () => {
    const asked = people.filter((each) => each.messages().length > 0);
    const killed = await whileKilling([platform], 8, async () => {
      await Promise.all(asked.map((each) => untilTaken(each, () => each.tap(STEP))));
    });
    expect(killed).toBe(8);
    await world.clock('2026-11-27T17:00:00+09:00');
    const tallies = await world.system.store.pulse.tallies(LOCAL_ORG, asWeekId('2026-W48'));
    expect(tallies.map(({ respondents, counts }) => [respondents, counts.A0])).toEqual([
      [asked.length, [0, 0, 0, 0, asked.length]],
    ]);
  });
});
