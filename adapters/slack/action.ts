import * as z from 'zod/mini';
import { type ActionPayload, type ActionRef, actionPayloadSchema } from '../../src/conversation/action.ts';
import { AkariError } from '../../src/errors.ts';
import { limits } from './limits.ts';

/**
 * How an action travels through Slack and back.
 * - A button: `action_id` is `name#place`, `value` is the payload.
 * - A list: `action_id` is `name#place`, the payload sits in `block_id`, an option's `value` is the choice.
 *   A payload or value too long for that makes the list a set of buttons:
 * - A button that chooses: `action_id` is `name#placec`, `value` is `{"p": payload, "c": choice}`.
 * - A link: `link#place`; its tap means nothing.
 */
export type TapElement = {
  readonly action_id: string;
  readonly block_id?: string | undefined;
  readonly value?: string | undefined;
  readonly selected_option?: { readonly value: string } | null | undefined;
};

export type Tapped = { readonly action: ActionRef; readonly choice?: string };

const linkName = 'link';

/** Unique in its message: `place` names the element and the position in it. */
export const actionIdOf = (name: string, place: string): string => within(`${name}#${place}`, limits.actionId);

export const linkActionId = (place: string): string => actionIdOf(linkName, place);

export const buttonValueOf = (payload: ActionPayload): string => within(JSON.stringify(payload), limits.buttonValue);

export const choiceActionId = (name: string, place: string): string => actionIdOf(name, `${place}c`);

export const choiceValueOf = (payload: ActionPayload, choice: string): string =>
  within(JSON.stringify({ p: payload, c: choice }), limits.buttonValue);

/** Undefined when the payload is too long to travel in a `block_id`. `mark` makes it unique in the message. */
export const listBlockId = (mark: string, payload: ActionPayload): string | undefined => {
  const id = `${mark}:${JSON.stringify(payload)}`;
  return id.length <= limits.blockId ? id : undefined;
};

/** Undefined for a link and for what we cannot have rendered. */
export const readTap = (element: TapElement): Tapped | undefined => {
  const [, name, kind] = /^(.+)#[\d.]+(c?)$/.exec(element.action_id) ?? [];
  if (name === undefined || name === linkName) return undefined;
  if (element.selected_option) return readList(name, element.block_id ?? '', element.selected_option.value);
  return kind === 'c' ? readChoiceButton(name, element.value) : readButton(name, element.value);
};

const choiceButtonSchema = z.object({ p: actionPayloadSchema, c: z.string() });

const readButton = (name: string, value: string | undefined): Tapped | undefined => {
  const payload = actionPayloadSchema.safeParse(ifJson(value));
  return payload.success ? { action: { name, payload: payload.data } } : undefined;
};

const readChoiceButton = (name: string, value: string | undefined): Tapped | undefined => {
  const chosen = choiceButtonSchema.safeParse(ifJson(value));
  return chosen.success ? { action: { name, payload: chosen.data.p }, choice: chosen.data.c } : undefined;
};

const readList = (name: string, blockId: string, choice: string): Tapped | undefined => {
  const tapped = readButton(name, blockId.slice(blockId.indexOf(':') + 1));
  return tapped && { ...tapped, choice };
};

/** Undefined when the text is not JSON. */
export const ifJson = (value: string | undefined): unknown => {
  if (value === undefined) return undefined;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
};

const within = (value: string, max: number): string => {
  if (value.length > max) throw new AkariError('action-too-long', `${value.length} characters of ${max}`);
  return value;
};
