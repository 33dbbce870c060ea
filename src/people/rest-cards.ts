import * as z from 'zod/mini';
import { action } from '../conversation/action.ts';
import { buttons, type Card, card, context, text, title } from '../conversation/card.ts';
import type { Form } from '../conversation/form.ts';
import type { Texts } from '../text/texts.ts';
import type { LocalDate } from '../time/instant.ts';
import { openSettings } from './cards.ts';
import { restChoices } from './rest.ts';

export const rest = action('rest.until', z.object({ until: z.enum(restChoices) }));
export const openRestDay = action('rest.day', z.object({}));
export const sendRestDay = action('rest.chosen', z.object({}));
export const endRest = action('rest.end', z.object({}));

/** The field of the form. */
export const REST_DAY = 'day';

/** A rest is begun and taken back here. `until` while somebody rests; `said` confirms what was just done. */
export const restCard = (texts: Texts, until: LocalDate | undefined, said: string): Card => {
  const { rest: words } = texts;
  return card(
    texts.language,
    title(words.title),
    text(until === undefined ? said : words.until(until)),
    buttons([
      ...(until === undefined ? [] : [{ label: words.end, action: endRest.of({}), style: 'primary' as const }]),
      ...restChoices.map((choice) => ({ label: words.choices[choice], action: rest.of({ until: choice }) })),
      { label: words.chooseDay, action: openRestDay.of({}), opens: 'form' },
    ]),
    context(words.duties),
    buttons([{ label: texts.menu.settings, action: openSettings.of({}) }]),
  );
};

export const restForm = (texts: Texts, days: readonly LocalDate[]): Form => ({
  language: texts.language,
  title: texts.rest.title,
  submitLabel: texts.common.send,
  submit: sendRestDay.of({}),
  fields: [
    {
      type: 'select',
      id: REST_DAY,
      label: texts.rest.day,
      options: days.map((value) => ({ value, label: texts.format.day(value) })),
      required: true,
    },
  ],
});
