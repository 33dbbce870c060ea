import type { OrgId, PersonId, UnitId } from '../people/model.ts';
import type { LocalDate, WeekId } from '../time/instant.ts';

/** A promoter reads first what everybody is to read: a name in it, or a story that only one can tell, stays back. */
export const remarkStates = ['waiting', 'shown', 'held-back'] as const;
export type RemarkState = (typeof remarkStates)[number];

/** An answer that stands below a remark for everybody who may read it. It is sent to nobody: nobody knows to whom. */
export type RemarkReply = {
  readonly by: PersonId;
  readonly name: string;
  readonly on: LocalDate;
  readonly text: string;
};

/** One ひとこと of a closed round. The id leads to nobody, and puts them in an order of chance. */
export type ReadRemark = {
  readonly id: string;
  readonly text: string;
  readonly state: RemarkState;
  readonly reply?: RemarkReply;
};

/** A page of what was written in a week in one 局, or in the whole organisation. One item, changed under its version. */
export type RemarkSheet = {
  readonly org: OrgId;
  readonly week: WeekId;
  readonly place: UnitId;
  readonly page: number;
  readonly pages: number;
  readonly version: number;
  readonly remarks: readonly ReadRemark[];
};
