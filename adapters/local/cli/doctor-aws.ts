import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { Doctor } from './doctor-scope.ts';

/** A few seconds at most, and nothing is repeated often: somebody waits at the terminal. */
const requestHandler = { connectionTimeout: 2_000, requestTimeout: 4_000, throwOnRequestTimeout: true };

/** What the SDK reads from the environment, read from the terminal's; on loopback any credentials do. */
const optionsOf = ({ region }: Doctor['scope'], endpoint: string | undefined) => ({
  ...{ region, requestHandler, maxAttempts: 2 },
  ...(endpoint !== undefined && { endpoint }),
  ...(endpoint !== undefined &&
    /^https?:\/\/(127\.0\.0\.1|localhost|\[::1\])([:/]|$)/.test(endpoint) && { credentials }),
});

const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };

export const sqsOf = ({ scope }: Doctor): SQSClient =>
  new SQSClient({ ...optionsOf(scope, scope.given.AWS_ENDPOINT_URL_SQS), useQueueUrlAsEndpoint: false });

export const secretsManagerOf = ({ scope }: Doctor): SecretsManagerClient =>
  new SecretsManagerClient(optionsOf(scope, scope.given.AWS_ENDPOINT_URL_SECRETS_MANAGER));

export const sesOf = ({ scope }: Doctor): SESv2Client =>
  new SESv2Client(optionsOf(scope, scope.given.AWS_ENDPOINT_URL_SESV2));
