import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { keysTableOf } from '../../adapters/dynamodb/keys.ts';
import { keysTable, mainTable, TTL_ATTRIBUTE } from '../../adapters/dynamodb/table.ts';
import { shapes, synthesise } from './stage.ts';

const { state } = synthesise();
const only = (type: string, properties: object = {}) => {
  const found = Object.values(state.findResources(type, { Properties: properties }));
  expect(found).toHaveLength(1);
  return found[0] ?? {};
};
const table = only('AWS::DynamoDB::GlobalTable', { TableName: 'akari-test' });
const keys = only('AWS::DynamoDB::GlobalTable', { TableName: 'akari-test-keys' });

describe('the tables', () => {
  it('are those of the code: keys, indexes and billing', () => {
    const { AttributeDefinitions, BillingMode, GlobalSecondaryIndexes, KeySchema } = mainTable('akari-test');
    expect(table.Properties).toMatchObject({ AttributeDefinitions, BillingMode, GlobalSecondaryIndexes, KeySchema });
    expect(table.Properties.TimeToLiveSpecification).toEqual({ AttributeName: TTL_ATTRIBUTE, Enabled: true });
    const ofKeys = keysTable('akari-test-keys');
    expect(keys.Properties).toMatchObject({
      AttributeDefinitions: ofKeys.AttributeDefinitions,
      BillingMode: ofKeys.BillingMode,
      KeySchema: ofKeys.KeySchema,
    });
    expect(keys.Properties.GlobalSecondaryIndexes).toBeUndefined();
    expect(keysTableOf('akari-test')).toBe('akari-test-keys');
  });

  it('are in one region, with deletion protection, and are kept', () => {
    for (const { Properties, DeletionPolicy, UpdateReplacePolicy } of [table, keys]) {
      expect(Properties.Replicas).toHaveLength(1);
      expect(Properties.Replicas[0]).toMatchObject({ Region: 'ap-northeast-1', DeletionProtectionEnabled: true });
      expect([DeletionPolicy, UpdateReplacePolicy]).toEqual(['Retain', 'Retain']);
    }
  });

  it('go back in time, but for the keys of the rounds, which no backup may reach', () => {
    const recovery = ({ Properties }: typeof table) => Properties.Replicas[0].PointInTimeRecoverySpecification;
    expect(recovery(table)).toEqual({ PointInTimeRecoveryEnabled: true });
    expect(recovery(keys)).toEqual({ PointInTimeRecoveryEnabled: false });
    state.resourceCountIs('AWS::Backup::BackupPlan', 0);
  });
});

describe('the queue of deliveries', () => {
  it('is fast, encrypted and in order within a group, and waits six times as long as a sender runs', () => {
    state.hasResource('AWS::SQS::Queue', {
      DeletionPolicy: 'Retain',
      Properties: {
        FifoQueue: true,
        DeduplicationScope: 'messageGroup',
        FifoThroughputLimit: 'perMessageGroupId',
        ContentBasedDeduplication: Match.absent(),
        SqsManagedSseEnabled: true,
        VisibilityTimeout: 360,
        MessageRetentionPeriod: 14_400,
        RedrivePolicy: {
          deadLetterTargetArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^DeliveriesDead'), 'Arn'] },
          maxReceiveCount: 20,
        },
      },
    });
  });

  it('has dead letters that are FIFO too, and kept for fourteen days', () => {
    state.hasResource('AWS::SQS::Queue', {
      DeletionPolicy: 'Retain',
      Properties: { FifoQueue: true, MessageRetentionPeriod: 1_209_600, RedrivePolicy: Match.absent() },
    });
    state.resourceCountIs('AWS::SQS::Queue', 2);
  });

  it('takes nothing that came without TLS', () => {
    for (const { Properties } of Object.values(state.findResources('AWS::SQS::QueuePolicy')))
      expect(Properties.PolicyDocument.Statement).toMatchObject([
        { Effect: 'Deny', Action: 'sqs:*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
      ]);
    state.resourceCountIs('AWS::SQS::QueuePolicy', 2);
  });
});

describe('the secrets', () => {
  it.each([
    ['Slack only', 'Slack'],
    ['Teams only', 'Teams'],
  ] as const)('are those of the platforms that the stage has: with %s that of %s', (shape, name) => {
    const own = synthesise(shapes[shape]).state;
    const secrets = Object.values(own.findResources('AWS::SecretsManager::Secret'));
    expect(secrets.map(({ Properties }) => Properties.Description)).toEqual([expect.stringContaining(name)]);
    expect(Object.keys(own.findOutputs('*')).filter((id) => id.endsWith('SecretArn'))).toEqual([`${name}SecretArn`]);
  });

  it('are made without a value, by nobody, and are kept', () => {
    const secrets = Object.values(state.findResources('AWS::SecretsManager::Secret'));
    expect(secrets).toHaveLength(2);
    for (const { Properties, DeletionPolicy } of secrets) {
      expect(Object.keys(Properties).toSorted()).toEqual(['Description', 'Tags']);
      expect(DeletionPolicy).toBe('Retain');
    }
  });
});

describe('a key of the customer', () => {
  it('is there only when asked for', () => {
    state.resourceCountIs('AWS::KMS::Key', 0);
  });

  it('protects tables, queues, secrets and logs, turns every year, and is kept', () => {
    const own = synthesise({ customerKey: true });
    own.state.hasResource('AWS::KMS::Key', { DeletionPolicy: 'Retain', Properties: { EnableKeyRotation: true } });
    own.state.resourcePropertiesCountIs('AWS::SQS::Queue', { KmsMasterKeyId: Match.anyValue() }, 2);
    own.state.resourcePropertiesCountIs('AWS::SecretsManager::Secret', { KmsKeyId: Match.anyValue() }, 2);
    own.state.resourcePropertiesCountIs(
      'AWS::DynamoDB::GlobalTable',
      { SSESpecification: { SSEEnabled: true, SSEType: 'KMS' } },
      2,
    );
    own.service.resourcePropertiesCountIs('AWS::Logs::LogGroup', { KmsKeyId: Match.anyValue() }, 7);
    own.service.resourceCountIs('AWS::KMS::Key', 0);
  });
});
