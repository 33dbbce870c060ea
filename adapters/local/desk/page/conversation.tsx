import { useEffect, useRef, useState } from 'react';
import type { ActAnswer, ConversationView, Place } from '../model.ts';
import { words } from '../words.ts';
import { actInSlack, sentenceOf } from './api.ts';
import { Composer } from './composer.tsx';
import { Avatar, Badge, Roles } from './people.tsx';
import type { Route } from './route.ts';
import { SlackHome, SlackMessages } from './slack.tsx';
import { SlackModal } from './slack-modal.tsx';
import { TeamsMessages } from './teams.tsx';
import { TeamsDialog } from './teams-dialog.tsx';

/** Runs something the person does; what went wrong is shown as a sentence. */
export type Act = (run: () => Promise<ActAnswer>) => Promise<void>;

type ConversationProps = {
  readonly route: Route;
  readonly go: (route: Route) => void;
  readonly view: ConversationView | undefined;
  readonly problem: string | undefined;
};

/** One person's place: the conversation with Akari, or its App Home, with what floats above it. */
export const Conversation = ({ route, go, view, problem }: ConversationProps) => {
  const { act, notice, dismiss } = useAct();
  if (!view) return <p className="conversation-problem">{problem ?? words.loading}</p>;
  const { person, place } = view;
  const home = place === 'slack' && route.tab === 'home';
  return (
    <section className={`conversation ${place}`} aria-label={words.conversationWith(person.name)}>
      <header className="conversation-head">
        <Avatar name={person.name} id={person.id} />
        <div className="conversation-who">
          <h2>
            {person.name} <Roles roles={person.roles} />
          </h2>
          <p>{person.unitName}</p>
        </div>
        <PlaceSwitch unread={view.unread} place={place} choose={(p) => go({ ...route, place: p, tab: 'messages' })} />
      </header>
      {place === 'slack' && <Tabs home={home} choose={(tab) => go({ ...route, place, tab })} />}
      {home ? <OpenedHome view={view} act={act} /> : <Messages view={view} act={act} />}
      {notice !== undefined && (
        <p className="notice" role="alert">
          {notice}
          <button type="button" className="quiet" onClick={dismiss} aria-label={words.dismiss}>
            ×
          </button>
        </p>
      )}
      {!home && <Composer key={`${person.id}/${place}`} view={view} act={act} />}
      {place === 'slack' && view.modal && (
        <SlackModal key={String(view.modal.view.id)} view={view} modal={view.modal} act={act} />
      )}
      {place === 'teams' && view.dialog && <TeamsDialog view={view} dialog={view.dialog} act={act} />}
      <Announcer view={view} />
    </section>
  );
};

const useAct = () => {
  const [notice, setNotice] = useState<string>();
  const act: Act = async (run) => {
    try {
      const answer = await run();
      setNotice(answer.notice);
    } catch (error) {
      setNotice(sentenceOf(error));
    }
  };
  return { act, notice, dismiss: () => setNotice(undefined) };
};

type PlaceSwitchProps = {
  readonly unread: ConversationView['unread'];
  readonly place: Place;
  readonly choose: (place: Place) => void;
};

const allPlaces: readonly Place[] = ['slack', 'teams'];

const PlaceSwitch = ({ unread, place, choose }: PlaceSwitchProps) => (
  // biome-ignore lint/a11y/useSemanticElements: two buttons side by side, not a form
  <div className="places" role="group" aria-label={words.place}>
    {allPlaces
      .filter((p) => unread[p] !== undefined)
      .map((p) => (
        <button key={p} type="button" aria-pressed={p === place} onClick={() => choose(p)}>
          {words[p]}
          {p !== place && <Badge count={unread[p] ?? 0} />}
        </button>
      ))}
  </div>
);

const Tabs = ({ home, choose }: { readonly home: boolean; readonly choose: (tab: Route['tab']) => void }) => (
  <nav className="tabs" aria-label={words.slack}>
    <button type="button" aria-current={home ? undefined : 'page'} onClick={() => choose('messages')}>
      {words.messagesTab}
    </button>
    <button type="button" aria-current={home ? 'page' : undefined} onClick={() => choose('home')}>
      {words.homeTab}
    </button>
  </nav>
);

const Messages = ({ view, act }: { readonly view: ConversationView; readonly act: Act }) => {
  const scroller = useRef<HTMLElement>(null);
  const last = view.messages.at(-1)?.id;
  const key = `${view.person.id}/${view.place}/${last}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new message, or another conversation, scrolls to the end
  useEffect(() => {
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
  }, [key]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="messages" ref={scroller} tabIndex={0} aria-label={words.messagesTab}>
      {view.messages.length === 0 && (
        <div className="nothing">
          <p>{words.noMessages}</p>
          <p>{words.noMessagesHint}</p>
        </div>
      )}
      {view.place === 'slack' ? <SlackMessages view={view} act={act} /> : <TeamsMessages view={view} act={act} />}
    </section>
  );
};

/** Opening the tab is an event of its own: the bot may publish a fresh home. */
const OpenedHome = ({ view, act }: { readonly view: ConversationView; readonly act: Act }) => {
  const person = view.person.id;
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    void latest.current(() => actInSlack({ act: 'home', person }));
  }, [person]);
  return view.place === 'slack' ? <SlackHome view={view} act={act} /> : null;
};

/** Says what is new, for those who do not see it arrive. */
const Announcer = ({ view }: { readonly view: ConversationView }) => {
  const newest = view.messages.findLast(({ from }) => from === 'bot');
  const key = `${view.person.id}/${view.place}`;
  const [seen, setSeen] = useState({ key, id: newest?.id });
  const [said, setSaid] = useState('');
  if (seen.key !== key || seen.id !== newest?.id) {
    setSeen({ key, id: newest?.id });
    setSaid(seen.key === key && newest ? words.newMessage(textOf(newest)) : '');
  }
  return (
    <p className="hidden" role="status">
      {said}
    </p>
  );
};

const textOf = (message: ConversationView['messages'][number]): string => {
  if (message.text !== '' || !('cards' in message)) return message.text;
  const texts = message.cards.flatMap(({ body }) => (Array.isArray(body) ? body : []));
  return texts.flatMap(({ text }) => (typeof text === 'string' ? [text] : [])).join(' ');
};
