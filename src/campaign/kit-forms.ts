import * as z from 'zod/mini';
import { action } from '../conversation/action.ts';
import type { Form, FormField, FormValues, Read } from '../conversation/form.ts';
import { filledIn, kitOf } from '../text/kit/text.ts';
import { type Ask, type KitId, kitIds } from '../text/kit/texts.ts';
import type { Texts } from '../text/texts.ts';
import { contentField, contentFields } from './forms.ts';
import { campaignId } from './message.ts';
import type { CampaignId, Content } from './model.ts';
import type { MonthId } from './month.ts';
import { monthId } from './month-forms.ts';
import { readContent } from './typed.ts';

/** A template on which a form was opened, and the month whose text it is to be. */
export type KitOpened = {
  readonly campaign: CampaignId;
  readonly version: number;
  readonly kit: KitId;
  readonly month?: MonthId;
};

export const saveKit = action(
  'campaign.save-kit',
  z.object({ campaign: campaignId, version: z.number(), kit: z.enum(kitIds), month: z.exactOptional(monthId) }),
);

/** An answer is a line or two of a text that has others. */
const LONGEST_ANSWER = 200;

/** A template: everything is written but what only its sender knows. `theme`: of the month, in place of its own title. */
export const kitForm = (texts: Texts, on: KitOpened, theme?: string): Form => {
  const { form } = texts.campaign;
  const kit = kitOf(texts.language)[on.kit];
  const values: FormValues = { title: theme ?? kit.title, body: kit.body, challenge: kit.challenge };
  const field = (id: (typeof contentFields)[number]): readonly FormField[] => {
    if (id === 'body' && kit.asks) return kit.asks.map(askField);
    const hints: { readonly [name: string]: string } = kit.hints ?? {};
    const isNeeded = id === 'from' && kit.isSigned === true;
    return [contentField(texts, id, values[id], { hint: hints[id], ...(isNeeded && { required: true }) })];
  };
  return {
    language: texts.language,
    title: form.newTitle,
    submitLabel: form.save,
    submit: saveKit.of(on),
    fields: [
      { type: 'note', text: form.note },
      ...(kit.asks ? [{ type: 'note', text: texts.month.form.gaps } as const] : []),
      ...contentFields.flatMap(field),
    ],
  };
};

const askField = ({ id, label, hint }: Ask): FormField => ({
  ...{ type: 'text', id, label, hint, multiline: true, maxLength: LONGEST_ANSWER, required: true },
});

/** What was typed into a template, read as the message it becomes. */
export const readKit = (texts: Texts, id: KitId, values: FormValues): Read<Content> => {
  const { asks = [], isSigned } = kitOf(texts.language)[id];
  const answer = (ask: Ask): string => values[ask.id]?.trim() ?? '';
  const { missing } = texts.campaign.form;
  const open = [...asks.filter((ask) => answer(ask) === '').map((ask) => ask.id), ...(isSigned ? ['from'] : [])];
  const unanswered = Object.fromEntries(
    open.filter((field) => (values[field]?.trim() ?? '') === '').map((field) => [field, missing]),
  );
  const read = readContent(texts, contentOf(texts, id, values));
  if (read.type === 'read' && Object.keys(unanswered).length === 0) return read;
  const { body, ...others } = read.type === 'errors' ? read.byField : {};
  const place = asks[0]?.id ?? 'body';
  return { type: 'errors', byField: { ...(body === undefined ? {} : { [place]: body }), ...others, ...unanswered } };
};

/** The values of the usual form, with the whole text in one. */
export const contentOf = ({ language }: Texts, id: KitId, values: FormValues): FormValues => {
  const { asks } = kitOf(language)[id];
  return asks ? { ...values, body: filledIn(language, id, (ask) => values[ask.id]?.trim() ?? '') } : values;
};
