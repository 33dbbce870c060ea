import type { Form, FormField, FormValues } from '../../src/conversation/form.ts';
import type { Language } from '../../src/text/language.ts';
import { textsOf } from '../../src/text/text.ts';
import { type AdaptiveCard, cardOf, dataKeys, type JsonObject, submit, textBlock } from './adaptive.ts';
import { copyOf } from './form-copy.ts';
import { bytesOf, cut, limits } from './limits.ts';

/** What a form shows beside its fields: what was typed before, and what was wrong with it. */
export type FormState = {
  readonly values?: FormValues;
  readonly errors?: { readonly [fieldId: string]: string };
  /** The message the form was opened from, so that it can be changed when the form is sent. */
  readonly message?: string;
};

/** Field ids are ours on the way out and back: an id such as `verb` must not meet the action's own data. */
const prefix = 'field.';

/** The form inside a dialog. Sending it is a `task/submit`. */
export const renderDialog = (form: Form, state: FormState = {}): JsonObject => ({
  title: cut(form.title, limits.dialogTitle),
  width: 'medium',
  height: 'medium',
  card: {
    contentType: 'application/vnd.microsoft.card.adaptive',
    content: fitting(form, state, (shown, data) => submit(shown.submitLabel, form.submit, data)),
  },
});

/** The form as a card in the chat: for a tap on a button that could not open a dialog. */
export const renderInPlace = (form: Form, state: FormState = {}): AdaptiveCard =>
  fitting(form, state, executing(form), textBlock(form.title, limits.inputLabel, { size: 'large', weight: 'bolder' }));

const executing =
  ({ submit: { name, payload } }: Form): Sender =>
  ({ submitLabel }, data) => ({
    type: 'Action.Execute',
    title: submitLabel,
    verb: name,
    data: { ...payload, ...data },
  });

type Sender = (form: Form, data: JsonObject) => JsonObject;

const sizes = [20_000, 4000, 2000, 1000, 600, 300, 150, 80] as const;
const attempts: readonly Attempt[] = [
  ...sizes.map((max) => ({ max, copied: true })),
  ...[...sizes, 40, 20].map((max) => ({ max, copied: false })),
];
type Attempt = { readonly max: number; readonly copied: boolean };

/**
 * The card carries a copy of the form: Teams tells what was typed, not into what, and an answer with errors must
 * show the form again. A form too large to be carried twice goes without its copy. What was typed is never cut.
 */
const fitting = (form: Form, state: FormState, sender: Sender, heading: readonly JsonObject[] = []): AdaptiveCard => {
  const draw = ({ max, copied }: Attempt): AdaptiveCard => {
    const shown = shorten(form, max);
    const data = {
      [dataKeys.form]: copied ? copyOf(shown) : '',
      ...(state.message === undefined ? {} : { [dataKeys.message]: state.message }),
    };
    const errors = [...strayErrors(shown, state), ...errorsAhead(shown, state)];
    const fields = shown.fields.flatMap((field) => fieldOf(field, state, form.language));
    return cardOf(form.language, [
      ...heading,
      ...errors,
      ...fields,
      { type: 'ActionSet', actions: [sender(shown, data)] },
    ]);
  };
  const fits = attempts.find((attempt) => bytesOf(draw(attempt)) <= limits.cardBytes);
  return draw(fits ?? { max: 10, copied: false });
};

const shorten = (form: Form, max: number): Form => ({
  ...form,
  submitLabel: cut(form.submitLabel, Math.min(max, limits.buttonTitle)),
  fields: form.fields.map((field) => shortenField(field, max)),
});

const shortenField = (field: FormField, max: number): FormField => {
  if (field.type === 'note') return { ...field, text: cut(field.text, max) };
  const label = cut(field.label, Math.min(max, limits.inputLabel));
  if (field.type === 'select') {
    const title = Math.min(max, limits.optionTitle);
    return {
      ...field,
      label,
      options: field.options.map((option) => ({ ...option, label: cut(option.label, title) })),
    };
  }
  return {
    ...field,
    label,
    ...(field.hint === undefined ? {} : { hint: cut(field.hint, max) }),
    ...(field.placeholder === undefined
      ? {}
      : { placeholder: cut(field.placeholder, Math.min(max, limits.placeholder)) }),
  };
};

const fieldOf = (field: FormField, state: FormState, language: Language): readonly JsonObject[] => {
  if (field.type === 'note') return textBlock(field.text, field.text.length);
  const error = state.errors?.[field.id];
  const typed = state.values === undefined ? field.initial : state.values[field.id];
  const common = {
    id: `${prefix}${field.id}`,
    label: field.label,
    // Without a message Teams refuses an empty required field and does not say why.
    ...(field.required ? { isRequired: true, errorMessage: textsOf(language).common.empty(field.label) } : {}),
  };
  return [...(error === undefined ? [] : errorBlock(error)), ...inputOf(field, common, typed)];
};

const inputOf = (
  field: Exclude<FormField, { type: 'note' }>,
  common: JsonObject,
  typed: string | undefined,
): readonly JsonObject[] => {
  if (field.type === 'select') {
    const choices = field.options.map(({ label, value }) => ({ title: label, value }));
    const known = field.options.some(({ value }) => value === typed);
    const value: JsonObject = typed !== undefined && known ? { value: typed } : {};
    return [{ type: 'Input.ChoiceSet', ...common, style: 'compact', choices, ...value }];
  }
  const input: JsonObject = {
    type: 'Input.Text',
    ...common,
    maxLength: Math.min(field.maxLength, limits.inputLength),
    ...(field.multiline ? { isMultiline: true } : {}),
    ...(field.placeholder === undefined ? {} : { placeholder: field.placeholder }),
    ...(typed === undefined ? {} : { value: typed }),
  };
  return [
    input,
    ...textBlock(field.hint ?? '', limits.inputLength, { size: 'small', isSubtle: true, spacing: 'none' }),
  ];
};

const errorBlock = (error: string): readonly JsonObject[] =>
  textBlock(error, limits.inputLabel, { color: 'attention', weight: 'bolder' });

/** So many fields are seen at once. */
const SEEN_AT_ONCE = 4;

/** Teams shows a dialog anew from its top: what is wrong further down is said there too. */
const errorsAhead = ({ fields }: Form, { errors }: FormState): readonly JsonObject[] =>
  fields
    .slice(SEEN_AT_ONCE)
    .flatMap((field) => (field.type === 'note' ? [] : [{ field, error: errors?.[field.id] }]))
    .flatMap(({ field, error }) => (error === undefined ? [] : errorBlock(`${field.label}: ${error}`)));

/** What was wrong with something that has no field of its own. */
const strayErrors = (form: Form, { errors }: FormState): readonly JsonObject[] => {
  const ids = new Set(form.fields.flatMap((field) => (field.type === 'note' ? [] : [field.id])));
  return Object.entries(errors ?? {}).flatMap(([id, error]) => (ids.has(id) ? [] : errorBlock(error)));
};

/** What was typed, from the data that came back. A field left empty is absent. */
export const valuesOf = (data: { readonly [key: string]: unknown }): FormValues =>
  Object.fromEntries(
    Object.entries(data).flatMap(([key, value]) =>
      key.startsWith(prefix) && typeof value === 'string' && value !== '' ? [[key.slice(prefix.length), value]] : [],
    ),
  );
