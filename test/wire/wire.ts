import type { ActionRef } from '../../src/conversation/action.ts';
import type { Platform } from '../../src/conversation/inbound.ts';

/**
 * One platform as its people see it, driven over the real wire: what they do becomes a signed HTTP request in the
 * recorded shape, what the bot calls is kept as they would see it. Slack and Teams are played by the same scenarios.
 */
export type Wire = {
  readonly platform: Platform;
  person(user: string): WirePerson;
  room(channel: string): WireRoom;
  /** What the environment of the system under test says of this platform. */
  env(): { readonly [name: string]: string };
  /** The system under test answers there. */
  connect(origin: string): void;
  /** Every request the bot made, in order: `chat.postMessage`, `POST /v3/conversations/…/activities`. */
  calls(): readonly string[];
  close(): Promise<void>;
};

export type Delivery = {
  /** How often the platform delivers the same event. */
  readonly times?: number;
  /** When the person acted, in epoch milliseconds; now unless given. */
  readonly at?: number;
  /** Which message the label is looked for in, counted from 0; the last that has it unless given. */
  readonly message?: number;
};

export type WirePerson = {
  readonly user: string;
  /** Installs the app, where the platform knows such a moment. */
  arrive(): Promise<void>;
  say(text: string, delivery?: Delivery): Promise<void>;
  tap(label: string, delivery?: Delivery): Promise<void>;
  choose(label: string, option: string): Promise<void>;
  /** Taps, on their last message, what no card of theirs need have. */
  forge(action: ActionRef, choice?: string): Promise<void>;
  /** Sends a form that was never opened. */
  forgeForm(action: ActionRef): Promise<void>;
  /** Where the button of the last message that has it leads. */
  link(label: string): string;
  /** The form that is open, if any. */
  form(): VisibleForm | undefined;
  submit(values: { readonly [label: string]: string }, delivery?: Delivery): Promise<void>;
  messages(): readonly Visible[];
  /** HTTP statuses the system answered with so far. */
  statuses(): readonly number[];
};

/** A channel that the bot was invited to. */
export type WireRoom = {
  /** Somebody calls the bot by its name there. */
  call(user: string, text: string, delivery?: Delivery): Promise<void>;
  tap(user: string, label: string, delivery?: Delivery): Promise<void>;
  choose(user: string, label: string, option: string): Promise<void>;
  /** What the bot wrote there for everybody. */
  messages(): readonly Visible[];
  /** What the bot answered there, as this person sees it. */
  answers(user: string): readonly Visible[];
};

export type Visible = { readonly text: string; readonly buttons: readonly string[] };

export type VisibleForm = {
  readonly title: string;
  readonly text: string;
  /** What the text fields hold when the form opens, by label. */
  readonly values: { readonly [label: string]: string };
  readonly errors: readonly string[];
};

/** The JSON of a recorded payload, to be filled with what this scenario says. */
export type Json = { [key: string]: unknown };

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every object in a tree of JSON, parents first. */
export const objectsIn = (value: unknown): readonly Json[] => {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  if (!isObject(value)) return [];
  return [value, ...Object.values(value).flatMap(objectsIn)];
};

/** Every text a reader would see in a tree of blocks or card elements, without buttons. */
export const textsIn = (value: unknown, isButton: (object: Json) => boolean): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap((each) => textsIn(each, isButton));
  if (!isObject(value) || isButton(value)) return [];
  return Object.entries(value).flatMap(([key, each]) =>
    typeof each === 'string' && ['text', 'title', 'value', 'label', 'placeholder'].includes(key)
      ? [each]
      : textsIn(each, isButton),
  );
};

/** A copy with some fields replaced, however deep: `{a: {b: 1}}`. */
export const filled = (recorded: Json, changes: Json): Json => {
  const copy: Json = structuredClone(recorded);
  for (const [key, change] of Object.entries(changes)) {
    const before = copy[key];
    copy[key] = isObject(change) && isObject(before) ? filled(before, change) : change;
  }
  return copy;
};
