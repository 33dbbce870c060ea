import type { DeskPerson } from './model.ts';

/** The people as the simulated platforms know them: looked up by what each platform calls them. */
export type Directory = {
  all(): Promise<readonly DeskPerson[]>;
  byId(id: string): Promise<DeskPerson | undefined>;
  bySlack(user: string): Promise<DeskPerson | undefined>;
  byTeams(user: string): Promise<DeskPerson | undefined>;
};

type Index = {
  readonly people: readonly DeskPerson[];
  readonly ids: ReadonlyMap<string, DeskPerson>;
  readonly slack: ReadonlyMap<string, DeskPerson>;
  readonly teams: ReadonlyMap<string, DeskPerson>;
};

/** An import beside the running desk shows after this long at the latest. */
const FRESH_MS = 2_000;

export const createDirectory = (people: () => Promise<readonly DeskPerson[]>): Directory => {
  let loaded: { readonly at: number; readonly index: Promise<Index> } | undefined;
  const index = (): Promise<Index> => {
    if (loaded === undefined || performance.now() - loaded.at > FRESH_MS) {
      const fresh = { at: performance.now(), index: people().then(indexOf) };
      fresh.index.catch(() => {
        if (loaded === fresh) loaded = undefined;
      });
      loaded = fresh;
    }
    return loaded.index;
  };
  return {
    all: async () => (await index()).people,
    byId: async (id) => (await index()).ids.get(id),
    bySlack: async (user) => (await index()).slack.get(user),
    byTeams: async (user) => (await index()).teams.get(user),
  };
};

const indexOf = (people: readonly DeskPerson[]): Index => ({
  people,
  ids: new Map(people.map((person) => [person.id, person])),
  slack: new Map(people.flatMap((person) => (person.slack ? [[person.slack.user, person]] : []))),
  teams: new Map(people.flatMap((person) => (person.teams ? [[person.teams.user, person]] : []))),
});
