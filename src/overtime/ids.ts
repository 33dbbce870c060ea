import { asDeliveryId, type DeliveryId } from '../delivery/model.ts';
import { asPersonId, type PersonId } from '../people/model.ts';
import { isLocalDate, type LocalDate } from '../time/instant.ts';
import type { CalendarMonth } from './fiscal.ts';

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

const messages = ['ask', 'answer', 'digest', 'actual', 'refresh'] as const;
export type OvertimeMessage = (typeof messages)[number];

/** Which of them it is; undefined for what is no message of this feature. */
export const kindOf = (id: DeliveryId): OvertimeMessage | undefined => {
  const [feature, kind] = id.split('/');
  return feature === FEATURE ? messages.find((each) => each === kind) : undefined;
};
