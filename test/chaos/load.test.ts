import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Report, twiceIn } from '../simulated/sight.ts';
import { type Trouble, type Troubles, troubleOf } from '../simulated/trouble.ts';
import { quantile, rateOf } from './figures.ts';
import { crowd, nameOf, type Somebody, settle } from './people.ts';
import { CAMPAIGN, ledgerOf, planForAll } from './plan.ts';
import { seedOf } from './random.ts';
import { say } from './say.ts';
import { EVENING, MORNING, ORG, openStage, type Stage } from './stage.ts';

const PEOPLE = Number(process.env.AKARI_CHAOS_PEOPLE ?? 100_000);

/** Much more than any platform bears, so that the run ends in minutes. */
const PER_SECOND = { ceiling: 300, start: 300, floor: 200 };
/** A minute of the product is six seconds here, so that what is tried again later is so in this run. */
const SPEED = 10;

/** One in twenty, of each kind that passes and each that stays. */
const rates = {
  ...{ throttled: 0.002, 'http-500': 0.011, 'http-503': 0.011 },
  ...{ 'timeout-lost': 0.002, 'timeout-sent': 0.002, 'reset-lost': 0.006, 'reset-sent': 0.006 },
  ...{ 'not-installed': 0.004, gone: 0.004, 'too-large': 0.002 },
};
const troubles: Troubles = { seed: String(seedOf()), rates };
const LASTING: readonly Trouble[] = ['not-installed', 'gone', 'too-large'];

const people = crowd(PEOPLE);
const troubleIn = (somebody: Somebody) => troubleOf(troubles, nameOf(somebody), 0);

let stage: Stage;
let begun: number;
let reports: { readonly slack: Report; readonly teams: Report };
let ledger: Awaited<ReturnType<typeof ledgerOf>>;

beforeAll(async () => {
  say(`AKARI_CHAOS_SEED=${troubles.seed}: ${PEOPLE} people`);
  const latencyMs = [5, 30] as const;
  stage = await openStage({
    slack: { perSecond: 2_000, burst: 2_000, lookUpsPerMinute: 60_000, latencyMs, troubles },
    teams: { perSecond: 2_000, latencyMs, troubles },
    limits: { slack: PER_SECOND, teams: PER_SECOND },
    speed: SPEED,
  });
  await settle(stage.options, ORG, people);
  await planForAll({ org: ORG, dueAt: MORNING, expiresAt: EVENING }, CAMPAIGN, people, stage.store);
  begun = Date.now();
  await stage.begin();
  await stage.done(3_600_000);
  reports = { slack: await stage.slack.report(), teams: await stage.teams.report() };
  ledger = await ledgerOf(ORG, CAMPAIGN, stage.store);
  tell();
}, 3_900_000);

afterAll(() => stage.close());

const tell = (): void => {
  const minutes = (Date.now() - begun) / 60_000;
  say('load', { minutes, ledger, rss: sampled(stage.memory.rss), heap: sampled(stage.memory.heap) });
  say('troubles heard', Object.fromEntries(stage.troubles));
  for (const platform of ['slack', 'teams'] as const) {
    const { seen: _, ...rest } = reports[platform];
    say(platform, { ...rest, ...delaysOn(platform) });
  }
};

const sampled = (values: readonly number[]) =>
  [0, 0.25, 0.5, 0.75, 1].map((share) => Math.round(values[Math.floor((values.length - 1) * share)] ?? 0));

/** Seconds from the beginning until somebody had their message: for those in trouble and those who were not. */
const delaysOn = (platform: 'slack' | 'teams') => {
  const at = new Map(reports[platform].seen.map((each) => [each.person, each.at]));
  const own = people.filter((each) => each.platform === platform);
  const delays = (all: readonly Somebody[]) =>
    all.flatMap((each) => {
      const moment = at.get(nameOf(each));
      return moment === undefined ? [] : [(moment - begun) / 1_000];
    });
  const told = (values: readonly number[]) => [0.5, 0.9, 0.99, 1].map((share) => Math.round(quantile(values, share)));
  const calm = delays(own.filter((each) => troubleIn(each) === undefined));
  const troubled = delays(own.filter((each) => troubleIn(each) !== undefined));
  return {
    perSecond: rateOf([...at.values()]),
    calm: told(calm),
    inTrouble: told(troubled),
    pauseMs: longestPause(reports[platform]),
  };
};

/** The longest time in which nobody had anything while most still waited. */
const longestPause = ({ seen }: Report): number => {
  const moments = seen
    .map(({ at }) => at)
    .toSorted((a, b) => a - b)
    .slice(0, Math.floor(seen.length * 0.9));
  return Math.round(moments.reduce((most, moment, i) => Math.max(most, moment - (moments[i - 1] ?? moment)), 0));
};

describe('a message to many of whom one in twenty is in trouble', () => {
  it('ends for everybody, and the ledger adds up to the audience', () => {
    expect(ledger.left).toBe(0);
    expect(ledger.sum).toBe(PEOPLE);
    const lasting = people.filter((each) => LASTING.some((trouble) => trouble === troubleIn(each)));
    const { sent = 0, 'sent/unconfirmed': unconfirmed = 0 } = ledger.ledger;
    expect(sent + unconfirmed).toBe(PEOPLE - lasting.length);
    // Where nobody answered, whether it got through or not.
    const { troubled } = reports.teams;
    const silent = (['timeout-lost', 'timeout-sent', 'reset-lost', 'reset-sent'] as const).map(
      (each) => troubled[each],
    );
    expect(unconfirmed).toBe(silent.reduce<number>((sum, count) => sum + (count ?? 0), 0));
  });

  it('is seen once by everybody on Slack who can be reached', () => {
    const reachable = people.filter(
      (each) => each.platform === 'slack' && !LASTING.some((trouble) => trouble === troubleIn(each)),
    );
    expect(twiceIn(reports.slack)).toBe(0);
    expect(new Set(reports.slack.seen.map(({ person }) => person)).size).toBe(reachable.length);
  });

  it('is seen by nobody on Teams twice, and only by those not whose connection broke', () => {
    const { seen, troubled } = reports.teams;
    const reachable = people.filter(
      (each) => each.platform === 'teams' && !LASTING.some((trouble) => trouble === troubleIn(each)),
    );
    const broken = (troubled['timeout-lost'] ?? 0) + (troubled['reset-lost'] ?? 0);
    expect(twiceIn(reports.teams)).toBe(0);
    expect(new Set(seen.map(({ person }) => person)).size).toBe(reachable.length - broken);
  });

  it('takes no more memory at its end than on the way', () => {
    const { heap } = stage.memory;
    const part = (from: number, to: number) =>
      quantile(heap.slice(Math.floor(heap.length * from), Math.floor(heap.length * to)), 0.5);
    expect(part(0.75, 1)).toBeLessThan(part(0.1, 0.4) * 1.3 + 10);
  });
});
