import { buttons, type Card, card, context, strong, text } from '../conversation/card.ts';
import { openSettings } from '../people/cards.ts';
import type { Texts } from '../text/texts.ts';
import { guideToLifelines, type Lifeline, lifelines } from './model.ts';

/** A few kind words, and nothing to press. */
export const kindCard = ({ language }: Texts, words: string): Card => card(language, text(words));

/** For somebody worn out: what eases, whom to talk to, and how to hear less from the bot. */
export const tiredCard = (texts: Texts): Card => {
  const { language, care, pulse } = texts;
  return card(
    language,
    text(care.tired),
    text(care.nearby),
    text(care.byPhone(lifelines.yorisoi, lifelines.yorisoiTohoku)),
    context(care.unkept),
    buttons([{ label: pulse.settings, action: openSettings.of({}) }]),
  );
};

/** For somebody who thinks of dying: who listens now, before anything else. */
export const lifelineCard = (texts: Texts): Card => {
  const { language, care } = texts;
  const field = (line: Lifeline) => ({
    label: care.lifelines[line].name,
    value: care.lifelines[line].call(lifelines[line]),
  });
  return card(
    language,
    text(care.life),
    strong(care.danger),
    { type: 'fields', fields: [field('yorisoi'), field('yorisoiTohoku'), field('sos'), field('denwa')] },
    text(care.nearby),
    buttons([{ label: care.guide, url: guideToLifelines }]),
    context(care.unkept),
  );
};
