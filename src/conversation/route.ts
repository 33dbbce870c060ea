import { languageOf, type OrgId, type Person } from '../people/model.ts';
import type { Directory, PersonStore } from '../people/ports.ts';
import type { Language } from '../text/language.ts';
import { textsOf } from '../text/text.ts';
import { asInstant, type Instant, MINUTE_MS } from '../time/instant.ts';
import { type Card, card, text } from './card.ts';
import type { Answer, Feature, Said, Turn } from './feature.ts';
import type { Account, Inbound, Platform } from './inbound.ts';
import { readerOf, saidIn } from './lines.ts';
import type { Conversation, Converse, Outcome } from './outcome.ts';
import type { Messenger } from './platform.ts';
import type { Inbox } from './ports.ts';

export type ConverseDeps = {
  /** The organisation that owns a workspace or tenant; undefined for one nobody registered. */
  readonly orgOf: (account: Account) => OrgId | undefined;
  readonly directory: Pick<Directory, 'personByAccount' | 'personByEmail'>;
  readonly people: PersonStore;
  readonly inbox: Inbox;
  readonly messengers: { readonly [platform in Platform]: Pick<Messenger, 'emailOf' | 'addressOf'> };
  /** In the order in which they are asked whether they understand a line. */
  readonly features: readonly Feature[];
  /** What is shown at the bot's home, and in answer to a line that nothing else understands (in the person's words). */
  readonly home: (turn: Turn) => Promise<readonly Outcome[]>;
  readonly menu: Menu;
  /** All there is where others read along: nothing that is one person's own is ever shown there. */
  readonly inRooms: { readonly features: readonly Feature[]; readonly menu: Menu };
  /** Told of a surprise; the person gets a kind sentence. */
  readonly report: (error: unknown, inbound: Inbound) => void;
};

type Menu = (turn: Turn, said: string) => Promise<readonly Outcome[]>;

/** Longer than any platform waits for us, so that a worker that still runs is never taken for dead. */
const LEASE_MS = MINUTE_MS;

/**
 * The one way in. Deciding and saving are repeatable by themselves; only a new message would show twice, so before
 * one is handed out the event is claimed in the inbox.
 */
export const createConverse = (deps: ConverseDeps): Converse => {
  const scopes = { alone: scopeOf(deps), inRoom: scopeOf(deps.inRooms) };
  return async (inbound) => {
    const org = deps.orgOf(inbound.account);
    if (org === undefined) return quiet;
    let person: Person | undefined;
    try {
      person = await whoIs(org, inbound, deps);
      const outcomes = person
        ? await answer(org, person, inbound, deps, inbound.room ? scopes.inRoom : scopes.alone)
        : toStranger(inbound, 'unknownPerson');
      return await oncePerEvent(org, inbound, outcomes, deps.inbox);
    } catch (error) {
      deps.report(error, inbound);
      return withoutMemory(person ? toPerson(person, inbound, 'sorry') : toStranger(inbound, 'sorry'));
    }
  };
};

/** What is listened to in a place. */
type Scope = {
  readonly features: readonly Feature[];
  readonly read: (said: Said, turn: Turn) => Answer | undefined;
  readonly menu: Menu;
};

const scopeOf = ({ features, menu }: ConverseDeps['inRooms']): Scope => ({
  features,
  read: readerOf(features.flatMap(({ lines }) => lines)),
  menu,
});

const answer = async (
  org: OrgId,
  person: Person,
  inbound: Inbound,
  deps: ConverseDeps,
  scope: Scope,
): Promise<readonly Outcome[]> => {
  await learnAddress(org, person, inbound, deps);
  const turn: Turn = { org, person, texts: textsOf(languageOf(person)), now: inbound.receivedAt, inbound };
  return route(turn, deps, scope);
};

type Sentence = 'unknownPerson' | 'sorry';

const toPerson = (person: Person, inbound: Inbound, sentence: Sentence): readonly Outcome[] =>
  shown(inbound, sentenceCard(sentence, [languageOf(person)]));

/** Nobody knows what a stranger reads: Japanese, and English under it. */
const toStranger = (inbound: Inbound, sentence: Sentence): readonly Outcome[] =>
  shown(inbound, sentenceCard(sentence, ['ja', 'en']));

const sentenceCard = (sentence: Sentence, [first, ...more]: readonly [Language, ...Language[]]): Card =>
  card(first, ...[first, ...more].map((language) => text(textsOf(language).common[sentence])));

/** Where somebody looks for an answer: on the home if they opened it. Who only arrived asked nothing. */
const shown = ({ type }: Inbound, what: Card): readonly Outcome[] => {
  switch (type) {
    case 'arrived':
      return [];
    case 'home':
      return [{ type: 'home', card: what }];
    case 'text':
    case 'tap':
    case 'submit':
      return [{ type: 'reply', card: what }];
    default:
      return type satisfies never;
  }
};

const whoIs = async (org: OrgId, inbound: Inbound, deps: ConverseDeps): Promise<Person | undefined> => {
  const known = await deps.directory.personByAccount(org, inbound.account);
  if (known) return known;
  const email = await deps.messengers[inbound.account.platform].emailOf(inbound.account, inbound.address);
  const person = email === undefined ? undefined : await deps.directory.personByEmail(org, email);
  if (!person || hasOtherAccount(person, inbound.account)) return undefined;
  await deps.people.bindAccount(org, person.id, inbound.account);
  return person;
};

/** An e-mail never moves a person whom the directory ties to another account of the same platform. */
const hasOtherAccount = (person: Person, { platform, user }: Account): boolean => {
  const identity = platform === 'slack' ? person.slack : person.teams;
  return identity !== undefined && identity.user !== user;
};

/** Keeps how to write to a person, unless the directory leads to the same address. */
const learnAddress = async (org: OrgId, person: Person, inbound: Inbound, deps: ConverseDeps): Promise<void> => {
  const { address, account } = inbound;
  if (address === undefined || person.preferences.addresses[account.platform] === address) return;
  if (deps.messengers[account.platform].addressOf(account.user, account.tenant) === address) return;
  await deps.people.savePreferences(org, person.id, { addresses: { [account.platform]: address } });
};

const route = async (turn: Turn, deps: ConverseDeps, scope: Scope): Promise<readonly Outcome[]> => {
  const { inbound } = turn;
  switch (inbound.type) {
    case 'tap':
    case 'submit': {
      const handlers = scope.features.flatMap(inbound.type === 'tap' ? ({ taps }) => taps : ({ submits }) => submits);
      const handler = handlers.find(({ name }) => name === inbound.action.name);
      const outcomes = handler?.handle(turn, inbound.action);
      return outcomes ?? [{ type: 'reply', card: card(languageOf(turn.person), text(turn.texts.common.oldButton)) }];
    }
    case 'text': {
      const said = saidIn(inbound.text);
      return scope.read(said, turn) ?? scope.menu(turn, said.text);
    }
    case 'home':
      return deps.home(turn);
    case 'arrived':
      return [];
    default:
      return inbound satisfies never;
  }
};

const oncePerEvent = async (
  org: OrgId,
  { eventId, receivedAt, account }: Inbound,
  outcomes: readonly Outcome[],
  inbox: Inbox,
): Promise<Conversation> => {
  if (!outcomes.some(({ type }) => type === 'reply')) return withoutMemory(outcomes);
  const id = `${account.platform}/${eventId}`;
  const claim = await inbox.claim(org, id, receivedAt, later(receivedAt, LEASE_MS));
  return claim === 'fresh'
    ? { outcomes, settled: () => inbox.done(org, id, receivedAt) }
    : withoutMemory(outcomes.filter(({ type }) => type !== 'reply'));
};

const later = (instant: Instant, ms: number): Instant => asInstant(instant + ms);

const withoutMemory = (outcomes: readonly Outcome[]): Conversation => ({ outcomes, settled: async () => undefined });

const quiet = withoutMemory([]);
