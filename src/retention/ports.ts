import type { Campaign, CampaignId } from '../campaign/model.ts';
import type { Delivery } from '../delivery/model.ts';
import type { OrgId, PersonId } from '../people/model.ts';
import type { Round } from '../pulse/model.ts';
import type { Instant, LocalDate, WeekId } from '../time/instant.ts';

export type KeptPerson = {
  readonly id: PersonId;
  readonly left: boolean;
  /** When a sweep first found that they had left. */
  readonly leftSeen?: Instant;
  readonly hasChoices: boolean;
};

/** What a sweep looks through and takes away. Every call may be repeated. */
export type RetentionStore = {
  /** Everybody, in pages of numbered parts, from one part on. */
  people(org: OrgId, from: number): AsyncIterable<{ readonly part: number; readonly people: readonly KeptPerson[] }>;
  messages(org: OrgId, person: PersonId): Promise<readonly Delivery[]>;
  /** Undefined: they are back. */
  noteLeft(org: OrgId, person: PersonId, seen: Instant | undefined): Promise<void>;
  /** Takes away what somebody who left had chosen; nothing when they are back. */
  dropChoices(org: OrgId, person: PersonId): Promise<void>;
  rounds(org: OrgId): Promise<readonly Round[]>;
  eraseRemarks(org: OrgId, week: WeekId): Promise<void>;
  /** The counts, then the units of their time, then the round. */
  eraseCounts(org: OrgId, week: WeekId): Promise<void>;
  /** Where everybody's answers counted. */
  eraseHomes(org: OrgId, week: WeekId): Promise<void>;
  /** That the round is read, then what it showed. */
  eraseResults(org: OrgId, week: WeekId): Promise<void>;
  /** What was told of a day's evening, and who stayed. */
  eraseEvenings(org: OrgId, day: LocalDate): Promise<void>;
  /** Notes whose last day lies before `today`. */
  eraseMemos(org: OrgId, today: LocalDate): Promise<void>;
  campaigns(org: OrgId): Promise<readonly Campaign[]>;
  eraseAcknowledgements(org: OrgId, id: CampaignId): Promise<void>;
  /** Kanji and stories, and who wrote what units declared. */
  eraseVoiceNames(org: OrgId, id: CampaignId): Promise<void>;
  /** What was declared and counted and the last snapshot, then the campaign. */
  eraseCampaign(org: OrgId, id: CampaignId): Promise<void>;
};
