import { useEffect, useRef, useState } from 'react';
import type { ActAnswer, ConversationView, Place } from '../model.ts';
import { words } from '../words.ts';
import { Announcer } from './announcer.tsx';
import { actInSlack, sentenceOf } from './api.ts';
import { Composer } from './composer.tsx';
import { Notice } from './notice.tsx';
import { Avatar, Badge, Roles } from './people.tsx';
import type { Route } from './route.ts';
import { SlackHome, SlackMessages } from './slack.tsx';
import { SlackModal } from './slack-modal.tsx';
import { TeamsMessages } from './teams.tsx';
import { TeamsDialog } from './teams-dialog.tsx';

/** Runs something the person does; what went wrong is shown as a sentence. False when it did not reach the desk. */
export type Act = (run: () => Promise<ActAnswer>) => Promise<boolean>;

type ConversationProps = {
  readonly route: Route;
  readonly go: (route: Route) => void;
  readonly view: ConversationView | undefined;
  readonly problem: string | undefined;
};

/** One person's place: the conversation with the bot, or its App Home, with what floats above it. */
export const Conversation = ({ route, go, view, problem }: ConversationProps) => {
  const { act, said } = useAct();
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
      {!isModal(view) && <Notice {...said} />}
      {!home && <Composer key={`${person.id}/${place}`} view={view} act={act} />}
      {place === 'slack' && view.modal && (
        <SlackModal key={String(view.modal.view.id)} view={view} modal={view.modal} act={act} said={said} />
      )}
      {place === 'teams' && view.dialog && <TeamsDialog view={view} dialog={view.dialog} act={act} said={said} />}
      <Announcer view={view} />
    </section>
  );
};

const isModal = (view: ConversationView): boolean =>
  view.place === 'slack' ? view.modal !== undefined : view.dialog !== undefined;

const useAct = () => {
  const [notice, setNotice] = useState<string>();
  const act: Act = async (run) => {
    try {
      const answer = await run();
      setNotice(answer.notice);
      return true;
    } catch (error) {
      setNotice(sentenceOf(error));
      return false;
    }
  };
  return { act, said: { notice, dismiss: () => setNotice(undefined) } };
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
  const last = view.messages.at(-1);
  const key = `${view.person.id}/${view.place}/${last?.id}/${last?.changedAt}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: news, or another conversation, brings the newest into view
  useEffect(() => showNewest(scroller.current), [key]);
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

/** Its end, or, of a message that is taller than the room for it, its beginning. */
const showNewest = (scroller: HTMLElement | null): void => {
  const newest = [...(scroller?.querySelectorAll('article') ?? [])].at(-1);
  if (!scroller || !newest) return;
  const room = Math.min(scroller.clientHeight, window.innerHeight);
  newest.scrollIntoView({ block: newest.clientHeight > room ? 'start' : 'end' });
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
