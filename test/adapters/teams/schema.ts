import * as z from 'zod';

/**
 * What Teams documents of a bot's card: schema 1.5 as far as this product uses it, and Teams' own charts.
 * Strict on purpose: a property that is not written here is one nobody looked up.
 */
const text = z.string();
const spacing = z.enum(['none', 'small', 'default', 'medium', 'large', 'extraLarge', 'padding']);
const common = { id: text.min(1).optional(), separator: z.boolean().optional(), spacing: spacing.optional() };

const textBlock = z.strictObject({
  type: z.literal('TextBlock'),
  text: text.min(1),
  wrap: z.literal(true),
  size: z.enum(['small', 'default', 'medium', 'large', 'extraLarge']).optional(),
  weight: z.enum(['lighter', 'default', 'bolder']).optional(),
  color: z.enum(['default', 'dark', 'light', 'accent', 'good', 'warning', 'attention']).optional(),
  isSubtle: z.boolean().optional(),
  style: z.enum(['default', 'heading']).optional(),
  ...common,
});

const data = z.record(text, z.unknown());
const actionTitle = text.max(150);
const submit = z.strictObject({
  type: z.literal('Action.Submit'),
  title: actionTitle,
  data,
  style: z.enum(['default', 'positive', 'destructive']).optional(),
  associatedInputs: z.enum(['auto', 'none']).optional(),
});
const action = z.discriminatedUnion('type', [
  submit,
  submit.extend({ type: z.literal('Action.Execute'), verb: text.min(1), fallback: submit.optional() }),
  z.strictObject({ type: z.literal('Action.OpenUrl'), title: actionTitle, url: z.url({ protocol: /^https$/ }) }),
]);

const inputs = {
  id: text.min(1),
  label: text.min(1).max(300),
  isRequired: z.literal(true).optional(),
  errorMessage: text.min(1).optional(),
  separator: z.boolean().optional(),
  spacing: spacing.optional(),
};
const choices = z.array(z.strictObject({ title: text.max(150), value: text })).min(1);

const table = z.strictObject({
  type: z.literal('Table'),
  columns: z
    .array(z.strictObject({ width: z.number() }))
    .min(1)
    .max(12),
  rows: z.array(
    z.strictObject({
      type: z.literal('TableRow'),
      cells: z.array(z.strictObject({ type: z.literal('TableCell'), items: z.array(textBlock) })),
    }),
  ),
  ...common,
});

const label = text.max(60);
const xy = z.strictObject({ x: label, y: z.number() });
const series = z
  .array(z.strictObject({ legend: label, values: z.array(xy).max(60) }))
  .min(1)
  .max(12);
const chart = { title: text.max(363), fallback: z.union([table, textBlock]).optional(), ...common };

const element = z.discriminatedUnion('type', [
  textBlock,
  table,
  z.strictObject({
    type: z.literal('FactSet'),
    facts: z.array(z.strictObject({ title: text, value: text })).min(1),
    ...common,
  }),
  z.strictObject({ type: z.literal('Image'), url: z.url({ protocol: /^https$/ }), altText: text.min(1), ...common }),
  z.strictObject({ type: z.literal('ActionSet'), actions: z.array(action).min(1).max(6), ...common }),
  z.strictObject({
    type: z.literal('Input.ChoiceSet'),
    style: z.literal('compact'),
    choices,
    value: text.optional(),
    ...inputs,
  }),
  z.strictObject({
    type: z.literal('Input.Text'),
    maxLength: z.number().int().min(1).max(3000),
    isMultiline: z.boolean().optional(),
    placeholder: text.max(150).optional(),
    value: text.optional(),
    ...inputs,
  }),
  z.strictObject({ type: z.literal('Chart.Line'), data: series, ...chart }),
  z.strictObject({ type: z.literal('Chart.VerticalBar.Grouped'), data: series, ...chart }),
  z.strictObject({
    type: z.literal('Chart.VerticalBar'),
    yAxisTitle: label,
    data: z.array(xy).min(1).max(60),
    ...chart,
  }),
  z.strictObject({
    type: z.literal('Chart.Pie'),
    data: z
      .array(z.strictObject({ legend: label, value: z.number() }))
      .min(1)
      .max(60),
    ...chart,
  }),
]);

const adaptiveCard = z.strictObject({
  $schema: z.literal('http://adaptivecards.io/schemas/adaptive-card.json'),
  type: z.literal('AdaptiveCard'),
  version: z.literal('1.5'),
  lang: z.enum(['ja', 'en']),
  body: z.array(element),
  msteams: z.strictObject({ width: z.literal('Full') }).optional(),
});

/** Why Teams would not show this card; nothing when it would. */
export const problemsOf = (card: unknown): readonly string[] => {
  const problems: string[] = [];
  const json = JSON.stringify(card);
  if (Buffer.byteLength(json, 'utf16le') > 28 * 1024) problems.push(`too large: ${Buffer.byteLength(json, 'utf16le')}`);
  const parsed = adaptiveCard.safeParse(JSON.parse(json));
  if (!parsed.success) return [...problems, z.prettifyError(parsed.error)];
  const ids = parsed.data.body.flatMap((item) => ('id' in item && item.id !== undefined ? [item.id] : []));
  if (new Set(ids).size !== ids.length) problems.push('an id twice');
  for (const item of parsed.data.body) {
    if (item.type !== 'Input.ChoiceSet' || item.value === undefined) continue;
    if (!item.choices.some(({ value }) => value === item.value)) problems.push(`no such choice: ${item.value}`);
  }
  return problems;
};

/** What a person can read of a card, as it is shown: without escapes, and with line breaks as written. */
export const visibleOf = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(visibleOf).join('\n');
  if (typeof value !== 'object' || value === null) return '';
  return Object.entries(value)
    .map(([key, inner]) => {
      if (key === 'fallback' || key === 'data' || key === 'type')
        return key === 'data' && Array.isArray(inner) ? visibleOf(inner) : '';
      if (typeof inner === 'number') return `${inner}`;
      return typeof inner === 'string' ? shown(inner) : visibleOf(inner);
    })
    .join('\n');
};

const shown = (text: string): string =>
  text
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/&amp;/g, '&')
    .replace(/\n\n/g, '\n');
