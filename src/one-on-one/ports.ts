import type { Job } from '../delivery/ports.ts';
import type { OrgId, Person, PersonId } from '../people/model.ts';
import type { Instant, Zone } from '../time/instant.ts';
import type { Diary, Memo, Past, Place } from './model.ts';
import type { Interval } from './plan/intervals.ts';

/** Diaries, one row each. Passes `test/contracts/one-on-one.ts`. */
export type OneOnOneStore = {
  diary(org: OrgId, manager: PersonId): Promise<Diary | undefined>;
  /** Of several people, in any order; who has none is left out. */
  diaries(org: OrgId, managers: readonly PersonId[]): Promise<readonly Diary[]>;
  /** All there are, in pages. */
  everyDiary(org: OrgId): AsyncIterable<readonly Diary[]>;
  /**
   * Saves over the revision it was read in. False when somebody else was faster. It is read back with the next revision,
   * and the tick attends to it from `attendAt` on; without it, whenever it was to attend to it before.
   */
  save(diary: Diary, attendAt: Instant | undefined): Promise<boolean>;
  /** Takes the row away in the revision it was read in. False when somebody saved it since. */
  remove(diary: Diary): Promise<boolean>;
  /** Takes the attending that was due at `dueAt` for one worker. False when another has it, or it was saved since. */
  attend(diary: Diary, dueAt: Instant, until: Instant): Promise<boolean>;
  /** Nothing is left to do for this revision before `next`; a save since then keeps it due. */
  attended(diary: Diary, next: Instant | undefined): Promise<void>;

  /** Notes how a 1on1 ended. Harmless to repeat; gone after this and the next fiscal year. */
  noteEnded(org: OrgId, staff: PersonId, manager: PersonId, past: Past): Promise<void>;
  /** How somebody's 1on1s ended, the newest first. */
  ended(org: OrgId, staff: PersonId): Promise<readonly EndedMeeting[]>;

  memo(org: OrgId, staff: PersonId): Promise<Memo | undefined>;
  /** Those of them who have a memo, in any order: of many at once. */
  withMemo(org: OrgId, staff: readonly PersonId[]): Promise<readonly PersonId[]>;
  /** The one written last counts, by its order: an older one changes nothing. */
  saveMemo(memo: Memo): Promise<void>;
  /**
   * What was written until `at` was for a 1on1 that ended then, or for a pair that is no more: gone a month later.
   * Harmless to repeat; a memo written since then is for the next one, and stays.
   */
  endMemo(org: OrgId, staff: PersonId, at: Instant): Promise<void>;
  /** Leaves nothing of it. With an `order` it counts as what was written does: an older one that comes late changes nothing. */
  deleteMemo(org: OrgId, staff: PersonId, order?: number): Promise<void>;
};

/** What a tap needs of two people. */
export type PairReads = {
  /** In one request; who or what is not there is left out. `writer`: of whom the memo is read too. */
  read(
    org: OrgId,
    managers: readonly PersonId[],
    people: readonly PersonId[],
    writer?: PersonId,
  ): Promise<{ readonly diaries: readonly Diary[]; readonly people: readonly Person[]; readonly memo?: Memo }>;
};

export type EndedMeeting = Past & { readonly manager: PersonId };

export const ATTEND = 'one-on-one/attend';

/** A diary that wants to be attended to, as the work that the tick finds in the due index. */
export const attendJob = ({ org, manager }: Pick<Diary, 'org' | 'manager'>, dueAt: Instant): Job => ({
  ...{ org, id: `${ATTEND}/${manager}`, kind: ATTEND },
  ...{ payload: { manager }, dueAt },
});

/** Whose calendar it is. */
export type CalendarOwner = Pick<Person, 'id' | 'name' | 'email' | 'zone'>;

/** What a calendar says of somebody's time. Nothing of what it is taken by ever leaves the adapter. */
export type Busy =
  | { readonly type: 'known'; readonly busy: readonly Interval[] }
  /** `none`: there is no calendar to look into. The others: it did not answer, now or for this person. */
  | { readonly type: 'unknown'; readonly why: 'none' | 'down' | 'refused' };

export type Invitation = {
  readonly org: OrgId;
  /** The same for every change of this 1on1. */
  readonly uid: string;
  readonly sequence: number;
  readonly from: Instant;
  readonly until: Instant;
  /** In which the calendars show it. */
  readonly zone: Zone;
  readonly organizer: CalendarOwner;
  readonly attendee: CalendarOwner;
  readonly title: string;
  readonly words: string;
  /** Day and time as people read them, for a mail; with the zone where the two have different ones. */
  readonly when: string;
  /** Who mails it, where nobody's own calendar does. */
  readonly sender: string;
  readonly place: Place;
  /** When it was last changed: DTSTAMP. */
  readonly at: Instant;
};

export type PutResult =
  | { readonly type: 'put'; readonly id: string; readonly joinUrl?: string }
  /** Not now: worth another try after so long. Nobody knows whether it is there; put again it is there once. */
  | { readonly type: 'later'; readonly retryAfterMs: number }
  /** It cannot be there: no mailbox, no right. */
  | { readonly type: 'refused'; readonly reason: string };

export type CancelResult = { readonly type: 'cancelled' } | Exclude<PutResult, { type: 'put' }>;

/**
 * The calendars of an organisation: Microsoft Graph, Google Calendar, or none, where an invitation is a file
 * (`.ics`) that is mailed. No call throws for anything a calendar may answer, and none blocks a 1on1. Passes
 * `test/contracts/calendars.ts`.
 */
export type Calendars = {
  /** For each of these people; `span` is shorter than 62 days. */
  busy(org: OrgId, people: readonly CalendarOwner[], span: Interval): Promise<ReadonlyMap<PersonId, Busy>>;
  /** Makes it, or changes the one there is (`id`, as `put` gave it). Put twice it is there once. */
  put(invitation: Invitation, id: string | undefined): Promise<PutResult>;
  /**
   * Takes it back; one that is gone already is taken back. Without an `id`: whatever there is of it, for whoever does not
   * know whether it was put.
   */
  cancel(invitation: Invitation, id: string | undefined): Promise<CancelResult>;
};
