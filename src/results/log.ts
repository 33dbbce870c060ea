import { type Answer, type Feature, on, type Turn } from '../conversation/feature.ts';
import { replace, reply } from '../conversation/outcome.ts';
import { treeOf } from '../people/current-tree.ts';
import { asInstant, DAY_MS, type Instant } from '../time/instant.ts';
import { openLog } from './actions.ts';
import { notForYouCard } from './cards.ts';
import { logCard } from './log-cards.ts';
import type { View } from './model.ts';
import type { ResultsDeps } from './scene.ts';
import { logWords } from './words.ts';

/** Who looked at results, for administrators. */
export const logFeature = (deps: ResultsDeps): Feature => ({
  taps: [on(openLog, (turn, from) => show(turn, from, from.upTo === undefined ? reply : replace, deps))],
  submits: [],
  lines: [{ words: logWords, answer: (turn) => show(turn, {}, reply, deps) }],
});

type From = { readonly upTo?: Instant; readonly skip?: number };

const LINES = 15;
/** Lines go after a year. */
const KEPT_DAYS = 366;

const show = async (turn: Turn, from: From, as: typeof reply, deps: ResultsDeps): Answer => {
  const { texts, person, org } = turn;
  if (!person.admin) return as(notForYouCard(texts, texts.results.log.onlyAdmins));
  const [tree, lines] = await Promise.all([treeOf(turn.org, deps), pageOf(turn, from, deps)]);
  const people = await deps.directory.people(org, [...new Set(lines.map((view) => view.person))]);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const older = olderThan(lines, from, turn);
  return as(
    logCard({
      ...{ texts, zone: person.zone },
      lines: lines.map((view) => ({
        view,
        person: names.get(view.person) ?? view.person,
        unit: tree?.unit(view.unit)?.name ?? view.unit,
      })),
      ...(older && { older }),
    }),
  );
};

/** Each page looks this far back and no further, so that it takes few requests however little was looked at. */
const SPAN_DAYS = 28;

const firstOf = ({ upTo }: From, { now }: Turn): Instant => asInstant((upTo ?? now) - SPAN_DAYS * DAY_MS);

/** The first lines that are found, all out of one page of the log: each page of it is a request, and one is mostly enough. */
const pageOf = async (turn: Turn, from: From, { views }: ResultsDeps): Promise<readonly View[]> => {
  const { upTo = turn.now, skip = 0 } = from;
  let left = skip;
  for await (const page of views.views(turn.org, firstOf(from, turn), upTo)) {
    const seen = Math.min(left, page.filter(({ at }) => at === upTo).length);
    left -= seen;
    if (seen < page.length) return page.slice(seen, seen + LINES);
  }
  return [];
};

/** Goes on with the line after the last, or where there was none with the weeks before. */
const olderThan = (lines: readonly View[], from: From, turn: Turn): Required<From> | undefined => {
  const last = lines.at(-1);
  if (last) {
    const there = lines.filter(({ at }) => at === last.at).length;
    return { upTo: last.at, skip: last.at === from.upTo ? (from.skip ?? 0) + there : there };
  }
  const upTo = asInstant(firstOf(from, turn) - 1);
  return upTo > turn.now - KEPT_DAYS * DAY_MS ? { upTo, skip: 0 } : undefined;
};
