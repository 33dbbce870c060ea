import { AkariError } from '../../../src/errors.ts';
import { type LocalEnv, parseEnv } from '../env.ts';
import { type Finding, judged, ok, wrong } from './doctor-finding.ts';
import type { Doctor } from './doctor-scope.ts';

const names = [
  ...(['PORT', 'DYNAMODB_ENDPOINT', 'TABLE_NAME', 'AKARI_DATA', 'LOG_LEVEL'] as const),
  ...(['SLACK_SIGNING_SECRET', 'SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'SLACK_API_URL'] as const),
  ...(['SLACK_PER_SECOND', 'TEAMS_PER_SECOND'] as const),
  ...(['MicrosoftAppId', 'MicrosoftAppPassword', 'MicrosoftAppTenantId', 'BotOpenIdMetadata'] as const),
] satisfies readonly (keyof LocalEnv)[];
const sdkNames = ['AWS_REGION', 'AWS_PROFILE'];

export const checkEnvironment = ({
  scope,
  terminal,
  texts: { environment: texts },
  world,
}: Doctor): readonly Finding[] => {
  const blank = [...names, ...sdkNames].filter((name) => terminal.environment[name]?.trim() === '');
  const major = Number(world.nodeVersion.split('.')[0]);
  const problem = settingsProblem(scope.given);
  return [
    ok('environment.mode', placeWords(scope, texts)),
    judged('environment.node', major >= 24, texts.node(world.nodeVersion), texts.oldNode(world.nodeVersion)),
    judged('environment.blank', blank.length === 0, texts.noneBlank, texts.blank(blank.join(', '))),
    problem === undefined
      ? ok('environment.settings', texts.settings)
      : wrong('environment.settings', texts.wrong(problem)),
  ];
};

const placeWords = (
  { kind, given, region, table = '', stack }: Doctor['scope'],
  texts: Doctor['texts']['environment'],
) => {
  switch (kind) {
    case 'folder':
      return texts.folder(given.AKARI_DATA ?? '.akari');
    case 'endpoint':
      return texts.endpoint(given.DYNAMODB_ENDPOINT ?? '', given.TABLE_NAME ?? 'akari');
    case 'aws':
      return texts.aws(stack?.replace(/^akari-(.*)-state$/, '$1'), region, table);
    default:
      return kind satisfies never;
  }
};

/** What `npm start` would say; it names variables and never shows a value. */
const settingsProblem = (given: Doctor['scope']['given']): string | undefined => {
  try {
    parseEnv(given);
    return undefined;
  } catch (error) {
    if (!(error instanceof AkariError)) throw error;
    return error.message
      .split('\n')
      .slice(1)
      .map((line) => line.trim())
      .join(' / ');
  }
};
