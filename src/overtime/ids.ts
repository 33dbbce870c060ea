import { asDeliveryId, type DeliveryId } from '../delivery/model.ts';
import { asPersonId, type PersonId } from '../people/model.ts';
import { isLocalDate, type LocalDate } from '../time/instant.ts';
import type { CalendarMonth } from './fiscal.ts';
import type { Told } from './limits/warnings.ts';

const FEATURE = 'overtime';

/** Whose day a message is about. */
export type Subject = { readonly person: PersonId; readonly day: LocalDate };

export const subjectOf = ({ person, day }: Subject): string => `${day}/${person}`;

export const readSubject = (subject: string): Subject | undefined => {
  const [day = '', ...person] = subject.split('/');
  return isLocalDate(day) ? { day, person: asPersonId(person.join('/')) } : undefined;
};

/** One message for each time that somebody is asked anew; what is declared otherwise meanwhile changes in it. */
export const requestId = ({ person, day }: Subject, version: number): DeliveryId =>
  asDeliveryId(`${FEATURE}/ask/${day}/${version}/${person}`);

/** To the person: what was answered to a version of their plan. */
export const answerId = (day: LocalDate, version: number): DeliveryId =>
  asDeliveryId(`${FEATURE}/answer/${day}/${version}`);

/** The next morning's question. */
export const actualId = (day: LocalDate): DeliveryId => asDeliveryId(`${FEATURE}/actual/${day}`);

/** One message for all that waits for somebody at five o'clock. */
export const digestId = (day: LocalDate): DeliveryId => asDeliveryId(`${FEATURE}/digest/${day}`);

/** The work of changing cards after a month was saved. */
export const refreshId = (person: PersonId, month: CalendarMonth): DeliveryId =>
  asDeliveryId(`${FEATURE}/refresh/${month}/${person}`);

/** To the person, of their own limits. `told`: see `toldOf`. */
export const warningId = (told: Told): DeliveryId => asDeliveryId(`${FEATURE}/warning/${told}`);

/** To whoever heads somebody: the same at the same time. */
export const warningOfId = (told: Told, person: PersonId): DeliveryId =>
  asDeliveryId(`${FEATURE}/warning-of/${told}/${person}`);

/** To whoever heads somebody who wants to talk about it. */
export const talkId = (told: Told, person: PersonId): DeliveryId => asDeliveryId(`${FEATURE}/talk/${told}/${person}`);

/** What a warning is of, and who else is in it: to the person whoever heads them, to whoever heads them the person. */
export const warningSubjectOf = (told: Told, other?: PersonId): string => `${told}/${other ?? ''}`;

type WarningSubject = { readonly told: Told; readonly other: PersonId | undefined };

/** Three parts of `told`, then the other one. */
export const readWarningSubject = (subject: string): WarningSubject | undefined => {
  const [month, what, step, ...rest] = subject.split('/');
  const other = rest.join('/');
  if (rest.length === 0) return undefined;
  return { told: `${month}/${what}/${step}`, other: other === '' ? undefined : asPersonId(other) };
};

const messages = ['ask', 'answer', 'digest', 'actual', 'refresh', 'warning', 'warning-of', 'talk'] as const;
export type OvertimeMessage = (typeof messages)[number];

/** Which of them it is; undefined for what is no message of this feature. */
export const kindOf = (id: DeliveryId): OvertimeMessage | undefined => {
  const [feature, kind] = id.split('/');
  return feature === FEATURE ? messages.find((each) => each === kind) : undefined;
};
