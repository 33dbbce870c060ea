import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { afterAll, describe, expect, it } from 'vitest';
import { parseStage } from '../../cdk/config.ts';
import { createFunction } from '../../cdk/constructs/function.ts';

const folder = mkdtempSync(join(tmpdir(), 'akari-cdk-function-'));
mkdirSync(join(folder, 'tick'));
writeFileSync(join(folder, 'tick', 'index.mjs'), 'export const handler = async () => undefined;\n');
afterAll(() => rmSync(folder, { recursive: true }));

const config = parseStage('test.json', JSON.stringify({ slack: {} }));
const table = 'arn:aws:dynamodb:ap-northeast-1:000000000000:table/akari-test';
const keys = `${table}-keys`;
const queue = 'arn:aws:sqs:ap-northeast-1:000000000000:deliveries.fifo';

const open = () => {
  const app = new App({ outdir: join(folder, 'out') });
  const stack = new Stack(app, 'Test');
  const settings = { ORGANISATION: 'main', LOG_LEVEL: 'info' } as const;
  return { app, stack, tick: createFunction(stack, 'tick', { config, assets: folder, settings, key: undefined }) };
};

describe('a function', () => {
  it('is given the variable and the grant in one call', () => {
    const { stack, tick } = open();
    tick.bindTable({ variable: 'TABLE_NAME', value: 'akari-test', arns: { table, 'table/due': `${table}/index/due` } });
    tick.bindTable({ variable: 'KEYS_TABLE_NAME', value: 'akari-test-keys', arns: { keys } });
    tick.bindQueue({ variable: 'DELIVERIES_QUEUE_URL', value: 'https://sqs/x', arns: { deliveries: queue } });
    const template = Template.fromStack(stack);
    const [role] = Object.values(template.findResources('AWS::IAM::Role'));
    const statements: readonly { readonly Action: string | readonly string[]; readonly Resource: unknown }[] =
      role?.Properties.Policies[0].PolicyDocument.Statement;
    expect(statements.find(({ Resource }) => Resource === keys)?.Action).toEqual([
      'dynamodb:DeleteItem',
      'dynamodb:GetItem',
      'dynamodb:PutItem',
    ]);
    expect(statements.find(({ Resource }) => Resource === queue)?.Action).toBe('sqs:SendMessage');
    template.hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: { TABLE_NAME: 'akari-test', KEYS_TABLE_NAME: 'akari-test-keys' } },
    });
  });

  it('does not even synthesise without what it was promised: a grant or a variable', () => {
    const { app, tick } = open();
    tick.bindTable({ variable: 'TABLE_NAME', value: 'akari-test', arns: { table } });
    expect(() => app.synth()).toThrow(
      /tick was not given table\/due[\s\S]*tick was not given keys[\s\S]*tick was not given deliveries[\s\S]*KEYS_TABLE_NAME, DELIVERIES_QUEUE_URL/,
    );
  });
});
