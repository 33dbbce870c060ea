import * as z from 'zod/mini';
import { asDeliveryId, type DeliveryId } from '../delivery/model.ts';
import { asPersonId, type OrgId, type PersonId } from '../people/model.ts';
import { isLocalDate, type LocalDate } from '../time/instant.ts';

const FEATURE = 'one-on-one';

/** Says which of the pair's meetings: the staff member's number and the meeting's. A move changes neither. */
export type MeetingKey = { readonly manager: PersonId; readonly staff: PersonId; readonly n: number };

/** To the staff member: three times to choose from. `asked` counts. */
export const askId = ({ manager, n }: MeetingKey, asked: number): DeliveryId =>
  asDeliveryId(`${FEATURE}/ask/${n}/${asked}/${manager}`);

/** To either: the 1on1s of a day, the day before. One message, however many there are. */
export const eveId = (day: LocalDate): DeliveryId => asDeliveryId(`${FEATURE}/eve/${day}`);

/** To who did not do it: a 1on1 of that day was settled at `at` (ISO text), after they had heard of the day. */
export const eveAgainId = (day: LocalDate, at: string, { manager, staff }: MeetingKey): DeliveryId =>
  asDeliveryId(`${eveId(day)}/${at}/${manager}/${staff}`);

/** To the manager: what was settled lately, once a day. */
export const digestId = (day: LocalDate): DeliveryId => asDeliveryId(`${FEATURE}/digest/${day}`);

/** To either, who asked for it: ten minutes before. `from`: the moment it begins, as ISO text. */
export const soonId = ({ manager, staff, n }: MeetingKey, from: string): DeliveryId =>
  asDeliveryId(`${FEATURE}/soon/${n}/${from}/${manager}/${staff}`);

/** To both: six weeks have passed since `since`. */
export const gapId = ({ manager, staff }: MeetingKey, since: LocalDate): DeliveryId =>
  asDeliveryId(`${FEATURE}/gap/${since}/${manager}/${staff}`);

/** To somebody whom a staff member would like as their mentor. */
export const mentorId = (staff: PersonId, order: number): DeliveryId =>
  asDeliveryId(`${FEATURE}/mentor/${order}/${staff}`);

/** To a staff member whose mentor ends it. */
export const mentorEndedId = (mentor: PersonId, day: LocalDate): DeliveryId =>
  asDeliveryId(`${FEATURE}/mentor/ended-${day}/${mentor}`);

export const isMentorEnded = (id: DeliveryId): boolean => id.startsWith(`${FEATURE}/mentor/ended-`);

/** The work of changing cards after a diary was saved. */
export const refreshId = (manager: PersonId): DeliveryId => asDeliveryId(`${REFRESH}${manager}`);
const REFRESH = `${FEATURE}/refresh/`;

export const isRefresh = (id: DeliveryId): boolean => id.startsWith(REFRESH);

const messages = ['ask', 'eve', 'digest', 'soon', 'gap', 'mentor'] as const;
export type OneOnOneMessage = (typeof messages)[number];

/** Which of them it is; undefined for what is no message of this feature. */
export const kindOf = (id: DeliveryId): OneOnOneMessage | undefined => {
  const [feature, kind] = id.split('/');
  return feature === FEATURE ? messages.find((each) => each === kind) : undefined;
};

/** The day an `eve` or a `digest` is of. */
export const dayOf = (id: DeliveryId): LocalDate | undefined => {
  const day = id.split('/')[2] ?? '';
  return isLocalDate(day) ? day : undefined;
};

/** The subject of every message of one meeting, for whoever composes it. */
export const subjectOf = ({ manager, staff, n }: MeetingKey): string => JSON.stringify([manager, staff, n]);

const subjectSchema = z.tuple([z.string(), z.string(), z.int()]);

/** Undefined for what is the subject of no meeting. */
export const readSubject = (subject: string): MeetingKey | undefined => {
  if (!subject.startsWith('[')) return undefined;
  const read = subjectSchema.safeParse(JSON.parse(subject));
  if (!read.success) return undefined;
  const [manager, staff, n] = read.data;
  return { manager: asPersonId(manager), staff: asPersonId(staff), n };
};

/** What the calendars know a meeting by. */
export const uidOf = (org: OrgId, { manager, staff, n }: MeetingKey): string =>
  [org, 'one-on-one', manager, staff, String(n)].map(encodeURIComponent).join('.');
