import type { PersonId } from '../people/model.ts';
import type { Calendar } from '../time/calendar.ts';
import { dateIn, type Instant, type LocalDate, type Zone } from '../time/instant.ts';
import { cadenceOn, dueOn, endOf, USUAL_CADENCE } from './dates.ts';
import type { Diary, Fixed, Pair, Unplaced } from './model.ts';
import { workingDayFrom } from './moments.ts';
import { resting } from './rules.ts';

/** How a pair of a diary stands: its next date, or what it waits for. */
export type Stand =
  | { readonly type: 'fixed' | 'over'; readonly fixed: Fixed }
  | { readonly type: 'asked' | 'finding' }
  | { readonly type: 'unplaced'; readonly why: Unplaced }
  | { readonly type: 'open'; readonly around: LocalDate }
  | { readonly type: 'paused'; readonly until: LocalDate }
  | { readonly type: 'known' };

export const standOf = (before: Pair, now: Instant, zone: Zone, calendar: Calendar): Stand => {
  const pair = resting(before, now, zone);
  const { started, pausedUntil, meeting } = pair;
  const { state } = meeting;
  if (started === undefined) return { type: 'known' };
  if (state.type === 'fixed') return { type: endOf(state) <= now ? 'over' : 'fixed', fixed: state };
  const today = dateIn(now, zone);
  if (pausedUntil !== undefined && today < pausedUntil) return { type: 'paused', until: pausedUntil };
  if (state.type === 'asked' && state.offers.some((from) => from > now)) return { type: 'asked' };
  if (state.type === 'open' && state.why !== undefined) return { type: 'unplaced', why: state.why };
  const due = dueOn(pair);
  return due <= today ? { type: 'finding' } : { type: 'open', around: workingDayFrom(due, calendar) };
};

/** Those of whom anything is said: by date; then those without one, who has waited longest first. */
export const inOrder = ({ pairs }: Pick<Diary, 'pairs'>): readonly Pair[] =>
  pairs.filter(({ gone }) => !gone).toSorted((a, b) => compared(orderOf(a), orderOf(b)));

/** Not by how it stands: a pause, a refusal and a time not found yet are one to the order. */
const orderOf = ({ staff, since, lastHeld, meeting: { state } }: Pair): readonly (string | number)[] =>
  state.type === 'fixed' ? [0, state.from, staff] : [1, lastHeld ?? since, staff];

const compared = (a: readonly (string | number)[], b: readonly (string | number)[]): number => {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at < 0 || (a[at] ?? '') < (b[at] ?? '') ? -1 : 1;
};

/** With whom nothing is planned yet. */
export const toStart = ({ pairs }: Pick<Diary, 'pairs'>): readonly Pair[] =>
  pairs.filter(({ gone, started }) => !gone && started === undefined);

/** Those of them who are new in their unit, so that they begin with a shorter cadence. */
export const newcomersOf = (pairs: readonly Pair[], today: LocalDate): readonly PersonId[] =>
  pairs.filter((pair) => cadenceOn(today, pair) < USUAL_CADENCE).map(({ staff }) => staff);
