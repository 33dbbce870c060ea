import type {
  ActAnswer,
  ConversationView,
  Exchange,
  ExchangeSummary,
  PeopleAnswer,
  Place,
  Received,
} from '../model.ts';
import type { SlackAct, TeamsAct } from '../requests.ts';
import { words } from '../words.ts';
import { momentText } from './time.ts';

/** The desk's own server. Every call resolves to the value or throws an Error with a sentence to show. */

const ask = async <T>(path: string, init?: RequestInit): Promise<T> => {
  const response = await fetch(path, init).catch(() => {
    throw new Error(words.offline);
  });
  const body = await response.json().catch(() => undefined);
  if (!response.ok) throw new Error(reasonIn(body?.error));
  return body;
};

const ISO_TIME = /\d{4}-\d\d-\d\dT[\d:.]+\+09:00/g;

/** The server says a thing in Japanese, then in English, with times as programs write them. The page is for people. */
const reasonIn = (error: unknown): string => {
  const message = typeof error === 'object' && error && 'message' in error ? error.message : error;
  if (typeof message !== 'string') return words.failed;
  return message.replace(/\s*\([\x20-\x7e]+\)$/, '').replace(ISO_TIME, (time) => momentText(Date.parse(time)));
};

const post = <T>(path: string, body: unknown, method = 'POST'): Promise<T> =>
  ask(path, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

export const fetchPeople = (query: string): Promise<PeopleAnswer> =>
  ask(`/desk/api/people?q=${encodeURIComponent(query)}`);

export const fetchReceived = (): Promise<Received> => ask('/desk/api/received');

export const fetchConversation = (person: string, place: Place): Promise<ConversationView> =>
  ask(`/desk/api/conversation?person=${encodeURIComponent(person)}&place=${place}`);

export const fetchExchanges = (): Promise<readonly ExchangeSummary[]> => ask('/desk/api/exchanges');
export const fetchExchange = (id: number): Promise<Exchange> => ask(`/desk/api/exchanges/${id}`);

export const markRead = (person: string, place: Place): Promise<ActAnswer> => post('/desk/api/read', { person, place });

export const actInSlack = (act: SlackAct): Promise<ActAnswer> => post('/desk/api/slack', act);
export const actInTeams = (act: TeamsAct): Promise<ActAnswer> => post('/desk/api/teams', act);

/** Resolves when everything that was due up to then has been done. */
export const setClock = (iso: string): Promise<unknown> => post('/desk/clock', { now: iso }, 'PUT');

/** The sentence of a failed call. */
export const sentenceOf = (error: unknown): string => (error instanceof Error ? error.message : words.failed);
