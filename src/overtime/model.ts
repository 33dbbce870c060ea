import type { LocalDate } from '../time/instant.ts';

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

/** `words`: the person's own, as they typed them. */
export type Reason = { readonly kind: ReasonKind; readonly words?: string };

/** Work outside the regular hours of one day, as somebody declares or corrects it. Spans lie apart, in order. */
export type Declared = { readonly day: LocalDate; readonly spans: readonly Span[]; readonly reason?: Reason };

/**
 * Which limits hold for a person in a month (人事院規則15-14 第16条の2の2). `jiritsu`: 自律部署, every unit not designated.
 * `taritsu`: 他律部署, 他律的業務の比重が高い部署. `kyotei36`: an employer under 労働基準法, by its 36協定 with 特別条項.
 */
export const regimes = ['jiritsu', 'taritsu', 'kyotei36'] as const;
export type Regime = (typeof regimes)[number];
