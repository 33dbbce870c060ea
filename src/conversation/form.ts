import type { Language } from '../text/language.ts';
import type { ActionRef } from './action.ts';

/** A form as plain data: a Slack modal, a Teams dialog. `submit` names what handles the answers. */
export type Form = {
  readonly language: Language;
  readonly title: string;
  readonly submitLabel: string;
  readonly submit: ActionRef;
  readonly fields: readonly FormField[];
};

export type FormField =
  /** A paragraph to read before typing. */
  | { readonly type: 'note'; readonly text: string }
  | {
      readonly type: 'text';
      readonly id: string;
      readonly label: string;
      readonly hint?: string;
      readonly placeholder?: string;
      readonly initial?: string;
      readonly multiline?: boolean;
      /** In characters, at most 3,000. */
      readonly maxLength: number;
      readonly required: boolean;
    }
  | {
      readonly type: 'select';
      readonly id: string;
      readonly label: string;
      readonly options: readonly { readonly label: string; readonly value: string }[];
      readonly initial?: string;
      readonly required: boolean;
    };

/** What a person typed, by field id. A field left empty is absent. */
export type FormValues = { readonly [fieldId: string]: string };

/** What happens to the form after it was sent. */
export type FormResult =
  | { readonly type: 'close' }
  | { readonly type: 'errors'; readonly byField: { readonly [fieldId: string]: string } }
  | { readonly type: 'next'; readonly form: Form };

/** What was typed, read; or what keeps it from being saved, by field. */
export type Read<T> = { readonly type: 'read'; readonly value: T } | Extract<FormResult, { type: 'errors' }>;
