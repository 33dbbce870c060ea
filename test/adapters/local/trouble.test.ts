import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LOCAL_ORG } from '../../../adapters/local/org.ts';
import { asDeliveryId } from '../../../src/delivery/model.ts';
import { asPersonId } from '../../../src/people/model.ts';
import { asWeekId } from '../../../src/time/instant.ts';
import { arrived, install, memberOn, openWorld, unit, type World } from '../../wire/world.ts';

const onSlack = ['1', '2', '3', '4', '5', '6', '7', '8'];
const onTeams = ['11', '12', '13', '14', '15'];

// Some are a whole day of minutes.
describe('the local run over a platform in trouble', { timeout: 120_000 }, () => {
  let world: World;

  beforeEach(async () => {
    world = await openWorld({ minuteTick: false });
    await world.clock('2026-11-26T09:00:00+09:00');
    await install(
      world,
      [unit('省', undefined)],
      [
        ...onSlack.map((id) => memberOn(world.slack, id, '省')),
        ...onTeams.map((id) => memberOn(world.teams, id, '省')),
      ],
    );
    for (const id of onTeams) await arrived(world.teams, id);
  });
  afterEach(() => world.close());

  const failing = (times: number, answer: Parameters<World['slack']['fail']>[1]) =>
    world.slack.fail('chat.postMessage', ...Array.from({ length: times }, () => answer));
  const limited = (seconds: number) => ({ status: 429, headers: { 'retry-after': String(seconds) } });
  const asked = (text = 'やりがい') => ({
    slack: onSlack.filter((id) => world.slack.person(`U${id}`).messages().length > 0).length,
    teams: onTeams.filter((id) =>
      world.teams
        .person(`00000000-0000-4000-8000-${id.padStart(12, '0')}`)
        .messages()
        .some((message) => message.text.includes(text)),
    ).length,
  });
  const rows = async () => {
    const keys = [...onSlack, ...onTeams].map((id) => ({
      ...{ org: LOCAL_ORG, person: asPersonId(id) },
      id: asDeliveryId('pulse/2026-W48/ask'),
    }));
    const states = (await world.system.store.outbox.deliveries(keys)).map(({ state }) =>
      state.type === 'settled' ? state.reason : state.type,
    );
    return Object.fromEntries([...new Set(states)].map((each) => [each, states.filter((s) => s === each).length]));
  };
  const posts = () => world.slack.calls().filter((call) => call === 'chat.postMessage').length;

  it('answers a jump to the very minute only when a short rate limit is over and everybody has been asked', async () => {
    failing(8, limited(1));
    const before = performance.now();
    await world.clock('2026-11-26T15:00:00+09:00');
    expect(performance.now() - before).toBeGreaterThan(900);
    expect(await rows()).toEqual({ sent: 13 });
    expect(posts()).toBe(16);
  });

  it('does not wait for a long rate limit: the others are asked, those behind it stay due', async () => {
    failing(8, limited(3_600));
    const before = performance.now();
    await world.clock('2026-11-26T15:00:00+09:00');
    expect(performance.now() - before).toBeLessThan(5_000);
    const { sent, waiting = 0, ...others } = await rows();
    expect({ sent, others }).toEqual({ sent: 5, others: {} });
    // Who had not been called when the first was refused has no row yet.
    expect(waiting).toBeGreaterThanOrEqual(1);
    expect(waiting).toBeLessThanOrEqual(8);
    // Those on their way with the first that was refused, and nobody after them.
    expect(posts()).toBeGreaterThanOrEqual(1);
    expect(posts()).toBeLessThanOrEqual(8);
  });

  it('lets the days go on behind a long rate limit: Teams is reminded, the round closes', async () => {
    failing(8, limited(3_600));
    await world.clock('2026-11-27T18:00:00+09:00');
    expect(asked('まだ間に合います').teams).toBe(5);
    // Those on their way with the first that was refused, and nobody after them.
    expect(posts()).toBeGreaterThanOrEqual(1);
    expect(posts()).toBeLessThanOrEqual(8);
    const { sent, waiting = 0, ...others } = await rows();
    expect({ sent, others }).toEqual({ sent: 5, others: {} });
    // Who had not been called when the first was refused has no row yet.
    expect(waiting).toBeGreaterThanOrEqual(1);
    expect(waiting).toBeLessThanOrEqual(8);
    expect((await world.system.store.pulse.round(LOCAL_ORG, asWeekId('2026-W48')))?.state).toBe('closed');
  });

  it('asks a platform that is down a few times an hour, however far the clock jumps, and then each person once', async () => {
    failing(10_000, { status: 503 });
    const before = performance.now();
    await world.clock('2026-11-27T09:30:00+09:00');
    expect(performance.now() - before).toBeLessThan(90_000);
    expect(await rows()).toEqual({ sent: 5, claimed: 8 });
    expect(posts()).toBeLessThan(8 * 20);
    world.slack.recover('chat.postMessage');
    await world.clock('2026-11-27T10:30:00+09:00');
    expect(await rows()).toEqual({ sent: 13 });
    expect(asked().slack).toBe(8);
  });

  it('says of everybody what became of the message when the platform never came back', async () => {
    failing(10_000, { status: 503 });
    await world.clock('2026-11-27T18:00:00+09:00');
    expect(await rows()).toEqual({ sent: 5, 'gave-up': 8 });
  });
});
