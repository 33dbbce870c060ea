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

/** How far ahead moments are taken: what is urgent waits behind no more than that from each worker. */
const AHEAD_MS = 250;
const MOST_AT_ONCE = 25;

/** A moment missed by more is let go: used late, it would come too close to the next one for the platform's limit. */
const LATE_MS = 12;

/** So long before its moment a turn is called: a worker writes down meanwhile that it sends. */
const NEAR_MS = 30;

const messages = { slack: 'slack', teams: 'teams' } as const;

/** Slack counts changes apart (chat.update has a limit of its own), Teams has one for everything a bot says. */
export const changeGroups = { slack: 'slack-changes', teams: 'teams' } as const;

type Waiting = { readonly turn: PromiseWithResolvers<Turn>; readonly call: (moment: number) => void };
type Line = Waiting[];

/** The gate of one process. Its moments come from the pace that all processes share. */
export const createGate = ({ pace, limits, wallClock, groups = messages }: GateDeps): Gate => {
  const lines = new Map<string, Line>();
  const spacing = new Map<string, number>();
  const isLate = (moment: number): boolean => wallClock() - moment > LATE_MS;

  const reserve = async (name: string, org: OrgId, platform: Platform, waiting: number): Promise<Slots> => {
    const fitting = Math.floor(AHEAD_MS / (spacing.get(name) ?? AHEAD_MS));
    const count = Math.max(1, Math.min(waiting, fitting, MOST_AT_ONCE));
    const slots = await pace.reserve(org, groups[platform], count, limits[platform]);
    if (slots.type === 'slots') spacing.set(name, slots.everyMs);
    return slots;
  };

  const open = async (line: Line, { first, everyMs, count }: Extract<Slots, { type: 'slots' }>): Promise<void> => {
    for (let i = 0; i < count && line.length > 0; i += 1) {
      const moment = first + i * everyMs;
      const early = moment - NEAR_MS - wallClock();
      if (early > 0) await sleep(early);
      if (!isLate(moment)) line.shift()?.call(moment);
    }
  };

  const serve = async (name: string, org: OrgId, platform: Platform, line: Line): Promise<void> => {
    try {
      while (line.length > 0) {
        const slots = await reserve(name, org, platform, line.length);
        if (slots.type === 'slots') await open(line, slots);
        else
          for (const { turn } of line.splice(0))
            turn.resolve({ type: 'held', retryAfterMs: slots.until - wallClock() });
      }
    } catch (error) {
      for (const { turn } of line.splice(0)) turn.reject(error);
    }
    lines.delete(name);
  };

  const queue = (org: OrgId, platform: Platform, waiting: Waiting, isFirst: boolean): void => {
    const name = JSON.stringify([org, platform]);
    const line = lines.get(name);
    if (!line) {
      const begun = [waiting];
      lines.set(name, begun);
      void serve(name, org, platform, begun);
    } else if (isFirst) line.unshift(waiting);
    else line.push(waiting);
  };

  const enter = (org: OrgId, platform: Platform, isFirst: boolean): Promise<Turn> => {
    const turn = Promise.withResolvers<Turn>();
    const since = wallClock();
    const pass = async (moment: number): Promise<Passage> => {
      const early = moment - wallClock();
      if (early > 0) await sleep(early);
      if (!isLate(moment)) return { type: 'go' };
      const another = await enter(org, platform, true);
      return another.type === 'held' ? another : another.pass();
    };
    const call = (moment: number): void =>
      turn.resolve({ type: 'near', waitedMs: wallClock() - since, pass: () => pass(moment) });
    queue(org, platform, { turn, call }, isFirst);
    return turn.promise;
  };

  return {
    enter: (org, platform) => enter(org, platform, false),
    refused: (org, platform, retryAfterMs) => pace.refuse(org, groups[platform], retryAfterMs, limits[platform]),
  };
};
