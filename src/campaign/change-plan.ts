import { sideBySide } from '../delivery/plan-parcels.ts';
import type { Parcels } from '../delivery/ports.ts';
import { asInstant, type Instant } from '../time/instant.ts';
import { type Campaign, changeOf, faceOf, messageOf } from './model.ts';
import { EXPIRES_AFTER_MS } from './rules.ts';

/** For so long it is tried to change a message that its platform does not let us change just now. */
export const CHANGE_FOR_MS = EXPIRES_AFTER_MS;

/**
 * Plans that every message of a campaign shows what the campaign says now: a parcel beside each of the first ones, for
 * the same people. Only what is not planned yet.
 */
export const planChange = async (campaign: Campaign, now: Instant, parcels: Parcels): Promise<void> => {
  const { org, id } = campaign;
  const delivery = changeOf(id, faceOf(campaign));
  for await (const page of parcels.of(org, messageOf(id)))
    await sideBySide(page, ({ page: name, kind, subject, group, people = [] }) =>
      parcels.plan({
        ...{ org, delivery, page: name, kind, subject },
        group: group === 'teams' ? 'teams-changes' : 'slack-changes',
        ...{ dueAt: now, expiresAt: asInstant(now + CHANGE_FOR_MS) },
        ...{ left: people, ledger: {}, attempts: 0 },
      }),
    );
};
