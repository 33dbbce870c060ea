import type { FunctionName } from './env.ts';
import type { Slimming } from './slim.ts';

/*
 * What libraries bring along for uses that no function has. Nothing here is switched off: what is taken out throws with
 * its name when it is asked for after all. The wire suite runs on the bundles, and a token is fetched and an answer of
 * the calendar compared for every day, so that nothing is taken out that is used.
 */

/** Lambda hands credentials over in variables; files, processes, log-ins and metadata services have none for it. */
const aws: Partial<Slimming> = {
  replaced: {
    '@aws-sdk/credential-provider-node': `export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env';`,
  },
  rewritten: {
    '@smithy/core/dist-es/submodules/config/shared-ini-file-loader/loadSharedConfigFiles.js': () => `
export { CONFIG_PREFIX_SEPARATOR } from './constants';
export const loadSharedConfigFiles = async () => ({ configFile: {}, credentialsFile: {} });`,
  },
};

/** Functions print one line an event to standard output: no worker thread, no other place. */
const pino: Partial<Slimming> = {
  leftOut: ['pino/lib/transport.js'],
  rewritten: {
    'pino/lib/tools.js': (source) => source.replace("require('worker_threads')", '{ isMainThread: true }'),
  },
};

/** The families of the Web API that are called, by us and by Bolt. */
const FAMILIES = ['auth', 'chat', 'conversations', 'users', 'views'];

/** The client makes all of three hundred methods whenever one is made. */
const calledOnly = (source: string): string => {
  const families = source.matchAll(/^ {4}(\w+) = \{\n[\s\S]*?^ {4}\};\n/gm);
  const others = [...families].filter(([, name = '']) => !FAMILIES.includes(name));
  if (others.length < 20) throw new Error('the methods of the Web API are written differently in this version');
  return others.reduce((rest, [whole, name]) => rest.replace(whole, refusedGetter(name)), source);
};

const refusedGetter = (name = ''): string =>
  `    get ${name}() { throw new Error('${name} of @slack/web-api is left out of this bundle'); }\n`;

const webApi: Partial<Slimming> = { rewritten: { '@slack/web-api/dist/methods.js': calledOnly } };

/** Of Bolt the router is used, with a receiver of our own; it serves no HTTP, holds no socket, installs nothing. */
const bolt: Partial<Slimming> = {
  leftOut: [
    '@slack/oauth',
    '@slack/bolt/dist/receivers/HTTPReceiver.js',
    '@slack/bolt/dist/receivers/SocketModeReceiver.js',
  ],
  narrowed: {
    '@slack/bolt/dist/index.js': { App: './App#default', SocketModeReceiver: './receivers/SocketModeReceiver#default' },
  },
};

/** The Connector's client, and the token it calls with. */
const connector: Partial<Slimming> = {
  narrowed: {
    'botframework-connector/lib/index.js': {
      AuthenticationConstants: './auth/authenticationConstants',
      ConnectorClient: './connectorApi/connectorClient',
      MicrosoftAppCredentials: './auth/microsoftAppCredentials',
    },
  },
  imported: {
    '@azure/msal-node': ['ConfidentialClientApplication'],
    '@azure/core-auth': ['isTokenCredential'],
    '@azure/core-client': ['createSerializer', 'ServiceClient'],
    '@azure/core-http-compat': ['convertHttpClient', 'createRequestPolicyFactoryPolicy'],
    '@azure/core-rest-pipeline': ['createHttpHeaders', 'createPipelineRequest'],
  },
  once: ['zod'],
};

/** A request's token is checked and a turn is run; there are no skills, no streams, no dialogs, no files. */
const botbuilder: Partial<Slimming> = {
  leftOut: [
    'whatwg-url',
    'botbuilder/lib/streaming/index.js',
    'botbuilder/lib/botFrameworkAdapter.js',
    'botbuilder-core/lib/configurationServiceClientCredentialFactory.js',
    'botframework-connector/lib/auth/botFrameworkClientImpl.js',
  ],
  narrowed: {
    'botbuilder/lib/index.js': {
      CallerIdConstants: 'botframework-schema',
      CloudAdapter: './cloudAdapter',
      ConfigurationBotFrameworkAuthentication: 'botbuilder-core/lib/configurationBotFrameworkAuthentication',
    },
    'botbuilder-core/lib/index.js': {
      ActivityTypes: 'botframework-schema',
      CloudAdapterBase: './cloudAdapterBase',
      StatusCodes: 'botframework-schema',
    },
    'botframework-connector/lib/index.js': {
      AseChannelValidation: './auth/aseChannelValidation',
      AuthenticationConstants: './auth/authenticationConstants',
      AuthenticationError: './auth/authenticationError',
      BotFrameworkAuthentication: './auth/botFrameworkAuthentication',
      BotFrameworkAuthenticationFactory: './auth/botFrameworkAuthenticationFactory',
      ClaimsIdentity: './auth/claimsIdentity',
      ConnectorClient: './connectorApi/connectorClient',
      MicrosoftAppCredentials: './auth/microsoftAppCredentials',
    },
    'botframework-streaming/lib/index.js': { RequestHandler: './requestHandler' },
  },
  rewritten: {
    // Whether this Node is new enough: Lambda's is.
    'jsonwebtoken/lib/asymmetricKeyDetailsSupported.js': () => 'module.exports = true;',
    'jsonwebtoken/lib/rsaPssKeyDetailsSupported.js': () => 'module.exports = true;',
    'jsonwebtoken/lib/psSupported.js': () => 'module.exports = true;',
  },
};

/** Asked about the days from here on only; the table begins in 1970, and says of each day more than its name. */
const FIRST_YEAR = '2020';

const nameOnly = (source: string): string => {
  const days = source.matchAll(/"(\d{4}-\d\d-\d\d)": \{[^}]*?\bname: "([^"]*)"/g);
  const kept = [...days].filter(([, day = '']) => day >= FIRST_YEAR).map(([, day = '', name]) => [day, { name }]);
  if (kept.length === 0) throw new Error('the holidays are written differently in this version');
  // As text: an object of this size is read faster by JSON.parse than by the parser of the language.
  return `module.exports = JSON.parse(${JSON.stringify(JSON.stringify(Object.fromEntries(kept)))});`;
};

const holidays: Partial<Slimming> = { rewritten: { '@holiday-jp/holiday_jp/lib/holidays.js': nameOnly } };

/** What is mailed is an invitation in text: no file is fetched, and none needs its kind guessed from its name. */
const mail: Partial<Slimming> = {
  rewritten: {
    'nodemailer/dist/esm/fetch/index.js': () =>
      `export default () => { throw new Error('fetching of nodemailer is left out of this bundle'); };`,
    'nodemailer/dist/esm/mime-funcs/mime-types.js': () => `
export const detectMimeType = () => 'application/octet-stream';
export const detectExtension = () => 'bin';`,
  },
};

const together = (...parts: readonly Partial<Slimming>[]): Slimming => ({
  leftOut: parts.flatMap(({ leftOut = [] }) => leftOut),
  once: parts.flatMap(({ once = [] }) => once),
  narrowed: Object.assign({}, ...parts.map(({ narrowed }) => narrowed)),
  imported: Object.assign({}, ...parts.map(({ imported }) => imported)),
  replaced: Object.assign({}, ...parts.map(({ replaced }) => replaced)),
  rewritten: Object.assign({}, ...parts.map(({ rewritten }) => rewritten)),
});

const everywhere = [aws, pino, holidays];

export const slimmings: { readonly [Name in FunctionName]: Slimming } = {
  slack: together(...everywhere, webApi, bolt),
  teams: together(...everywhere, connector, botbuilder),
  tick: together(...everywhere, mail),
  // A token for a password is not signed: that would be for a certificate.
  deliver: together(...everywhere, webApi, connector, { leftOut: ['jsonwebtoken'] }),
  links: together(...everywhere),
};
