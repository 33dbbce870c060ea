import {
  boardOf,
  type Campaign,
  type CampaignId,
  type Correction,
  changeOf,
  faceOf,
  messageOf,
} from '../../src/campaign/model.ts';
import type { DeliveryId } from '../../src/delivery/model.ts';
import type { Parcel } from '../../src/delivery/parcel.ts';
import { AkariError } from '../../src/errors.ts';
import { asPersonId, type OrgId, type PersonId } from '../../src/people/model.ts';
import { getAll } from './batch.ts';
import { type Key, keys } from './keys.ts';
import type { Rows } from './rows.ts';
import type { Store } from './store.ts';

/** Stands where somebody was named. */
const NOBODY = asPersonId('-');
const MAX_CONFLICTS = 8;

export type CampaignTraces = {
  readonly acknowledgements: readonly Key[];
  readonly campaigns: readonly CampaignId[];
};

export const campaignTracesOf = async (rows: Rows, store: Store, org: OrgId, id: PersonId): Promise<CampaignTraces> => {
  const all = await store.retention.campaigns(org);
  const found = await getAll(
    rows,
    all.flatMap((campaign) => [
      keys.acknowledgement(org, campaign.id, id),
      ...(['kanji', 'story'] as const).map((kind) => keys.voice(org, campaign.id, kind, id)),
    ]),
    true,
  );
  const naming: CampaignId[] = [];
  for (const campaign of all)
    if (
      isNamedIn(campaign, id) ||
      (await pledgesBy(campaign, id, store)).length > 0 ||
      (await isPlannedFor(campaign, id, store))
    )
      naming.push(campaign.id);
  const acknowledgements = found.map(({ pk, sk }) => ({ pk: String(pk), sk: String(sk) }));
  return { acknowledgements, campaigns: naming };
};

const isNamedIn = ({ author, approvedBy, state, correction }: Campaign, id: PersonId): boolean =>
  [author, approvedBy, correction?.by, correction?.approver].includes(id) ||
  (state.type === 'asked' && state.approver === id);

/** The units for which this person declared something. The unit's words stay. */
const pledgesBy = async ({ org, id: campaign }: Campaign, id: PersonId, { campaigns }: Store) => {
  const owners: string[] = [];
  for await (const page of campaigns.voices(org, campaign, 'pledge'))
    owners.push(...page.filter(({ by }) => by === id).map(({ owner }) => owner));
  return owners;
};

/** The parcels of its messages, of the latest change, and of its board. */
const deliveriesOf = (campaign: Campaign): readonly DeliveryId[] => [
  messageOf(campaign.id),
  changeOf(campaign.id, faceOf(campaign)),
  boardOf(campaign.id),
];

const names = ({ people = [], left }: Parcel, id: PersonId): boolean => people.includes(id) || left.includes(id);

const isPlannedFor = async (campaign: Campaign, id: PersonId, { parcels }: Store): Promise<boolean> => {
  for (const delivery of deliveriesOf(campaign))
    for await (const page of parcels.of(campaign.org, delivery))
      if (page.some((parcel) => names(parcel, id))) return true;
  return false;
};

/** Who still waits for a message is taken out by the parcel's next worker, who finds nobody. */
export const takeOutOfCampaign = async (
  rows: Rows,
  store: Store,
  org: OrgId,
  campaignId: CampaignId,
  id: PersonId,
): Promise<void> => {
  const campaign = await anonymised(store, org, campaignId, id);
  if (!campaign) return;
  for (const owner of await pledgesBy(campaign, id, store))
    await rows.update(
      keys.voice(org, campaignId, 'pledge', owner),
      { remove: ['by'] },
      { if: '#by = :by', values: { by: id } },
    );
  for (const delivery of deliveriesOf(campaign))
    for await (const page of store.parcels.of(org, delivery))
      for (const { page: name, people } of page)
        if (people?.includes(id)) {
          const others = people.filter((each) => each !== id);
          await rows.update(
            keys.parcel(org, delivery, name),
            { set: { people: others } },
            { if: 'attribute_exists(#pk)' },
          );
        }
};

/** Words that wait for somebody who is gone wait to be asked for again. */
const withoutName = ({ approver, ...correction }: Correction, id: PersonId): Correction => ({
  ...correction,
  by: correction.by === id ? NOBODY : correction.by,
  ...(approver !== undefined && approver !== id && { approver }),
});

const anonymised = async (
  { campaigns }: Store,
  org: OrgId,
  campaignId: CampaignId,
  id: PersonId,
): Promise<Campaign | undefined> => {
  for (let attempt = 0; attempt < MAX_CONFLICTS; attempt += 1) {
    const campaign = await campaigns.campaign(org, campaignId);
    if (!campaign || !isNamedIn(campaign, id)) return campaign;
    const { author, approvedBy, state, correction } = campaign;
    const without: Campaign = {
      ...campaign,
      author: author === id ? NOBODY : author,
      ...(approvedBy === id && { approvedBy: NOBODY }),
      ...(correction && { correction: withoutName(correction, id) }),
      ...(state.type === 'asked' && state.approver === id && { state: { type: 'draft' } as const }),
    };
    if (await campaigns.save(without)) return { ...without, revision: without.revision + 1 };
  }
  throw new AkariError('too-many-conflicts', `campaign ${campaignId}`);
};
