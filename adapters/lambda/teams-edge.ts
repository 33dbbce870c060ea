import type { Messenger } from '../../src/conversation/platform.ts';
import type { Calendars } from '../../src/one-on-one/ports.ts';
import type { Edge } from '../http.ts';
import { createTeams } from '../teams/app.ts';
import { servedBy } from './accounts.ts';
import { absent, type Base } from './base.ts';
import type { EnvOf } from './env.ts';
import { picturesOf } from './pictures.ts';
import { type TeamsSecret, teamsConfig } from './secrets.ts';

export const teamsEdge = (env: EnvOf<'teams'>, secret: TeamsSecret, base: Base, calendars: Calendars): Edge => {
  const { log, clock, org } = base;
  const messengers = {
    slack: absent('slack'),
    get teams(): Messenger {
      return edge.messenger;
    },
  };
  const { converse } = base.compose(servedBy(org, env), messengers, {
    ...{ pictures: picturesOf(env), calendars },
  });
  const edge = createTeams(teamsConfig(env, secret), { converse, now: clock.now, wallClock: Date.now, log });
  return edge;
};
