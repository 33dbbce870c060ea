import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createSecretsClient, createSqsClient } from '../../../adapters/aws/client.ts';
import { startAws } from './aws-server.ts';

describe("clients of AWS's services", () => {
  afterEach(() => vi.unstubAllEnvs());

  it("find the services where the SDK's own variables say, whatever host a queue's address names", async () => {
    const server = await startAws(() => ({ status: 200, body: {} }));
    vi.stubEnv('AWS_ENDPOINT_URL_SQS', server.url);
    vi.stubEnv('AWS_ENDPOINT_URL_SECRETS_MANAGER', server.url);
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'local');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local');
    const sqs = createSqsClient('ap-northeast-1');
    const QueueUrl = 'https://sqs.ap-northeast-1.amazonaws.com/000000000000/deliveries.fifo';
    // The answer holds no checksum, which this client wants.
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'x' })).catch(() => undefined);
    const secrets = createSecretsClient('ap-northeast-1');
    await secrets.send(new GetSecretValueCommand({ SecretId: 'akari/slack' }));
    await server.stop();
    expect(server.calls.map(({ target }) => target)).toEqual([
      'AmazonSQS.SendMessage',
      'secretsmanager.GetSecretValue',
    ]);
    expect(server.calls[0]?.input).toMatchObject({ QueueUrl });
  });

  it('give up on a service that does not answer', async () => {
    const server = await startAws(() => undefined);
    vi.stubEnv('AWS_ENDPOINT_URL_SECRETS_MANAGER', server.url);
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'local');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local');
    const started = performance.now();
    const answer = createSecretsClient('ap-northeast-1').send(new GetSecretValueCommand({ SecretId: 'akari/slack' }));
    await expect(answer).rejects.toMatchObject({ name: 'TimeoutError' });
    await server.stop();
    expect(server.calls).toHaveLength(2);
    expect(performance.now() - started).toBeLessThan(8_000);
  });
});
