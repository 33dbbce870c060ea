import { currentPeriod, type Period } from '../delivery/budget.ts';
import type { OrgId } from '../people/model.ts';
import { type KitId, kitIds } from '../text/kit/texts.ts';
import type { Instant, LocalDate } from '../time/instant.ts';
import { asCampaignId, type CampaignId } from './model.ts';

/** Names one 強化月間 of an organisation: `0001`, `0002` … in the order in which they were set up. */
export type MonthId = string & { readonly __brand: 'MonthId' };

export const asMonthId = (value: string): MonthId => value as MonthId;

/** One of the month's texts: what it is about, and the day on which it is to be sent. */
export type MonthPart = { readonly theme: string; readonly date: LocalDate };

/** A 働き方改革推進強化月間 as it is set once: its period, and what is sent when. */
export type CampaignMonth = Period & {
  readonly org: OrgId;
  readonly id: MonthId;
  /** Changes with every save; the next save names it. */
  readonly revision: number;
  readonly name: string;
  readonly parts: { readonly [kit in KitId]: MonthPart };
  /** Taken back. Its number is not given again: what was written for it stays as it is. */
  readonly deletedAt?: Instant;
};

/** Characters. */
export const LONGEST_NAME = 40;
export const LONGEST_THEME = 60;
/** Days from the first to the last, both counted: a month of four weeks at the least, a quarter at the most. */
export const SHORTEST_DAYS = 28;
export const LONGEST_DAYS = 93;
/** How far ahead it may begin. */
export const MOST_AHEAD_DAYS = 366;

/** Which text of a month a campaign is. */
export type Part = { readonly month: MonthId; readonly kit: KitId };

/** A month's text is one campaign, whoever writes it and however often the form is sent. Sorts after all others. */
export const partId = ({ month, kit }: Part): CampaignId => asCampaignId(`month-${month}-${kit}`);

/** The month that is on, or else the next one: of all that were set up, at most one is shown and changed. */
export const currentMonth = (months: readonly CampaignMonth[], today: LocalDate): CampaignMonth | undefined =>
  currentPeriod(
    months.filter(({ deletedAt }) => deletedAt === undefined),
    today,
  );

/** Two who set one up at the same moment arrive at the same id, and the second of them is told. */
export const nextMonthId = (months: readonly CampaignMonth[]): MonthId =>
  asMonthId(String(Math.max(0, ...months.map(({ id }) => Number(id))) + 1).padStart(4, '0'));

/** The days on which more of a campaign may reach one person. */
export const periodsOf = (months: readonly CampaignMonth[]): readonly Period[] =>
  months.flatMap(({ deletedAt, first, last }) => (deletedAt === undefined ? [{ first, last }] : []));

/** The texts in the order of their days; of one day, in the kit's order. */
export const partsInOrder = ({ parts }: Pick<CampaignMonth, 'parts'>) =>
  kitIds.map((kit) => ({ kit, ...parts[kit] })).toSorted((a, b) => (a.date === b.date ? 0 : a.date < b.date ? -1 : 1));
