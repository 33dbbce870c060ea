import * as z from 'zod/mini';
import { actionPayloadSchema } from '../../src/conversation/action.ts';
import type { Form } from '../../src/conversation/form.ts';
import { languages } from '../../src/text/language.ts';
import { dataKeys } from './adaptive.ts';

/** The form as it travels with its own card: without start values, since what was typed comes back by itself. */
export const copyOf = (form: Form): string => JSON.stringify(withoutTyped(form));

const withoutTyped = (form: Form): Form => ({
  ...form,
  fields: form.fields.map((field) => {
    if (field.type === 'note') return field;
    const { initial: _, ...rest } = field;
    return rest;
  }),
});

/** The form that was sent, if the card could carry its copy. It comes from outside and is only ever shown again. */
export const formOf = (data: { readonly [key: string]: unknown }): Form | undefined => {
  const copy = data[dataKeys.form];
  if (typeof copy !== 'string' || copy === '') return undefined;
  try {
    const result = formSchema.safeParse(JSON.parse(copy));
    return result.success ? result.data : undefined;
  } catch {
    return undefined;
  }
};

const text = z.string();

const fieldSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('note'), text }),
  z.object({
    type: z.literal('text'),
    id: text,
    label: text,
    hint: z.exactOptional(text),
    placeholder: z.exactOptional(text),
    multiline: z.exactOptional(z.boolean()),
    maxLength: z.number(),
    required: z.boolean(),
  }),
  z.object({
    type: z.literal('select'),
    id: text,
    label: text,
    options: z.array(z.object({ label: text, value: text })),
    required: z.boolean(),
  }),
]);

const formSchema = z.object({
  language: z.enum(languages),
  title: text,
  submitLabel: text,
  submit: z.object({ name: text, payload: actionPayloadSchema }),
  fields: z.array(fieldSchema),
});
