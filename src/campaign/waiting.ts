import type { Delivery, DeliveryId } from '../delivery/model.ts';
import { addEndings, endingOf, type Parcel } from '../delivery/parcel.ts';
import { PARCEL_LEASE_MS } from '../delivery/parcel-work.ts';
import { sideBySide } from '../delivery/plan-parcels.ts';
import type { Outbox, Parcels } from '../delivery/ports.ts';
import type { OrgId, PersonId } from '../people/model.ts';
import { asInstant, type Instant } from '../time/instant.ts';

/*
 * What waits for a later moment is brought forward, or ended, by whoever attends to its campaign. A parcel that a worker
 * may have at this moment is left to it: that is one due within the length of a lease.
 */

const mayBeTaken = ({ dueAt }: Parcel, now: Instant): boolean => dueAt > now && dueAt <= now + PARCEL_LEASE_MS;

/** Makes due at once what waits: after a pause. */
export const wake = async (org: OrgId, delivery: DeliveryId, now: Instant, parcels: Parcels): Promise<void> => {
  for await (const page of parcels.of(org, delivery)) {
    const waiting = page.filter(({ left, dueAt }) => left.length > 0 && dueAt > now + PARCEL_LEASE_MS);
    await sideBySide(waiting, (parcel) => parcels.move(parcel, now));
  }
};

/**
 * Puts off whatever is left to the message's end, so that a paused one costs nothing. False while somebody at work on a
 * parcel has to be waited for: then it is to be called again.
 */
export const hold = async (org: OrgId, delivery: DeliveryId, now: Instant, parcels: Parcels): Promise<boolean> => {
  let isHeld = true;
  for await (const page of parcels.of(org, delivery)) {
    const open = page.filter(({ left, dueAt, expiresAt }) => left.length > 0 && dueAt < expiresAt);
    await sideBySide(open, async (parcel) => {
      if (mayBeTaken(parcel, now) || !(await parcels.move(parcel, parcel.expiresAt))) isHeld = false;
    });
  }
  return isHeld;
};

export type SettleDeps = {
  readonly parcels: Parcels;
  readonly outbox: Pick<Outbox, 'deliveries' | 'settle'>;
};

/** Ends for everyone who is left. False while somebody's fate is in other hands: then it is to be called again. */
export const settleRest = async (
  org: OrgId,
  delivery: DeliveryId,
  now: Instant,
  deps: SettleDeps,
): Promise<boolean> => {
  let isOver = true;
  for await (const page of deps.parcels.of(org, delivery)) {
    const open = page.filter(({ left }) => left.length > 0);
    await sideBySide(open, async (parcel) => {
      const left = mayBeTaken(parcel, now) ? parcel.left : await settleParcel(parcel, now, deps);
      if (left.length > 0) isOver = false;
    });
  }
  return isOver;
};

const settleParcel = async (parcel: Parcel, now: Instant, deps: SettleDeps): Promise<readonly PersonId[]> => {
  const latest = asInstant(Math.max(now, parcel.dueAt));
  const taken = await deps.parcels.claim(parcel, latest, asInstant(now + PARCEL_LEASE_MS));
  if (!taken) return parcel.left;
  const { org, delivery: id } = taken;
  const rows = await deps.outbox.deliveries(taken.left.map((person) => ({ org, person, id })));
  const byPerson = new Map(rows.map((row) => [row.person, row]));
  const left: PersonId[] = [];
  const endings: string[] = [];
  for (const person of taken.left) {
    const ending = await endOf(byPerson.get(person), now, deps);
    if (ending === undefined) left.push(person);
    else endings.push(ending);
  }
  const isOurs = await deps.parcels.settle(taken, left, addEndings(taken.ledger, endings), now);
  return isOurs ? left : taken.left;
};

const CANCELLED = { fate: 'cancelled', reason: 'stopped' } as const;

/** Undefined for who may have been sent it at the moment of a death: the sender looks. */
const endOf = async (row: Delivery | undefined, now: Instant, { outbox }: SettleDeps): Promise<string | undefined> => {
  const state = { type: 'settled', at: now, ...CANCELLED } as const;
  if (!row) return endingOf(state, 'campaign');
  if (row.state.type === 'sent' || row.state.type === 'settled') return endingOf(row.state, row.kind);
  if (row.state.type === 'claimed') return undefined;
  return (await outbox.settle(row, state)) ? endingOf(state, row.kind) : undefined;
};
