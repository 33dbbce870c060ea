import { languageOf, type Person } from '../people/model.ts';
import type { Directory } from '../people/ports.ts';
import { textsOf } from '../text/text.ts';
import type { Calendar } from '../time/calendar.ts';
import type { Instant } from '../time/instant.ts';
import type { Diary, Pair, Side } from './model.ts';
import type { PairKey, PairView } from './pair-view.ts';
import { isPartner } from './partner.ts';
import type { Calendars, OneOnOneStore, PairReads } from './ports.ts';
import { pairOf, resting } from './rules.ts';

export type PairDeps = {
  readonly directory: Pick<Directory, 'organisation' | 'tree' | 'people'>;
  readonly pairs: PairReads;
  readonly oneOnOnes: Pick<OneOnOneStore, 'save' | 'memo' | 'saveMemo' | 'deleteMemo'>;
  /** Whoever waits for a tap's answer does not wait long: what takes longer counts as not known. */
  readonly calendars: Pick<Calendars, 'busy'>;
};

/** A pair with the two people, as one of them sees it. */
export type Seen = {
  readonly side: Side;
  readonly reader: Person;
  readonly other: Person;
  readonly diary: Diary;
  readonly pair: Pair;
  /** What else was read: other diaries hold 1on1s of the two as well. */
  readonly others: readonly Diary[];
};

export const managerIn = ({ side, reader, other }: Seen): Person => (side === 'manager' ? reader : other);
export const staffIn = ({ side, reader, other }: Seen): Person => (side === 'staff' ? reader : other);

/** Which of the two somebody is; what a card says of it decides nothing. */
const sideOf = ({ id }: Pick<Person, 'id'>, { manager, staff }: PairKey): Side | undefined => {
  if (manager === staff) return undefined;
  if (id === staff) return 'staff';
  return id === manager ? 'manager' : undefined;
};

/**
 * The pair that somebody may see and change: a staff member their own, a manager those of their own diary. Undefined for
 * every other one, and for one that is none, alike.
 */
export const seenBy = async (
  reader: Person,
  key: PairKey,
  { pairs }: Pick<PairDeps, 'pairs'>,
): Promise<Seen | undefined> => {
  const side = sideOf(reader, key);
  if (!side) return undefined;
  const found = await pairs.read(reader.org, [key.manager, key.staff], [side === 'staff' ? key.manager : key.staff]);
  return seenIn(found, reader, key, side);
};

/** The same, of what was read. */
export const seenIn = (
  { diaries, people }: Awaited<ReturnType<PairReads['read']>>,
  reader: Person,
  key: PairKey,
  side: Side,
): Seen | undefined => {
  const diary = diaries.find((each) => each.manager === key.manager);
  const other = people.find(({ id }) => id === (side === 'staff' ? key.manager : key.staff));
  const pair = diary && pairOf(diary, key.staff);
  if (!diary || !pair || !other || other.left) return undefined;
  const staff = side === 'staff' ? reader : other;
  return isPartner(staff, diary.manager, pair)
    ? { side, reader, other, diary, pair, others: diaries.filter((each) => each !== diary) }
    : undefined;
};

/** As its reader sees it at this moment, in their words. */
export const viewOf = (seen: Seen, calendar: Calendar, now: Instant, note?: string): PairView => ({
  texts: textsOf(languageOf(seen.reader)),
  ...{ side: seen.side, manager: seen.diary.manager, other: seen.other.name, zone: seen.reader.zone },
  ...{ now, calendar },
  // A pause gives up what lies in it: the tick does so too, and the card need not wait for it.
  pair: resting(seen.pair, now, managerIn(seen).zone),
  ...(note !== undefined && { note }),
});
