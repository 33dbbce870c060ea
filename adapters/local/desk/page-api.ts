import { type Context, Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { z } from 'zod';
import { jsonIn } from './bot-call.ts';
import type { Directory } from './directory.ts';
import type { Events } from './events.ts';
import type {
  ActAnswer,
  ConversationView,
  DeskEvent,
  DeskPerson,
  PeopleAnswer,
  PersonRow,
  Place,
  Received,
} from './model.ts';
import { placeSchema, readSchema, type SlackAct, slackActSchema, type TeamsAct, teamsActSchema } from './requests.ts';
import type { SlackDesk } from './slack-desk.ts';
import type { TeamsDesk } from './teams-desk.ts';
import type { Traffic } from './traffic.ts';
import { words } from './words.ts';

export type PageApiDeps = {
  readonly directory: Directory;
  readonly slack: SlackDesk | undefined;
  readonly teams: TeamsDesk | undefined;
  readonly traffic: Traffic;
  readonly events: Events;
  readonly now: () => number;
};

/** At most this many lines in the people list; the filter finds the others. */
const LISTED = 200;
const CLOCK_EVERY_MS = 2_000;

type Problem = { readonly status: 400 | 404; readonly message: string };
type Result<T> = { readonly value: T } | { readonly problem: Problem };

const problem = (status: 400 | 404, message: string): { readonly problem: Problem } => ({
  problem: { status, message },
});

/** What the page calls: people, conversations, acts, the payload panel and the live events. */
export const pageApi = (deps: PageApiDeps): Hono => {
  const app = new Hono();
  app.get('/people', async (c) => c.json(await listPeople(deps, c.req.query('q') ?? '')));
  app.get('/received', async (c) => c.json(await received(deps)));
  app.get('/conversation', async (c) =>
    reply(c, await conversation(deps, c.req.query('person') ?? '', placeSchema.safeParse(c.req.query('place')).data)),
  );
  app.get('/exchanges', (c) => c.json(deps.traffic.list()));
  app.get('/exchanges/:id', (c) => {
    const found = deps.traffic.find(Number(c.req.param('id')));
    return reply(c, found ? { value: found } : problem(404, words.unknownExchange));
  });
  app.post('/read', async (c) => reply(c, await markRead(deps, jsonIn(await c.req.text()))));
  app.post('/slack', async (c) => reply(c, await act(deps, slackActSchema, slackAct, jsonIn(await c.req.text()))));
  app.post('/teams', async (c) => reply(c, await act(deps, teamsActSchema, teamsAct, jsonIn(await c.req.text()))));
  app.get('/events', (c) => liveEvents(deps, c));
  return app;
};

const reply = (c: Context, result: Result<unknown>) =>
  'value' in result
    ? c.json(result.value)
    : c.json({ error: { code: 'desk', message: result.problem.message } }, result.problem.status);

const liveEvents = (deps: PageApiDeps, c: Context) =>
  streamSSE(c, async (stream) => {
    const push = (event: DeskEvent): void => {
      stream.writeSSE({ data: JSON.stringify(event) }).catch(() => stream.abort());
    };
    const unsubscribe = deps.events.subscribe(push);
    const end = () => stream.abort();
    deps.events.ended.addEventListener('abort', end, { once: true });
    stream.onAbort(() => {
      unsubscribe();
      deps.events.ended.removeEventListener('abort', end);
    });
    while (!stream.aborted && !deps.events.ended.aborted) {
      push({ type: 'clock', now: deps.now() });
      await stream.sleep(CLOCK_EVERY_MS);
    }
  });

const listPeople = async (deps: PageApiDeps, query: string): Promise<PeopleAnswer> => {
  const terms = query.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
  const matching = (await deps.directory.all()).filter((person) => matches(person, terms));
  return { total: matching.length, people: matching.slice(0, LISTED).map((person) => withUnread(deps, person)) };
};

/** How many messages Akari has sent to each person so far: what a jump of the clock brought is the difference. */
const received = async ({ directory, slack, teams }: PageApiDeps): Promise<Received> => {
  const counts: Record<string, number> = {};
  for (const person of await directory.all()) {
    const inSlack = slack && person.slack ? slack.received(person.slack.user) : 0;
    const inTeams = teams && person.teams ? teams.received(person.teams.user) : 0;
    if (inSlack + inTeams > 0) counts[person.id] = inSlack + inTeams;
  }
  return counts;
};

const matches = (person: DeskPerson, terms: readonly string[]): boolean => {
  const text = [person.name, person.id, person.unitName, ...person.roles].join(' ').normalize('NFKC').toLowerCase();
  return terms.every((term) => text.includes(term) || text.replaceAll(' ', '').includes(term));
};

const withUnread = ({ slack, teams }: PageApiDeps, person: DeskPerson): PersonRow => ({
  ...person,
  unread: {
    ...(slack && person.slack ? { slack: slack.unread(person.slack.user) } : {}),
    ...(teams && person.teams ? { teams: teams.unread(person.teams.user) } : {}),
  },
});

const conversation = async (
  deps: PageApiDeps,
  id: string,
  place: Place | undefined,
): Promise<Result<ConversationView>> => {
  const person = await deps.directory.byId(id);
  if (!person) return problem(404, words.unknownPerson);
  const { unread } = withUnread(deps, person);
  const at = place && unread[place] !== undefined ? place : unread.slack === undefined ? 'teams' : 'slack';
  if (at === 'slack' && deps.slack && person.slack) {
    return { value: { ...deps.slack.view(person, person.slack.user), unread } };
  }
  if (at === 'teams' && deps.teams && person.teams) {
    await deps.teams.firstContact(person, person.teams.user);
    return { value: { ...deps.teams.view(person, person.teams.user), unread } };
  }
  return problem(404, words.nowhere);
};

const markRead = async (deps: PageApiDeps, body: unknown): Promise<Result<ActAnswer>> => {
  const parsed = readSchema.safeParse(body);
  if (!parsed.success) return problem(400, words.badRequest);
  const person = await deps.directory.byId(parsed.data.person);
  if (parsed.data.place === 'slack' && person?.slack) deps.slack?.markRead(person.slack.user);
  if (parsed.data.place === 'teams' && person?.teams) deps.teams?.markRead(person.teams.user);
  return { value: { ok: true } };
};

const act = async <T extends { readonly person: string }>(
  deps: PageApiDeps,
  schema: z.ZodType<T>,
  run: (deps: PageApiDeps, person: DeskPerson, act: T) => Promise<Result<ActAnswer>>,
  body: unknown,
): Promise<Result<ActAnswer>> => {
  const parsed = schema.safeParse(body);
  if (!parsed.success) return problem(400, words.badRequest);
  const person = await deps.directory.byId(parsed.data.person);
  return person ? run(deps, person, parsed.data) : problem(404, words.unknownPerson);
};

const slackAct = async ({ slack }: PageApiDeps, person: DeskPerson, act: SlackAct): Promise<Result<ActAnswer>> => {
  const user = person.slack?.user;
  if (!slack || user === undefined) return problem(404, words.notOnSlack);
  switch (act.act) {
    case 'write':
      return { value: await slack.write(person, user, act.text) };
    case 'command':
      return { value: await slack.command(person, user, words.command, act.text) };
    case 'tap':
      return { value: await slack.tap(person, user, act) };
    case 'submit':
      return { value: await slack.submit(person, user, act.values) };
    case 'close':
      return { value: await slack.closeModal(person, user) };
    case 'home':
      return { value: await slack.openHome(person, user) };
    default:
      return act satisfies never;
  }
};

const teamsAct = async ({ teams }: PageApiDeps, person: DeskPerson, act: TeamsAct): Promise<Result<ActAnswer>> => {
  const user = person.teams?.user;
  if (!teams || user === undefined) return problem(404, words.notOnTeams);
  switch (act.act) {
    case 'write':
      return { value: await teams.write(person, user, act.text) };
    case 'tap':
      return { value: await teams.tap(person, user, act) };
    case 'submit':
      return { value: await teams.submitDialog(person, user, act.data) };
    case 'close':
      teams.closeDialog(user);
      return { value: { ok: true } };
    default:
      return act satisfies never;
  }
};
