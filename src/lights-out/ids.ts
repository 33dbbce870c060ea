import { asDeliveryId, type DeliveryId } from '../delivery/model.ts';
import { asPersonId, asUnitId, type PersonId, type UnitId } from '../people/model.ts';
import { isLocalDate, type LocalDate, type Zone } from '../time/instant.ts';
import { type Slot, slots } from './model.ts';

const FEATURE = 'lights-out';

/** One message a day, person and moment; the budget lets one of them through. */
export const nudgeId = (day: LocalDate, slot: Slot): DeliveryId => asDeliveryId(`${FEATURE}/${day}/${slot}`);

/** To everybody of the units where 19:30 is wide, zone by zone. */
export const wideId = (day: LocalDate, zone: Zone): DeliveryId => asDeliveryId(`${FEATURE}/${day}/wide/${zone}`);

export type Nudge = { readonly day: LocalDate; readonly of: Slot | 'wide' };

/** Undefined for what is no message of the evening. */
export const readNudge = (id: DeliveryId): Nudge | undefined => {
  const [feature, day = '', name] = id.split('/');
  if (feature !== FEATURE || !isLocalDate(day)) return undefined;
  const of = name === 'wide' ? name : slots.find((slot) => slot === name);
  return of && { day, of };
};

/** Who lifted the 待機 of which unit on which day; `asked` tells two of one day apart, and a second tap from the first. */
export type StandbyOver = {
  readonly day: LocalDate;
  readonly by: PersonId;
  readonly unit: UnitId;
  readonly asked: number;
};

export const standbyId = ({ day, unit, asked }: StandbyOver): DeliveryId =>
  asDeliveryId(`standby-over/${day}/${asked}/${unit}`);

export const standbySubject = ({ day, by, unit }: StandbyOver): string =>
  [day, by, unit].map(encodeURIComponent).join('/');

export const readStandby = (subject: string): Omit<StandbyOver, 'asked'> | undefined => {
  const [day = '', by = '', unit = ''] = subject.split('/').map(decodeURIComponent);
  return isLocalDate(day) ? { day, by: asPersonId(by), unit: asUnitId(unit) } : undefined;
};
