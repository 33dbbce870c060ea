import { describe, expect, it } from 'vitest';
import { OPEN_SHARDS, partitions } from '../../adapters/dynamodb/keys.ts';
import { functionPermissions, openPartitions, type ResourceName, schedulePermissions } from '../../cdk/permissions.ts';
import { asOrgId } from '../../src/people/model.ts';
import { resourcesOf, type Statement, shapes, statementsOf, synthesise } from './stage.ts';

const stacks = synthesise();
const mailing = synthesise(shapes['mailed invitations']);
const own = synthesise({ customerKey: true, calendars: 'google', alarmEmail: 'alarms@example.go.jp' });
const statements = statementsOf(stacks);
const roles = {
  slack: 'SlackRole',
  teams: 'TeamsRole',
  tick: 'TickRole',
  deliver: 'DeliverRole',
  links: 'LinksRole',
} as const;

/** How each resource of the table of permissions is called in the stacks. */
const inStacks: { readonly [Name in Exclude<ResourceName, 'log'>]: string } = {
  table: 'Table',
  'table/bySlack': 'Table/index/bySlack',
  'table/byTeams': 'Table/index/byTeams',
  'table/byEmail': 'Table/index/byEmail',
  'table/due': 'Table/index/due',
  keys: 'KeysTable',
  deliveries: 'Deliveries',
  tickFailures: 'TickFailures',
  slackSecret: 'SlackSecret',
  teamsSecret: 'TeamsSecret',
  calendarsSecret: 'CalendarsSecret',
  mail: 'identity/example.go.jp',
  customerKey: 'Key',
  tick: 'TickFunction',
};

const resourceOf = (role: string, on: ResourceName): string =>
  on === 'log' ? role.replace('Role', 'Log') : inStacks[on];

/** Not every stage has these. */
const optional: readonly ResourceName[] = ['customerKey', 'calendarsSecret', 'mail'];

const promised = (...has: readonly ResourceName[]): readonly string[] =>
  [...Object.entries(functionPermissions), ['schedule', schedulePermissions] as const].flatMap(([who, permissions]) => {
    const role = `${who[0]?.toUpperCase()}${who.slice(1)}Role`;
    return permissions
      .filter(({ on }) => has.includes(on) || !optional.includes(on))
      .flatMap(({ on, actions }) => actions.map((action) => `${role} ${action} ${resourceOf(role, on)}`));
  });

const shown = (all: readonly Statement[]): readonly string[] =>
  all.map(({ role, action, resource }) => `${role} ${action} ${resource}`).toSorted();

const whoMay = (resource: string): { readonly [role: string]: readonly string[] } =>
  Object.fromEntries(
    Object.values(roles)
      .map((role) => {
        const mine = statements.filter((each) => each.role === role && each.resource === resource);
        return [role, mine.map(({ action }) => action).toSorted()] as const;
      })
      .filter(([, actions]) => actions.length > 0),
  );

describe('the roles', () => {
  it('may do exactly what the table of permissions says, with and without a key of the customer, calendars and mail', () => {
    expect(shown(statements)).toEqual(promised().toSorted());
    expect(shown(statementsOf(own))).toEqual(promised('customerKey', 'calendarsSecret').toSorted());
    expect(shown(statementsOf(mailing))).toEqual(promised('mail').toSorted());
    expect(statements.length).toBeGreaterThan(40);
  });

  it('are nowhere but in these policies', () => {
    for (const { service, state } of [stacks, own, mailing]) {
      for (const type of ['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy', 'AWS::IAM::User'])
        expect({ ...service.findResources(type), ...state.findResources(type) }).toEqual({});
      for (const { Properties } of Object.values(service.findResources('AWS::IAM::Role')))
        expect(Properties.ManagedPolicyArns).toBeUndefined();
    }
  });

  it('hold no wildcard', () => {
    for (const each of [stacks, own, mailing])
      expect(JSON.stringify(each.service.findResources('AWS::IAM::Role'))).not.toContain('*');
  });
});

describe('a function that is taken over', () => {
  it('cannot read the other platform’s secret', () => {
    expect(Object.keys(whoMay('SlackSecret'))).toEqual(['SlackRole', 'DeliverRole']);
    expect(Object.keys(whoMay('TeamsSecret'))).toEqual(['TeamsRole', 'DeliverRole']);
  });

  it('cannot read the calendars’ secret, unless it is asked for a time or makes everything follow', () => {
    const readers = statementsOf(own).filter(({ resource }) => resource === 'CalendarsSecret');
    expect(readers.map(({ role, action }) => `${role} ${action}`).toSorted()).toEqual([
      'SlackRole secretsmanager:GetSecretValue',
      'TeamsRole secretsmanager:GetSecretValue',
      'TickRole secretsmanager:GetSecretValue',
    ]);
  });

  it('mails in the name of the stage’s address only, and only where it is the tick', () => {
    const roles = Object.values(mailing.service.findResources('AWS::IAM::Role'));
    const may = roles.flatMap(({ Properties }) => Properties.Policies?.[0]?.PolicyDocument.Statement ?? []);
    const mails = may.filter(({ Action }) => JSON.stringify(Action).includes('ses:'));
    expect(mails).toEqual([
      {
        ...{ Effect: 'Allow', Action: ['ses:SendEmail', 'ses:SendRawEmail'], Resource: expect.anything() },
        Condition: { StringEquals: { 'ses:FromAddress': 'akari@example.go.jp' } },
      },
    ]);
  });

  it('cannot change a secret', () => {
    for (const secret of ['SlackSecret', 'TeamsSecret'])
      for (const actions of Object.values(whoMay(secret))) expect(actions).toEqual(['secretsmanager:GetSecretValue']);
  });

  it('cannot make or destroy the key of a round, unless it is the tick', () => {
    expect(whoMay('KeysTable')).toEqual({
      SlackRole: ['dynamodb:GetItem'],
      TeamsRole: ['dynamodb:GetItem'],
      TickRole: ['dynamodb:DeleteItem', 'dynamodb:GetItem', 'dynamodb:PutItem'],
      DeliverRole: ['dynamodb:GetItem'],
    });
  });

  it('cannot read a whole table, change one, or make a backup of the keys', () => {
    const actions = new Set(statements.map(({ action }) => action).filter((action) => action.startsWith('dynamodb:')));
    expect([...actions].toSorted()).toEqual([
      'dynamodb:BatchGetItem',
      'dynamodb:BatchWriteItem',
      'dynamodb:DeleteItem',
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'dynamodb:Query',
      'dynamodb:UpdateItem',
    ]);
  });

  it('cannot find people by the other platform’s accounts, nor erase anything', () => {
    expect(Object.keys(whoMay('Table/index/bySlack'))).toEqual(['SlackRole']);
    expect(Object.keys(whoMay('Table/index/byTeams'))).toEqual(['TeamsRole']);
    for (const role of ['SlackRole', 'TeamsRole', 'DeliverRole', 'LinksRole'])
      expect(whoMay('Table')[role]).not.toEqual(expect.arrayContaining([expect.stringMatching(/Delete|BatchWrite/)]));
  });

  it('cannot send by itself: only the tick queues, only the sender takes', () => {
    expect(whoMay('Deliveries')).toEqual({
      TickRole: ['sqs:SendMessage'],
      DeliverRole: ['sqs:ChangeMessageVisibility', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'],
    });
    expect(whoMay('DeliveriesDead')).toEqual({});
  });

  it('cannot call another function, write into another’s log, or become another role', () => {
    for (const role of Object.values(roles)) {
      const mine = statements.filter((each) => each.role === role);
      expect(mine.filter(({ action }) => /^(lambda|iam|sts|ec2|s3):/.test(action))).toEqual([]);
      const logs = mine.filter(({ action }) => action.startsWith('logs:')).map(({ resource }) => resource);
      expect(new Set(logs)).toEqual(new Set([role.replace('Role', 'Log')]));
    }
  });
});

describe('the function that leads readers on', () => {
  it('reads campaigns and counts opens, row by row, and nothing else in the table', () => {
    expect(whoMay('Table').LinksRole).toEqual(['dynamodb:GetItem', 'dynamodb:UpdateItem']);
    const [[, role] = []] = Object.entries(stacks.service.findResources('AWS::IAM::Role')).filter(([id]) =>
      id.startsWith('LinksRole'),
    );
    const allowed: readonly { readonly Action: unknown; readonly Condition?: unknown }[] =
      role?.Properties.Policies[0].PolicyDocument.Statement;
    const only = (keys: unknown) => ({ 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': keys } });
    const conditions = Object.fromEntries(allowed.map(({ Action, Condition }) => [String(Action), Condition]));
    expect(conditions['dynamodb:GetItem']).toEqual(only(['main#campaign']));
    expect(conditions['dynamodb:UpdateItem']).toEqual(
      only([0, 1, 2, 3, 4, 5, 6, 7].map((shard) => `main#opens#${shard}`)),
    );
  });

  it('is allowed the rows that the store keeps these in', () => {
    const org = asOrgId('main');
    const shards = Array.from({ length: OPEN_SHARDS }, (_, shard) => partitions.opens(org, shard));
    expect(openPartitions.map((partition) => `main#${partition}`)).toEqual(shards);
    expect(partitions.campaigns(org)).toBe('main#campaign');
  });
});

describe('the schedule', () => {
  it('starts the tick and nothing else, and is no other account’s', () => {
    expect(shown(statements.filter(({ role }) => role === 'ScheduleRole'))).toEqual([
      'ScheduleRole lambda:InvokeFunction TickFunction',
      'ScheduleRole sqs:SendMessage TickFailures',
    ]);
    const [role] = Object.values(stacks.service.findResources('AWS::IAM::Role')).filter(({ Properties }) =>
      JSON.stringify(Properties.AssumeRolePolicyDocument).includes('scheduler.amazonaws.com'),
    );
    expect(role?.Properties.AssumeRolePolicyDocument.Statement[0].Condition.StringEquals).toMatchObject({
      'aws:SourceAccount': { Ref: 'AWS::AccountId' },
    });
  });
});

describe('what the templates say of everything', () => {
  it('is never "Resource": "*", but in the policies of keys, where it means the key', () => {
    expect(JSON.stringify([stacks.service.toJSON(), stacks.state.toJSON()])).not.toContain('"Resource":"*"');
    for (const template of [own.service, own.state])
      for (const { Type, Properties } of resourcesOf(template))
        if (Type !== 'AWS::KMS::Key') expect(JSON.stringify(Properties ?? {})).not.toContain('"Resource":"*"');
  });

  it('lets only services in, and those for this account only', () => {
    for (const template of [own.service, own.state])
      for (const { Properties } of Object.values(template.findResources('AWS::KMS::Key')))
        for (const { Principal, Condition } of Properties.KeyPolicy.Statement)
          expect(Principal.AWS === undefined ? Object.keys(Condition) : Condition).toEqual(
            Principal.AWS === undefined ? [expect.stringMatching(/^(StringEquals|ArnLike)$/)] : undefined,
          );
  });

  it('holds no secret: no value, no reference that CloudFormation would fill in', () => {
    for (const each of [stacks, own]) {
      const text = JSON.stringify([each.service.toJSON(), each.state.toJSON()]);
      expect(text).not.toMatch(/SecretString|resolve:secretsmanager|resolve:ssm|xox[abp]-|password"\s*:/i);
    }
  });
});
