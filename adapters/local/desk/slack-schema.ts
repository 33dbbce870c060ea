import { z } from 'zod';

/**
 * Block Kit as Slack's reference documents it: types, required parts and limits. Used to refuse what Slack would
 * refuse. Unknown properties are let through; an unknown block or element type is not.
 */
const text = (max: number) => z.string().min(1).max(max);
const plain = (max: number) => z.looseObject({ type: z.literal('plain_text'), text: text(max) });
const textObject = (max: number) => z.looseObject({ type: z.enum(['plain_text', 'mrkdwn']), text: text(max) });

const actionId = z.string().min(1).max(255).optional();
const confirm = z.looseObject({ title: plain(100), text: textObject(300), confirm: plain(30), deny: plain(30) });
const option = (textMax = 75, valueMax = 150) =>
  z.looseObject({ text: textObject(textMax), value: text(valueMax), description: textObject(75).optional() });
const options = (max: number) => z.array(option()).min(1).max(max);

const element = <const T extends string, Shape extends z.core.$ZodLooseShape>(type: T, shape: Shape) =>
  z.looseObject({ type: z.literal(type), action_id: actionId, confirm: confirm.optional(), ...shape });

const placeholder = { placeholder: plain(150).optional() };
const select = { options: options(100).optional(), option_groups: z.array(z.unknown()).max(100).optional() };
const interactive = [
  element('button', {
    text: plain(75),
    value: z.string().max(2000).optional(),
    url: z.string().max(3000).optional(),
    style: z.enum(['primary', 'danger']).optional(),
    accessibility_label: z.string().max(75).optional(),
  }),
  element('static_select', { ...placeholder, ...select, initial_option: option().optional() }),
  element('multi_static_select', { ...placeholder, ...select }),
  element('radio_buttons', { options: options(10), initial_option: option().optional() }),
  element('checkboxes', { options: options(10) }),
  element('overflow', { options: options(5) }),
  element('datepicker', { ...placeholder, initial_date: z.iso.date().optional() }),
  element('timepicker', { ...placeholder, initial_time: z.string().optional() }),
  element('datetimepicker', { initial_date_time: z.number().optional() }),
] as const;

const image = z.looseObject({
  type: z.literal('image'),
  image_url: z.string().max(3000).optional(),
  alt_text: text(2000),
});
const typed = {
  ...placeholder,
  initial_value: z.string().max(3000).optional(),
  min_length: z.number().int().min(0).max(3000).optional(),
  max_length: z.number().int().min(1).max(3000).optional(),
};
const inputs = [
  element('plain_text_input', { ...typed, multiline: z.boolean().optional() }),
  element('number_input', { ...placeholder, is_decimal_allowed: z.boolean() }),
  element('email_text_input', typed),
  element('url_text_input', typed),
] as const;

const block = <const T extends string, Shape extends z.core.$ZodLooseShape>(type: T, shape: Shape) =>
  z.looseObject({ type: z.literal(type), block_id: z.string().max(255).optional(), ...shape });

const section = block('section', {
  text: textObject(3000).optional(),
  fields: z.array(textObject(2000)).min(1).max(10).optional(),
  accessory: z.discriminatedUnion('type', [...interactive, image]).optional(),
}).refine((value) => value.text !== undefined || value.fields !== undefined, 'needs text or fields');

const point = z.looseObject({ label: text(20), value: z.number() });
const chart = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('pie'), segments: z.array(point).min(1).max(6) }),
  ...(['line', 'bar', 'area'] as const).map((type) =>
    z.looseObject({
      type: z.literal(type),
      series: z
        .array(z.looseObject({ name: text(20), data: z.array(point).min(1).max(20) }))
        .min(1)
        .max(6),
    }),
  ),
]);

const common = [
  section,
  block('header', { text: plain(150) }),
  block('divider', {}),
  block('image', { image_url: z.string().max(3000).optional(), alt_text: text(2000), title: plain(2000).optional() }),
  block('context', {
    elements: z
      .array(z.union([image, textObject(3000)]))
      .min(1)
      .max(10),
  }),
  block('actions', { elements: z.array(z.discriminatedUnion('type', interactive)).min(1).max(25) }),
  block('rich_text', { elements: z.array(z.unknown()) }),
  block('table', { rows: z.array(z.array(z.unknown()).min(1).max(20)).min(1).max(100) }),
  block('markdown', { text: text(12_000) }),
] as const;

const input = block('input', {
  label: plain(2000),
  hint: plain(2000).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
  element: z.discriminatedUnion('type', [...interactive, ...inputs]),
});

const messageBlock = z.discriminatedUnion('type', [
  ...common,
  input,
  block('data_visualization', { title: text(50), chart }),
  block('data_table', { rows: z.array(z.unknown()).min(1).max(201), page_size: z.number().min(1).max(100).optional() }),
]);
const viewBlock = z.discriminatedUnion('type', [
  ...common,
  input,
  block('alert', { text: z.union([text(200), textObject(200)]) }),
  block('data_table', { rows: z.array(z.unknown()).min(1).max(201) }),
]);

const distinctIds = (blocks: readonly { readonly block_id?: string | undefined }[]): boolean => {
  const ids = blocks.map(({ block_id }) => block_id).filter((id) => id !== undefined);
  return new Set(ids).size === ids.length;
};

/** The blocks of a message. */
export const messageBlocksSchema = z
  .array(messageBlock)
  .max(50)
  .refine(distinctIds, 'block_id already exists')
  .refine((blocks) => blocks.filter(({ type }) => type === 'table').length <= 1, 'only one table allowed')
  .refine((blocks) => blocks.filter(({ type }) => type === 'data_visualization').length <= 2, 'at most two charts');

const viewShape = {
  blocks: z.array(viewBlock).max(100).refine(distinctIds, 'block_id already exists'),
  private_metadata: z.string().max(3000).optional(),
  callback_id: z.string().max(255).optional(),
  external_id: z.string().max(255).optional(),
};

/** A view for App Home. */
export const homeSchema = z.looseObject({ type: z.literal('home'), ...viewShape });

/** A modal view. Slack wants a submit button as soon as there is an input. */
export const modalSchema = z
  .looseObject({
    type: z.literal('modal'),
    title: plain(24),
    submit: plain(24).optional(),
    close: plain(24).optional(),
    clear_on_close: z.boolean().optional(),
    notify_on_close: z.boolean().optional(),
    ...viewShape,
  })
  .refine((view) => view.submit !== undefined || view.blocks.every(({ type }) => type !== 'input'), 'missing submit');

/** Slack's way of saying what is wrong: one line a problem, with a JSON pointer. */
export const problemsOf = (error: z.ZodError, root: string): readonly string[] =>
  error.issues.map((issue) => `[ERROR] ${issue.message} [json-pointer:/${[root, ...issue.path].join('/')}]`);
