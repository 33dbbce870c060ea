import type { PersonId } from '../people/model.ts';
import type { Texts } from '../text/texts.ts';
import type { Calendar } from '../time/calendar.ts';
import { dateIn, type Instant, type LocalDate, type Zone } from '../time/instant.ts';
import { dueOn, endOf, later } from './dates.ts';
import type { Fixed, Pair, Side } from './model.ts';
import { workingDayFrom } from './moments.ts';

/** Which pair it is. A card says it; who may see it is decided elsewhere. */
export type PairKey = { readonly manager: PersonId; readonly staff: PersonId };

/** A pair as one of the two sees it now. */
export type PairView = {
  readonly texts: Texts;
  readonly side: Side;
  readonly manager: PersonId;
  readonly pair: Pair;
  /** The name of the other one. */
  readonly other: string;
  /** The reader's. */
  readonly zone: Zone;
  readonly now: Instant;
  /** The days on which the organisation works. */
  readonly calendar: Calendar;
  /** What was just done, or why it was not. */
  readonly note?: string;
};

/** Times found for the coming 1on1, and whose calendar could not be asked. */
export type TimesView = {
  readonly offers: readonly Instant[];
  readonly unchecked: readonly Side[];
  /** They lie behind others. */
  readonly isLater?: boolean;
};

export const keyOf = ({ manager, pair: { staff } }: Pick<PairView, 'manager' | 'pair'>) => ({ manager, staff });
export const meetingKey = (view: Pick<PairView, 'manager' | 'pair'>) => ({ ...keyOf(view), n: view.pair.meeting.n });

export const todayFor = ({ now, zone }: Pick<PairView, 'now' | 'zone'>): LocalDate => dateIn(now, zone);

/** How the coming 1on1 stands. */
export type Phase =
  | { readonly type: 'known' }
  | { readonly type: 'paused'; readonly until: LocalDate }
  | { readonly type: 'open' | 'asked' }
  | { readonly type: 'fixed' | 'over'; readonly fixed: Fixed };

export const phaseOf = ({ pair, now, zone }: Pick<PairView, 'pair' | 'now' | 'zone'>): Phase => {
  const { started, pausedUntil, meeting } = pair;
  if (started === undefined) return { type: 'known' };
  const { state } = meeting;
  if (state.type === 'fixed') return { type: endOf(state) <= now ? 'over' : 'fixed', fixed: state };
  if (pausedUntil !== undefined && dateIn(now, zone) < pausedUntil) return { type: 'paused', until: pausedUntil };
  // Times that have all passed are none to choose from.
  return { type: state.type === 'asked' && state.offers.some((from) => from > now) ? 'asked' : 'open' };
};

/** Around when the next one is to be: a working day, today or later. */
export const aroundOf = (view: PairView): LocalDate =>
  workingDayFrom(later(dueOn(view.pair), todayFor(view)), view.calendar);
