import { AkariError } from '../errors.ts';
import type { OrgId, Person, PersonId } from '../people/model.ts';
import { ownCalendar } from '../people/rest.ts';
import type { Calendar } from '../time/calendar.ts';
import { dateIn, type Instant, minuteOf } from '../time/instant.ts';
import {
  type Asked,
  budget,
  budgetRules,
  type Counting,
  type Entry,
  mayFollow,
  recent,
  type Verdict,
  type WaitReason,
  withEntry,
  withoutEntry,
} from './budget.ts';
import { QUIET_UNTIL } from './rules.ts';

/** What one person got lately from the bot, what waits for them, what will not come. */
export type Mailbox = {
  readonly org: OrgId;
  readonly person: PersonId;
  /** 0 before the first entry. */
  readonly revision: number;
  readonly entries: readonly Entry[];
};

/** One row a person. Passes `test/contracts/mailboxes.ts`. */
export type Mailboxes = {
  /** Of all of them at once; an empty one of whom there is none yet. In any order. */
  read(org: OrgId, people: readonly PersonId[]): Promise<readonly Mailbox[]>;
  /** Replaces the entries of the revision that was read: false when somebody else has meanwhile. */
  save(mailbox: Mailbox): Promise<boolean>;
};

/** Whose message it is, by which days they work, and what they got. */
export type Recipient = { readonly person: Person; readonly calendar: Calendar; readonly mailbox: Mailbox };

type MailboxDeps = { readonly mailboxes: Mailboxes };

/** Those who write into one mailbox at the same moment are few. */
const MAX_CONFLICTS = 20;

/**
 * Takes a slot of the person's budget for a message, before anything is sent: of two workers who both want the last one
 * the second looks again. Repeated for the same message it takes no second slot; on a later day it moves there.
 */
export const admit = async (
  delivery: Asked,
  { person, calendar, mailbox }: Recipient,
  counting: Counting,
  now: Instant,
  deps: MailboxDeps,
): Promise<Verdict> => {
  const { follows } = budgetRules[delivery.kind];
  // Writes nothing, whatever it says.
  if (follows !== undefined) return mayFollow(follows, mailbox.entries) ? { type: 'admit' } : NO_ROOM;
  const clock = {
    now,
    zone: person.zone,
    calendar: ownCalendar(calendar, person),
    opensAt: QUIET_UNTIL,
  };
  const day = dateIn(now, person.zone);
  return change(mailbox, deps, (entries) => {
    const verdict = budget(delivery, recent(entries, now, day), clock, counting);
    const entry = { delivery: delivery.id, kind: delivery.kind, day, at: minuteOf(now), ...fateOf(verdict, counting) };
    return { entries: withEntry(entries, entry), answer: verdict };
  });
};

const NO_ROOM: Verdict = { type: 'drop', reason: 'week-full' };

const fateOf = (verdict: Verdict, { asFollowUp }: Counting) => {
  switch (verdict.type) {
    case 'admit': {
      const { followsOn } = verdict;
      return {
        fate: 'sent',
        ...(followsOn !== undefined && { followsOn }),
        ...(asFollowUp && { asFollowUp }),
      } as const;
    }
    case 'wait':
      return { fate: 'waits', until: verdict.until, reason: verdict.reason } as const;
    case 'drop':
      return { fate: 'dropped', reason: verdict.reason } as const;
    default:
      return verdict satisfies never;
  }
};

/** What is known of a message that is not sent now: it waits for a moment, or will not come and takes no slot. */
export type Note =
  | { readonly fate: 'waits'; readonly until: Instant; readonly reason: WaitReason }
  | { readonly fate: 'dropped'; readonly reason: string };

export const note = async (
  delivery: Pick<Asked, 'id' | 'kind'>,
  { person, mailbox }: Recipient,
  what: Note,
  now: Instant,
  deps: MailboxDeps,
): Promise<void> => {
  if (budgetRules[delivery.kind].follows !== undefined) return;
  const day = dateIn(now, person.zone);
  const entry = { delivery: delivery.id, kind: delivery.kind, day, at: minuteOf(now), ...what };
  await change(mailbox, deps, (entries) => ({ entries: withEntry(entries, entry), answer: undefined }));
};

/** Leaves nothing of a message that is not wanted any more, by its feature or by the person. */
export const noteNothing = ({ id }: Pick<Asked, 'id'>, mailbox: Mailbox, deps: MailboxDeps): Promise<void> =>
  change(mailbox, deps, (entries) => ({ entries: withoutEntry(entries, id), answer: undefined }));

/** Changes a mailbox under its revision; the change is computed anew from whatever others made of it. */
const change = async <T>(
  read: Mailbox,
  { mailboxes }: MailboxDeps,
  decide: (entries: readonly Entry[]) => { readonly entries: readonly Entry[]; readonly answer: T },
): Promise<T> => {
  let mailbox = read;
  for (let attempt = 0; attempt < MAX_CONFLICTS; attempt += 1) {
    const { entries, answer } = decide(mailbox.entries);
    if (entries === mailbox.entries || (await mailboxes.save({ ...mailbox, entries }))) return answer;
    mailbox = await mailboxOf(mailbox.org, mailbox.person, mailboxes);
  }
  throw new AkariError('too-many-conflicts', 'a mailbox');
};

export const mailboxOf = async (org: OrgId, person: PersonId, mailboxes: Pick<Mailboxes, 'read'>): Promise<Mailbox> => {
  const [stored] = await mailboxes.read(org, [person]);
  return stored ?? emptyMailbox(org, person);
};

export const emptyMailbox = (org: OrgId, person: PersonId): Mailbox => ({ org, person, revision: 0, entries: [] });
