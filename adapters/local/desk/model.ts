/** What the desk's server and its page say to each other. Plain data only. */

export type DeskRole = '職員' | '管理職' | '推進者' | '管理者';

/** A person one can play at the desk. `user` is the Slack user id, or the Teams AAD object id. */
export type DeskPerson = {
  readonly id: string;
  readonly name: string;
  readonly unitName: string;
  readonly roles: readonly DeskRole[];
  readonly slack?: { readonly user: string };
  readonly teams?: { readonly user: string };
  readonly email?: string;
};

export type Place = 'slack' | 'teams';

export type JsonObject = { readonly [key: string]: unknown };

/** One line of the people list. `unread` has the places the person is reached at. */
export type PersonRow = DeskPerson & { readonly unread: { readonly [place in Place]?: number } };

/** `total` counts everybody the words match, `people` is cut to what a list can show. */
export type PeopleAnswer = { readonly people: readonly PersonRow[]; readonly total: number };

/** By person id: messages from the bot so far, changed or not. */
export type Received = { readonly [personId: string]: number };

/** `unread` has the places this person can be played at. */
export type ConversationView = (SlackView | TeamsView) & Pick<PersonRow, 'unread'>;

/** One message in a conversation. `at` is the demo clock, in milliseconds. */
type MessageCommon = {
  readonly id: string;
  readonly at: number;
  readonly from: 'person' | 'bot';
  readonly text: string;
  /** When the bot changed it, on the demo clock. */
  readonly changedAt?: number;
};

export type SlackMessageView = MessageCommon & {
  readonly blocks: readonly JsonObject[];
  /** Shown to this person only, and gone after a restart. */
  readonly ephemeral: boolean;
};

export type SlackView = {
  readonly place: 'slack';
  readonly person: DeskPerson;
  readonly messages: readonly SlackMessageView[];
  /** What the bot published on its App Home, if anything. */
  readonly home?: JsonObject;
  readonly modal?: SlackModalView;
};

export type SlackModalView = {
  readonly view: JsonObject;
  /** By block id. */
  readonly errors: { readonly [blockId: string]: string };
  /** How many views lie one above the other. */
  readonly depth: number;
};

export type TeamsMessageView = MessageCommon & { readonly cards: readonly JsonObject[] };

export type TeamsView = {
  readonly place: 'teams';
  readonly person: DeskPerson;
  readonly messages: readonly TeamsMessageView[];
  readonly dialog?: TeamsDialogView;
};

export type TeamsDialogView = { readonly title: string; readonly card?: JsonObject; readonly text?: string };

/** One request between a simulated platform and the bot. */
export type ExchangeSummary = {
  readonly id: number;
  /** On the demo clock. */
  readonly at: number;
  readonly direction: 'to-bot' | 'from-bot';
  readonly place: Place;
  /** What it was about: `block_actions pulse.answer`, `chat.postMessage`. */
  readonly title: string;
  readonly endpoint: string;
  /** HTTP status; 0 when no answer came. */
  readonly status: number;
  /** False also when the platform answers 200 with an error inside, as Slack does. */
  readonly ok: boolean;
  readonly ms: number;
  /** The person it concerns, when known. */
  readonly personName?: string;
};

export type Exchange = ExchangeSummary & { readonly request: unknown; readonly response: unknown };

/** What became of something the person did. `notice` is a sentence to show. */
export type ActAnswer = { readonly ok: boolean; readonly notice?: string };

/** What is pushed to the page. */
export type DeskEvent =
  | { readonly type: 'clock'; readonly now: number }
  | { readonly type: 'conversation'; readonly person: string; readonly place: Place }
  | { readonly type: 'exchange'; readonly exchange: ExchangeSummary };

/** What the person chose or typed in one Slack element: an option's value, several, a text; null for nothing. */
export type Chosen = string | readonly string[] | null;

/** By block id, then by action id. */
export type ChosenValues = { readonly [blockId: string]: { readonly [actionId: string]: Chosen } };
