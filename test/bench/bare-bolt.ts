import type { RespondArguments } from '@slack/bolt';
import { App, AwsLambdaReceiver, LogLevel } from '@slack/bolt';
import { quietLogger } from '../../adapters/slack/logger.ts';

/** One signed request of Slack: a form's bytes with its headers. */
export type SignedForm = { readonly body: string; readonly headers: { readonly [name: string]: string } };

export type BareBolt = (request: SignedForm) => Promise<number>;

/** Bolt as its own documentation sets it up on Lambda: acknowledges every tap and does nothing else but `respond`. */
export const bareBolt = (signingSecret: string, respondWith?: RespondArguments): BareBolt => {
  const receiver = new AwsLambdaReceiver({ signingSecret, logger: quietLogger, logLevel: LogLevel.ERROR });
  const app = new App({
    receiver,
    authorize: async () => ({ botToken: 'xoxb-bench', botId: 'B0BOT', botUserId: 'U0BOT' }),
    logger: quietLogger,
  });
  app.action(/.*/, async ({ ack, respond }) => {
    await ack();
    if (respondWith) await respond(respondWith);
  });
  const handler = receiver.toHandler();
  return async ({ body, headers }) => (await handler({ ...gatewayEvent, headers, body }, {})).statusCode;
};

/** What API Gateway's HTTP API puts around a request. */
const gatewayEvent = {
  version: '2.0',
  routeKey: 'POST /slack/events',
  rawPath: '/slack/events',
  rawQueryString: '',
  isBase64Encoded: false,
  requestContext: {},
};
