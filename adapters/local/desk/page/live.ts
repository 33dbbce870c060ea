import { useCallback, useEffect, useRef, useState } from 'react';
import type { ConversationView, DeskEvent, ExchangeSummary, PeopleAnswer } from '../model.ts';
import { fetchConversation, fetchExchanges, fetchPeople, markRead, sentenceOf } from './api.ts';
import type { Route } from './route.ts';

/** Everything the page shows, kept up to date by the server's events. */
export type Live = {
  readonly now: number | undefined;
  readonly people: PeopleAnswer;
  readonly view: ConversationView | undefined;
  readonly viewProblem: string | undefined;
  readonly exchanges: readonly ExchangeSummary[];
  /** Shows a time at once, before the server tells it. */
  readonly setNow: (now: number) => void;
};

const nobody: PeopleAnswer = { people: [], total: 0 };
const KEPT = 300;
/** Many messages arriving at once become one reload. */
const GATHER_MS = 120;

export const useLive = (route: Route, query: string): Live => {
  const [now, setNow] = useState<number>();
  const [people, reloadPeople] = usePeople(query);
  const { view, problem, reload } = useConversation(route);
  const [exchanges, setExchanges] = useState<readonly ExchangeSummary[]>([]);
  const loadExchanges = useCallback(() => {
    fetchExchanges().then(setExchanges, () => undefined);
  }, []);
  const onEvent = useRef<(event: DeskEvent) => void>(() => undefined);
  onEvent.current = (event) => {
    if (event.type === 'clock') setNow(event.now);
    else if (event.type === 'exchange') setExchanges((old) => [...old.slice(1 - KEPT), event.exchange]);
    else {
      soonPeople();
      if (event.person === route.person) soonView();
    }
  };
  const soonPeople = useSoon(reloadPeople);
  const soonView = useSoon(reload);
  useEffect(() => {
    const source = new EventSource('/desk/api/events');
    source.onopen = () => {
      loadExchanges();
      soonPeople();
      soonView();
    };
    source.onmessage = ({ data }) => onEvent.current(JSON.parse(data));
    return () => source.close();
  }, [loadExchanges, soonPeople, soonView]);
  return { now, people, view, viewProblem: problem, exchanges, setNow };
};

/** Runs `act` once, a moment after the last of several calls began. Always the newest `act`. */
const useSoon = (act: () => void): (() => void) => {
  const latest = useRef(act);
  latest.current = act;
  const timer = useRef<number>(undefined);
  return useCallback(() => {
    if (timer.current !== undefined) return;
    timer.current = window.setTimeout(() => {
      timer.current = undefined;
      latest.current();
    }, GATHER_MS);
  }, []);
};

const usePeople = (query: string): [PeopleAnswer, () => void] => {
  const [people, setPeople] = useState(nobody);
  const wanted = useRef(query);
  wanted.current = query;
  const reload = useCallback(() => {
    const asked = wanted.current;
    fetchPeople(asked).then(
      (answer) => {
        if (asked === wanted.current) setPeople(answer);
      },
      () => undefined,
    );
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new filter asks again
  useEffect(reload, [reload, query]);
  return [people, reload];
};

type Conversation = {
  readonly view: ConversationView | undefined;
  readonly problem: string | undefined;
  readonly reload: () => void;
};

const useConversation = ({ person, place }: Route): Conversation => {
  const [view, setView] = useState<ConversationView>();
  const [problem, setProblem] = useState<string>();
  const wanted = useRef('');
  wanted.current = `${person}/${place}`;
  const reload = useCallback(() => {
    if (person === undefined) return;
    const asked = `${person}/${place}`;
    fetchConversation(person, place).then(
      (answer) => {
        if (asked !== wanted.current) return;
        setProblem(undefined);
        setView(answer);
        markRead(person, answer.place).catch(() => undefined);
      },
      (error) => {
        if (asked !== wanted.current) return;
        setView(undefined);
        setProblem(sentenceOf(error));
      },
    );
  }, [person, place]);
  useEffect(reload, [reload]);
  const shown = person !== undefined && view?.person.id === person ? view : undefined;
  return { view: shown, problem: person === undefined ? undefined : problem, reload };
};
