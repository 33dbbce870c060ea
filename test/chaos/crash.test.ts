import { beforeAll, describe, expect, it } from 'vitest';
import { type CrashOutcome, runCrashes } from './crash-run.ts';
import { seedOf } from './random.ts';
import { say } from './say.ts';

const seed = seedOf();
const deaths = Number(process.env.AKARI_CHAOS_DEATHS ?? 500);
const messages = Number(process.env.AKARI_CHAOS_MESSAGES ?? 10_000);

/** Sixteen messages of each of four parcels, and a single; see parcel-work.ts and parcel.ts. */
const IN_FLIGHT = 4 * 16 + 1;

let outcome: CrashOutcome;

beforeAll(async () => {
  say(`AKARI_CHAOS_SEED=${seed}: ${deaths} deaths, ${messages} messages`);
  outcome = await runCrashes({ seed, deaths, messages });
  say('crashes', { ...outcome, troubles: Object.fromEntries(outcome.troubles) });
}, 2_400_000);

describe('a worker that is killed at random moments', () => {
  it('dies as often as it was to, mostly in the middle of a message, and never by itself', () => {
    expect(outcome.deaths).toBe(deaths);
    expect(outcome.midway).toBeGreaterThan(deaths / 2);
    expect(outcome.ended).toBe(0);
  });

  it('shows everybody on Slack the message once', () => {
    const { audience, seen, twice, lost } = outcome.slack;
    expect({ audience, seen, twice, lost }).toEqual({ audience: messages / 2, seen: messages / 2, twice: 0, lost: 0 });
  });

  it('shows nobody on Teams a message twice, and loses none but those in flight at a death', () => {
    const { audience, seen, twice, lost, ambiguous, ambiguousSeen } = outcome.teams;
    expect(twice).toBe(0);
    expect(seen + lost).toBe(audience);
    expect(lost).toBe(ambiguous - ambiguousSeen);
    expect(ambiguous).toBeLessThanOrEqual(deaths * IN_FLIGHT);
  });

  it('counts everybody once in the ledger, and settles every single message', () => {
    expect(outcome.parcels).toMatchObject({ left: 0, sum: messages * 0.9 });
    const { sent = 0, 'sent/unconfirmed': unconfirmed = 0, ...others } = outcome.parcels.ledger;
    expect(others).toEqual({});
    expect(sent + unconfirmed).toBe(messages * 0.9);
    expect(unconfirmed).toBeLessThanOrEqual(outcome.teams.ambiguous);
    expect(outcome.singles).toEqual({ sent: messages / 10 });
  });
});
