import { calendarsDoctorEn } from './doctor-calendars-texts.ts';
import type { DoctorTexts, Fault, SecretProblem, SignInProblem } from './doctor-texts.ts';

const deployAgain = 'Bring it back with npx cdk deploy State -c stage=…';
const startAnew = 'npm start or npx akari import makes it.';
const otherProgram = 'It may be another program’s table: choose another name with TABLE_NAME.';

export const doctorEn: DoctorTexts = {
  groups: {
    environment: 'Environment',
    tables: 'Database',
    secrets: 'Secrets',
    queues: 'Queues',
    clock: 'Clock',
    slack: 'Slack',
    teams: 'Teams',
    calendars: '1on1s in calendars',
    data: 'Data',
  },
  unchecked: (what, why) => `${what}: not checked (${why})`,
  summary: (wrong, notes, unchecked) =>
    `${wrong === 0 ? 'Nothing is wrong.' : `${wrong} to mend.`}${notes === 0 ? '' : ` ${notes} to settle.`}${unchecked === 0 ? '' : ` ${unchecked} not checked.`}`,
  words: {
    regionAlone: '--region goes together with --stage or --table.',
    badStage: (value) => `"${value}" is not a stage: up to 16 small letters and digits, a letter first.`,
    badTable: (value) => `"${value}" is not a table: 3 to 250 letters, digits and _ . -`,
    badRegion: (value) => `"${value}" is not a region. Write it like ap-northeast-1.`,
  },
  common: {
    unreachable: (where) => ({
      what: `Could not reach ${where}.`,
      mend: 'Check the address, and whether this machine may connect there (network, proxy).',
    }),
    noCredentials: {
      what: 'There are no credentials for AWS, or they have expired.',
      mend: 'Log in, or set AWS_PROFILE, until aws sts get-caller-identity answers.',
    },
    unexpected: (code) => ({
      what: `Could not be checked: ${code}`,
      mend: 'Run it again. If it stays, tell this code to whoever looks after Akari.',
    }),
    denied: (code) => `this user has no permission: ${code}`,
    needsStage: 'checked with --stage',
    onlyOnAws: 'on AWS only',
    noDatabase: 'the database cannot be read',
    toldAlready: 'the same as above',
    notInStage: 'not in the settings of this stage',
  },
  environment: {
    folder: (folder) => `Looking at the folder on this machine (${folder})`,
    endpoint: (endpoint, table) => `Looking at the table ${table} at DYNAMODB_ENDPOINT (${endpoint})`,
    aws: (stage, region, table) =>
      `Looking at AWS (${stage === undefined ? '' : `stage ${stage}, `}${region}, table ${table})`,
    node: (version) => `Node.js ${version}`,
    oldNode: (version) => ({
      what: `Node.js ${version} is too old.`,
      mend: 'Get Node.js 24 or newer from https://nodejs.org',
    }),
    noneBlank: 'No environment variable is set but blank',
    blank: (names) => ({
      what: `Environment variables that are set but blank: ${names}`,
      mend: 'Give them a value, or unset them.',
    }),
    settings: 'Values of environment variables',
    wrong: (problem) => ({
      what: `An environment variable is wrong. ${problem}`,
      mend: 'See "Environment" in docs/local.md.',
    }),
    stageFile: (file) => `Settings of the stage, ${file}`,
    noStageFile: (file) => ({
      what: `The settings of the stage, ${file}, are not there.`,
      mend: 'Check the name of the stage, or copy cdk/stages/example.json.',
    }),
    badStageFile: (file, fields) => ({
      what: `Cannot read the settings of the stage, ${file}: ${fields}`,
      mend: 'npx cdk synth -c stage=… names what to change.',
    }),
  },
  tables: {
    database: 'Database',
    noFolder: (folder) => ({ what: `The data folder ${folder} has nothing in it yet.`, mend: startAnew }),
    folderInUse: (folder) => ({
      what: `Another Akari is using ${folder}.`,
      mend: 'See whether npm start answers at http://127.0.0.1:3000/healthz, and stop it if not.',
    }),
    made: (table, indexes) =>
      indexes === 0 ? `The shape of the table ${table}` : `The shape of the table ${table} and its ${indexes} indexes`,
    missing: (table, kind) => ({
      what: `There is no table ${table}.`,
      mend:
        kind === 'local' ? startAnew : `Check the names of stage, table and region. If they are right: ${deployAgain}`,
    }),
    key: (table, kind) => ({
      what: `The table ${table} has another key than pk and sk.`,
      mend: kind === 'local' ? otherProgram : 'It belongs to another system: check the name of the table.',
    }),
    indexes: (table, names, kind) => ({
      what: `Indexes of the table ${table} that are missing or different: ${names}`,
      mend: kind === 'local' ? otherProgram : deployAgain,
    }),
    notReady: (table, what) => ({
      what: `The table ${table} is not ready: ${what}`,
      mend: 'Wait some minutes and run it again.',
    }),
    onDemand: (table) => `The table ${table} is on demand`,
    provisioned: (table) => ({
      what: `The table ${table} has a fixed capacity: Thursday at 15:00 it will refuse.`,
      mend: deployAgain,
    }),
    ttl: (attribute) => `Rows go away after the time in ${attribute}`,
    noTtl: (table, attribute) => ({
      what: `The table ${table} has no time to live on the attribute ${attribute}: old rows stay for ever.`,
      mend: deployAgain,
    }),
    recovery: (table) => `The table ${table} can be taken back to any second of 35 days`,
    noRecovery: (table) => ({
      what: `Point-in-time recovery of the table ${table} is off: lost data cannot be brought back.`,
      mend: deployAgain,
    }),
    keysUnkept: (table) => `The table ${table} (keys of rounds) keeps no backup`,
    keysKept: (table) => ({
      what: `Point-in-time recovery of the table ${table} (keys of rounds) is on: a destroyed key could be brought back, and answers tied to people.`,
      mend: `Switch it off now. ${deployAgain}`,
    }),
    protection: (table) => `The table ${table} is protected from deletion`,
    noProtection: (table) => ({ what: `Deletion protection of the table ${table} is off.`, mend: deployAgain }),
    upkeep: 'Time to live, recovery, deletion protection',
  },
  secrets: {
    secret: (platform) => `Secret of ${platform}`,
    good: (platform) => `The secret of ${platform} is there and has the right shape`,
    wrong: (platform, problem) => ({
      what: `The secret of ${platform} ${secretWords(problem)}`,
      mend:
        problem.type === 'denied'
          ? 'Run this as somebody who has secretsmanager:GetSecretValue (and kms:Decrypt with a key of your own).'
          : problem.type === 'is-id'
            ? 'Put the "Value" from "Certificates & secrets" in Entra, not the "Secret ID". It is shown only when it is made.'
            : 'Put it again as "5. Put the secrets" in docs/deploy.md says. It is used within five minutes.',
    }),
    inEnvironment: 'on this machine they come from the environment',
  },
  queues: {
    queue: 'Queue of deliveries',
    found: 'The queue of deliveries is there, and FIFO',
    missing: { what: 'There is no queue of deliveries: no message is sent.', mend: deployAgain },
    notFifo: {
      what: 'The queue of deliveries is not FIFO: neither the order nor "once" holds.',
      mend: 'Delete it and make it anew with npx cdk deploy State -c stage=…; what is to be sent is kept in the table.',
    },
    hasDead: 'It has a queue for dead letters',
    noDead: { what: 'The queue of deliveries has no dead letters.', mend: deployAgain },
    noLetters: 'No dead letters',
    letters: (count) => ({
      what: `${count} messages could not be sent and lie in the dead letters.`,
      mend: 'Mend the cause and empty the queue, as "Deliveries dead" in docs/runbook.md says.',
    }),
    age: 'Age of the oldest message',
    ageUnknown: (waiting) => `SQS does not tell; about ${waiting} wait now, the dashboard has their age`,
    inProcess: 'on this machine the queue is inside npm start',
  },
  clock: {
    clock: 'Clock of this machine',
    right: (seconds, than) => `The clock agrees with ${than} (${Math.abs(seconds)} s apart)`,
    wrong: (seconds, than) => ({
      what: `The clock is ${Math.abs(seconds)} s ${seconds > 0 ? 'ahead of' : 'behind'} ${than}. Beyond five minutes no signature of Slack can be checked.`,
      mend: 'Let the machine set its clock by itself (NTP).',
    }),
    nothing: 'neither Slack nor Teams nor AWS is set up to compare it with',
    noDate: (where) => `${where} does not tell the time`,
  },
  slack: {
    connection: 'Connection',
    connected: (team, bot) => `Connected to the workspace "${team}" as ${bot}`,
    refused: (reason) => ({
      what: `Slack refuses the bot token: ${reason}`,
      mend: 'Copy the present xoxb-… from "OAuth & Permissions" at api.slack.com/apps. If it was revoked, install the app again.',
    }),
    otherTeam: (expected, found) => ({
      what: `The token is of the workspace ${found}, the settings (slack.team) name ${expected}.`,
      mend: 'Find out which is right, and change the settings of the stage or the token.',
    }),
    scopes: 'Scopes',
    scopesRight: 'The scopes are those of the manifest',
    noScopes: 'Slack does not tell them',
    missingScopes: (scopes) => ({
      what: `Scopes are missing: ${scopes}`,
      mend: 'Change the app to what npx akari manifest slack says, and install it again.',
    }),
    extraScopes: (scopes) => ({
      what: `Scopes that Akari does not use: ${scopes}. It should be able to read as little as possible.`,
      mend: 'Change the app to what npx akari manifest slack says, uninstall it, and install it again.',
    }),
    cards: 'Cards and forms',
    cardsGood: (count) => `Slack takes all ${count} cards and forms`,
    cardsRefused: (cards) => ({
      what: `Slack refuses cards: ${cards}`,
      mend: 'Update Akari. If it is up to date, send this line to its developers.',
    }),
    cardsUnknown: 'there is no blocks.validate at this address',
    cardsThrottled: (done, all) => `Slack is busy: stopped after ${done} of ${all}, run it again later`,
    notSetUp: 'nothing is set up, the desk plays Slack',
    notConnected: 'Slack cannot be asked',
    validating: 'Showing the cards to Slack',
  },
  teams: {
    signIn: 'Sign-in',
    signedIn: 'The app can sign in',
    refused: (problem) => signIns[problem],
    refusedOtherwise: (code) => ({
      what: `Microsoft refuses the sign-in: ${code}`,
      mend: 'Look the number up at https://login.microsoftonline.com/error',
    }),
    incomplete: (names) => ({
      what: `Settings of Teams are missing: ${names}`,
      mend: 'Set all three: MicrosoftAppId, MicrosoftAppPassword and MicrosoftAppTenantId.',
    }),
    rehearsal: 'BotOpenIdMetadata is set, nothing leaves this machine',
    notSetUp: 'nothing is set up, the desk plays Teams',
    noPassword: 'the secret cannot be read',
    noAppId: 'the settings of the stage, which have app id and tenant, cannot be read',
    keys: 'Signing keys',
    keysThere: 'The signing keys of Microsoft can be read',
    keysUnreadable: {
      what: 'The signing keys of Microsoft cannot be read: nothing that arrives can be checked.',
      mend: 'Check that no proxy changes what login.botframework.com answers.',
    },
    manifest: 'Manifest',
    noManifest: 'checked with --teams-manifest and the .zip or .json that was uploaded',
    manifestGood: (file, version) => `${file} is of this app, version ${version}`,
    manifestUnreadable: (file) => ({
      what: `${file} cannot be read as a manifest.`,
      mend: 'Make it anew: npx akari manifest teams --url … --app-id … --out akari-teams.zip',
    }),
    manifestId: (found) => ({
      what: `The manifest is of another app id: ${found}`,
      mend: 'Make it anew with the right --app-id (npx akari manifest teams), and upload it again.',
    }),
    manifestVersion: (found) => ({
      what: `The version "${found}" of the manifest is not of the form 1.2.3.`,
      mend: 'Make it anew with --app-version 1.0.1 (npx akari manifest teams).',
    }),
    manifestDomains: (found) => ({
      what: `The valid domains (validDomains) of the manifest cannot be used: ${found}`,
      mend: 'Make it anew with the public address as --url (npx akari manifest teams).',
    }),
    manifestHost: (host) => ({
      what: `The valid domains (validDomains) of the manifest lack ${host}.`,
      mend: 'Make it anew with the public address as --url (npx akari manifest teams).',
    }),
  },
  calendars: calendarsDoctorEn,
  data: {
    organisation: (people, units) => `There is a directory (${people} people, ${units} units)`,
    noOrganisation: (org, kind) => ({
      what: `There is no directory of the organisation "${org}".`,
      mend:
        kind === 'local'
          ? 'Import one with npx akari import. Add --org for another organisation.'
          : 'Import one as "8. People, and the first pulse" in docs/deploy.md says. Add --org for another organisation.',
    }),
    places: 'Everyone can be written to',
    noPlace: (people) => ({
      what: `People who cannot be written to anywhere: ${people}.`,
      mend: 'Put email, slack_id or teams_id into the file of people, and import it again.',
    }),
    promoters: 'Every unit has a promoter',
    noPromoter: (units) => ({
      what: `Units without a promoter: ${units}. Nobody can start or stop their pulse.`,
      mend: 'Put promoter_ids of the unit, or of one above it, into the file of units, and import it again.',
    }),
    pulse: (days) => `The next pulse is planned (${days})`,
    noPulse: (zones, kind) => ({
      what: `The next pulse is not planned: ${zones}`,
      mend:
        kind === 'local'
          ? 'npx akari calendar reset 2020-01-01 plans anew and leaves the days off as they are.'
          : 'The work of every minute plans it anew. If it stays so for minutes, follow "Tick missing" in docs/runbook.md.',
    }),
    noImport: 'No import is unfinished',
    importPending: (kind) => ({
      what: 'An import is unfinished: the directory may be half new.',
      mend:
        kind === 'local'
          ? 'npm start or npx akari calendar list finishes it.'
          : 'The work of every minute finishes it. If it stays so for minutes, follow "Tick missing" in docs/runbook.md.',
    }),
    tick: 'Work of every minute',
    tickRuns: 'The work of every minute is not late',
    tickLate: (minutes, kind) => ({
      what: `The work of every minute is ${minutes} minutes late.`,
      mend:
        kind === 'local'
          ? 'See whether npm start shows errors, and start it anew.'
          : 'Follow "Tick missing" in docs/runbook.md.',
    }),
    tickOff: 'npm start is not running',
    caps: {
      settled: (defaults) =>
        `The limits of overtime are settled${defaults === 0 ? '' : ` (settings with their first value: ${defaults}; confirm them with the personnel section)`}`,
      unsettled: (notes) => ({
        what: `Something about the limits of overtime is to be settled. ${notes.join(' ')}`,
        mend: 'See npx akari caps show, confirm it with the personnel section, and use caps set and caps import.',
      }),
      defaults: (count) => `Settings with their first value: ${count}.`,
      noRoute: 'Where a doctor’s interview is asked for (doctorRoute) is not said.',
      sinceAhead: (month) => `The first month on record (since) is still to come: ${month}.`,
      strangers: (count) => `Designations that go on, of units or people who are no longer in the directory: ${count}.`,
      overdue: (count) => `特例 whose review is overdue: ${count} (fine where it was done).`,
      soon: (count) => `特例 whose review is due within 30 days: ${count}.`,
    },
    thresholds: (mean, distribution, comments) =>
      `Results of the pulse: percentages and means from ${mean} people, distributions from ${distribution}, comments from ${comments}`,
    all: 'Directory, plans, imports',
  },
};

const secretWords = (problem: SecretProblem): string => {
  switch (problem.type) {
    case 'missing':
      return 'is missing.';
    case 'empty':
      return 'is empty.';
    case 'not-json':
      return 'is not JSON.';
    case 'denied':
      return 'may not be read.';
    case 'is-id':
      return 'has the ID of a client secret as appPassword.';
    case 'lacks':
      return `lacks: ${problem.fields}`;
    case 'odd':
      return `has the wrong form: ${problem.fields}`;
    default:
      return problem satisfies never;
  }
};

const signIns: { readonly [problem in SignInProblem]: Fault } = {
  secret: {
    what: 'The client secret is wrong.',
    mend: 'Make a new one in "Certificates & secrets" in Entra, and put its "Value" (not its ID) as appPassword.',
  },
  expired: {
    what: 'The client secret has expired.',
    mend: 'Make a new one in "Certificates & secrets" in Entra, and put its "Value" as appPassword.',
  },
  app: {
    what: 'This tenant has no app of this id.',
    mend: 'Check "Application (client) ID" and "Directory (tenant) ID" in Entra.',
  },
  tenant: {
    what: 'There is no tenant of this id.',
    mend: 'Copy the "Tenant ID" from the overview in Entra.',
  },
  disabled: {
    what: 'The app is disabled.',
    mend: 'Allow its sign-in under "Enterprise applications" in Entra.',
  },
};
