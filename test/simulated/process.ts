import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import type { Report, Simulated } from './sight.ts';
import { openSlack, type SlackOptions } from './slack.ts';
import { openTeams, type TeamsOptions } from './teams.ts';

// A simulated platform in a process of its own: what it says of moments is not blurred by what the test does meanwhile.

type Command =
  | { readonly type: 'slack'; readonly options: SlackOptions }
  | { readonly type: 'teams'; readonly options: TeamsOptions }
  | { readonly type: 'report' };

const commandSchema = z.custom<Command>((value) => z.object({ type: z.string() }).safeParse(value).success);
const openedSchema = z.object({ origin: z.string() });
const reportSchema = z.object({ report: z.custom<Report>() });

export const slackApart = (options: SlackOptions) => apart({ type: 'slack', options });
export const teamsApart = (options: TeamsOptions) => apart({ type: 'teams', options });

const apart = async (command: Command): Promise<Simulated> => {
  const child = fork(fileURLToPath(import.meta.url), ['simulated'], { serialization: 'advanced' });
  const ask = async (what: Command): Promise<unknown> => {
    const answer = once(child, 'message');
    child.send(what);
    const [said] = await answer;
    return said;
  };
  const { origin } = openedSchema.parse(await ask(command));
  return {
    origin,
    report: async () => reportSchema.parse(await ask({ type: 'report' })).report,
    close: async () => {
      const gone = once(child, 'exit');
      child.kill();
      await gone;
    },
  };
};

const listen = (): void => {
  let platform: Simulated | undefined;
  process.on('message', async (said) => {
    const command = commandSchema.parse(said);
    if (command.type === 'report') {
      process.send?.({ report: await platform?.report() });
      return;
    }
    platform = command.type === 'slack' ? await openSlack(command.options) : await openTeams(command.options);
    process.send?.({ origin: platform.origin });
  });
  process.on('disconnect', () => process.exit(0));
};

if (process.argv[2] === 'simulated' && process.argv[1] === fileURLToPath(import.meta.url)) listen();
