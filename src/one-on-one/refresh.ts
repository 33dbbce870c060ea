import * as z from 'zod/mini';
import type { Card } from '../conversation/card.ts';
import type { Delivery, DeliveryId } from '../delivery/model.ts';
import type { Parcel, ParcelKey } from '../delivery/parcel.ts';
import { PARCEL_LEASE_MS } from '../delivery/parcel-work.ts';
import { type UpdateDeps, updateInTurn } from '../delivery/pass.ts';
import type { Outbox, Parcels, WorkResult } from '../delivery/ports.ts';
import { asPersonId, type Person, type PersonId } from '../people/model.ts';
import type { Directory } from '../people/ports.ts';
import {
  asInstant,
  asLocalDate,
  DAY_MS,
  dateIn,
  type Instant,
  isLocalDate,
  isoOf,
  type LocalDate,
  MINUTE_MS,
  plusDays,
} from '../time/instant.ts';
import { askId, eveAgainId, eveId, refreshId } from './ids.ts';
import type { Diary, Pair, Settled } from './model.ts';
import type { OneOnOneStore } from './ports.ts';

/** How a card that was sent reads now; undefined where it is to stay as it is. */
export type ShownFor = (delivery: Delivery, person: Person, now: Instant) => Promise<Card | undefined>;

export type RefreshDeps = UpdateDeps & {
  readonly oneOnOnes: Pick<OneOnOneStore, 'diary'>;
  readonly directory: Pick<Directory, 'people'>;
  readonly parcels: Pick<Parcels, 'claim' | 'settle'>;
  readonly outbox: Pick<Outbox, 'deliveries'>;
  readonly shownFor: ShownFor;
};

/** A card that could not be changed for so long keeps its old words; tapped, it says how things are. */
const REFRESH_FOR_MS = DAY_MS;

/** Has the cards changed that say something old, by whoever has both platforms at hand. Undefined where none does. */
export const refreshOf = (diary: Diary, now: Instant): Parcel | undefined => {
  const { org, manager, revision } = diary;
  const stale = diary.pairs.flatMap(({ staff, stale: days }) => (days ? [[staff, ...days]] : []));
  if (stale.length === 0) return undefined;
  return {
    ...{ org, delivery: refreshId(manager), page: String(revision), kind: 'one-on-one', group: 'none' },
    ...{ subject: JSON.stringify(stale), dueAt: now, expiresAt: asInstant(now + REFRESH_FOR_MS) },
    ...{ left: [manager], ledger: {}, attempts: 0 },
  };
};

const subjectSchema = z.array(z.tuple([z.string()], z.string().check(z.refine(isLocalDate))));

/** Of whose 1on1s, and of which days. */
type Stale = { readonly staff: PersonId; readonly days: readonly LocalDate[] };

const staleOf = (subject: string): readonly Stale[] =>
  subjectSchema.parse(JSON.parse(subject)).map(([staff, ...days]) => ({
    ...{ staff: asPersonId(staff), days: days.map(asLocalDate) },
  }));

/** Shows in cards that were sent how things stand now. Changing a message twice is harmless. */
export const refreshCards = async (key: ParcelKey, clock: () => Instant, deps: RefreshDeps): Promise<WorkResult> => {
  const now = clock();
  const taken = await deps.parcels.claim(key, now, asInstant(now + PARCEL_LEASE_MS));
  if (!taken) return { type: 'done' };
  const [manager] = taken.left;
  const isShown = manager === undefined || now >= taken.expiresAt || (await changeAll(taken, manager, now, deps));
  await deps.parcels.settle(taken, isShown ? [] : taken.left, {}, asInstant(now + MINUTE_MS));
  return { type: 'done' };
};

/** False when a platform has to be asked once more. */
const changeAll = async (
  { org, subject }: Parcel,
  manager: PersonId,
  now: Instant,
  deps: RefreshDeps,
): Promise<boolean> => {
  const diary = await deps.oneOnOnes.diary(org, manager);
  if (!diary) return true;
  const stale = staleOf(subject);
  const people = await deps.directory.people(org, [manager, ...stale.map(({ staff }) => staff)]);
  const keys = people.flatMap((person) => cardsOf(person, diary, stale).map((id) => ({ org, person: person.id, id })));
  let isDone = true;
  for (const delivery of await deps.outbox.deliveries(keys)) {
    const person = people.find(({ id }) => id === delivery.person);
    const { state } = delivery;
    if (!person || person.left || state.type !== 'sent' || state.message === undefined) continue;
    const card = await deps.shownFor(delivery, person, now);
    if (card) isDone = (await updateInTurn(org, state.place, state.message, card, deps)) && isDone;
  }
  return isDone;
};

/** The cards that may say something of these 1on1s: of the day before, and, to the staff member, those that ask. */
const cardsOf = (
  { id: reader, zone }: Person,
  { manager, pairs }: Diary,
  stale: readonly Stale[],
): readonly DeliveryId[] => {
  const own = stale.filter(({ staff }) => reader === manager || reader === staff);
  const eves = own.flatMap(({ days }) => days.flatMap(daysFor)).map(eveId);
  const again = pairs
    .filter((pair) => !pair.gone && own.some(({ staff }) => staff === pair.staff))
    .flatMap((pair) =>
      settledTimes(pair).map(({ from, at }) =>
        eveAgainId(dateIn(from, zone), isoOf(at), { manager, staff: pair.staff, n: pair.meeting.n }),
      ),
    );
  const asks = pairs
    .filter(({ staff, gone }) => staff === reader && !gone)
    .flatMap(({ staff, meeting: { n, asked } }) =>
      [asked, asked - 1].filter((each) => each > 0).map((each) => askId({ manager, staff, n }, each)),
    );
  return [...new Set([...eves, ...again, ...asks])];
};

/** Each may have been told by a message of its own, late before the day. */
const settledTimes = ({ formerly = [], meeting: { state } }: Pair): readonly Settled[] =>
  state.type === 'fixed' ? [...formerly, state] : formerly;

/** In another zone it may have been another day. */
const daysFor = (day: LocalDate): readonly LocalDate[] => [plusDays(day, -1), day, plusDays(day, 1)];
