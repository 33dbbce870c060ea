/* The floor, and a secret read before the first event, as every function has to that checks a signature. */
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

const client = new DynamoDBClient({});
const secrets = new SecretsManagerClient({});
const { SecretString } = await secrets.send(new GetSecretValueCommand({ SecretId: process.env.SLACK_SECRET }));

export const handler = async () => {
  const Key = { pk: { S: 'bench' }, sk: { S: SecretString ?? '' } };
  return client.send(new GetItemCommand({ TableName: process.env.TABLE_NAME, Key }));
};
