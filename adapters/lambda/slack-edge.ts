import type { Messenger } from '../../src/conversation/platform.ts';
import type { Calendars } from '../../src/one-on-one/ports.ts';
import type { Edge } from '../http.ts';
import { createSlack } from '../slack/app.ts';
import { servedBy } from './accounts.ts';
import { absent, type Base } from './base.ts';
import type { EnvOf } from './env.ts';
import { picturesOf } from './pictures.ts';
import type { SlackSecret } from './secrets.ts';

/** Shorter than the function's own time-out: the work of a request ends before its answer, however late for Slack. */
const WORK_MS = 25_000;

export const slackEdge = (env: EnvOf<'slack'>, secret: SlackSecret, base: Base, calendars: Calendars): Edge => {
  const { log, clock, org } = base;
  const messengers = {
    get slack(): Messenger {
      return edge.messenger;
    },
    teams: absent('teams'),
  };
  const { converse } = base.compose(servedBy(org, env), messengers, {
    ...{ pictures: picturesOf(env), calendars },
  });
  const edge = createSlack(
    { ...secret, ...(env.SLACK_API_URL === undefined ? {} : { apiUrl: env.SLACK_API_URL }), answerWithinMs: WORK_MS },
    { converse, now: clock.now, wallClock: Date.now, log },
  );
  return edge;
};
