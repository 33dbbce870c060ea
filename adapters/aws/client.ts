import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';

/** A function waits for the answer and is paid by the millisecond; every request may be repeated. */
const requestHandler = { connectionTimeout: 1_000, requestTimeout: 2_000, throwOnRequestTimeout: true };

/**
 * Clients of one region. Where the service is, other than at AWS, the SDK reads from its own variables
 * `AWS_ENDPOINT_URL_SQS` and `AWS_ENDPOINT_URL_SECRETS_MANAGER`; a queue's address never decides it.
 */
export const createSqsClient = (region: string): SQSClient =>
  new SQSClient({ region, useQueueUrlAsEndpoint: false, maxAttempts: 3, requestHandler });

export const createSecretsClient = (region: string): SecretsManagerClient =>
  new SecretsManagerClient({ region, maxAttempts: 2, requestHandler });
