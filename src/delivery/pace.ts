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
  /** The platform last said to wait until then; the beginning, where it never did. */
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
  slack: { ceiling: 20, start: 5, floor: 1 },
  teams: { ceiling: 50, start: 50, floor: 5 },
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
const MARGIN = 0.982;

const FIRST_PATIENCE_MS = 10_000;
const LONGEST_PATIENCE_MS = 600_000;

/** Steps up: by a quarter while nothing has been refused yet, after that by a fiftieth. */
const FIRST_STEP = 1.25;
const LATER_STEP = 1.02;
/** After a refusal that came soon: a twentieth. */
const STEP_BACK = 0.05;
/** A higher rate is tried after so many times as long as the last refusal held everybody. */
const DEARNESS = 20;
/** What counts as the same rate, and how fast it is forgotten that a higher one was refused: by the refusal. */
const NEAR = 0.9;
const FADING = 0.985;

const bounded = (rate: number, { ceiling, floor }: PaceLimit): number => Math.min(ceiling, Math.max(floor, rate));

export const firstPace = (limit: PaceLimit, now: number): PaceState => ({
  rate: bounded(limit.start, limit),
  nextAt: now,
  heldUntil: now,
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
  const step = state.refusedAt === undefined || isKnown(limit) ? FIRST_STEP : LATER_STEP;
  return { ...state, rate: bounded(state.rate * step, limit), since: now };
};

const IDLE_MS = 2_000;

/** Published, or given by an administrator: there is nothing to be found out. */
const isKnown = ({ start, ceiling }: PaceLimit): boolean => start >= ceiling;

/**
 * The platform refused: nothing for as long as it asks, then slower, the less so the longer it had gone well: a limit
 * that is passed refuses soon again, a stray refusal says little of the rate. Refusals of what was on its way with the
 * first one say nothing new. Nor does one of a known limit that was borne well so far: two messages that came too close
 * to each other on their way.
 */
export const refuse = (state: PaceState, retryAfterMs: number, now: number, limit: PaceLimit): PaceState => {
  const heldUntil = Math.max(state.heldUntil, now + retryAfterMs);
  if (now < state.heldUntil) return { ...state, heldUntil };
  const held = { ...state, heldUntil, since: heldUntil, nextAt: Math.max(state.nextAt, heldUntil) };
  const wellMs = now - state.heldUntil;
  if (isKnown(limit) && wellMs >= FIRST_PATIENCE_MS) return held;
  const soonMs = Math.max(isKnown(limit) ? 1 : FIRST_PATIENCE_MS, 2 * retryAfterMs);
  const { rate, refusedAt = rate } = state;
  return {
    ...held,
    rate: bounded(rate * (1 - STEP_BACK * Math.min(1, soonMs / wellMs)), limit),
    refusedAt: Math.max(rate, refusedAt * FADING),
    patienceMs: patienceAfter(state, retryAfterMs, limit),
  };
};

/**
 * A limit that is known is soon tried again. Else: the dearer a refusal, the later a higher rate is tried; and later each
 * time, where it refuses at the same rate again.
 */
const patienceAfter = ({ rate, refusedAt = rate, patienceMs }: PaceState, retryAfterMs: number, limit: PaceLimit) => {
  if (isKnown(limit)) return Math.min(FIRST_PATIENCE_MS, 2 * retryAfterMs);
  const dear = Math.max(FIRST_PATIENCE_MS, DEARNESS * retryAfterMs);
  const isAgain = rate >= refusedAt * NEAR;
  return Math.min(LONGEST_PATIENCE_MS, isAgain ? Math.max(2 * patienceMs, dear) : dear);
};
