import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCAL_ORG } from '../../adapters/local/org.ts';
import { asDeliveryId } from '../../src/delivery/model.ts';
import { asPersonId } from '../../src/people/model.ts';
import type { WirePerson } from '../wire/wire.ts';
import { arrived, install, memberOn, unit } from '../wire/world.ts';
import { type AwsWorld, openAwsWorld } from './world.ts';

describe.each([
  ['slack', 'teams'],
  ['teams', 'slack'],
] as const)('a deployment with %s only', (here, away) => {
  let world: AwsWorld;
  let person: WirePerson;

  /** One person on the platform that is set up, one on the other, one on both who would rather be asked on the other. */
  beforeAll(async () => {
    world = await openAwsWorld({ only: here });
    await world.clock('2026-11-24T09:00:00+09:00');
    const both = { ...memberOn(world[away], '3', '省'), ...memberOn(world[here], '3', '省'), place: away };
    await install(
      world,
      [unit('省', undefined)],
      [memberOn(world[here], '1', '省'), memberOn(world[away], '2', '省'), both],
    );
    person = await arrived(world[here], '1');
    await arrived(world[here], '3');
    await world.clock('2026-11-26T15:05:00+09:00');
  });
  afterAll(() => world.close());

  const stateOf = async (id: string) => {
    const key = { org: LOCAL_ORG, person: asPersonId(id), id: asDeliveryId('pulse/2026-W48/ask') };
    return (await world.system.store.outbox.delivery(key))?.state;
  };

  it('asks who is there', async () => {
    expect(person.messages()).toHaveLength(1);
    expect(await stateOf('1')).toMatchObject({ type: 'sent', place: here });
  });

  it('asks there who would rather be asked on the other and is on both', async () => {
    expect(await stateOf('3')).toMatchObject({ type: 'sent', place: here });
  });

  it('ends the message to who is on the other only, with its reason, and never tries again', async () => {
    expect(await stateOf('2')).toMatchObject({ type: 'settled', fate: 'unreachable', reason: 'not-set-up' });
  });

  it('says so once, beside the line that counts it, and never whom it was about', async () => {
    const lines = world.lines.map((line) => JSON.parse(line));
    const said = lines.filter(({ event }) => event === 'not-set-up');
    expect(said.length).toBeGreaterThan(0);
    expect(said.length).toBeLessThanOrEqual(world.functions.deliver.started());
    expect(said[0]).toEqual({ level: 'warn', fn: 'deliver', platform: away, event: 'not-set-up' });
    const sum = (name: string) => lines.reduce((total, line) => total + (line[name] ?? 0), 0);
    expect([sum('planned'), sum('sent'), sum('unreachable')]).toEqual([3, 2, 1]);
  });

  it('takes an answer', async () => {
    await person.tap('とてもそう思う');
    expect(person.statuses().at(-1)).toBe(200);
  });
});
