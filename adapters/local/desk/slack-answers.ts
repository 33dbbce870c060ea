import { z } from 'zod';
import { jsonIn } from './bot-call.ts';
import type { ActAnswer } from './model.ts';
import { objectSchema } from './slack-blocks.ts';
import type { Responses } from './slack-responses.ts';
import { messageBlocksSchema, modalSchema } from './slack-schema.ts';
import type { SlackViews } from './slack-views.ts';
import type { SlackWorkspace } from './slack-workspace.ts';
import { words } from './words.ts';

/** What Slack does with the body of the bot's HTTP answer. */

const submissionSchema = z.union([
  z.object({ response_action: z.literal('errors'), errors: z.record(z.string(), z.string()) }),
  z.object({ response_action: z.enum(['update', 'push']), view: objectSchema }),
  z.object({ response_action: z.literal('clear') }),
]);

/** An empty answer closes the view that was sent. */
export const takeSubmissionAnswer = (views: SlackViews, user: string, body: string): ActAnswer => {
  const json = jsonIn(body);
  if (body.trim() === '' || objectSchema.safeParse(json).data?.response_action === undefined) {
    views.pop(user);
    return { ok: true };
  }
  const parsed = submissionSchema.safeParse(json);
  if (!parsed.success) return { ok: false, notice: words.badAnswer };
  const answer = parsed.data;
  switch (answer.response_action) {
    case 'errors':
      views.fail(user, answer.errors);
      return { ok: true };
    case 'clear':
      views.clear(user);
      return { ok: true };
    case 'update':
    case 'push':
      if (!modalSchema.safeParse(answer.view).success) return { ok: false, notice: words.badAnswer };
      if (answer.response_action === 'push') views.pushFor(user, answer.view);
      else views.replaceTop(user, answer.view);
      return { ok: true };
    default:
      return answer satisfies never;
  }
};

const commandSchema = z.object({
  text: z.string().default(''),
  blocks: z.array(objectSchema).default([]),
  response_type: z.enum(['ephemeral', 'in_channel']).default('ephemeral'),
});

type CommandParts = { readonly responses: Responses; readonly workspace: SlackWorkspace };

/** The answer to a slash command may be a message: JSON, or the text itself. */
export const takeCommandAnswer = ({ responses, workspace }: CommandParts, channel: string, body: string): ActAnswer => {
  if (body.trim() === '') return { ok: true };
  const parsed = commandSchema.safeParse(jsonIn(body) ?? { text: body });
  if (!parsed.success || !messageBlocksSchema.safeParse(parsed.data.blocks).success)
    return { ok: false, notice: words.badAnswer };
  const { text, blocks, response_type: type } = parsed.data;
  if (text === '' && blocks.length === 0) return { ok: true };
  if (type === 'in_channel') workspace.post({ channel, from: 'bot', text, blocks });
  else responses.say(channel, text, blocks);
  return { ok: true };
};
