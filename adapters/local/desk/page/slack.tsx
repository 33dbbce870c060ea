import { Fragment, useState } from 'react';
import type { ChosenValues, JsonObject, SlackMessageView, SlackView } from '../model.ts';
import { words } from '../words.ts';
import { actInSlack } from './api.ts';
import { Lamp } from './app.tsx';
import type { Act } from './conversation.tsx';
import { DayLine, isNewDay } from './day-line.tsx';
import { useKeptFocus } from './focus.ts';
import { Avatar } from './people.tsx';
import { blocksIn, SlackBlocks, type Tapped } from './slack-blocks.tsx';
import { timeText } from './time.ts';

type SlackProps = { readonly view: SlackView; readonly act: Act };

export const SlackMessages = ({ view, act }: SlackProps) => (
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

type MessageProps = SlackProps & { readonly message: SlackMessageView };

const Message = ({ message, view, act }: MessageProps) => {
  const [values, setValues] = useState<ChosenValues>({});
  const [busy, setBusy] = useState(false);
  const focus = useKeptFocus(message.blocks);
  const bot = message.from === 'bot';
  const tap = async ({ blockId, actionId, chosen }: Tapped): Promise<void> => {
    if (busy) return;
    const next = { ...values, [blockId]: { ...values[blockId], [actionId]: chosen } };
    const tapped = { place: { ts: message.id }, blockId, actionId, chosen, values: next };
    setValues(next);
    setBusy(true);
    await act(() => actInSlack({ act: 'tap', person: view.person.id, ...tapped }));
    setBusy(false);
  };
  return (
    <article className="slack-message" ref={focus} tabIndex={-1} aria-busy={busy}>
      {bot ? <BotFace /> : <Avatar name={view.person.name} id={view.person.id} />}
      <div className="slack-content">
        {message.ephemeral && <p className="only-you">{words.onlyYou}</p>}
        <p className="slack-head">
          <strong>{bot ? words.productName : view.person.name}</strong>
          {bot && <span className="app-mark">{words.app}</span>}
          <time>{timeText(message.at)}</time>
          {message.changedAt !== undefined && <span className="edited">{words.edited}</span>}
        </p>
        {message.blocks.length > 0 ? (
          <SlackBlocks blocks={message.blocks} values={values} onTap={tap} disabled={message.ephemeral} busy={busy} />
        ) : (
          <p className="slack-text">{message.text}</p>
        )}
      </div>
    </article>
  );
};

export const BotFace = () => (
  <span className="bot-face">
    <Lamp />
  </span>
);

export const SlackHome = ({ view, act }: SlackProps) => {
  const [values, setValues] = useState<ChosenValues>({});
  const focus = useKeptFocus(view.home);
  const tap = ({ blockId, actionId, chosen }: Tapped): void => {
    const next = { ...values, [blockId]: { ...values[blockId], [actionId]: chosen } };
    setValues(next);
    const place = { viewId: String(view.home?.id ?? '') };
    void act(() =>
      actInSlack({
        act: 'tap',
        person: view.person.id,
        place,
        blockId,
        actionId,
        chosen,
        values: next,
      }),
    );
  };
  const blocks: readonly JsonObject[] = blocksIn(view.home);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="messages slack-home" tabIndex={0} aria-label={words.homeTab}>
      <article ref={focus} tabIndex={-1}>
        {blocks.length === 0 ? (
          <p className="nothing">{words.homeEmpty}</p>
        ) : (
          <SlackBlocks blocks={blocks} values={values} onTap={tap} />
        )}
      </article>
    </section>
  );
};
