import { setTimeout as sleep } from 'node:timers/promises';
import type { Platform } from '../src/conversation/inbound.ts';
import type { PaceLimits, Slots } from '../src/delivery/pace.ts';
import type { Gate, Pace, Passage, Turn } from '../src/delivery/ports.ts';
import type { OrgId } from '../src/people/model.ts';

export type GateDeps = {
  readonly pace: Pace;
  readonly limits: PaceLimits;
  /** The machine's clock in epoch milliseconds, the same that `pace` goes by. */
  readonly wallClock: () => number;
  /** The pace that each platform goes by; its own unless set. */
  readonly groups?: { readonly [platform in Platform]: string };
};

/** For how long moments are taken at once: what is urgent waits behind little more than that from each worker. */
const AHEAD_MS = 180;
const MOST_AT_ONCE = 25;

/** The next are asked for so long before the last one: an answer of the store that takes its time costs no moment. */
const EARLY_MS = 80;

/** A moment missed by more is let go: used late, it would come too close to the next one for the platform's limit. */
const LATE_MS = 8;

/**
 * So long before its moment a turn is called at the least, and at the most: a worker writes down meanwhile that it sends.
 * In between, as long as that took lately, the slowest of them slowly forgotten.
 */
const LEAST_LEAD_MS = 30;
const MOST_LEAD_MS = 120;
const FORGETTING = 0.98;

/** With so many at hand who have written it down and missed their moment, nobody else is called. */
const SPARE = 3;

const messages = { slack: 'slack', teams: 'teams' } as const;

/** Slack counts changes apart (chat.update has a limit of its own), Teams has one for everything a bot says. */
export const changeGroups = { slack: 'slack-changes', teams: 'teams' } as const;

/** Those who wait for one limit in this process. */
type Line = {
  /** Not called yet: a person's own message, and one of many, each in the order in which they came. */
  readonly urgent: Waiting[];
  readonly waiting: Waiting[];
  /** Those who were called and have written it down: the first takes the next moment. */
  readonly ready: PromiseWithResolvers<Passage>[];
  /** Moments that are ours and still to come; for `uncalled` of them nobody has been called yet. */
  coming: number;
  uncalled: number;
  everyMs: number;
  /** How long before its moment a turn is called. */
  leadMs: number;
  /** A moment of ours that came when nobody was ready: whoever is so at once may still have it. */
  unused: number;
  isServed: boolean;
};

type Waiting = PromiseWithResolvers<Turn> & {
  readonly since: number;
  readonly pass: () => Promise<Passage>;
  calledAt: number;
};

const openLine = (): Line => ({
  ...{ urgent: [], waiting: [], ready: [] },
  ...{ coming: 0, uncalled: 0, everyMs: AHEAD_MS, isServed: false },
  ...{ leadMs: LEAST_LEAD_MS, unused: Number.NEGATIVE_INFINITY },
});

/** How many moments more are needed than are to come. */
const lacking = ({ urgent, waiting, ready, coming, uncalled }: Line): number =>
  urgent.length + waiting.length - uncalled + Math.max(0, ready.length - (coming - uncalled));

const turnAway = (line: Line, retryAfterMs: number): void => {
  const held = { type: 'held', retryAfterMs } as const;
  for (const { resolve } of [...line.urgent.splice(0), ...line.waiting.splice(0)]) resolve(held);
  for (const { resolve } of line.ready.splice(0)) resolve(held);
};

const giveUp = (line: Line, error: unknown): void => {
  for (const { reject } of [...line.urgent.splice(0), ...line.waiting.splice(0)]) reject(error);
  for (const { reject } of line.ready.splice(0)) reject(error);
};

/** Somebody has written it down, which took so long: they have the moment that came just before, or wait for the next. */
const getReady = (line: Line, passage: PromiseWithResolvers<Passage>, tookMs: number, isOver: boolean): void => {
  line.leadMs = Math.min(MOST_LEAD_MS, Math.max(LEAST_LEAD_MS, tookMs, line.leadMs * FORGETTING));
  if (isOver || line.ready.length > 0) {
    line.ready.push(passage);
    return;
  }
  line.unused = Number.NEGATIVE_INFINITY;
  passage.resolve({ type: 'go' });
};

/** The gate of one process. Its moments come from the pace that all processes share. */
export const createGate = ({ pace, limits, wallClock, groups = messages }: GateDeps): Gate => {
  const lines = new Map<string, Line>();
  const isLate = (moment: number): boolean => wallClock() - moment > LATE_MS;
  const until = (moment: number): Promise<void> => sleep(Math.max(0, moment - wallClock()));

  const lineOf = (org: OrgId, platform: Platform): Line => {
    const name = JSON.stringify([org, platform]);
    const line = lines.get(name) ?? openLine();
    lines.set(name, line);
    return line;
  };

  const serve = async (org: OrgId, platform: Platform, line: Line): Promise<void> => {
    if (line.isServed) return;
    line.isServed = true;
    try {
      while (lacking(line) > 0) {
        const fitting = Math.floor(AHEAD_MS / line.everyMs);
        const count = Math.max(1, Math.min(lacking(line), fitting, MOST_AT_ONCE));
        const slots = await pace.reserve(org, groups[platform], count, limits[platform]);
        if (slots.type === 'slots') await open(line, slots, () => void serve(org, platform, line));
        else turnAway(line, slots.until - wallClock());
      }
    } catch (error) {
      giveUp(line, error);
    } finally {
      line.isServed = false;
    }
  };

  const open = (line: Line, { first, everyMs, count }: Extract<Slots, { type: 'slots' }>, again: () => void) => {
    line.everyMs = everyMs;
    line.coming += count;
    line.uncalled += count;
    for (let i = 0; i < count; i += 1) void use(line, first + i * everyMs).then(again);
    return until(first + (count - 1) * everyMs - EARLY_MS);
  };

  /** One moment: calls somebody shortly before it, and lets through who is ready then. */
  const use = async (line: Line, moment: number): Promise<void> => {
    await until(moment - line.leadMs);
    line.uncalled -= 1;
    if (line.ready.length < SPARE && !isLate(moment)) call(line);
    await until(moment);
    line.coming -= 1;
    if (isLate(moment)) return;
    const first = line.ready.shift();
    if (first) first.resolve({ type: 'go' });
    else line.unused = moment;
  };

  const call = (line: Line): void => {
    const next = line.urgent.shift() ?? line.waiting.shift();
    if (!next) return;
    next.calledAt = wallClock();
    next.resolve({ type: 'near', waitedMs: wallClock() - next.since, pass: next.pass });
  };

  const enter: Gate['enter'] = (org, platform, isUrgent = false) => {
    const line = lineOf(org, platform);
    const pass = (): Promise<Passage> => {
      const passage = Promise.withResolvers<Passage>();
      getReady(line, passage, wallClock() - turn.calledAt, isLate(line.unused));
      void serve(org, platform, line);
      return passage.promise;
    };
    const since = wallClock();
    const turn: Waiting = { ...Promise.withResolvers<Turn>(), since, calledAt: since, pass };
    (isUrgent ? line.urgent : line.waiting).push(turn);
    void serve(org, platform, line);
    return turn.promise;
  };

  return {
    enter,
    refused: (org, platform, retryAfterMs) => pace.refuse(org, groups[platform], retryAfterMs, limits[platform]),
  };
};
