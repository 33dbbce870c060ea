import type { OrgId, Person } from '../../people/model.ts';
import type { Directory } from '../../people/ports.ts';
import { dateIn, type Instant, plusDays } from '../../time/instant.ts';
import { DAY } from '../span.ts';
import { type ActualProblem, type ActualProblems, actualProblemLog } from './actual-problem.ts';
import type { ActualDay, ActualLine, ActualPerson, Actuals } from './actual-rows.ts';

/** As many stretches of a day as a button can carry for the person to correct. */
const MOST_SPANS = 4;
/** What is older nobody corrects any more: it was long settled, and is kept for one year yet. */
const OLDEST_DAYS = 2 * 366;

/** People that are looked up at a time. */
export const PAGE = 100;

export function* pagesOf<T>(all: Iterable<T>, size: number = PAGE): Generator<readonly T[]> {
  let page: T[] = [];
  for (const each of all) {
    page.push(each);
    if (page.length < size) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}

/** What is wrong with lines that can be read: by themselves, beside each other, and to whoever knows the people. */
export const checkActuals = async (
  actuals: Actuals,
  org: OrgId,
  now: Instant,
  { directory }: { readonly directory: Pick<Directory, 'people'> },
): Promise<ActualProblems> => {
  const log = actualProblemLog();
  for (const page of pagesOf(actuals.people())) {
    const found = await directory.people(
      org,
      page.map(({ person }) => person),
    );
    const known = new Map(found.map((person) => [person.id, person]));
    for (const each of page) for (const problem of problemsOf(each, known.get(each.person), now)) log.add(problem);
  }
  return log.result();
};

const problemsOf = (
  { person: id, days }: ActualPerson,
  person: Person | undefined,
  now: Instant,
): readonly ActualProblem[] => {
  const lines = days.flatMap((day) => day.lines);
  if (!person) {
    const line = Math.min(...lines.map((each) => each.line));
    return [{ line, what: { type: 'unknown-person', person: id, lines: lines.length } }];
  }
  const today = dateIn(now, person.zone);
  return days.flatMap((day) => [
    ...firstLine(day, day.day > today, { type: 'future' }),
    ...firstLine(day, day.day < plusDays(today, -OLDEST_DAYS), { type: 'too-old' }),
    ...problemsOfDay(day),
  ]);
};

const firstLine = ({ lines }: ActualDay, isWrong: boolean, what: ActualProblem['what']): readonly ActualProblem[] => {
  const [first] = lines;
  return isWrong && first ? [{ line: first.line, what }] : [];
};

type WithSpan = ActualLine & { readonly span: NonNullable<ActualLine['span']> };
const hasSpan = (line: ActualLine): line is WithSpan => line.span !== undefined;

/** The lines come in the order of their beginnings. */
const problemsOfDay = (day: ActualDay): readonly ActualProblem[] => {
  const lines = day.lines.filter(hasSpan);
  const worked = lines.reduce((sum, { span }) => sum + span.until - span.from, 0);
  const breaks = lines.reduce((sum, { breakMinutes }) => sum + (breakMinutes ?? 0), 0);
  const last = lines.at(-1);
  return [
    ...lines.flatMap((line, i) => besideOthers(line, lines.slice(0, i))),
    ...(last && breaks > 0 && breaks >= worked ? [{ line: last.line, what: { type: 'long-break' } } as const] : []),
    ...(last && worked > DAY ? [{ line: last.line, what: { type: 'too-long' } } as const] : []),
    ...(last && lines.length > MOST_SPANS
      ? [{ line: last.line, what: { type: 'too-many', most: MOST_SPANS } } as const]
      : []),
  ];
};

const besideOthers = ({ line, span }: WithSpan, before: readonly WithSpan[]): readonly ActualProblem[] => {
  const other = before.find((each) => each.span.until > span.from);
  if (!other) return [];
  const isSame = other.span.from === span.from && other.span.until === span.until;
  const [first, second] = [Math.min(line, other.line), Math.max(line, other.line)];
  return [{ line: second, what: { type: isSame ? 'repeated' : 'overlap', firstLine: first } }];
};
