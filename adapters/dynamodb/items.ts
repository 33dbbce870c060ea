import * as z from 'zod/mini';
import { asRoomId } from '../../src/conversation/inbound.ts';
import { asAddress, asMessageRef } from '../../src/conversation/platform.ts';
import { asDeliveryId } from '../../src/delivery/model.ts';
import { asCalendarMonth, isCalendarMonth } from '../../src/overtime/fiscal.ts';
import { asOrgId, asPersonId, asUnitId } from '../../src/people/model.ts';
import type { Token } from '../../src/pulse/model.ts';
import {
  asInstant,
  asLocalDate,
  asLocalTime,
  asWeekId,
  asZone,
  instantAt,
  type LocalDate,
  TOKYO,
  type Zone,
} from '../../src/time/instant.ts';

/** Written as `v` into every new item. What earlier versions wrote is lifted when it is read (migrate.ts). */
export const VERSION = 2;

/** An item of a newer version is read as far as this one knows it: in the middle of a deployment both are at work. */
export const version = z.int().check(z.gte(1));

const text = <T>(make: (value: string) => T) => z.pipe(z.string(), z.transform(make));

/** Checking a zone is slow, and an organisation has very few of them. */
const knownZones = new Map<string, Zone>();
const zoneOf = (name: string): Zone => {
  const zone = knownZones.get(name) ?? asZone(name);
  knownZones.set(name, zone);
  return zone;
};

/** The attributes that ids and moments are stored as. */
export const fields = {
  org: text(asOrgId),
  person: text(asPersonId),
  unit: text(asUnitId),
  delivery: text(asDeliveryId),
  token: z.custom<Token>((value) => typeof value === 'string'),
  address: text(asAddress),
  room: text(asRoomId),
  message: text(asMessageRef),
  date: text(asLocalDate),
  time: text(asLocalTime),
  week: text(asWeekId),
  month: z.pipe(z.string().check(z.refine(isCalendarMonth)), z.transform(asCalendarMonth)),
  zone: text(zoneOf),
  instant: z.pipe(z.number(), z.transform(asInstant)),
  platform: z.enum(['slack', 'teams']),
  weekday: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5), z.literal(6), z.literal(7)]),
  bytes: z.instanceof(Uint8Array),
};

const DAY_SECONDS = 86_400;

/**
 * For items that housekeeping may take away some days after `wallMs`. By the day, so that it tells nothing of the minute
 * at which somebody did what made the row.
 */
export const ttlAfter = (wallMs: number, days: number): number =>
  (Math.ceil(wallMs / 1000 / DAY_SECONDS) + days) * DAY_SECONDS;

const MIDNIGHT = asLocalTime('00:00');

/** For items of a day that may go some days after it. */
export const ttlAfterDay = (day: LocalDate, days: number): number => ttlAfter(instantAt(day, MIDNIGHT, TOKYO), days);
