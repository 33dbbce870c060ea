import { describe, expect, it } from 'vitest';
import { parseEnv } from '../../../adapters/local/env.ts';
import { LOCAL_ORG, orgOfLocal } from '../../../adapters/local/org.ts';
import type { Account } from '../../../src/conversation/inbound.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const slack = (tenant: string): Account => ({ platform: 'slack', tenant, user: 'U1' });
const teams = (tenant: string): Account => ({ platform: 'teams', tenant, user: 'aad-1' });
const unused = async (): Promise<string> => {
  throw new Error('nobody may ask');
};

const realSlack = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: '8f742231b10e8888' };
const realTeams = {
  MicrosoftAppId: '3f0c9a52-6c0e-4d0e-8f3b-1f2d3c4b5a69',
  MicrosoftAppPassword: 'p',
  MicrosoftAppTenantId: 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee',
};
const soon = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('whom a local run serves', () => {
  it('is everybody whom the desk or a simulator vouches for', () => {
    const simulated = { SLACK_API_URL: 'http://127.0.0.1:9', BotOpenIdMetadata: 'http://127.0.0.1:9/keys' };
    for (const environment of [{}, { ...simulated, ...realSlack, ...realTeams }]) {
      const orgOf = orgOfLocal(parseEnv(environment), unused, silent);
      expect([orgOf(slack('T1')), orgOf(teams('any'))]).toEqual([LOCAL_ORG, LOCAL_ORG]);
    }
  });

  it('is the workspace of the bot token only, once Slack has named it', async () => {
    const orgOf = orgOfLocal(parseEnv(realSlack), async () => 'T1', silent);
    await soon();
    expect(orgOf(slack('T1'))).toBe(LOCAL_ORG);
    expect(orgOf(slack('T2'))).toBeUndefined();
    expect(orgOf(teams('any'))).toBe(LOCAL_ORG);
  });

  it('is the configured tenant only, in capitals or not', () => {
    const orgOf = orgOfLocal(parseEnv(realTeams), unused, silent);
    expect(orgOf(teams('AAAAAAAA-BBBB-4CCC-8DDD-EEEEEEEEEEEE'))).toBe(LOCAL_ORG);
    expect(orgOf(teams('bbbbbbbb-bbbb-4ccc-8ddd-eeeeeeeeeeee'))).toBeUndefined();
    expect(orgOf(slack('T1'))).toBe(LOCAL_ORG);
  });

  it('is every workspace of a token for a whole organisation', async () => {
    const orgOf = orgOfLocal(parseEnv(realSlack), async () => undefined, silent);
    await soon();
    expect([orgOf(slack('T1')), orgOf(slack('T2'))]).toEqual([LOCAL_ORG, LOCAL_ORG]);
  });

  it('is asked of Slack again with the next event when Slack did not answer, and then never more', async () => {
    const answers = [Promise.reject(new TypeError('offline')), Promise.resolve('T1')];
    let asked = 0;
    const workspace = async () => {
      asked += 1;
      return answers.shift();
    };
    const warnings: unknown[] = [];
    const log = { ...silent, warn: (event: string, fields?: object) => warnings.push({ event, ...fields }) };
    const orgOf = orgOfLocal(parseEnv(realSlack), workspace, log);
    await soon();
    expect(warnings).toEqual([{ event: 'slack-workspace-unknown', error: 'TypeError' }]);
    expect(orgOf(slack('T2'))).toBe(LOCAL_ORG);
    await soon();
    expect(orgOf(slack('T2'))).toBeUndefined();
    expect(asked).toBe(2);
  });
});
