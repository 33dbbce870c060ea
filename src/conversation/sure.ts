import type { Language } from '../text/language.ts';
import { type ActionButton, buttons, type Card, card, text } from './card.ts';

type Way = Pick<ActionButton, 'label' | 'action'>;

/** Asks once more before something that is not undone; `no` leads back to where it was asked for. */
export const sureCard = (language: Language, says: readonly string[], yes: Way, no: Way): Card =>
  card(language, ...says.map((words) => text(words)), buttons([{ ...yes, style: 'danger' }, no]));
