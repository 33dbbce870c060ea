import { type Card, type CardElement, card, context, strong, text, title } from '../conversation/card.ts';
import type { BoardView } from './board-view.ts';
import { sendingFields } from './summary.ts';

/**
 * The board of a reminder: how many it went to, which the first campaign's board tells too, and how many read it. Who got it
 * when, how many wait and why would point at people: those of one day off, of one place, of a small unit.
 */
export const reminderBoardCard = (
  view: BoardView,
  answers: readonly CardElement[],
  controls: readonly CardElement[],
): Card => {
  const { campaign, texts, note, people } = view;
  const { draft, audience, list } = texts.campaign;
  const planned = campaign.people === undefined ? [] : [{ label: draft.people, value: draft.count(people) }];
  const isToNobody = campaign.people === 0;
  return card(
    texts.language,
    title(campaign.content.title),
    strong(list.states[campaign.state.type]),
    ...(note === undefined ? [] : [text(note)]),
    {
      type: 'fields',
      fields: [...sendingFields(view).slice(0, 1), ...(isToNobody ? [] : planned)],
    },
    ...(isToNobody ? [text(audience.noneSent)] : [context(audience.reminderBoard), context(audience.reminderLimit)]),
    ...answers,
    ...controls,
  );
};
