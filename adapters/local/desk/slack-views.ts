import { randomBytes } from 'node:crypto';
import type { JsonObject, SlackModalView } from './model.ts';
import { withIds } from './slack-blocks.ts';
import { APP_ID, BOT_ID } from './slack-payloads.ts';

/** A trigger is good for 3 seconds of real time and for one use. */
const TRIGGER_MS = 3_000;
const MAX_DEPTH = 3;

type Stack = { views: readonly JsonObject[]; errors: { readonly [blockId: string]: string } };

export type ViewProblem =
  | 'expired_trigger_id'
  | 'exchanged_trigger_id'
  | 'invalid_trigger_id'
  | 'not_found'
  | 'hash_conflict'
  | 'push_limit_reached';
export type ViewResult = { readonly view: JsonObject } | { readonly problem: ViewProblem };

/** The modals that are open now. They live in memory: a restart closes them. */
export type SlackViews = {
  trigger(user: string): string;
  open(triggerId: string, view: JsonObject): ViewResult;
  push(triggerId: string, view: JsonObject): ViewResult;
  update(
    target: { readonly viewId?: string; readonly externalId?: string; readonly hash?: string },
    view: JsonObject,
  ): ViewResult;
  /** Whose trigger this is, used or not. */
  userOf(triggerId: string): string | undefined;
  /** What a person has before them. */
  shown(user: string): SlackModalView | undefined;
  top(user: string): JsonObject | undefined;
  fail(user: string, errors: { readonly [blockId: string]: string }): void;
  pushFor(user: string, view: JsonObject): void;
  replaceTop(user: string, view: JsonObject): void;
  pop(user: string): void;
  clear(user: string): void;
  /** The view object for the App Home, as `views.publish` answers it. */
  home(view: JsonObject): JsonObject;
};

export const createViews = (team: string, wallNow: () => number, changed: (user: string) => void): SlackViews => {
  const triggers = createTriggers(wallNow);
  const stacks = new Map<string, Stack>();
  const set = (user: string, views: readonly JsonObject[], errors: Stack['errors'] = {}): void => {
    if (views.length === 0) stacks.delete(user);
    else stacks.set(user, { views, errors });
    changed(user);
  };
  const viewsOf = (user: string): readonly JsonObject[] => stacks.get(user)?.views ?? [];
  const add = (user: string, under: readonly JsonObject[], draft: JsonObject): JsonObject => {
    const view = finished(draft, team, under);
    set(user, [...under, view]);
    return view;
  };
  const update: SlackViews['update'] = ({ viewId, externalId, hash }, draft) => {
    for (const [user, { views }] of stacks) {
      const before = views.find((v) => v.id === viewId || (externalId !== undefined && v.external_id === externalId));
      if (!before) continue;
      if (hash !== undefined && before.hash !== hash) return { problem: 'hash_conflict' };
      const view = { ...finished(draft, team, []), ...kept(before) };
      set(
        user,
        views.map((v) => (v === before ? view : v)),
      );
      return { view };
    }
    return { problem: 'not_found' };
  };
  return {
    trigger: triggers.issue,
    userOf: triggers.userOf,
    open: (triggerId, view) => withUser(triggers.use(triggerId), (user) => ({ view: add(user, [], view) })),
    push: (triggerId, view) =>
      withUser(triggers.use(triggerId), (user) =>
        viewsOf(user).length >= MAX_DEPTH
          ? { problem: 'push_limit_reached' }
          : { view: add(user, viewsOf(user), view) },
      ),
    update,
    shown: (user) => {
      const stack = stacks.get(user);
      const view = stack?.views.at(-1);
      return stack && view ? { view, errors: stack.errors, depth: stack.views.length } : undefined;
    },
    top: (user) => viewsOf(user).at(-1),
    fail: (user, errors) => set(user, viewsOf(user), errors),
    pushFor: (user, view) => void add(user, viewsOf(user).slice(0, MAX_DEPTH - 1), view),
    replaceTop: (user, view) => {
      const before = viewsOf(user).at(-1);
      if (before) update({ viewId: String(before.id) }, view);
    },
    pop: (user) => set(user, viewsOf(user).slice(0, -1)),
    clear: (user) => set(user, []),
    home: (view) => finished(view, team, []),
  };
};

type Triggers = {
  issue(user: string): string;
  userOf(id: string): string | undefined;
  use(id: string): { readonly user: string } | { readonly problem: ViewProblem };
};

const createTriggers = (wallNow: () => number): Triggers => {
  const issued = new Map<string, { readonly user: string; readonly until: number; used: boolean }>();
  return {
    issue: (user) => {
      const now = wallNow();
      for (const [id, { until }] of issued) if (until < now - 60_000) issued.delete(id);
      const id = `${now}.${randomBytes(5).readUIntBE(0, 5)}.${randomBytes(16).toString('hex')}`;
      issued.set(id, { user, until: now + TRIGGER_MS, used: false });
      return id;
    },
    userOf: (id) => issued.get(id)?.user,
    use: (id) => {
      const trigger = issued.get(id);
      if (!trigger) return { problem: 'invalid_trigger_id' };
      if (trigger.until < wallNow()) return { problem: 'expired_trigger_id' };
      if (trigger.used) return { problem: 'exchanged_trigger_id' };
      trigger.used = true;
      return { user: trigger.user };
    },
  };
};

const withUser = (
  result: { readonly user: string } | { readonly problem: ViewProblem },
  then: (user: string) => ViewResult,
): ViewResult => ('user' in result ? then(result.user) : result);

const kept = (view: JsonObject): JsonObject => ({
  id: view.id,
  root_view_id: view.root_view_id,
  previous_view_id: view.previous_view_id,
});

/** A view as Slack gives it back: with ids, a hash and an empty state. */
const finished = (draft: JsonObject, team: string, under: readonly JsonObject[]): JsonObject => {
  const id = `V${randomBytes(6).toString('hex').toUpperCase()}`;
  const blocks = Array.isArray(draft.blocks) ? draft.blocks : [];
  return {
    private_metadata: '',
    callback_id: '',
    external_id: '',
    close: null,
    submit: null,
    title: null,
    clear_on_close: false,
    notify_on_close: false,
    ...draft,
    id,
    team_id: team,
    blocks: withIds(blocks),
    state: { values: {} },
    hash: `${Math.floor(performance.timeOrigin / 1000)}.${randomBytes(6).toString('base64url')}`,
    root_view_id: under[0]?.id ?? id,
    previous_view_id: under.at(-1)?.id ?? null,
    app_id: APP_ID,
    bot_id: BOT_ID,
    app_installed_team_id: team,
  };
};
