import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildFunctions } from '../../adapters/lambda/build.ts';
import type { Log } from '../../adapters/log.ts';
import type { Platform } from '../../src/conversation/inbound.ts';
import { startPictures } from '../wire/pictures.ts';
import { slackWire } from '../wire/slack.ts';
import { teamsWire } from '../wire/teams.ts';
import type { World } from '../wire/world.ts';
import { openRehearsal, type Rehearsal, type RehearsalOptions } from './rehearsal.ts';

/** The scenarios' world on the built functions. */
export type AwsWorld = World & {
  readonly functions: Rehearsal['functions'];
  /** Every line that any function printed. */
  readonly lines: readonly string[];
};

let built: Promise<string> | undefined;

/** The bundles, built once a process. */
export const bundles = (): Promise<string> => {
  built ??= (async () => {
    const folder = mkdtempSync(join(tmpdir(), 'akari-bundles-'));
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    await buildFunctions(folder);
    return folder;
  })();
  return built;
};

export type AwsWorldOptions = Pick<RehearsalOptions, 'createFunction' | 'mail'> & {
  readonly log?: Log;
  /** The functions are given nothing of the other platform, as in a deployment without it. */
  readonly only?: Platform;
};

export const openAwsWorld = async ({ log, createFunction, only, mail }: AwsWorldOptions = {}): Promise<AwsWorld> => {
  const [folder, slack, teams, pictures] = await Promise.all([bundles(), slackWire(), teamsWire(), startPictures()]);
  const dataDir = mkdtempSync(join(tmpdir(), 'akari-aws-'));
  const complaints: string[] = [];
  const lines: string[] = [];
  const { SLACK_SIGNING_SECRET = '', SLACK_BOT_TOKEN = '', SLACK_API_URL = '' } = slack.env();
  const { MicrosoftAppId = '', BotOpenIdMetadata = '' } = teams.env();
  const rehearsal = await openRehearsal({
    bundles: folder,
    dataDir,
    pictures: pictures.url,
    ...(only === 'teams'
      ? {}
      : { slack: { signingSecret: SLACK_SIGNING_SECRET, botToken: SLACK_BOT_TOKEN, apiUrl: SLACK_API_URL } }),
    ...(only === 'slack' ? {} : { teams: { appId: MicrosoftAppId, openIdMetadata: BotOpenIdMetadata } }),
    print: (line) => {
      lines.push(line);
      log?.info(line);
      if (/"level":"(warn|error)"/.test(line)) complaints.push(line);
    },
    report: (error) => complaints.push(String(error)),
    ...(createFunction === undefined ? {} : { createFunction }),
    ...(mail === undefined ? {} : { mail }),
  });
  const { origin, store, functions } = rehearsal;
  slack.connect(origin);
  teams.connect(origin);
  return {
    system: { origin, store, tick: rehearsal.tick, stop: async () => undefined },
    slack,
    teams,
    pictures,
    complaints,
    lines,
    dataDir,
    functions,
    clock: async (iso) => {
      const response = await fetch(`${origin}/desk/clock`, { method: 'PUT', body: JSON.stringify({ now: iso }) });
      if (response.status !== 200) throw new Error(await response.text());
    },
    close: async () => {
      // Everybody in the scenarios is called 職員 and a number: whatever is played, no log line names anybody.
      const naming = lines.filter((line) => line.includes('職員 '));
      if (naming.length > 0) throw new Error(`a log line names a person: ${naming[0]}`);
      await rehearsal.close();
      await Promise.all([slack.close(), teams.close(), pictures.close()]);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};
