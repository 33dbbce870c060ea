import type { ActionRef } from '../../src/conversation/action.ts';
import type { Language } from '../../src/text/language.ts';
import { cut } from './limits.ts';

export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export type JsonObject = { readonly [key: string]: Json };

/** A whole Adaptive Card, schema 1.5: the newest that Teams shows in a bot's message. */
export type AdaptiveCard = JsonObject & { readonly type: 'AdaptiveCard'; readonly body: readonly JsonObject[] };

/**
 * Keys of our own in an action's data, beside the payload. They begin with `_`, which no payload does:
 * which input of the card holds the chosen value, and that the card's inputs are the fields of a form.
 */
export const dataKeys = { input: '_input', form: '_form', message: '_message' } as const;

export const cardOf = (language: Language, body: readonly JsonObject[], wide = false): AdaptiveCard => ({
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
  type: 'AdaptiveCard',
  version: '1.5',
  lang: language === 'en' ? 'en' : 'ja',
  body,
  ...(wide ? { msteams: { width: 'Full' } } : {}),
});

/** The older action: it has no verb of its own, so the verb travels in the data. */
export const submit = (title: string, action: ActionRef, data: JsonObject = {}): JsonObject => ({
  type: 'Action.Submit',
  title,
  data: { verb: action.name, data: action.payload, ...data },
});

/** One text, or nothing where there is none: Teams draws an empty block as a gap. */
export const textBlock = (text: string, max: number, style: JsonObject = {}): readonly JsonObject[] =>
  text.trim() === '' ? [] : [{ type: 'TextBlock', text: escapeMarkdown(cut(text, max)), wrap: true, ...style }];

/**
 * Teams reads a TextBlock as Markdown. Escapes no more than it must: some phones show an escape they do not know.
 * A line break is two, because Markdown joins single ones.
 */
export const escapeMarkdown = (text: string): string =>
  text
    .replace(/\\(?=[!-/:-@[-`{-~])/g, '\\\\')
    .replace(/[*_[\]`]/g, '\\$&')
    .replace(/~~/g, '\\~\\~')
    .replace(/&(?=#?\w+;)/g, '&amp;')
    .replace(/\r\n?/g, '\n')
    .replace(/^[ \t]+/gm, '')
    .replace(/^([-+](?=[\s-]|$)|[#>])/gm, '\\$1')
    .replace(/^(\d+)([.)])(?=\s|$)/gm, '$1\\$2')
    .replace(/\n+/g, '\n\n');
