import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MiddlewareHandler } from 'hono';
import { parseEnv } from '../../adapters/local/env.ts';
import type { Bindings } from '../../adapters/local/server.ts';
import { startSystem } from '../../adapters/local/system.ts';
import type { Log } from '../../adapters/log.ts';
import { usualLimits } from '../../src/delivery/pace.ts';
import { calendarOf } from '../../src/time/calendar.ts';
import { asInstant, asLocalTime, dateIn, type Instant, instantAt, TOKYO } from '../../src/time/instant.ts';
import { now } from '../simulated/limits.ts';
import type { Troubles } from '../simulated/trouble.ts';
import { openDoors, type Reports } from './doors.ts';
import { installMinistry } from './ministry.ts';
import { type Limits, type Numbers, numbersOf } from './numbers.ts';
import { pageOf } from './page.ts';

export type RehearsalOptions = {
  readonly people: number;
  /** How many of a hundred messages meet with trouble. */
  readonly trouble: number;
  readonly port: number;
  /** What Slack bears in one second; it does not publish it. */
  readonly slackPerSecond: number;
  /** Unless set, ten o'clock on the next working day: nobody is written to at night. */
  readonly startsAt?: Instant;
  readonly log: Log;
};

export type Rehearsal = {
  readonly origin: string;
  numbers(): Numbers;
  reports(): Reports;
  stop(): Promise<void>;
};

/** Teams' published limit of an app in a tenant. */
const TEAMS_PER_SECOND = 50;
/** The same troubles each time. */
const SEED = 'rehearsal';

/** The whole product in one process on a fresh folder, with everybody on platforms that keep their limits. */
export const startRehearsal = async (options: RehearsalOptions): Promise<Rehearsal> => {
  const { people, trouble, slackPerSecond, port, log } = options;
  const folder = mkdtempSync(join(tmpdir(), 'akari-rehearse-'));
  const startsAt = options.startsAt ?? nextMorning(asInstant(Date.now()));
  writeFileSync(join(folder, 'clock.json'), JSON.stringify({ shiftMs: startsAt - Date.now() }));
  const limits: Limits = { slack: slackPerSecond, teams: TEAMS_PER_SECOND };
  const doors = openDoors({
    slack: { perSecond: slackPerSecond, troubles: troublesOnSlack(trouble / 100) },
    teams: { perSecond: TEAMS_PER_SECOND, troubles: troublesOnTeams(trouble / 100) },
  });
  const numbers = (): Numbers => numbersOf(doors.reports(), limits, now());
  const before: MiddlewareHandler<Bindings> = (c, next) =>
    c.req.path === '/rehearsal' ? Promise.resolve(c.html(pageOf(numbers()))) : doors.before(c, next);
  const system = await startSystem({
    env: parseEnv({ AKARI_DATA: folder, PORT: String(port) }),
    ...{ desk: true, demo: true, log },
    played: { before, limits: usualLimits, install: installMinistry(people), people },
  });
  return {
    ...{ origin: system.origin, numbers, reports: doors.reports },
    stop: async () => {
      await system.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

const nextMorning = (at: Instant): Instant =>
  instantAt(calendarOf({}).nextWorkingDay(dateIn(at, TOKYO)), asLocalTime('10:00'), TOKYO);

/** Of what passes by itself, in the proportions of a bad day. */
const troublesOnSlack = (share: number): Troubles => ({
  seed: SEED,
  rates: {
    ...{ throttled: share * 0.1, 'http-500': share * 0.25, 'http-503': share * 0.25 },
    ...{ 'timeout-lost': share * 0.05, 'timeout-sent': share * 0.05 },
    ...{ 'reset-lost': share * 0.15, 'reset-sent': share * 0.15 },
  },
});

/**
 * On Teams nobody can look what became of a message without an answer, and Akari does not send it again. Here it always
 * got through; `npm run test:chaos` counts those that did not.
 */
const troublesOnTeams = (share: number): Troubles => ({
  seed: SEED,
  rates: {
    ...{ throttled: share * 0.1, 'http-500': share * 0.25, 'http-503': share * 0.25 },
    ...{ 'timeout-sent': share * 0.1, 'reset-sent': share * 0.3 },
  },
});
