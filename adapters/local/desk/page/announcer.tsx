import { useState } from 'react';
import type { ConversationView, JsonObject } from '../model.ts';
import { words } from '../words.ts';

type Seen = { readonly key: string; readonly ids: readonly string[]; readonly said: string };

/** Says each new message once, for those who do not see it arrive; what was there before is not news. */
export const Announcer = ({ view }: { readonly view: ConversationView }) => {
  const key = `${view.person.id}/${view.place}`;
  const received = view.messages.filter(({ from }) => from === 'bot');
  const ids = received.map(({ id }) => id);
  const [seen, setSeen] = useState<Seen>({ key, ids, said: '' });
  const isOther = seen.key !== key;
  const fresh = isOther ? [] : received.filter(({ id }) => !seen.ids.includes(id));
  if (isOther) setSeen({ key, ids, said: '' });
  else if (fresh.length > 0) setSeen({ key, ids, said: words.newMessages(fresh.map(textOf).join(' ')) });
  return (
    <p className="hidden announcer" role="status">
      {/* A new element for each: the same sentence a second time is news again. */}
      <span key={seen.ids.at(-1)}>{seen.said}</span>
    </p>
  );
};

const textOf = (message: ConversationView['messages'][number]): string =>
  message.text !== '' || !('cards' in message) ? message.text : message.cards.flatMap(textsIn).join(' ');

const textsIn = ({ type, text, body, items, columns }: JsonObject): readonly string[] => [
  ...(type === 'TextBlock' && typeof text === 'string' ? [text] : []),
  ...[body, items, columns].flatMap((inner) => (Array.isArray(inner) ? inner.flatMap(textsIn) : [])),
];
