import { type Report, twiceIn } from '../simulated/sight.ts';
import type { Reports } from './doors.ts';

/** What the simulated platforms counted, for the page and the terminal. */
export type Numbers = {
  readonly slack: PlatformNumbers;
  readonly teams: PlatformNumbers;
  /** Each message that many can see, in the order in which they began. */
  readonly messages: readonly {
    readonly delivery: string;
    readonly slack: number;
    readonly teams: number;
    readonly twice: number;
  }[];
};

export type PlatformNumbers = {
  /** Messages that somebody can see. */
  readonly seen: number;
  /** People who see one of them twice. */
  readonly twice: number;
  /** What the platform bears in one second. */
  readonly limit: number;
  readonly mostInOneSecond: number;
  /** Over the last few seconds. */
  readonly perSecond: number;
  /** Answered 429, since the limit was reached. */
  readonly refused: number;
  /** Injected, by kind. */
  readonly troubled: Report['troubled'];
  readonly edits: number;
};

const LAST_MS = 5_000;

export type Limits = { readonly slack: number; readonly teams: number };

export const numbersOf = (reports: Reports, limits: Limits, now: number): Numbers => ({
  slack: platformNumbers(reports.slack, limits.slack, now),
  teams: platformNumbers(reports.teams, limits.teams, now),
  messages: messagesIn(reports),
});

const platformNumbers = (report: Report, limit: number, now: number): PlatformNumbers => ({
  seen: report.seen.length,
  twice: twiceIn(withNames(report)),
  limit,
  mostInOneSecond: report.mostInOneSecond,
  perSecond: report.seen.filter(({ at }) => at > now - LAST_MS).length / (LAST_MS / 1_000),
  refused: report.refused,
  troubled: report.troubled,
  edits: report.edits,
});

/** Answers to what somebody wrote carry no name: two of them are no duplicate. */
const withNames = (report: Report): Report => ({ ...report, seen: report.seen.filter(({ delivery }) => delivery) });

const messagesIn = ({ slack, teams }: Reports): Numbers['messages'] => {
  const seen = [slack, teams].map((report) => Map.groupBy(withNames(report).seen, ({ delivery }) => delivery));
  const [onSlack, onTeams] = seen;
  const names = [...new Set(seen.flatMap((each) => [...each.keys()]))].filter(isOwn).toSorted();
  return names.map((delivery) => {
    const both = [onSlack?.get(delivery) ?? [], onTeams?.get(delivery) ?? []];
    const [inSlack = 0, inTeams = 0] = both.map((rows) => new Set(rows.map(({ person }) => person)).size);
    const twice = both.reduce((sum, rows) => sum + twiceIn({ ...slack, seen: rows }), 0);
    return { delivery, slack: inSlack, teams: inTeams, twice };
  });
};

/** What Akari says by itself; an answer is named after the event it answers. */
const isOwn = (delivery: string): boolean => /^[a-z]/.test(delivery);
