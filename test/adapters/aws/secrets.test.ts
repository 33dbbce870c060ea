import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { openSecrets, renewing } from '../../../adapters/aws/secrets.ts';
import { type AwsAnswer, type AwsServer, keepLog, localCredentials, startAws } from './aws-server.ts';

const id = 'akari/slack';
const text = z.string().check(z.regex(/\S/));
const schema = z.object({ signingSecret: text, botToken: text });
const good = { signingSecret: 'first-signature', botToken: 'xoxb-first' };
const rotated = { signingSecret: 'second-signature', botToken: 'xoxb-second' };

const holding = (SecretString: string): AwsAnswer => ({
  status: 200,
  body: { ARN: `arn:aws:secretsmanager:ap-northeast-1:0:secret:${id}`, Name: id, VersionId: 'v', SecretString },
});
const refusing = (__type: string, status = 400): AwsAnswer => ({ status, body: { __type, Message: 'not now' } });

describe('secrets', () => {
  let server: AwsServer;
  let answer: () => AwsAnswer | Promise<AwsAnswer>;
  let clock: number;
  beforeAll(async () => {
    server = await startAws(() => answer());
  });
  afterAll(() => server.stop());
  beforeEach(() => {
    clock = 1_000_000;
    answer = () => holding(JSON.stringify(good));
  });

  const open = (endpoint = server.url) => {
    const { log, lines } = keepLog();
    const options = { requestHandler: { requestTimeout: 300, throwOnRequestTimeout: true }, maxAttempts: 1 };
    const client = new SecretsManagerClient({
      region: 'ap-northeast-1',
      endpoint,
      credentials: localCredentials,
      ...options,
    });
    const before = server.calls.length;
    const secrets = openSecrets({ client, now: () => clock, log });
    return { ...secrets, lines, asked: () => server.calls.length - before };
  };

  it('reads a secret by the protocol of Secrets Manager', async () => {
    const { read } = open();
    expect(await read(id, schema)).toEqual(good);
    expect(server.calls.at(-1)).toEqual({ target: 'secretsmanager.GetSecretValue', input: { SecretId: id } });
  });

  it('asks once in five minutes, and counts a rotated value after that', async () => {
    const { read, asked } = open();
    await read(id, schema);
    answer = () => holding(JSON.stringify(rotated));
    clock += 299_999;
    expect(await read(id, schema)).toEqual(good);
    expect(asked()).toBe(1);
    clock += 1;
    expect(await read(id, schema)).toEqual(rotated);
    expect(asked()).toBe(2);
  });

  it('asks once for all who ask at the same time, and for each secret on its own', async () => {
    const { read, asked } = open();
    await Promise.all([read(id, schema), read(id, schema), read(id, schema), read('akari/other', schema)]);
    expect(asked()).toBe(2);
  });

  it.each([
    ['answers that it is throttled', () => refusing('ThrottlingException')],
    ['fails', () => refusing('InternalServiceError', 500)],
    ['does not answer', () => undefined],
    ['refuses access', () => refusing('AccessDeniedException')],
  ])('keeps the old value when Secrets Manager %s, says so, and asks again half a minute later', async (_, trouble) => {
    const { read, asked, lines } = open();
    await read(id, schema);
    answer = trouble;
    clock += 300_000;
    expect(await read(id, schema)).toEqual(good);
    clock += 29_999;
    expect(await read(id, schema)).toEqual(good);
    expect(asked()).toBe(2);
    expect(lines).toEqual([{ level: 'warn', event: 'secrets.kept', fields: expect.objectContaining({ secret: id }) }]);
    answer = () => holding(JSON.stringify(rotated));
    clock += 1;
    expect(await read(id, schema)).toEqual(rotated);
  });

  it.each([
    [
      'cannot be reached',
      () => refusing('ThrottlingException'),
      'platform-failed',
      'did not give the secret akari/slack',
    ],
    ['refuses access', () => refusing('AccessDeniedException'), 'bad-configuration', 'akari/slack may not be read'],
    [
      'knows no such secret',
      () => refusing('ResourceNotFoundException'),
      'bad-configuration',
      'akari/slack is missing',
    ],
    ['is deleting it', () => refusing('InvalidRequestException'), 'bad-configuration', 'akari/slack is missing'],
  ])('refuses to start when Secrets Manager %s, and asks anew with the next read', async (_, trouble, code, words) => {
    const { read } = open();
    answer = trouble;
    await expect(read(id, schema)).rejects.toMatchObject({ code, message: expect.stringContaining(words) });
    answer = () => holding(JSON.stringify(good));
    expect(await read(id, schema)).toEqual(good);
  });

  it.each([
    ['is empty', '', 'is empty'],
    ['is blank', ' \n', 'is empty'],
    ['is not JSON', 'xoxb-hidden', 'is not JSON'],
    ['is JSON but no object', '"xoxb-hidden"', 'is not an object with named fields'],
    ['lacks a field', '{"signingSecret":"xoxb-hidden"}', 'lacks a usable botToken'],
    ['has a blank field', '{"signingSecret":"xoxb-hidden","botToken":" "}', 'lacks a usable botToken'],
    ['has other fields', '{"a":"xoxb-hidden"}', 'lacks a usable signingSecret, botToken'],
    [
      'has a field of another type',
      '{"signingSecret":{"x":"xoxb-hidden"},"botToken":"b"}',
      'lacks a usable signingSecret',
    ],
  ])('refuses a secret that %s, naming what is wrong and never the value', async (_, value, words) => {
    const { read, lines } = open();
    answer = () => holding(value);
    const error: unknown = await read(id, schema).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      code: 'bad-configuration',
      message: `bad-configuration: the secret akari/slack ${words}`,
    });
    expect(error).not.toHaveProperty('cause');
    expect(JSON.stringify(lines)).not.toContain('hidden');
  });

  it('refuses a secret that was deleted or spoilt later on', async () => {
    const { read } = open();
    await read(id, schema);
    answer = () => refusing('ResourceNotFoundException');
    clock += 300_000;
    await expect(read(id, schema)).rejects.toMatchObject({ code: 'bad-configuration' });
    answer = () => holding('{}');
    await expect(read(id, schema)).rejects.toMatchObject({ code: 'bad-configuration' });
  });
});

describe('what is made of a secret', () => {
  it('is made once, and anew only when the value has changed', async () => {
    let value = { token: 'a' };
    let made = 0;
    const edge = renewing(
      async () => ({ ...value }),
      ({ token }) => {
        made += 1;
        return { token };
      },
    );
    const [first, second] = await Promise.all([edge(), edge()]);
    expect(second).toBe(first);
    expect(await edge()).toBe(first);
    value = { token: 'b' };
    expect(await edge()).toEqual({ token: 'b' });
    expect(made).toBe(2);
  });

  it('is tried again when it could not be made', async () => {
    let fails = true;
    const edge = renewing(
      async () => 'value',
      (value) => {
        if (fails) throw new Error('not yet');
        return value;
      },
    );
    await expect(edge()).rejects.toThrow('not yet');
    fails = false;
    expect(await edge()).toBe('value');
  });
});
