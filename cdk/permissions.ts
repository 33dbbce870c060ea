import type { FunctionName } from '../adapters/lambda/env.ts';

/** Everything a permission can be about; an index is a resource of its own. */
export type ResourceName =
  | 'table'
  | 'table/bySlack'
  | 'table/byTeams'
  | 'table/byEmail'
  | 'table/due'
  | 'keys'
  | 'deliveries'
  | 'tickFailures'
  | 'slackSecret'
  | 'teamsSecret'
  | 'calendarsSecret'
  | 'mail'
  | 'customerKey'
  | 'log'
  | 'tick';

export type Permission = {
  readonly on: ResourceName;
  readonly actions: readonly string[];
  readonly why: string;
  /** Of a table, these partitions only; each is named without the organisation that its key begins with. */
  readonly partitions?: readonly string[];
  /** Of mails, only in the name of the stage's own address. */
  readonly fromStage?: true;
};

/** What reads as one thing in the stacks and in docs/permissions.md. */
const on = (resource: ResourceName, actions: readonly string[], why: string): Permission => ({
  on: resource,
  actions,
  why,
});

const log = on('log', ['logs:CreateLogStream', 'logs:PutLogEvents'], 'writes its lines into its own log group');

/** What DynamoDB, SQS and Secrets Manager ask of whoever uses something under a customer's key. */
const key = on(
  'customerKey',
  [
    'kms:Decrypt',
    'kms:DescribeKey',
    'kms:Encrypt',
    'kms:GenerateDataKey',
    'kms:GenerateDataKeyWithoutPlaintext',
    'kms:ReEncryptFrom',
    'kms:ReEncryptTo',
  ],
  'reads and writes what the key protects (only with `customerKey`)',
);

const calendars = on(
  'calendarsSecret',
  ['secretsmanager:GetSecretValue'],
  'looks into calendars, invites to 1on1s (only with `calendars`)',
);

const mail: Permission = {
  // SES asks for the second one too where a mail is written by whoever sends it.
  ...on('mail', ['ses:SendEmail', 'ses:SendRawEmail'], 'mails invitations to 1on1s (only with `mail`)'),
  fromStage: true,
};

const talk: readonly Permission[] = [
  on(
    'table',
    ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query', 'dynamodb:UpdateItem'],
    'reads the person, the units, the round and the diary of 1on1s; writes an answer, a comment, a setting, what was tapped about a 1on1 and a note for one, and that the event was dealt with; deletes nothing',
  ),
  on('table/byEmail', ['dynamodb:Query'], 'finds a person who writes for the first time'),
  on('keys', ['dynamodb:GetItem'], 'reads the key under which an answer stays changeable until the round closes'),
];

/** As adapters/dynamodb/keys.ts has them; a test holds the two together. */
export const openPartitions = ['0', '1', '2', '3', '4', '5', '6', '7'].map((shard) => `opens#${shard}`);

/** What each function may do, and why. The stacks grant exactly this; docs/permissions.md is made from it. */
export const functionPermissions: { readonly [Name in FunctionName]: readonly Permission[] } = {
  slack: [
    ...talk,
    on('table/bySlack', ['dynamodb:Query'], 'finds the person behind a Slack account'),
    on('slackSecret', ['secretsmanager:GetSecretValue'], 'checks Slack’s signature, calls Slack'),
    calendars,
    key,
    log,
  ],
  teams: [
    ...talk,
    on('table/byTeams', ['dynamodb:Query'], 'finds the person behind a Teams account'),
    on('teamsSecret', ['secretsmanager:GetSecretValue'], 'gets a token to call Teams'),
    calendars,
    key,
    log,
  ],
  tick: [
    on(
      'table',
      [
        'dynamodb:BatchGetItem',
        'dynamodb:BatchWriteItem',
        'dynamodb:DeleteItem',
        'dynamodb:GetItem',
        'dynamodb:PutItem',
        'dynamodb:Query',
        'dynamodb:UpdateItem',
      ],
      'opens, reminds and closes rounds: plans messages, counts and then erases ballots; makes of the counts what is shown; plans 1on1s and takes old notes away; finishes imports',
    ),
    on('table/due', ['dynamodb:Query'], 'reads what is due'),
    on(
      'keys',
      ['dynamodb:DeleteItem', 'dynamodb:GetItem', 'dynamodb:PutItem'],
      'makes a round’s key at its opening, destroys it at its closing',
    ),
    on('deliveries', ['sqs:SendMessage'], 'queues the messages that are due'),
    calendars,
    mail,
    key,
    log,
  ],
  deliver: [
    on(
      'table',
      ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:UpdateItem'],
      'reads the message and whom it is for; writes that it was sent, and to which account',
    ),
    on('keys', ['dynamodb:GetItem'], 'leaves out who has answered already'),
    on(
      'deliveries',
      ['sqs:ChangeMessageVisibility', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'],
      'takes the messages; a rate limit puts them off',
    ),
    on('slackSecret', ['secretsmanager:GetSecretValue'], 'sends through Slack'),
    on('teamsSecret', ['secretsmanager:GetSecretValue'], 'sends through Teams'),
    key,
    log,
  ],
  links: [
    {
      ...on('table', ['dynamodb:GetItem'], 'reads of a campaign where its links lead (only with `countLinks`)'),
      partitions: ['campaign'],
    },
    {
      ...on('table', ['dynamodb:UpdateItem'], 'counts that a link was opened, and never by whom'),
      partitions: openPartitions,
    },
    key,
    log,
  ],
};

/** What the minute schedule may do. */
export const schedulePermissions: readonly Permission[] = [
  on('tick', ['lambda:InvokeFunction'], 'starts the tick every minute'),
  on('tickFailures', ['sqs:SendMessage'], 'keeps a minute whose tick could not be started'),
];
