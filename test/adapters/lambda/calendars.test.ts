import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSecrets } from '../../../adapters/aws/secrets.ts';
import { type CalendarsEnv, calendarsOf } from '../../../adapters/lambda/calendars.ts';
import { invitation, mailboxes, org, sato, week } from '../../contracts/calendars.ts';
import { type AwsServer, keepLog, localCredentials, startAws } from '../aws/aws-server.ts';
import { type GraphServer, graphSecretOf, startGraph } from '../calendars/graph-server.ts';

let aws: AwsServer;
let graph: GraphServer;
let secret: string | undefined;

beforeEach(async () => {
  graph = await startGraph(mailboxes);
  secret = JSON.stringify(graphSecretOf);
  aws = await startAws(() =>
    secret === undefined
      ? { status: 400, body: { __type: 'ResourceNotFoundException' } }
      : { status: 200, body: { SecretString: secret } },
  );
});
afterEach(() => Promise.all([aws.stop(), graph.stop()]));

const open = (env: CalendarsEnv) => {
  const { log, lines } = keepLog();
  const client = new SecretsManagerClient({
    ...{ region: 'ap-northeast-1', endpoint: aws.url, credentials: localCredentials, maxAttempts: 1 },
  });
  const calendars = calendarsOf(env, openSecrets({ client, ttlMs: 0, now: Date.now, log }), log, { withinMs: 2_000 });
  return { calendars, lines };
};
const graphEnv = () => ({ CALENDARS: 'graph', CALENDARS_SECRET: 'akari/calendars', CALENDARS_URL: graph.url }) as const;

describe('the calendars of a function', () => {
  it('are none without a setting, and nobody is asked for a secret', async () => {
    const { calendars } = open({});
    expect([...(await calendars.busy(org, [sato], week)).values()]).toEqual([{ type: 'unknown', why: 'none' }]);
    expect(aws.calls).toEqual([]);
  });

  it('read their secret when they are first asked, and keep what they made of it until it changes', async () => {
    const { calendars } = open(graphEnv());
    expect(aws.calls).toEqual([]);
    expect(await calendars.put(invitation(), undefined)).toMatchObject({ type: 'put' });
    expect([...(await calendars.busy(org, [sato], week)).values()]).toEqual([{ type: 'known', busy: [] }]);
    expect(graph.tokens()).toBe(1);
    secret = JSON.stringify({ ...graphSecretOf, appPassword: 'rotated' });
    expect(await calendars.put(invitation(), undefined)).toEqual({ type: 'refused', reason: 'invalid_client' });
  });

  it.each([undefined, '{"tenant":"hunter2"}'])(
    'are down without a secret that will do, and come up with it',
    async (bad) => {
      secret = bad;
      const { calendars, lines } = open(graphEnv());
      expect([...(await calendars.busy(org, [sato], week)).values()]).toEqual([{ type: 'unknown', why: 'down' }]);
      expect(lines).toMatchObject([{ level: 'error', event: 'calendar-failed' }]);
      secret = JSON.stringify(graphSecretOf);
      expect([...(await calendars.busy(org, [sato], week)).values()]).toEqual([{ type: 'known', busy: [] }]);
    },
  );
});
