/*
 * The floor: a function that holds the DynamoDB client and nothing else. It answers with one read and one write, which is
 * what a tap costs the product.
 */
import { DynamoDBClient, GetItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';

const client = new DynamoDBClient({});
const TableName = process.env.TABLE_NAME;
const Key = { pk: { S: 'bench' }, sk: { S: 'floor' } };

export const handler = async () => {
  await client.send(new GetItemCommand({ TableName, Key }));
  const add = { ExpressionAttributeValues: { ':one': { N: '1' } }, UpdateExpression: 'ADD taps :one' };
  await client.send(new UpdateItemCommand({ TableName, Key, ...add }));
  return { statusCode: 200, headers: {}, body: '' };
};
