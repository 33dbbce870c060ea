import { describe, expect, it } from 'vitest';
import { parseEnv } from '../../../adapters/local/env.ts';

describe('the environment of a local run', () => {
  it('needs nothing', () => {
    expect(parseEnv({})).toEqual({ PORT: 3000, TABLE_NAME: 'akari', AKARI_DATA: '.akari' });
  });

  it.each([
    ['SLACK_SIGNING_SECRET', ''],
    ['SLACK_SIGNING_SECRET', '   '],
    ['SLACK_BOT_TOKEN', ''],
    ['SLACK_APP_TOKEN', ' '],
    ['MicrosoftAppId', ''],
    ['MicrosoftAppPassword', '\t'],
    ['MicrosoftAppTenantId', ''],
    ['AKARI_DATA', ''],
    ['PORT', 'eighty'],
    ['PORT', ''],
    ['PORT', '70000'],
    ['DYNAMODB_ENDPOINT', 'not a url'],
    ['TABLE_NAME', 'x'],
    ['SLACK_API_URL', 'ftp://127.0.0.1/'],
  ])('refuses %s=%j and names it', (name, value) => {
    expect(() => parseEnv({ [name]: value })).toThrow(name);
  });

  it.each([
    'https://login.botframework.com/v1/.well-known/openidconfiguration',
    'http://10.0.0.1/keys',
    'http://127.0.0.1.example.com/keys',
  ])('accepts a key set on this machine only, not %s', (url) => {
    expect(() => parseEnv({ MicrosoftAppId: 'app', BotOpenIdMetadata: url })).toThrow('BotOpenIdMetadata');
  });

  it.each(['http://127.0.0.1:9/keys', 'http://localhost:9/keys', 'http://[::1]:9/keys'])(
    'accepts the key set %s',
    (url) => {
      expect(parseEnv({ MicrosoftAppId: 'app', BotOpenIdMetadata: url }).BotOpenIdMetadata).toBe(url);
    },
  );

  it.each([
    [{ SLACK_BOT_TOKEN: 'xoxb-1' }, 'SLACK_SIGNING_SECRET'],
    [{ SLACK_APP_TOKEN: 'xapp-1' }, 'SLACK_BOT_TOKEN'],
    [{ MicrosoftAppId: 'app' }, 'MicrosoftAppPassword'],
    [{ MicrosoftAppId: 'app', MicrosoftAppPassword: 'p' }, 'MicrosoftAppTenantId'],
    [{ BotOpenIdMetadata: 'http://127.0.0.1:9/keys' }, 'MicrosoftAppId'],
  ])('says what %j needs beside it', (environment, missing) => {
    expect(() => parseEnv(environment)).toThrow(missing);
  });
});
