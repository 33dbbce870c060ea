import type { WirePerson } from './wire.ts';

type Message = ReturnType<WirePerson['messages']>[number];

/** The newest message, of those that say so; an empty one where there is none. */
export const last = (person: WirePerson, text = ''): Pick<Message, 'text' | 'buttons'> =>
  person.messages().findLast((message) => message.text.includes(text)) ?? { text: '', buttons: [] };

/** How many messages say so. */
export const count = (person: WirePerson, text: string): number =>
  person.messages().filter((message) => message.text.includes(text)).length;
