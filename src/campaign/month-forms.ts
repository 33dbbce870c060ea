import * as z from 'zod/mini';
import { action } from '../conversation/action.ts';
import type { Form, FormField, FormValues } from '../conversation/form.ts';
import { kitIds } from '../text/kit/texts.ts';
import type { Texts } from '../text/texts.ts';
import { asMonthId, type CampaignMonth, type MonthId, partsInOrder } from './month.ts';
import type { MonthField } from './month-rules.ts';

export const monthId = z.pipe(z.string().check(z.minLength(1), z.maxLength(20)), z.transform(asMonthId));

/** What the form was opened on; revision 0 for a month that is new. */
export type MonthOpened = { readonly month: MonthId; readonly revision: number };

export const saveMonth = action('campaign.save-month', z.object({ month: monthId, revision: z.number() }));

/** More may be typed than fits: what is too long is said, and not cut in silence. */
const TYPED = { line: 200, date: 30 } as const;

const line = (id: MonthField, label: string, values: FormValues, more: Partial<Line> = {}): FormField => ({
  ...{ type: 'text', id, label, maxLength: TYPED.line, required: false },
  ...(values[id] === undefined ? {} : { initial: values[id] }),
  ...more,
});
type Line = Omit<Extract<FormField, { type: 'text' }>, 'type' | 'id' | 'label'>;

const periodFields = ({ month: { form } }: Texts, values: FormValues): readonly FormField[] => {
  const date = { required: true, maxLength: TYPED.date };
  return [
    line('name', form.name, values, { required: true }),
    line('first', form.first, values, { ...date, hint: form.dateHint }),
    line('last', form.last, values, date),
  ];
};

/** Three lines are all that a new month takes; the days and themes of its texts are proposed. */
export const newMonthForm = (texts: Texts, on: MonthOpened): Form => ({
  language: texts.language,
  title: texts.month.form.newTitle,
  submitLabel: texts.month.form.save,
  submit: saveMonth.of(on),
  fields: [
    { type: 'note', text: texts.month.form.newNote },
    ...periodFields(texts, { name: texts.month.form.usualName }),
  ],
});

/** Everything of a month, its texts in the order of their days. `values`: as it is, or what was typed so far. */
export const monthForm = (
  texts: Texts,
  month: CampaignMonth,
  on: MonthOpened,
  values: FormValues,
  conflict = false,
): Form => {
  const { form } = texts.month;
  return {
    language: texts.language,
    title: form.changeTitle,
    submitLabel: form.save,
    submit: saveMonth.of(on),
    fields: [
      ...(conflict ? [{ type: 'note', text: form.conflict } as const] : []),
      { type: 'note', text: form.changeNote },
      ...periodFields(texts, values),
      ...partsInOrder(month).flatMap(({ kit }) => [
        line(`date-${kit}`, form.date(form.parts[kit]), values, { maxLength: TYPED.date }),
        line(`theme-${kit}`, form.theme(form.parts[kit]), values),
      ]),
    ],
  };
};

export const valuesOfMonth = ({ name, first, last, parts }: CampaignMonth): FormValues => ({
  ...{ name, first, last },
  ...Object.assign(
    {},
    ...kitIds.map((kit) => ({ [`date-${kit}`]: parts[kit].date, [`theme-${kit}`]: parts[kit].theme })),
  ),
});
