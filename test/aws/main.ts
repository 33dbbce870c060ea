/*
 * The deployed shape on this machine: the built functions behind a front that plays API Gateway, the minute's schedule
 * and the queue's event source. Slack and Teams are where SLACK_API_URL and BotOpenIdMetadata say.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildFunctions } from '../../adapters/lambda/build.ts';
import { parseEnv } from '../../adapters/local/env.ts';
import { openRehearsal } from './rehearsal.ts';

const MINUTE = 60_000;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const env = parseEnv(process.env);
const { SLACK_SIGNING_SECRET, SLACK_BOT_TOKEN, SLACK_API_URL, MicrosoftAppId, BotOpenIdMetadata } = env;
if (!SLACK_SIGNING_SECRET || !SLACK_BOT_TOKEN || !SLACK_API_URL || !MicrosoftAppId || !BotOpenIdMetadata) {
  say(
    'aws:local は SLACK_SIGNING_SECRET, SLACK_BOT_TOKEN, SLACK_API_URL, MicrosoftAppId, BotOpenIdMetadata をすべて使います ' +
      '(all of them are needed, the two addresses on this machine)',
  );
  process.exit(1);
}

const bundles = join(env.AKARI_DATA, 'lambda');
mkdirSync(env.AKARI_DATA, { recursive: true });
await buildFunctions(bundles);
const rehearsal = await openRehearsal({
  bundles,
  dataDir: env.AKARI_DATA,
  port: env.PORT,
  slack: { signingSecret: SLACK_SIGNING_SECRET, botToken: SLACK_BOT_TOKEN, apiUrl: SLACK_API_URL },
  teams: { appId: MicrosoftAppId, openIdMetadata: BotOpenIdMetadata },
  print: say,
  report: (error) => say(String(error)),
});
say(`AWSと同じ形で動かしています: ${rehearsal.origin}`);

let minute = 0;
const timer = setInterval(() => {
  const now = Math.floor(rehearsal.now() / MINUTE);
  if (now === minute) return;
  minute = now;
  rehearsal.tick().catch((error: unknown) => say(String(error)));
}, 1_000);

const stop = (): void => {
  clearInterval(timer);
  rmSync(join(env.AKARI_DATA, 'run.json'), { force: true });
  rehearsal.close().then(
    () => process.exit(0),
    () => process.exit(1),
  );
};
process.once('SIGINT', stop);
process.once('SIGTERM', stop);
