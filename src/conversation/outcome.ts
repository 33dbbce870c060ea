import type { Card } from './card.ts';
import type { Form, FormResult } from './form.ts';
import type { Inbound } from './inbound.ts';

/** What the core wants done in answer to one inbound event. The adapter performs it. */
export type Outcome =
  /** A new message to the person who acted. */
  | { readonly type: 'reply'; readonly card: Card }
  /** The message the tap (or the form) came from now shows this card; without such a message it is a reply. */
  | { readonly type: 'replace'; readonly card: Card }
  /** Opens a form. Only in answer to a tap. */
  | { readonly type: 'open-form'; readonly form: Form }
  /** Only in answer to a submit; at most one. Without it the form closes. */
  | { readonly type: 'form-result'; readonly result: FormResult }
  /** What the person sees on the bot's home (Slack App Home; Teams has none). */
  | { readonly type: 'home'; readonly card: Card };

/** A new message, and nothing else. */
export const reply = (card: Card): readonly Outcome[] => [{ type: 'reply', card }];

/** The tapped message changes, and nothing else. */
export const replace = (card: Card): readonly Outcome[] => [{ type: 'replace', card }];

/** Answers a tap with a form. */
export const openForm = (form: Form): readonly Outcome[] => [{ type: 'open-form', form }];

/** Closes the form that was sent. Other outcomes may follow it. */
export const closeForm: Outcome = { type: 'form-result', result: { type: 'close' } };

/** The form stays open and says what is wrong with which field. */
export const formErrors = (byField: { readonly [fieldId: string]: string }): readonly Outcome[] => [
  { type: 'form-result', result: { type: 'errors', byField } },
];

/** Another form takes the place of the one that was sent. */
export const nextForm = (form: Form): readonly Outcome[] => [{ type: 'form-result', result: { type: 'next', form } }];

/** The core as an adapter sees it. Deciding and saving are done when it resolves; performing is the adapter's. */
export type Converse = (inbound: Inbound) => Promise<Conversation>;

/**
 * The outcomes, and `settled`: called once they were performed, so that a repeat of the event is known to be one.
 * A repeat that arrives while the first is being performed, or after, has no outcomes that would show twice.
 */
export type Conversation = { readonly outcomes: readonly Outcome[]; settled(): Promise<void> };
