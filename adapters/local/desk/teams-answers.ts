import { z } from 'zod';
import { jsonIn } from './bot-call.ts';
import type { ActAnswer, TeamsDialogView } from './model.ts';
import type { TeamsTenant } from './teams-tenant.ts';
import { words } from './words.ts';

/** What Teams does with the body of the bot's answer to an invoke. */

const object = z.record(z.string(), z.unknown());

const cardAnswerSchema = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('application/vnd.microsoft.card.adaptive'), value: object }),
  z.looseObject({ type: z.literal('application/vnd.microsoft.activity.message'), value: z.string() }),
  z.looseObject({
    type: z.literal('application/vnd.microsoft.error'),
    value: z.looseObject({ message: z.string().default('') }),
  }),
]);

/** `adaptiveCard/action`: a card takes the place of the one that was tapped, a text is shown for a moment. */
export const takeCardAnswer = (
  state: TeamsTenant,
  conversation: string,
  messageId: string,
  body: string,
): ActAnswer => {
  if (body.trim() === '') return { ok: true };
  const parsed = cardAnswerSchema.safeParse(jsonIn(body));
  if (!parsed.success) return { ok: false, notice: words.badAnswer };
  const answer = parsed.data;
  switch (answer.type) {
    case 'application/vnd.microsoft.card.adaptive': {
      const text = state.message(conversation, messageId)?.text ?? '';
      state.change(conversation, messageId, { text, cards: [answer.value] });
      return { ok: true };
    }
    case 'application/vnd.microsoft.activity.message':
      return { ok: true, notice: answer.value };
    case 'application/vnd.microsoft.error':
      return { ok: false, notice: answer.value.message === '' ? words.badAnswer : answer.value.message };
    default:
      return answer satisfies never;
  }
};

const taskSchema = z.discriminatedUnion('type', [
  z.looseObject({
    type: z.literal('continue'),
    value: z.looseObject({ title: z.string().default(''), card: z.looseObject({ content: object }) }),
  }),
  z.looseObject({ type: z.literal('message'), value: z.string() }),
]);
const answerSchema = z.looseObject({ task: taskSchema.optional() });

/** `task/fetch` and `task/submit`: a dialog, the next one, a closing word, or (empty) the end of it. */
export const takeTaskAnswer = (show: (dialog: TeamsDialogView | undefined) => void, body: string): ActAnswer => {
  const parsed = answerSchema.safeParse(body.trim() === '' ? {} : (jsonIn(body) ?? {}));
  if (!parsed.success) return { ok: false, notice: words.badAnswer };
  const { task } = parsed.data;
  if (!task || (task.type === 'message' && task.value === '')) show(undefined);
  else if (task.type === 'message') show({ title: words.productName, text: task.value });
  else show({ title: task.value.title, card: task.value.card.content });
  return { ok: true };
};
