import type { Platform } from '../conversation/inbound.ts';

/*
 * How fast one rate limit may be used: a Slack workspace, a Teams tenant. Every worker takes its moments from one shared
 * state, so that however many there are, together they stay below the limit, and what is urgent waits for no more than
 * the moments already given away. All times are the machine's clock in milliseconds: platforms know no other.
 */

/** What is known of a limit beforehand, in messages a second. */
export type PaceLimit = {
  /** Never faster. The platform's own figure where it publishes one. */
  readonly ceiling: number;
  /** Where a group begins of which nothing has been learned yet. */
  readonly start: number;
  /** Never slower, however often it is refused. */
  readonly floor: number;
};

/** What has been learned of one group, and up to when its moments are given away. */
export type PaceState = {
  readonly rate: number;
  /** The next moment that nobody has. */
  readonly nextAt: number;
  /** The platform said to wait until then. */
  readonly heldUntil: number;
  /** Since when it goes at this rate. */
  readonly since: number;
  /** How long it goes at one rate before it tries a higher one. */
  readonly patienceMs: number;
  /** The rate at which the platform last refused. */
  readonly refusedAt?: number;
};

/** Moments to send at: the first, and how far apart. None while the platform wants nothing to be sent. */
export type Slots =
  | { readonly type: 'slots'; readonly first: number; readonly everyMs: number; readonly count: number }
  | { readonly type: 'held'; readonly until: number };

export type PaceLimits = { readonly [platform in Platform]: PaceLimit };

/**
 * What is known of a platform without asking it: 50 a second a tenant on Teams (Bot Framework, rate limiting), "several
 * hundred messages a minute" a workspace on Slack (chat.postMessage), where refusals tell the rest.
 */
export const usualLimits: PaceLimits = {
  slack: { ceiling: 20, start: 5, floor: 0.2 },
  teams: { ceiling: 50, start: 50, floor: 0.5 },
};

/**
 * The same for changing messages in place. Slack grants a workspace "50+ a minute" of chat.update, and refusals tell how
 * many more; on Teams they count like messages.
 */
export const changeLimits = ({ teams }: PaceLimits): PaceLimits => ({
  slack: { ceiling: 4, start: 50 / 60, floor: 0.1 },
  teams,
});

/** With the figures that an administrator knows better, in messages a second. */
export const limitsWith = (perSecond: { readonly [platform in Platform]?: number | undefined }): PaceLimits => ({
  slack: given(perSecond.slack) ?? usualLimits.slack,
  teams: given(perSecond.teams) ?? usualLimits.teams,
});

const given = (perSecond: number | undefined): PaceLimit | undefined =>
  perSecond === undefined ? undefined : { ceiling: perSecond, start: perSecond, floor: Math.min(0.2, perSecond) };

/** Between the spacing of moments and the limit: requests sent a little late must not come too close to the next ones. */
const MARGIN = 0.985;

const FIRST_PATIENCE_MS = 10_000;
const LONGEST_PATIENCE_MS = 3_600_000;

/** Steps up: by a quarter while nothing has been refused yet, after that by a fiftieth. */
const FIRST_STEP = 1.25;
const LATER_STEP = 1.02;
/** After a refusal: a twentieth below the rate that was too high. */
const STEP_BACK = 0.95;

const bounded = (rate: number, { ceiling, floor }: PaceLimit): number => Math.min(ceiling, Math.max(floor, rate));

export const firstPace = (limit: PaceLimit, now: number): PaceState => ({
  rate: bounded(limit.start, limit),
  nextAt: now,
  heldUntil: 0,
  since: now,
  patienceMs: FIRST_PATIENCE_MS,
});

/** Takes the next `count` moments. The rate rises only while moments are asked for without a pause. */
export const reserve = (
  before: PaceState,
  count: number,
  now: number,
  limit: PaceLimit,
): { readonly state: PaceState; readonly slots: Slots } => {
  if (now < before.heldUntil) return { state: before, slots: { type: 'held', until: before.heldUntil } };
  const state = raised(before, now, limit);
  const everyMs = 1000 / (state.rate * MARGIN);
  const first = Math.max(now, state.nextAt);
  return {
    state: { ...state, nextAt: first + count * everyMs },
    slots: { type: 'slots', first, everyMs, count },
  };
};

/** What was idle has not shown that it bears its rate, so its time begins anew. */
const raised = (state: PaceState, now: number, limit: PaceLimit): PaceState => {
  if (state.rate > limit.ceiling) return { ...state, rate: limit.ceiling, since: now };
  if (now - state.nextAt > IDLE_MS) return { ...state, since: now };
  if (now - state.since < state.patienceMs || state.rate >= limit.ceiling) return state;
  const step = state.refusedAt === undefined ? FIRST_STEP : LATER_STEP;
  return { ...state, rate: bounded(state.rate * step, limit), since: now };
};

const IDLE_MS = 2_000;

/**
 * The platform refused: nothing for as long as it asks, then slower, and longer until it is tried again. Refusals of what
 * was on its way with the first one say nothing new. Nor does one of a known limit that was borne well so far: two
 * messages that came too close to each other on their way.
 */
export const refuse = (state: PaceState, retryAfterMs: number, now: number, limit: PaceLimit): PaceState => {
  const heldUntil = Math.max(state.heldUntil, now + retryAfterMs);
  if (now < state.heldUntil) return { ...state, heldUntil };
  const held = { ...state, heldUntil, since: heldUntil, nextAt: Math.max(state.nextAt, heldUntil) };
  if (limit.start >= limit.ceiling && now - state.since >= FIRST_PATIENCE_MS) return held;
  return {
    ...held,
    rate: bounded(state.rate * STEP_BACK, limit),
    refusedAt: state.rate,
    patienceMs: Math.min(state.patienceMs * 2, LONGEST_PATIENCE_MS),
  };
};
