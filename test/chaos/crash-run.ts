import { setTimeout as sleep } from 'node:timers/promises';
import type { Platform } from '../../src/conversation/inbound.ts';
import { asDeliveryId, type DeliveryId } from '../../src/delivery/model.ts';
import { asOrgId } from '../../src/people/model.ts';
import { openEngine } from '../adapters/dynamodb/engine.ts';
import { at } from '../fixtures/time.ts';
import { type Report, twiceIn } from '../simulated/sight.ts';
import { openSlack } from '../simulated/slack.ts';
import { openTeams } from '../simulated/teams.ts';
import { crowd, nameOf, type Somebody, settle } from './people.ts';
import { CAMPAIGN, later, ledgerOf, planForAll, planForOne, statesOf } from './plan.ts';
import { randomOf } from './random.ts';
import type { RoadOptions } from './road.ts';
import { openWorkers, type Workers } from './workers.ts';

export type CrashOptions = { readonly seed: number; readonly deaths: number; readonly messages: number };

/** What became of the messages of one platform. */
export type Fate = {
  readonly audience: number;
  /** People who see the message. */
  readonly seen: number;
  /** People who see it twice. */
  readonly twice: number;
  /** Rows that say sent. */
  readonly sent: number;
  /** Rows that say sent, of which nobody sees anything. */
  readonly lost: number;
  /** Messages of which a worker found the claim of a dead one. */
  readonly ambiguous: number;
  /** Of those: how many had got through. */
  readonly ambiguousSeen: number;
};

export type CrashOutcome = {
  readonly deaths: number;
  /** Deaths while a message was on the wire. */
  readonly midway: number;
  readonly seconds: number;
  readonly slack: Fate;
  readonly teams: Fate;
  readonly parcels: {
    readonly ledger: { readonly [ending: string]: number };
    readonly left: number;
    readonly sum: number;
  };
  readonly singles: { readonly [state: string]: number };
  /** Workers that ended by themselves. */
  readonly ended: number;
  readonly troubles: ReadonlyMap<string, number>;
};

const ORG = asOrgId('crash');
const SINGLE = asDeliveryId('single/s1');
const MORNING = at('2026-11-26T08:31:00+09:00');
const NEXT_DAY = at('2026-11-27T20:00:00+09:00');

/** The product's clock goes so fast: a lease of a minute is three seconds, and a message takes less than half of one. */
const SPEED = 20;
const LIVES_MS = { least: 50, most: 1_100 };
/** Slow enough that there is work for all workers that are to die. */
const PER_SECOND = { ceiling: 30, start: 30, floor: 15 };
const LATENCY_MS = [20, 150] as const;
const MIDWAY_MS = 100;
/** A worker that has not begun by then dies all the same. */
const LONGEST_START_MS = 10_000;
/** By the product's clock. */
const MINUTES_A_LIFE = 0.2;
const PATIENCE_MS = 240_000;

/** Kills one worker after the other at random moments while messages go out, and lets the last one finish. */
export const runCrashes = async ({ seed, deaths, messages }: CrashOptions): Promise<CrashOutcome> => {
  const engine = await openEngine();
  const slack = await openSlack({ perSecond: 40, burst: 40, lookUpsPerMinute: 6_000, latencyMs: LATENCY_MS });
  const teams = await openTeams({ latencyMs: LATENCY_MS });
  const people = crowd(messages);
  await settle(engine, ORG, people);
  const options: RoadOptions = {
    ...{ endpoint: engine.endpoint, table: engine.table, org: ORG, slack: slack.origin, teams: teams.origin },
    limits: { slack: PER_SECOND, teams: PER_SECOND },
    clock: { from: MORNING, zero: Date.now(), speed: SPEED },
  };
  const alone = people.filter((_, i) => i % 20 < 2);
  const together = people.filter((_, i) => i % 20 >= 2);
  const plan = { org: ORG, dueAt: MORNING, expiresAt: NEXT_DAY };
  await planForAll(plan, CAMPAIGN, together, engine.store);
  for (const [i, somebody] of alone.entries())
    await planForOne(
      { ...plan, dueAt: later(MORNING, (i / alone.length) * deaths * MINUTES_A_LIFE) },
      SINGLE,
      somebody,
      engine.store,
    );
  const workers = openWorkers(options);
  const begun = performance.now();
  try {
    const random = randomOf(seed);
    const onTheWire = () => slack.onTheWire() + teams.onTheWire();
    let midway = 0;
    for (let death = 0; death < deaths; death += 1) {
      await workers.begin();
      await sleep(LIVES_MS.least + random() * (LIVES_MS.most - LIVES_MS.least));
      // Three of four on some part of a message's way, however slow the machine; the fourth whenever it comes.
      if (death % 4 > 0) await untilOnTheWay(onTheWire, random() * MIDWAY_MS);
      if (onTheWire() > 0) midway += 1;
      await workers.kill();
    }
    await workers.begin();
    await untilNothingIsDue(engine.store.dueWork, PATIENCE_MS);
    const seconds = (performance.now() - begun) / 1_000;
    const reports = { slack: await slack.report(), teams: await teams.report() };
    const fate = (platform: Platform) =>
      fateOf(platform, { together, alone }, reports[platform], workers, engine.store);
    const states = await statesOf(
      ORG,
      SINGLE,
      alone.map(({ id }) => id),
      engine.store,
    );
    return {
      ...{ deaths, midway, seconds },
      slack: await fate('slack'),
      teams: await fate('teams'),
      parcels: await ledgerOf(ORG, CAMPAIGN, engine.store),
      singles: countOf([...states.values()]),
      ended: workers.ended(),
      troubles: workers.heard.troubles,
    };
  } finally {
    await workers.close();
    await Promise.all([slack.close(), teams.close(), engine.close()]);
  }
};

/** Waits for a request to be answered, then so long: it may be over by then, or another one may have begun. */
const untilOnTheWay = async (onTheWire: () => number, thenMs: number): Promise<void> => {
  const end = performance.now() + LONGEST_START_MS;
  while (onTheWire() === 0 && performance.now() < end) await sleep(2);
  await sleep(thenMs);
};

type DueWork = Awaited<ReturnType<typeof openEngine>>['store']['dueWork'];

const untilNothingIsDue = async (dueWork: DueWork, patienceMs: number): Promise<void> => {
  const end = performance.now() + patienceMs;
  while ((await dueWork.nextDue(ORG)) !== undefined) {
    if (performance.now() > end) throw new Error('messages are still due');
    await sleep(500);
  }
};

type Groups = { readonly together: readonly Somebody[]; readonly alone: readonly Somebody[] };
type Store = Awaited<ReturnType<typeof openEngine>>['store'];

const fateOf = async (
  platform: Platform,
  { together, alone }: Groups,
  report: Report,
  { heard }: Workers,
  store: Store,
): Promise<Fate> => {
  const seen = new Set(report.seen.map(({ person, delivery }) => `${person} ${delivery}`));
  const looked = [...heard.looks[platform]].join(' ');
  const all = [...(await standOf(together, CAMPAIGN, store)), ...(await standOf(alone, SINGLE, store))].filter(
    ({ somebody }) => somebody.platform === platform,
  );
  const isSeen = (each: (typeof all)[number]) => seen.has(`${nameOf(each.somebody)} ${each.delivery}`);
  const ambiguous = all.filter(({ somebody }) => looked.includes(nameOf(somebody)));
  const sent = all.filter(({ state }) => state === 'sent');
  return {
    audience: all.length,
    seen: all.filter(isSeen).length,
    twice: twiceIn(report),
    sent: sent.length,
    lost: sent.filter((each) => !isSeen(each)).length,
    ambiguous: ambiguous.length,
    ambiguousSeen: ambiguous.filter(isSeen).length,
  };
};

const standOf = async (people: readonly Somebody[], delivery: DeliveryId, store: Store) => {
  const states = await statesOf(
    ORG,
    delivery,
    people.map(({ id }) => id),
    store,
  );
  return people.map((somebody) => ({ somebody, delivery, state: states.get(somebody.id) ?? 'none' }));
};

const countOf = (names: readonly string[]): { readonly [name: string]: number } =>
  Object.fromEntries([...Map.groupBy(names, (name) => name)].map(([name, all]) => [name, all.length]));
