import { join } from 'node:path';
import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { Log } from '../../log.ts';
import { isOwnPage } from '../own-page.ts';
import { type Bundle, buildPage } from './bundle.ts';
import { createDirectory } from './directory.ts';
import { createEvents } from './events.ts';
import type { DeskPerson, Place } from './model.ts';
import { pageApi } from './page-api.ts';
import { createSlackDesk, type SlackDesk } from './slack-desk.ts';
import { createTeamsDesk, type TeamsDesk } from './teams-desk.ts';
import { createTraffic } from './traffic.ts';
import { words } from './words.ts';

export type { DeskPerson } from './model.ts';

export type DeskDeps = {
  /** `http://127.0.0.1:PORT`, once the server listens. */
  readonly origin: () => string;
  readonly people: () => Promise<readonly DeskPerson[]>;
  /** The demo clock. The page sets it over `PUT /desk/clock`. */
  readonly clock: { now(): number; set(epochMs: number): Promise<void> };
  /** Absent: Slack is not simulated here. */
  readonly slack?: { readonly signingSecret: string; readonly team: string; readonly botToken: string };
  /** Absent: Teams is not simulated here. */
  readonly teams?: { readonly appId: string; readonly tenant: string };
  /** Of so many the Teams app is installed at start; of the others when they are first chosen. */
  readonly installAtStart?: number;
  /** Conversations are kept here, in a folder `desk`. */
  readonly dataDir: string;
  readonly log: Log;
  /** The real time, for signatures and what expires in seconds. */
  readonly wallNow?: () => number;
};

/** The page in which a newcomer plays the people of an organisation, and the two platforms behind it. */
export type Desk = {
  /** Routes under `/desk`. */
  readonly app: Hono;
  slackApiUrl(): string;
  openIdMetadataUrl(): string;
  serviceUrl(): string;
  /** Installs the Teams app for everybody; call it when the bot answers. */
  start(): Promise<void>;
  stop(): Promise<void>;
};

export const createDesk = (deps: DeskDeps): Desk => {
  const events = createEvents();
  const now = deps.clock.now;
  const directory = createDirectory(deps.people);
  const traffic = createTraffic(now, (exchange) => events.emit({ type: 'exchange', exchange }));
  const announce = (place: Place) => (user: string) => {
    const person = place === 'slack' ? directory.bySlack(user) : directory.byTeams(user);
    person
      .then((found) => found && events.emit({ type: 'conversation', person: found.id, place }))
      .catch((error) => deps.log.warn('desk.people.failed', { error: String(error) }));
  };
  const wallNow = deps.wallNow ?? Date.now;
  const common = { dataDir: join(deps.dataDir, 'desk'), origin: deps.origin, directory, traffic, now };
  const slack = deps.slack && createSlackDesk({ ...common, ...deps.slack, wallNow, changed: announce('slack') });
  const teams = deps.teams && createTeamsDesk({ ...common, ...deps.teams, changed: announce('teams') });
  const page = pageOf(deps.log);
  const app = new Hono();
  app.use('/desk/api/*', onlyOwnPage);
  app.route('/desk/api', pageApi({ directory, slack, teams, traffic, events, now }));
  if (slack) app.route('/desk/slack', slack.app);
  if (teams) app.route('/desk/teams', teams.app);
  app.route('/desk', pageRoutes(page));
  return {
    app,
    slackApiUrl: () => `${deps.origin()}/desk/slack/api/`,
    openIdMetadataUrl: () => teams?.openIdMetadataUrl() ?? '',
    serviceUrl: () => teams?.serviceUrl() ?? '',
    start: async () => {
      page().catch(() => undefined);
      if (teams) await installForAll(deps, teams);
    },
    stop: async () => {
      events.end();
      slack?.close();
      teams?.close();
    },
  };
};

export type { SlackDesk, TeamsDesk };

/** More people than anybody plays at start. */
const INSTALLED_AT_START = 500;

const installForAll = async (deps: DeskDeps, teams: TeamsDesk): Promise<void> => {
  const people = (await deps.people()).slice(0, deps.installAtStart ?? INSTALLED_AT_START);
  let failed = 0;
  for (const person of people) {
    if (person.teams && !(await teams.install(person, person.teams.user))) failed += 1;
  }
  if (failed > 0) deps.log.warn('desk.install.failed', { people: failed });
};

/** Built once, at start or when first asked for; a failed build is tried again at the next request. */
const pageOf = (log: Log): (() => Promise<Bundle>) => {
  let built: Promise<Bundle> | undefined;
  return () => {
    built ??= buildPage().catch((error: unknown) => {
      built = undefined;
      log.error('desk.page.failed', { error: String(error) });
      throw error;
    });
    return built;
  };
};

const POLICY =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: https:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

const pageRoutes = (page: () => Promise<Bundle>): Hono => {
  const fresh = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };
  const app = new Hono();
  app.get('/', async (c) => c.html((await page()).html, 200, { ...fresh, 'content-security-policy': POLICY }));
  app.get('/app.js', async (c) =>
    c.body((await page()).js, 200, { ...fresh, 'content-type': 'text/javascript; charset=utf-8' }),
  );
  app.get('/app.css', async (c) =>
    c.body((await page()).css, 200, { ...fresh, 'content-type': 'text/css; charset=utf-8' }),
  );
  app.onError((_error, c) => c.text(words.buildFailed, 500));
  return app;
};

/** Only a page of this very server, in a browser on this machine, may act for a person. */
const onlyOwnPage = createMiddleware(async (c, next) => {
  if (!isOwnPage((name) => c.req.header(name))) {
    return c.json({ error: { code: 'desk', message: words.onlyHere } }, 403);
  }
  return next();
});
