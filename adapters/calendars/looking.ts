import type { Interval } from '../../src/one-on-one/plan/intervals.ts';
import type { Busy, CalendarOwner } from '../../src/one-on-one/ports.ts';
import type { PersonId } from '../../src/people/model.ts';
import { asInstant } from '../../src/time/instant.ts';
import type { Trouble } from './trouble.ts';

export const down: Busy = { type: 'unknown', why: 'down' };
/** Nobody could be asked about. */
export const allDown = (people: readonly CalendarOwner[]): ReadonlyMap<PersonId, Busy> =>
  new Map(people.map(({ id }) => [id, down]));

export const refusedBusy: Busy = { type: 'unknown', why: 'refused' };

/** By address in small letters, as `addressOf` has it. */
export type Seen = { readonly type: 'seen'; readonly of: ReadonlyMap<string, Busy> };

/** Asks for the busy times of all `addresses`, in the name of `through`. */
export type Look = (addresses: readonly string[], through: string) => Promise<Seen | Trouble>;

/** Of whom nobody has an address nothing is known. */
export const addressOf = ({ email }: Pick<CalendarOwner, 'email'>): string | undefined =>
  email?.trim().toLowerCase() || undefined;

/** A mailbox that is not there, or not ours to use, is no reason not to ask in the name of another: so often. */
const MOST_ASKERS = 3;

/**
 * Looks at people, `most` at a time, in the name of the first of them in whose name it goes. Who is left out of an answer is
 * down: nobody said that they are free.
 */
export const lookAt = async (
  people: readonly CalendarOwner[],
  most: number,
  look: Look,
): Promise<ReadonlyMap<PersonId, Busy>> => {
  const addresses = [...new Set(people.flatMap((person) => addressOf(person) ?? []))];
  const groups = Array.from({ length: Math.ceil(addresses.length / most) }, (_, i) =>
    addresses.slice(i * most, (i + 1) * most),
  );
  const seen = new Map((await lookAtGroups(groups, addresses, look)).flatMap((of) => [...of]));
  return new Map(people.map((person) => [person.id, seen.get(addressOf(person) ?? '') ?? refusedBusy]));
};

type OfGroup = ReadonlyMap<string, Busy>;

/** Whoever may be asked for the first group may be for all of them. */
const lookAtGroups = async (
  [first = [], ...others]: readonly (readonly string[])[],
  addresses: readonly string[],
  look: Look,
): Promise<readonly OfGroup[]> => {
  for (const through of addresses.slice(0, MOST_ASKERS)) {
    const looked = await look(first, through);
    if (looked.type === 'refused') continue;
    const rest = others.map(async (group) => busyIn(group, await look(group, through)));
    return [busyIn(first, looked), ...(await Promise.all(rest))];
  }
  return [];
};

const busyIn = (group: readonly string[], looked: Seen | Trouble): OfGroup => {
  const otherwise = looked.type === 'refused' ? refusedBusy : down;
  return new Map(group.map((each) => [each, (looked.type === 'seen' && looked.of.get(each)) || otherwise]));
};

/** What lies in `span`, in the order of time; nothing of it is empty. Undefined when a time could not be read. */
export const known = (
  taken: readonly { readonly from: number | undefined; readonly until: number | undefined }[],
  span: Interval,
): Busy => {
  const busy: Interval[] = [];
  for (const { from, until } of taken) {
    if (from === undefined || until === undefined) return down;
    const within = { from: asInstant(Math.max(from, span.from)), until: asInstant(Math.min(until, span.until)) };
    if (within.from < within.until) busy.push(within);
  }
  return { type: 'known', busy: busy.toSorted((a, b) => a.from - b.from || a.until - b.until) };
};
