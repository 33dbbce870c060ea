/** What is wrong, and how to mend it. */
export type Fault = { readonly what: string; readonly mend: string };

/** What `npx akari doctor` looks at, in this order. */
export const checkGroups = [
  ...(['environment', 'tables', 'secrets', 'queues', 'clock', 'slack', 'teams', 'calendars', 'data'] as const),
] as const;
export type CheckGroup = (typeof checkGroups)[number];

export type SecretProblem =
  | { readonly type: 'missing' | 'empty' | 'not-json' | 'denied' | 'is-id' }
  | { readonly type: 'lacks' | 'odd'; readonly fields: string };

export type SignInProblem = 'secret' | 'expired' | 'app' | 'tenant' | 'disabled';

/** Tables made by the stack are mended by deploying it, those on this machine by starting anew. */
export type TableKind = 'local' | 'aws';

/** The limits of overtime; the book is there from the first import on. */
export type CapsDoctorTexts = {
  readonly settled: (defaults: number) => string;
  readonly unsettled: (notes: readonly string[]) => Fault;
  readonly defaults: (count: number) => string;
  readonly noRoute: string;
  readonly sinceAhead: (month: string) => string;
  readonly strangers: (count: number) => string;
  readonly overdue: (count: number) => string;
  readonly soon: (count: number) => string;
};

/** Where 1on1s are written. */
export type CalendarsDoctorTexts = {
  /** What their secret is called. */
  readonly secretOf: string;
  readonly all: string;
  readonly neither: string;
  readonly sender: (address: string) => string;
  readonly verified: (address: string, identity: string) => string;
  readonly unverified: (address: string, identity: string) => Fault;
  readonly account: string;
  readonly sends: string;
  readonly paused: Fault;
  readonly sandbox: Fault;
};

export type DoctorTexts = {
  readonly groups: { readonly [group in CheckGroup]: string };
  /** Between what was not checked and why. */
  readonly unchecked: (what: string, why: string) => string;
  readonly summary: (wrong: number, notes: number, unchecked: number) => string;
  readonly words: {
    readonly regionAlone: string;
    readonly badStage: (value: string) => string;
    readonly badTable: (value: string) => string;
    readonly badRegion: (value: string) => string;
  };
  readonly common: {
    readonly unreachable: (where: string) => Fault;
    readonly noCredentials: Fault;
    readonly unexpected: (code: string) => Fault;
    /** Reasons for leaving a check out. */
    readonly denied: (code: string) => string;
    readonly needsStage: string;
    readonly onlyOnAws: string;
    readonly noDatabase: string;
    readonly notInStage: string;
    readonly toldAlready: string;
  };
  readonly environment: {
    readonly folder: (folder: string) => string;
    readonly endpoint: (endpoint: string, table: string) => string;
    readonly aws: (stage: string | undefined, region: string, table: string) => string;
    readonly node: (version: string) => string;
    readonly oldNode: (version: string) => Fault;
    readonly noneBlank: string;
    readonly blank: (names: string) => Fault;
    readonly settings: string;
    readonly wrong: (problem: string) => Fault;
    readonly stageFile: (file: string) => string;
    readonly noStageFile: (file: string) => Fault;
    readonly badStageFile: (file: string, fields: string) => Fault;
  };
  readonly tables: {
    readonly database: string;
    readonly noFolder: (folder: string) => Fault;
    readonly folderInUse: (folder: string) => Fault;
    readonly made: (table: string, indexes: number) => string;
    readonly missing: (table: string, kind: TableKind) => Fault;
    readonly key: (table: string, kind: TableKind) => Fault;
    readonly indexes: (table: string, names: string, kind: TableKind) => Fault;
    readonly notReady: (table: string, what: string) => Fault;
    readonly onDemand: (table: string) => string;
    readonly provisioned: (table: string) => Fault;
    readonly ttl: (attribute: string) => string;
    readonly noTtl: (table: string, attribute: string) => Fault;
    readonly recovery: (table: string) => string;
    readonly noRecovery: (table: string) => Fault;
    readonly keysUnkept: (table: string) => string;
    readonly keysKept: (table: string) => Fault;
    readonly protection: (table: string) => string;
    readonly noProtection: (table: string) => Fault;
    readonly upkeep: string;
  };
  readonly secrets: {
    readonly secret: (platform: string) => string;
    readonly good: (platform: string) => string;
    readonly wrong: (platform: string, problem: SecretProblem) => Fault;
    readonly inEnvironment: string;
  };
  readonly queues: {
    readonly queue: string;
    readonly found: string;
    readonly missing: Fault;
    readonly notFifo: Fault;
    readonly hasDead: string;
    readonly noDead: Fault;
    readonly noLetters: string;
    readonly letters: (count: number) => Fault;
    readonly age: string;
    readonly ageUnknown: (waiting: number) => string;
    readonly inProcess: string;
  };
  readonly clock: {
    readonly clock: string;
    readonly right: (seconds: number, than: string) => string;
    readonly wrong: (seconds: number, than: string) => Fault;
    readonly nothing: string;
    readonly noDate: (where: string) => string;
  };
  readonly slack: {
    readonly connection: string;
    readonly connected: (team: string, bot: string) => string;
    readonly refused: (reason: string) => Fault;
    readonly otherTeam: (expected: string, found: string) => Fault;
    readonly scopesRight: string;
    readonly scopes: string;
    readonly noScopes: string;
    readonly missingScopes: (scopes: string) => Fault;
    readonly extraScopes: (scopes: string) => Fault;
    readonly cards: string;
    readonly cardsGood: (count: number) => string;
    readonly cardsRefused: (cards: string) => Fault;
    readonly cardsUnknown: string;
    readonly cardsThrottled: (done: number, all: number) => string;
    readonly notSetUp: string;
    readonly notConnected: string;
    readonly validating: string;
  };
  readonly teams: {
    readonly signIn: string;
    readonly signedIn: string;
    readonly refused: (problem: SignInProblem) => Fault;
    readonly refusedOtherwise: (code: string) => Fault;
    readonly incomplete: (names: string) => Fault;
    readonly rehearsal: string;
    readonly notSetUp: string;
    readonly noPassword: string;
    readonly noAppId: string;
    readonly keys: string;
    readonly keysThere: string;
    readonly keysUnreadable: Fault;
    readonly manifest: string;
    readonly noManifest: string;
    readonly manifestGood: (file: string, version: string) => string;
    readonly manifestUnreadable: (file: string) => Fault;
    readonly manifestId: (found: string) => Fault;
    readonly manifestVersion: (found: string) => Fault;
    readonly manifestDomains: (found: string) => Fault;
    readonly manifestHost: (host: string) => Fault;
  };
  readonly calendars: CalendarsDoctorTexts;
  readonly data: {
    readonly organisation: (people: number, units: number) => string;
    readonly noOrganisation: (org: string, kind: TableKind) => Fault;
    readonly places: string;
    readonly noPlace: (people: number) => Fault;
    readonly promoters: string;
    readonly noPromoter: (units: number) => Fault;
    readonly pulse: (days: string) => string;
    readonly noPulse: (zones: string, kind: TableKind) => Fault;
    readonly noImport: string;
    readonly importPending: (kind: TableKind) => Fault;
    readonly tick: string;
    readonly tickRuns: string;
    readonly tickLate: (minutes: number, kind: TableKind) => Fault;
    readonly tickOff: string;
    readonly caps: CapsDoctorTexts;
    readonly thresholds: (mean: number, distribution: number, comments: number) => string;
    readonly all: string;
  };
};
