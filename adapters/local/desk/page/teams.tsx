import { Fragment, useState } from 'react';
import type { TeamsMessageView, TeamsView } from '../model.ts';
import { words } from '../words.ts';
import { actInTeams } from './api.ts';
import { Boundary } from './boundary.tsx';
import type { Act } from './conversation.tsx';
import { DayLine, isNewDay } from './day-line.tsx';
import { useKeptFocus } from './focus.ts';
import { BotFace } from './slack.tsx';
import { AdaptiveCard, type CardAction } from './teams-card.tsx';
import { timeText } from './time.ts';

type TeamsProps = { readonly view: TeamsView; readonly act: Act };

export const TeamsMessages = ({ view, act }: TeamsProps) => (
  <ol className="message-list">
    {view.messages.map((message, i) => (
      <Fragment key={message.id}>
        {isNewDay(view.messages[i - 1]?.at, message.at) && <DayLine at={message.at} />}
        <li>
          <Message message={message} view={view} act={act} />
        </li>
      </Fragment>
    ))}
  </ol>
);

type MessageProps = TeamsProps & { readonly message: TeamsMessageView };

const Message = ({ message, view, act }: MessageProps) => {
  const [busy, setBusy] = useState(false);
  const focus = useKeptFocus(message.cards);
  const bot = message.from === 'bot';
  const tap = async (action: CardAction): Promise<void> => {
    if (busy) return;
    setBusy(true);
    const tapped = { act: 'tap' as const, person: view.person.id, messageId: message.id, ...action };
    await act(() => actInTeams(tapped));
    setBusy(false);
  };
  return (
    <article className="teams-message" data-from={message.from} ref={focus} tabIndex={-1} aria-busy={busy}>
      {bot && <BotFace />}
      <div className="teams-content">
        <p className="teams-head">
          <span>{bot ? words.productName : words.you}</span>
          <time>{timeText(message.at)}</time>
          {message.changedAt !== undefined && <span className="edited">{words.edited}</span>}
        </p>
        {message.text !== '' && <p className="teams-text">{message.text}</p>}
        {message.cards.map((card, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: cards have no other identity than their place
          <Boundary key={i} what={words.cannotShow} content={card}>
            <AdaptiveCard card={card} onAction={tap} />
          </Boundary>
        ))}
      </div>
    </article>
  );
};
