import { afterAll, beforeAll, expect, it } from 'vitest';
import { LOCAL_ORG } from '../../adapters/local/org.ts';
import { asDeliveryId } from '../../src/delivery/model.ts';
import { asPersonId } from '../../src/people/model.ts';
import type { WirePerson } from '../wire/wire.ts';
import { arrived, install, memberOn, unit } from '../wire/world.ts';
import { type AwsWorld, openAwsWorld } from './world.ts';

let world: AwsWorld;
let onSlack: WirePerson;

/** One person in Slack, one in Teams, one in both who prefers Teams; the deployment has Slack only. */
beforeAll(async () => {
  world = await openAwsWorld({ slackOnly: true });
  await world.clock('2026-11-24T09:00:00+09:00');
  const both = { ...memberOn(world.teams, '3', '省'), ...memberOn(world.slack, '3', '省'), place: 'teams' as const };
  await install(
    world,
    [unit('省', undefined)],
    [memberOn(world.slack, '1', '省'), memberOn(world.teams, '2', '省'), both],
  );
  onSlack = await arrived(world.slack, '1');
  await world.clock('2026-11-26T15:05:00+09:00');
});
afterAll(() => world.close());

const stateOf = async (person: string) => {
  const key = { org: LOCAL_ORG, person: asPersonId(person), id: asDeliveryId('pulse/2026-W48/ask') };
  return (await world.system.store.outbox.delivery(key))?.state;
};

it('asks who is in Slack', async () => {
  expect(onSlack.messages()).toHaveLength(1);
  expect(await stateOf('1')).toMatchObject({ type: 'sent', place: 'slack' });
});

it('asks in Slack who would rather be asked in Teams and is in both', async () => {
  expect(await stateOf('3')).toMatchObject({ type: 'sent', place: 'slack' });
});

it('ends the message to who is in Teams only, with its reason, and never tries again', async () => {
  expect(await stateOf('2')).toMatchObject({ type: 'settled', fate: 'unreachable', reason: 'not-set-up' });
});

it('says so once, beside the line that counts it, and never whom it was about', async () => {
  const lines = world.lines.map((line) => JSON.parse(line));
  const environments = lines.filter(({ event }) => event === 'not-set-up');
  expect(environments.length).toBeGreaterThan(0);
  expect(environments.length).toBeLessThanOrEqual(world.functions.deliver.started());
  expect(environments[0]).toEqual({ level: 'warn', fn: 'deliver', platform: 'teams', event: 'not-set-up' });
  const sum = (name: string) => lines.reduce((total, line) => total + (line[name] ?? 0), 0);
  expect([sum('planned'), sum('sent'), sum('unreachable')]).toEqual([3, 2, 1]);
});

it('answers, and takes an answer', async () => {
  await onSlack.tap('とてもそう思う');
  expect(onSlack.statuses().at(-1)).toBe(200);
});
