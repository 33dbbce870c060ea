import type { Language } from '../text/language.ts';
import type { ActionRef } from './action.ts';

/**
 * A message as plain data. A feature builds it once; each platform has one pure renderer for it.
 * Texts are plain: a renderer escapes them, so a name with `*` or `<` in it stays a name.
 */
export type Card = {
  readonly language: Language;
  readonly elements: readonly CardElement[];
};

export type CardElement =
  | TextElement
  | FieldsElement
  | ChoiceElement
  | ButtonsElement
  | ImageElement
  | ChartElement
  | TableElement
  | ProgressElement
  | ContextElement
  | DividerElement;

/** A paragraph. `title` is the heading of a card; at most one a card reads well. */
export type TextElement = {
  readonly type: 'text';
  readonly text: string;
  readonly style?: 'title' | 'strong' | 'body';
};

/** Short label and value pairs, two columns where there is room. */
export type FieldsElement = {
  readonly type: 'fields';
  readonly fields: readonly { readonly label: string; readonly value: string }[];
};

/** Picks one of several values from a list; the tap carries the chosen value beside the action. */
export type ChoiceElement = {
  readonly type: 'choice';
  readonly label: string;
  readonly action: ActionRef;
  readonly options: readonly Option[];
  readonly selected?: string;
};

export type Option = { readonly label: string; readonly value: string };

/** `stacked` puts one button on a line: for labels that are sentences, such as the five steps of a scale. */
export type ButtonsElement = {
  readonly type: 'buttons';
  readonly buttons: readonly Button[];
  readonly layout?: 'row' | 'stacked';
};

export type Button = ActionButton | LinkButton;

export type ActionButton = {
  readonly label: string;
  readonly action: ActionRef;
  readonly style?: 'primary' | 'danger';
  /** Set when a tap is answered with a form: Teams opens a dialog only from a button that says so beforehand. */
  readonly opens?: 'form';
};

/** `url` is https. */
export type LinkButton = { readonly label: string; readonly url: string };

/** `alt` says what the picture says: never empty, never a picture of text alone. */
export type ImageElement = {
  readonly type: 'image';
  readonly url: string;
  readonly alt: string;
  /** Nobody knows whether it can be fetched from outside. A platform that refuses such a message gets a link instead. */
  readonly unseen?: true;
};

/** A native chart. Put its numbers beside it in a table or a text: not everyone can see a chart. */
export type ChartElement = {
  readonly type: 'chart';
  readonly kind: 'line' | 'bar' | 'pie';
  readonly title: string;
  readonly labels: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[];
};

export type TableElement = {
  readonly type: 'table';
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

/** `value` of `max`, both in the unit that `label` names. */
export type ProgressElement = {
  readonly type: 'progress';
  readonly label: string;
  readonly value: number;
  readonly max: number;
};

/** Small print: where a thing is stored, how to stop it. */
export type ContextElement = { readonly type: 'context'; readonly text: string };

export type DividerElement = { readonly type: 'divider' };

export const text = (value: string, style: TextElement['style'] = 'body'): TextElement => ({
  type: 'text',
  text: value,
  style,
});
export const title = (value: string): TextElement => text(value, 'title');
export const strong = (value: string): TextElement => text(value, 'strong');
export const context = (value: string): ContextElement => ({ type: 'context', text: value });
export const divider: DividerElement = { type: 'divider' };
export const buttons = (items: readonly Button[], layout: ButtonsElement['layout'] = 'row'): ButtonsElement => ({
  type: 'buttons',
  buttons: items,
  layout,
});
export const card = (language: Language, ...elements: readonly CardElement[]): Card => ({ language, elements });
