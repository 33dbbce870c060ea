import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Chosen, ChosenValues, JsonObject } from './model.ts';

/** Finding the interactive parts of blocks, and the way Slack reports what a person did with them. */

export const objectSchema: z.ZodType<JsonObject> = z.record(z.string(), z.unknown());
const optionSchema = z.looseObject({ value: z.string() });

const elementSchema = z.looseObject({
  type: z.string(),
  action_id: z.string(),
  options: z.array(optionSchema).optional(),
  option_groups: z.array(z.looseObject({ options: z.array(optionSchema) })).optional(),
  initial_option: optionSchema.optional(),
  initial_options: z.array(optionSchema).optional(),
  initial_value: z.string().optional(),
  initial_date: z.string().optional(),
  initial_time: z.string().optional(),
  initial_date_time: z.number().optional(),
});
type Element = z.infer<typeof elementSchema>;

export type FoundElement = { readonly blockId: string; readonly element: Element };

const blockSchema = z.looseObject({
  block_id: z.string(),
  elements: z.array(z.unknown()).optional(),
  accessory: z.unknown().optional(),
  element: z.unknown().optional(),
});

/** Slack gives every block and every interactive element an id when the app gave none. */
export const withIds = (blocks: readonly JsonObject[]): readonly JsonObject[] => blocks.map(blockWithIds);

const blockWithIds = (block: JsonObject): JsonObject => {
  const { elements, accessory, element } = block;
  const inside = block.type === 'actions' && Array.isArray(elements) ? { elements: elements.map(elementWithId) } : {};
  return {
    ...block,
    ...inside,
    ...(accessory === undefined ? {} : { accessory: elementWithId(accessory) }),
    ...(element === undefined ? {} : { element: elementWithId(element) }),
    block_id: typeof block.block_id === 'string' ? block.block_id : shortId(),
  };
};

const elementWithId = (value: unknown): unknown => {
  const element = objectSchema.safeParse(value);
  if (!element.success || element.data.type === 'image' || typeof element.data.action_id === 'string') return value;
  return { ...element.data, action_id: shortId() };
};

const shortId = (): string => randomBytes(4).toString('base64url').slice(0, 5);

/** Every element a person can act on, in the order it is shown. */
export const elementsIn = (blocks: readonly JsonObject[]): readonly FoundElement[] =>
  blocks.flatMap((value) => {
    const block = blockSchema.safeParse(value);
    if (!block.success) return [];
    const { block_id: blockId, elements = [], accessory, element } = block.data;
    return [...elements, accessory, element].flatMap((candidate) => {
      const found = elementSchema.safeParse(candidate);
      return found.success ? [{ blockId, element: found.data }] : [];
    });
  });

/** What stands in `state.values[block][action]` and, merged with the ids, in `actions[0]`. */
export const valuePart = (element: Element, chosen: Chosen | undefined): JsonObject => {
  const one = chosen === undefined ? undefined : typeof chosen === 'string' ? chosen : chosen?.[0];
  switch (element.type) {
    case 'static_select':
    case 'radio_buttons':
      return { selected_option: chosen === undefined ? (element.initial_option ?? null) : optionOf(element, one) };
    case 'overflow':
      return { selected_option: optionOf(element, one) };
    case 'multi_static_select':
    case 'checkboxes':
      return { selected_options: chosen === undefined ? (element.initial_options ?? []) : optionsOf(element, chosen) };
    case 'datepicker':
      return { selected_date: chosen === undefined ? (element.initial_date ?? null) : (one ?? null) };
    case 'timepicker':
      return { selected_time: chosen === undefined ? (element.initial_time ?? null) : (one ?? null) };
    case 'datetimepicker':
      return { selected_date_time: one === undefined ? (element.initial_date_time ?? null) : Number(one) };
    default:
      return { value: (chosen === undefined ? element.initial_value : one) || null };
  }
};

const allOptions = (element: Element) => [
  ...(element.options ?? []),
  ...(element.option_groups ?? []).flatMap(({ options }) => options),
];

const optionOf = (element: Element, value: string | undefined): JsonObject | null =>
  allOptions(element).find((option) => option.value === value) ?? null;

const optionsOf = (element: Element, chosen: Chosen): readonly JsonObject[] => {
  const values = typeof chosen === 'string' ? [chosen] : (chosen ?? []);
  return allOptions(element).filter((option) => values.includes(option.value));
};

/** `state.values` of a view or a message: everything that holds a value, touched or not. */
export const stateOf = (blocks: readonly JsonObject[], chosen: ChosenValues): JsonObject => {
  const values: Record<string, Record<string, unknown>> = {};
  for (const { blockId, element } of elementsIn(blocks)) {
    if (element.type === 'button' || element.type === 'overflow') continue;
    const given = chosen[blockId]?.[element.action_id];
    values[blockId] = {
      ...values[blockId],
      [element.action_id]: { type: element.type, ...valuePart(element, given) },
    };
  }
  return { values };
};

/** `actions[0]` of a `block_actions` payload. */
export const actionOf = ({ blockId, element }: FoundElement, chosen: Chosen, actionTs: string): JsonObject => {
  const ids = { action_id: element.action_id, block_id: blockId, type: element.type, action_ts: actionTs };
  if (element.type !== 'button') return { ...ids, ...valuePart(element, chosen) };
  const { text, value, style } = element;
  return { ...ids, text, ...(value === undefined ? {} : { value }), ...(style === undefined ? {} : { style }) };
};
