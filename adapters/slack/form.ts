import type { KnownBlock, ModalView } from '@slack/types';
import * as z from 'zod/mini';
import { type ActionRef, actionPayloadSchema } from '../../src/conversation/action.ts';
import type { Form, FormField, FormValues } from '../../src/conversation/form.ts';
import { asMessageRef, type MessageRef } from '../../src/conversation/platform.ts';
import { AkariError } from '../../src/errors.ts';
import { ifJson } from './action.ts';
import { cut, orEllipsis, parts, plain } from './blocks.ts';
import { optionList, optionsFit } from './elements.ts';
import { limits } from './limits.ts';

/**
 * What a modal carries along unseen: what handles it, and what opened it. Slack stamps taps but no submission, so the
 * `skew` of the stamp of the tap against our clock, in milliseconds, gives a submission its place among the taps.
 */
export type FormOrigin = { readonly action: ActionRef } & FormOpening;
export type FormOpening = { readonly message?: MessageRef; readonly skew?: number };

/** The one `action_id` in every input block; the block is named after the field. */
const inputId = 'value';

const originSchema = z.object({
  name: z.string(),
  payload: actionPayloadSchema,
  message: z.optional(z.string()),
  skew: z.optional(z.number()),
});

/** A form as a modal. Pure. How it was opened comes back when it is sent. */
export const renderForm = (form: Form, opening: FormOpening = {}): ModalView => {
  const blocks = [...longTitle(form.title), ...form.fields.flatMap(fieldBlocks)];
  if (blocks.length > limits.viewBlocks) throw new AkariError('form-too-large', `${blocks.length} blocks`);
  const origin = JSON.stringify({ ...form.submit, ...opening });
  if (origin.length > limits.privateMetadata) throw new AkariError('action-too-long', `form ${form.submit.name}`);
  return {
    type: 'modal',
    callback_id: cut(form.submit.name, limits.actionId),
    private_metadata: origin,
    title: plain(form.title, limits.viewTitle),
    submit: plain(form.submitLabel, limits.viewSubmit),
    blocks: blocks.length > 0 ? blocks : [...sections('')],
  };
};

export const readOrigin = (privateMetadata: string): FormOrigin | undefined => {
  const origin = originSchema.safeParse(ifJson(privateMetadata));
  if (!origin.success) return undefined;
  const { name, payload, message, skew } = origin.data;
  return {
    action: { name, payload },
    ...(message === undefined ? {} : { message: asMessageRef(message) }),
    ...(skew === undefined ? {} : { skew }),
  };
};

export type ViewState = {
  readonly [blockId: string]: {
    readonly [actionId: string]: {
      readonly value?: string | null | undefined;
      readonly selected_option?: { readonly value: string } | null | undefined;
    };
  };
};

/** A field left empty is absent. */
export const readValues = (state: ViewState): FormValues =>
  Object.fromEntries(
    Object.entries(state).flatMap(([fieldId, actions]) => {
      const input = actions[inputId];
      const value = input?.value ?? input?.selected_option?.value ?? '';
      return value === '' ? [] : [[fieldId, value]];
    }),
  );

/** A title too long for the modal's bar is shown whole on top. */
const longTitle = (title: string): readonly KnownBlock[] => (title.length > limits.viewTitle ? sections(title) : []);

const sections = (text: string): readonly KnownBlock[] =>
  parts(orEllipsis(text), limits.sectionText).map((part) => ({
    type: 'section',
    text: plain(part, limits.sectionText),
  }));

const fieldBlocks = (field: FormField): readonly KnownBlock[] => {
  switch (field.type) {
    case 'note':
      return sections(field.text);
    case 'text':
      return [textInput(field)];
    case 'select':
      return [selectInput(field)];
    default:
      return field satisfies never;
  }
};

const textInput = (field: Extract<FormField, { type: 'text' }>): KnownBlock => {
  const longest = Math.min(field.maxLength, limits.inputMaxLength);
  return {
    type: 'input',
    block_id: cut(field.id, limits.blockId),
    label: plain(field.label, limits.inputLabel),
    optional: !field.required,
    ...(field.hint ? { hint: plain(field.hint, limits.inputHint) } : {}),
    element: {
      type: 'plain_text_input',
      action_id: inputId,
      multiline: field.multiline ?? false,
      max_length: longest,
      ...(field.placeholder ? { placeholder: plain(field.placeholder, limits.placeholder) } : {}),
      ...(field.initial ? { initial_value: cut(field.initial, longest) } : {}),
    },
  };
};

const selectInput = (field: Extract<FormField, { type: 'select' }>): KnownBlock => {
  if (!optionsFit(field.options)) throw new AkariError('form-too-large', `the options of ${field.id}`);
  return {
    type: 'input',
    block_id: cut(field.id, limits.blockId),
    label: plain(field.label, limits.inputLabel),
    optional: !field.required,
    element: { type: 'static_select', action_id: inputId, ...optionList(field.options, field.initial) },
  };
};
