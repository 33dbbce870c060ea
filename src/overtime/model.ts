import type { Platform } from '../conversation/inbound.ts';
import type { MessageRef } from '../conversation/platform.ts';
import type { OrgId, PersonId, UnitId } from '../people/model.ts';
import type { Instant, LocalDate } from '../time/instant.ts';
import type { CalendarMonth } from './fiscal.ts';

/**
 * Minutes from the midnight with which a day begins where the person is, 1,080 at 18:00. Work after the next midnight
 * still belongs to the day on which it began: 24:30 is 1,470.
 */
export type DayMinute = number & { readonly __brand: 'DayMinute' };

/** A duration in minutes, never rounded: caps are reckoned to the minute. */
export type Minutes = number & { readonly __brand: 'Minutes' };

export const asDayMinute = (value: number): DayMinute => value as DayMinute;
export const asMinutes = (value: number): Minutes => value as Minutes;

/** At five in the morning the next day's flexible hours begin: no work of the day before goes on after that. */
export const LATEST: DayMinute = asDayMinute(29 * 60);

/** One stretch of work; `until` is no longer part of it. */
export type Span = { readonly from: DayMinute; readonly until: DayMinute };

/** 国会対応, 予算, 法令, 危機対応, 資料作成, その他. */
export const reasonKinds = ['diet', 'budget', 'law', 'crisis', 'papers', 'other'] as const;
export type ReasonKind = (typeof reasonKinds)[number];

/** As long as a line that is read at all (`LONGEST_LINE` of reading.ts). */
export const LONGEST_REASON = 300;

/** `words`: the person's own, as they typed them. */
export type Reason = { readonly kind: ReasonKind; readonly words?: string };

/** 週休日の振替 as somebody says it. Without a day it is 未定: until there is one, everything counts. */
export type MovedTo = { readonly to?: LocalDate };

/** Work outside the regular hours of one day, as somebody declares or corrects it. Spans lie apart, in order. */
export type Declared = {
  readonly day: LocalDate;
  readonly spans: readonly Span[];
  readonly reason?: Reason;
  /** 休憩, of what was worked alone: nobody plans to count less. */
  readonly breakMinutes?: Minutes;
  readonly moved?: MovedTo;
};

/**
 * Which limits hold for a person in a month (人事院規則15-14 第16条の2の2). `jiritsu`: 自律部署, every unit not designated.
 * `taritsu`: 他律部署, 他律的業務の比重が高い部署. `kyotei36`: an employer under 労働基準法, by its 36協定 with 特別条項.
 */
export const regimes = ['jiritsu', 'taritsu', 'kyotei36'] as const;
export type Regime = (typeof regimes)[number];

/** What whoever was asked said of a declared plan: 確認しました, 時間を相談する, 明日に回せます. */
export const verdicts = ['confirmed', 'discuss', 'tomorrow'] as const;
export type Verdict = (typeof verdicts)[number];

export type PlacedCard = { readonly place: Platform; readonly message: MessageRef };

/** What was declared beforehand for one day, as it stands now. */
export type Plan = {
  readonly spans: readonly Span[];
  readonly reason?: Reason;
  /** Counts what was declared for this day, from 1: an answer names the version it was given to. */
  readonly version: number;
  readonly declaredAt: Instant;
  /** When the person last acted on it, as their platform stamps it: an older tap that comes late changes nothing. */
  readonly order: number;
  readonly withdrawn?: true;
  /** Who was asked to confirm it, and the version with which they were last asked anew. Absent where there is nobody. */
  readonly asked?: { readonly person: PersonId; readonly version: number };
  /** 事前確認. Gone once more was declared than it was given to. */
  readonly answer?: { readonly by: PersonId; readonly at: Instant; readonly verdict: Verdict };
  /** Where the person sees how it stands; changes in place. */
  readonly card?: PlacedCard;
  /** The message it was in before, which only says so. */
  readonly formerCard?: PlacedCard;
};

/** What was worked, by the person's own word or by the system of record. It outdoes the plan in every total. */
export type Actual = {
  readonly spans: readonly Span[];
  readonly at: Instant;
  readonly order: number;
  readonly by: 'person' | 'system';
  /** 休憩 in these spans. Without it they hold none. */
  readonly breakMinutes?: Minutes;
  /** When the next day began, where the person chose to begin later than usual (勤務間インターバル). */
  readonly startsAt?: DayMinute;
};

/**
 * 週休日の振替: the day's work is regular hours as far as `upTo`, and another day is free in its place (規則15-14 第5条).
 * It stands beside plan and actual, so that either may change without it.
 */
export type Moved = MovedTo & {
  /** One regular day of the person's, when they said so. */
  readonly upTo: Minutes;
  /** When the person last said so: an older tap that comes late changes nothing. */
  readonly order: number;
  /** There is no such day after all. */
  readonly withdrawn?: true;
};

export type OvertimeDay = { readonly plan?: Plan; readonly actual?: Actual; readonly moved?: Moved };

/** One person's month: everything that is declared and corrected in it, in one row. */
export type OvertimeMonth = {
  readonly org: OrgId;
  readonly person: PersonId;
  readonly month: CalendarMonth;
  /** Changes with every save; 0 of one that was never saved. */
  readonly revision: number;
  /** Where the person was when it was last saved: who confirms, and in whose totals it is. */
  readonly unit: UnitId;
  /** Where the person was before, in this month. */
  readonly formerUnits?: readonly UnitId[];
  readonly days: { readonly [day: LocalDate]: OvertimeDay };
};

/** A month, and those before it that its limits are reckoned from, as far as there are any. */
export type PersonMonths = { readonly month: OvertimeMonth; readonly earlier: readonly OvertimeMonth[] };

export const emptyMonth = (
  { org, id, unit }: { readonly org: OrgId; readonly id: PersonId; readonly unit: UnitId },
  month: CalendarMonth,
): OvertimeMonth => ({ org, person: id, month, revision: 0, unit, days: {} });
