import { describe, expect, it } from 'vitest';
import { parseEnv } from '../../../adapters/local/env.ts';

describe('the environment of a local run', () => {
  it('needs nothing', () => {
    expect(parseEnv({})).toEqual({ PORT: 3000, TABLE_NAME: 'akari', AKARI_DATA: '.akari', LOG_LEVEL: 'warn' });
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
    ['LOG_LEVEL', 'loud'],
    ['CALENDARS', 'exchange'],
    ['CALENDARS_FILE', ' '],
    ['CALENDARS_URL', 'https://graph.example'],
  ])('refuses %s=%j and names it', (name, value) => {
    expect(() => parseEnv({ [name]: value })).toThrow(name);
  });

  it.each([
    ['BotOpenIdMetadata', ''],
    ['BotOpenIdMetadata', ' '],
    ['SLACK_API_URL', ''],
    ['DYNAMODB_ENDPOINT', ' '],
  ])('says of %s=%j that it is blank', (name, value) => {
    expect(() => parseEnv({ [name]: value })).toThrow(`${name}: 空になっています (it is set but blank)`);
  });

  it.each(['keys', '127.0.0.1:9/keys', 'file:///etc/keys', 'http://'])(
    'says of the key set %j that it must be an address',
    (value) => {
      expect(() => parseEnv({ MicrosoftAppId: 'app', BotOpenIdMetadata: value })).toThrow(
        'BotOpenIdMetadata: http か https の URL にしてください (must be an http or https URL)',
      );
    },
  );

  it.each(['', 'WARN', '30'])('names the levels a log may have when LOG_LEVEL is %j', (value) => {
    expect(() => parseEnv({ LOG_LEVEL: value })).toThrow(
      'LOG_LEVEL: trace, debug, info, warn, error, fatal, silent のどれかにしてください',
    );
  });

  const guid = '3f0c9a52-6c0e-4d0e-8f3b-1f2d3c4b5a69';
  const slack = { SLACK_BOT_TOKEN: 'xoxb-1-2-Abc', SLACK_SIGNING_SECRET: '8f742231b10e8888' };
  const teams = { MicrosoftAppId: guid, MicrosoftAppPassword: 'p', MicrosoftAppTenantId: guid.toUpperCase() };

  it.each([
    ['SLACK_BOT_TOKEN', 'xoxp-1-2-Abc', 'xoxb-'],
    ['SLACK_BOT_TOKEN', 'xoxb-', 'xoxb-'],
    ['SLACK_BOT_TOKEN', 'xoxb-…', 'xoxb-'],
    ['SLACK_BOT_TOKEN', ' xoxb-1-2-Abc', 'xoxb-'],
    ['SLACK_BOT_TOKEN', '"xoxb-1-2-Abc"', 'xoxb-'],
    ['SLACK_APP_TOKEN', 'xoxb-1-2-Abc', 'xapp-'],
    ['MicrosoftAppId', 'akari', '11111111-2222-3333-4444-555555555555'],
    ['MicrosoftAppId', `{${guid}}`, '11111111-2222-3333-4444-555555555555'],
    ['MicrosoftAppTenantId', 'contoso.onmicrosoft.com', '11111111-2222-3333-4444-555555555555'],
  ])('refuses %s=%j, and says what it looks like', (name, value, form) => {
    const parse = () => parseEnv({ ...slack, ...teams, [name]: value });
    expect(parse).toThrow(`${name}: `);
    expect(parse).toThrow(form);
  });

  it('takes what the real platforms hand out', () => {
    const given = { ...slack, ...teams, SLACK_APP_TOKEN: 'xapp-1-A0-1-abc' };
    expect(parseEnv(given)).toMatchObject(given);
  });

  it('takes any word for a simulator on this machine, but no blank one', () => {
    const played = {
      SLACK_API_URL: 'http://127.0.0.1:9/api/',
      SLACK_BOT_TOKEN: 'token',
      SLACK_APP_TOKEN: 'app',
      BotOpenIdMetadata: 'http://localhost:9/keys',
      MicrosoftAppId: 'app',
      MicrosoftAppTenantId: 'tenant',
    };
    expect(parseEnv(played)).toMatchObject(played);
    expect(() => parseEnv({ ...played, SLACK_BOT_TOKEN: ' ' })).toThrow('SLACK_BOT_TOKEN: 空');
    expect(() => parseEnv({ ...played, SLACK_API_URL: 'https://slack.example.com/api/' })).toThrow('SLACK_BOT_TOKEN: ');
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
