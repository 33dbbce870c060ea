import { Validations } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { AwsSolutionsChecks } from 'cdk-nag';
import { describe, expect, it } from 'vitest';
import { read, sourcesIn } from '../architecture/files.ts';
import { shapes, synthesise } from './stage.ts';

const findings = (app: ReturnType<typeof synthesise>['app']) =>
  new AwsSolutionsChecks(app).validateScope(app).violations.map(({ ruleName }) => ruleName);

describe('AWS’s own rules', () => {
  it.each([
    ...Object.entries(shapes),
    ['an e-mail address for alarms', { alarmEmail: 'alarms@example.go.jp' }],
  ] as const)('find nothing unexplained with %s', (_, more) => {
    expect(findings(synthesise(more).app)).toEqual([]);
  });

  it('would find what is wrong', () => {
    const { app } = synthesise();
    const stack = app.node.findChild('State');
    new Queue(stack, 'Careless');
    expect(findings(app)).toEqual(expect.arrayContaining(['AwsSolutions-SQS3', 'AwsSolutions-SQS4']));
    Validations.of(stack).acknowledge({ id: 'AwsSolutions-SQS3', reason: 'a test' });
    expect(findings(app)).not.toContain('AwsSolutions-SQS3');
  });

  it('are acknowledged one resource at a time, each with a reason, and no other than these', () => {
    const code = sourcesIn('cdk').map(read).join('\n');
    const ids = [...code.matchAll(/id: '(AwsSolutions-[^']+)',\s+reason:\s+['"`][^'"`]{40,}/g)].map(([, id]) => id);
    expect(ids.toSorted()).toEqual([
      'AwsSolutions-APIG4',
      'AwsSolutions-DDB3',
      'AwsSolutions-SMG4',
      'AwsSolutions-SQS3',
    ]);
    expect(code.match(/acknowledge\(/g)).toHaveLength(4);
    expect(code).not.toMatch(/Validations\.of\((stack|app)\)\.acknowledge/);
  });
});
