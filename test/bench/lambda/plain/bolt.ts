/* Bolt as its own guide sets it up on Lambda. */
import { App, AwsLambdaReceiver } from '@slack/bolt';

const receiver = new AwsLambdaReceiver({ signingSecret: 'bench' });
const app = new App({ receiver, authorize: async () => ({ botToken: 'xoxb-bench', botId: 'B0', botUserId: 'U0' }) });
app.action(/.*/, async ({ ack }) => ack());
const listener = receiver.toHandler();

type Event = Parameters<typeof listener>[0];
export const handler = async (event: Event) => listener(event, {});
