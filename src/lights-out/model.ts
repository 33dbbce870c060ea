import { asDayMinute, type DayMinute } from '../overtime/model.ts';
import type { OrgId, PersonId, UnitId } from '../people/model.ts';
import type { Instant, LocalDate } from '../time/instant.ts';

/** 今日の退庁予定: 定時, 19時, 20時, 20時以降. */
export const leavings = ['regular', 'seven', 'eight', 'later'] as const;
export type Leaving = (typeof leavings)[number];

/** After which nothing more is said on that evening: そろそろ終わります and もう終わります, or 今日は通知不要. */
export const endings = ['leaving', 'quiet'] as const;
export type Ending = (typeof endings)[number];

/** What somebody wants their evening to be from here on. */
export type Word =
  | { readonly type: 'plan'; readonly leaves: Leaving }
  | { readonly type: 'end'; readonly ends: Ending }
  /** Takes the plan back. */
  | { readonly type: 'nothing' };

/** One person's evening, by their own words. Gone after 30 days, and shown to nobody else. */
export type Evening = {
  readonly org: OrgId;
  readonly person: PersonId;
  readonly day: LocalDate;
  readonly leaves?: Leaving;
  readonly ends?: Ending;
  /** When the person last spoke, as their platform stamps it: an older tap that comes late changes nothing. */
  readonly order: number;
};

/** The two moments of the evening, by the clock of the person. */
export const slots = ['19:30', '20:00'] as const;
export type Slot = (typeof slots)[number];

export const SEVEN: DayMinute = asDayMinute(19 * 60);
export const HALF_PAST_SEVEN: DayMinute = asDayMinute(19 * 60 + 30);
export const EIGHT: DayMinute = asDayMinute(20 * 60);

/**
 * Whom 19:30 reaches. `narrow`: who means to be there at half past seven, by plan or declaration. `wide`: in a campaign
 * month also who has said nothing.
 */
export const modes = ['narrow', 'wide'] as const;
export type Mode = (typeof modes)[number];

/** Set for a unit and everything below it, as far as no unit there has a setting of its own. */
export type UnitMode = {
  readonly org: OrgId;
  readonly unit: UnitId;
  readonly mode: Mode;
  /** Absent once they are forgotten. */
  readonly by?: PersonId;
  readonly at: Instant;
  readonly order: number;
};

/** What makes somebody stay: declared overtime, or their own plan. */
export const stays = ['overtime', 'plan'] as const;
export type Stay = (typeof stays)[number];

/** Somebody who means to stay on a day, and where they belong: whom 待機解除 may concern. */
export type Staying = { readonly person: PersonId; readonly unit: UnitId };
