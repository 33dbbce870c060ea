import type { OrgId, PersonId } from '../people/model.ts';
import type { Instant } from '../time/instant.ts';
import type { CampaignId } from './model.ts';

/** A list of people that an administrator loaded for 推進者 to choose. */
export type NamedList = { readonly org: OrgId; readonly name: string; readonly loadedAt: Instant };

/** Characters of a name: it stands in a form's list. */
export const LONGEST_LIST_NAME = 30;

/** Lists of people, who are on each once. Passes `test/contracts/lists.ts`. */
export type ListStore = {
  /** Takes the place of what had this name; whoever reads it meanwhile reads all of the one or all of the other. */
  put(list: NamedList, people: readonly PersonId[]): Promise<void>;
  /** By name. */
  all(org: OrgId): Promise<readonly NamedList[]>;
  list(org: OrgId, name: string): Promise<NamedList | undefined>;
  /** Nobody when there is no such list. */
  people(org: OrgId, name: string): Promise<readonly PersonId[]>;
  remove(org: OrgId, name: string): Promise<void>;
  /** Keeps what was pasted into a campaign; returns the digest it is read by. Harmless to repeat. */
  keepOwn(org: OrgId, id: CampaignId, people: readonly PersonId[]): Promise<string>;
  own(org: OrgId, id: CampaignId, digest: string): Promise<readonly PersonId[]>;
  /** All that were pasted into it. */
  eraseOwn(org: OrgId, id: CampaignId): Promise<void>;
  /** Takes somebody out of every list that was loaded; returns the names of those that had them. */
  forget(org: OrgId, person: PersonId, dryRun?: boolean): Promise<readonly string[]>;
  /** The same of one campaign's own. */
  forgetOwn(org: OrgId, id: CampaignId, person: PersonId, dryRun?: boolean): Promise<boolean>;
};
