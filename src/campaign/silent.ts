import type { Parcels } from '../delivery/ports.ts';
import type { OrgId, PersonId } from '../people/model.ts';
import { asCampaignId, type CampaignAudience, type CampaignId, messageOf } from './model.ts';
import type { CampaignStore } from './ports.ts';

/*
 * 「まだ読んでいない方へ」: a reminder to those who have not acknowledged an earlier campaign, without telling anybody who
 * they are. docs/decisions/0017-reminders-cannot-be-narrowed.md says what is told of them and why no more.
 */

/** So many at least on either side, of those who acknowledged it and of those who did not. */
export const SMALLEST_SIDE = 5;

/** Whether it goes to those who have not acknowledged another one. Such an audience is never changed. */
export const isReminder = ({ notAcknowledged }: CampaignAudience): boolean => notAcknowledged !== undefined;

/** The audience of a reminder: that of the first one. Undefined where there is none, as of a reminder itself. */
export const reminderOf = (id: CampaignId, { list: _, ...audience }: CampaignAudience): CampaignAudience | undefined =>
  isReminder(audience) ? undefined : { ...audience, notAcknowledged: id };

/** The one reminder a campaign can have: it takes no place among those of its kind, so there is no second one. */
export const reminderId = (first: CampaignId): CampaignId => asCampaignId(`${first}-again`);

/** How many are silent, where that may be told; 0 where either side is too small. */
export const sidesShown = (silent: number, planned: number): number =>
  Math.min(silent, planned - silent) < SMALLEST_SIDE ? 0 : silent;

export type SilentDeps = {
  readonly campaigns: Pick<CampaignStore, 'acknowledgements' | 'counts'>;
  readonly parcels: Pick<Parcels, 'of'>;
};

/**
 * Whom that campaign was planned for, without those who acknowledged it; undefined where either are too few. Also those
 * who have left or moved since, so that the number is always the one the first campaign's board tells: planned, less read.
 * Nobody once names begin to be erased.
 */
export const silentOn = async (
  org: OrgId,
  id: CampaignId,
  { campaigns, parcels }: SilentDeps,
): Promise<ReadonlySet<PersonId> | undefined> => {
  const silent = new Set<PersonId>();
  for await (const page of parcels.of(org, messageOf(id)))
    for (const { people = [] } of page) for (const person of people) silent.add(person);
  const planned = silent.size;
  for await (const page of campaigns.acknowledgements(org, id)) for (const { person } of page) silent.delete(person);
  // Read last: counts are saved before the first acknowledgement is erased, without which everybody would seem silent.
  if ((await campaigns.counts(org, id)) !== undefined) return undefined;
  return sidesShown(silent.size, planned) === 0 ? undefined : silent;
};
