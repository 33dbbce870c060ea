import type { Platform } from '../conversation/inbound.ts';
import type { MessageRef } from '../conversation/platform.ts';
import { asDeliveryId, type DeliveryId } from '../delivery/model.ts';
import type { OrgId, PersonId, UnitId } from '../people/model.ts';
import type { Language } from '../text/language.ts';
import { asInstant, type Instant, isoOf } from '../time/instant.ts';
import type { Part } from './month.ts';

/** Names one broadcast of a 推進者, for ever. */
export type CampaignId = string & { readonly __brand: 'CampaignId' };

/** What everyone gets to read. Plain text; `**strong**` and lists by line are all the formatting there is. */
export type Content = {
  readonly title: string;
  readonly body: string;
  /** 大臣、事務次官 or whoever speaks, as they want to be named. */
  readonly from?: string;
  /** お題「今週ためすこと」. With it the card asks for 「やってみた」 beside 「読みました」. */
  readonly challenge?: string;
  readonly picture?: { readonly url: string; readonly alt: string; readonly unseen?: true };
  /** What it asks its readers for, besides stories of the お題: one kanji each, or one action a unit. */
  readonly collects?: Collects;
  readonly links: readonly { readonly label: string; readonly url: string }[];
};

export const collected = ['kanji', 'pledge'] as const;
export type Collects = (typeof collected)[number];

/** Characters, well inside both platforms' limits with everything at its longest. */
export const LONGEST = { title: 60, body: 1_500, from: 60, challenge: 100, label: 30, url: 500, alt: 100 } as const;
export const MOST_LINKS = 2;

export type Role = 'everyone' | 'managers' | 'promoters';

/** Who gets it: the unit and everything below it, narrowed by what is set. */
export type CampaignAudience = {
  readonly unit: UnitId;
  readonly role: Role;
  readonly platform?: Platform;
  readonly language?: Language;
  /** Only those whom that one was planned for and who have not acknowledged it; see `silent.ts`. */
  readonly notAcknowledged?: CampaignId;
  /** Only those of them who are on a list; see `lists.ts`. */
  readonly list?: AudienceList;
};

/** A list that an administrator loaded, as it is when the campaign begins; or one pasted into this campaign. */
export type AudienceList =
  | { readonly type: 'named'; readonly name: string }
  | { readonly type: 'own'; readonly digest: string; readonly people: number };

export type When =
  | { readonly type: 'now' }
  /** The same moment for everyone. */
  | { readonly type: 'at'; readonly at: Instant }
  /** Each person when they are next inside their own working hours; nobody before that moment. */
  | { readonly type: 'hours'; readonly from?: Instant };

/** The first moment at which it may begin; undefined for as soon as it is decided. */
export const momentOf = (when: When): Instant | undefined => {
  switch (when.type) {
    case 'now':
      return undefined;
    case 'at':
      return when.at;
    case 'hours':
      return when.from;
    default:
      return when satisfies never;
  }
};

export type CampaignState =
  | { readonly type: 'draft' }
  /** Waits for a second person, who approves just this version. */
  | { readonly type: 'asked'; readonly approver: PersonId; readonly version: number }
  /** Sent from then on; until then it can be taken back into a draft. */
  | { readonly type: 'scheduled'; readonly at: Instant }
  | { readonly type: 'running'; readonly since: Instant }
  | { readonly type: 'paused'; readonly since: Instant }
  /** Nobody is left who could still get it. */
  | { readonly type: 'done'; readonly at: Instant }
  /** Stopped on its way: who had it keeps it. */
  | { readonly type: 'cancelled'; readonly at: Instant }
  /** Every message that was sent has become one line. */
  | { readonly type: 'recalled'; readonly at: Instant };

export type Campaign = {
  readonly org: OrgId;
  readonly id: CampaignId;
  /** Changes with every save; the next save names it. */
  readonly revision: number;
  readonly author: PersonId;
  readonly content: Content;
  /** Changes with content and audience: what was approved is approved in one version. */
  readonly version: number;
  readonly audience: CampaignAudience;
  readonly when: When;
  readonly state: CampaignState;
  readonly approvedBy?: PersonId;
  readonly correction?: Correction;
  /** When it began to be sent. */
  readonly begunAt?: Instant;
  /** How many it was planned for, once it was. */
  readonly people?: number;
  /** The message with the progress, which changes in place. */
  readonly board?: { readonly place: Platform; readonly message: MessageRef };
  /** Until when its readers can give something back. Absent before it has begun, and where it asks for nothing. */
  readonly collectsUntil?: Instant;
  /** What every message that was sent shows, or is being changed to show (`faceOf`). */
  readonly shown?: Face;
  /** Which text of a 強化月間 it is, if it is one. */
  readonly part?: Part;
  /** Addresses that its messages led to before an edit, so that those still lead there. */
  readonly linksBefore?: readonly string[];
};

/** Other words for what was sent, until a second person approves them. */
export type Correction = {
  readonly content: Content;
  readonly by: PersonId;
  /** The campaign's, once approved. */
  readonly version: number;
  /** Who was asked; absent after it was sent back. */
  readonly approver?: PersonId;
};

/** What a message of a campaign shows: a version of its text, or the one line that is left of it. */
export type Face = string & { readonly __brand: 'Face' };

export const asFace = (value: string): Face => value as Face;

export const faceOf = ({ state, version }: Pick<Campaign, 'state' | 'version'>): Face =>
  asFace(state.type === 'recalled' ? 'recalled' : `v${version}`);

/** Whether it has begun to be sent. */
export const hasBegun = ({ state }: Pick<Campaign, 'state'>): boolean =>
  state.type !== 'draft' && state.type !== 'asked' && state.type !== 'scheduled';

/**
 * From when on a saved campaign wants to be attended to: what lies outside its row, its parcels and messages, is then made
 * to follow it. After each save, so that nobody has to plan a job beside it.
 */
export const attendAt = (campaign: Campaign): Instant | undefined => {
  if (campaign.state.type === 'scheduled') return campaign.state.at;
  return hasBegun(campaign) ? AT_ONCE : undefined;
};

const AT_ONCE = asInstant(0);

/** 「読みました」 and 「やってみた」; who tried it has read it. */
export type Acknowledgement = 'read' | 'tried';

export const asCampaignId = (value: string): CampaignId => value as CampaignId;

/** Ids sort by when their campaigns were begun. `random` tells apart those of one moment. */
export const campaignIdAt = (now: Instant, random: Uint8Array): CampaignId =>
  asCampaignId(`${isoOf(now).replaceAll(/[-:.]/g, '')}-${Buffer.from(random).toString('hex')}`);

/** The message to everyone, and the one that asks the second person. */
export const messageOf = (id: CampaignId): DeliveryId => asDeliveryId(`campaign/${id}/message`);
export const requestOf = (id: CampaignId, version: number): DeliveryId =>
  asDeliveryId(`campaign/${id}/approval/${version}`);
/** What tells its author what the second person answered, where their card cannot be changed in place. */
export const answerOf = (id: CampaignId, revision: number): DeliveryId =>
  asDeliveryId(`campaign/${id}/answer/${revision}`);
/** What changes all messages that were sent to show that. */
export const changeOf = (id: CampaignId, face: Face): DeliveryId => asDeliveryId(`campaign/${id}/change/${face}`);
/** What keeps the message with the progress up to date. */
export const boardOf = (id: CampaignId): DeliveryId => asDeliveryId(`campaign/${id}/board`);

/** What a campaign's parcel is for, if not for a message to be sent. */
export const campaignWork = (id: DeliveryId): 'board' | 'change' | undefined => {
  const [feature, , work] = id.split('/');
  return feature === 'campaign' && (work === 'board' || work === 'change') ? work : undefined;
};
