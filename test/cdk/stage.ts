import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { createAkari } from '../../cdk/akari.ts';
import { parseStage } from '../../cdk/config.ts';
import { read } from '../architecture/files.ts';

const settings = {
  slack: { team: 'T0MINISTRY' },
  teams: { appId: '11111111-2222-4333-8444-555555555555', tenant: '66666666-7777-4888-9999-aaaaaaaaaaaa' },
};

/** What the CDK command hands over, feature flags and all: the tests see the templates that are deployed. */
export const { context }: { readonly context: { readonly [name: string]: unknown } } = JSON.parse(read('cdk.json'));

/** Settings that make each shape of a deployment; `undefined` takes a platform away. */
export const shapes = {
  'both platforms': {},
  'Slack only': { teams: undefined },
  'Teams only': { slack: undefined },
  'no counted links': { countLinks: false },
  calendars: { calendars: 'graph' },
  'mailed invitations': { mail: { from: 'akari@example.go.jp' } },
  'a key of the customer': { customerKey: true, alarmEmail: 'alarms@example.go.jp' },
} as const;

/** Both stacks of a stage called `test`, over empty bundles. */
export const synthesise = (more: { readonly [setting: string]: unknown } = {}) => {
  const folder = mkdtempSync(join(tmpdir(), 'akari-cdk-'));
  try {
    for (const name of ['slack', 'teams', 'tick', 'deliver', 'links']) {
      mkdirSync(join(folder, 'bundles', name), { recursive: true });
      writeFileSync(join(folder, 'bundles', name, 'index.mjs'), `export const handler = async () => '${name}';\n`);
    }
    const app = new App({ analyticsReporting: false, outdir: join(folder, 'out'), context: { ...context } });
    const config = parseStage('test.json', JSON.stringify({ ...settings, ...more }));
    const { state, service } = createAkari(app, config, join(folder, 'bundles'));
    return { app, state: Template.fromStack(state.stack), service: Template.fromStack(service.stack) };
  } finally {
    rmSync(folder, { recursive: true });
  }
};

export type Stacks = ReturnType<typeof synthesise>;

/** Every resource of a template; `findResources` takes one type at a time. */
export const resourcesOf = (
  template: Template,
): readonly { readonly Type: string; readonly Properties?: { readonly [name: string]: unknown } }[] =>
  Object.values(template.toJSON().Resources);

export type Statement = {
  readonly role: string;
  readonly action: string;
  /** `Table`, `Table/index/due`, `SlackSecret`: what it is in the stacks, without CloudFormation's own numbers. */
  readonly resource: string;
};

const arrayOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

const isRecord = (value: unknown): value is { readonly [name: string]: unknown } =>
  typeof value === 'object' && value !== null;

/** What a reference in a template points at. */
const targetOf = (value: unknown, state: Template): string => {
  if (typeof value === 'string') return value;
  if (!isRecord(value)) throw new Error(`no reference: ${JSON.stringify(value)}`);
  if (typeof value.Ref === 'string') return value.Ref;
  if (Array.isArray(value['Fn::GetAtt'])) return String(value['Fn::GetAtt'][0]);
  if (Array.isArray(value['Fn::Join']))
    return arrayOf(value['Fn::Join'][1])
      .map((part) => targetOf(part, state))
      .join('');
  const output = Object.values(state.findOutputs('*')).find((each) => each.Export?.Name === value['Fn::ImportValue']);
  return targetOf(output?.Value, state);
};

/** A name that is written out keeps what comes after its service, region and account. */
const withoutHash = (id: string): string =>
  id.replace(/^arn:.*?:[a-z]+:.*?(?=identity\/)/, '').replace(/^([A-Za-z]+?)[0-9A-F]{8}(?=$|\/)/, '$1');

/** Every action that any role of the service is allowed, one by one. */
export const statementsOf = (stacks: Stacks): readonly Statement[] =>
  Object.entries(stacks.service.findResources('AWS::IAM::Role')).flatMap(([id, { Properties }]) =>
    arrayOf(Properties.Policies).flatMap((policy) =>
      isRecord(policy) && isRecord(policy.PolicyDocument)
        ? arrayOf(policy.PolicyDocument.Statement).flatMap((statement) =>
            isRecord(statement)
              ? arrayOf(statement.Action).flatMap((action) =>
                  arrayOf(statement.Resource).map((resource) => ({
                    role: withoutHash(id),
                    action: String(action),
                    resource: withoutHash(targetOf(resource, stacks.state)),
                  })),
                )
              : [],
          )
        : [],
    ),
  );
