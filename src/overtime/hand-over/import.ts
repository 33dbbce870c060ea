import { AkariError } from '../../errors.ts';
import type { OrgId, Person, PersonId } from '../../people/model.ts';
import type { Directory } from '../../people/ports.ts';
import type { Instant } from '../../time/instant.ts';
import { monthOf } from '../fiscal.ts';
import { emptyMonth, type OvertimeMonth } from '../model.ts';
import type { OvertimeStore } from '../ports.ts';
import { breakBeside, decide, saysMore } from '../rules.ts';
import { monthFor } from '../scene.ts';
import type { ActualDay, ActualPerson, Actuals } from './actual-rows.ts';
import { pagesOf } from './check-actuals.ts';
import { breakIn, monthsIn, spansIn } from './difference.ts';

export type TakeOver = {
  readonly org: OrgId;
  /** The 管理者 who runs it. */
  readonly by: PersonId;
  readonly now: Instant;
  readonly systemWins: boolean;
  /** Asked before each few people: what was written stays, and the next run does the rest. */
  stopped(): boolean;
  /** Told after each few people. */
  progress(people: number): void;
};

export type TakenOver = {
  readonly isStopped: boolean;
  /** Days that are recorded by the system now and were not before. */
  readonly written: number;
  /** Days that stayed because the person recorded more. */
  readonly kept: number;
};

export type TakeOverDeps = {
  readonly directory: Pick<Directory, 'people'>;
  readonly overtime: Pick<OvertimeStore, 'months' | 'monthsOf' | 'save'>;
};

/** People whose months are saved at a time. */
const WIDTH = 8;
const MAX_CONFLICTS = 8;

/**
 * Records what the system says was worked. Each month is one conditional save, over whatever the person made of it
 * meanwhile; the tick follows with totals and all that hangs on them. The same file again changes nothing, so a run that
 * died is run again.
 */
export const takeOver = async (actuals: Actuals, what: TakeOver, deps: TakeOverDeps): Promise<TakenOver> => {
  let [written, kept, done] = [0, 0, 0];
  for (const page of pagesOf(actuals.people(), WIDTH)) {
    if (what.stopped()) return { isStopped: true, written, kept };
    const wanted = page.flatMap(({ person, days }) => monthsIn(days).map((month) => ({ person, month })));
    const [people, months] = await Promise.all([
      deps.directory.people(
        what.org,
        page.map(({ person }) => person),
      ),
      deps.overtime.monthsOf(what.org, wanted),
    ]);
    const known = new Map(people.map((person) => [person.id, person]));
    const results = await Promise.all(
      page.map((each) => takeOverPerson(each, known.get(each.person), months, what, deps)),
    );
    for (const each of results.flat()) {
      written += each.written;
      kept += each.kept;
    }
    done += page.length;
    what.progress(done);
  }
  return { isStopped: false, written, kept };
};

type Count = Pick<TakenOver, 'written' | 'kept'>;

/** Who was forgotten since the file was checked has nothing to be written to. */
const takeOverPerson = async (
  { days }: ActualPerson,
  person: Person | undefined,
  months: readonly OvertimeMonth[],
  what: TakeOver,
  deps: TakeOverDeps,
): Promise<readonly Count[]> => {
  if (!person) return [];
  const found: Count[] = [];
  const said = days.filter((day) => spansIn(day).length > 0);
  for (const name of monthsIn(said)) {
    const month = months.find((each) => each.person === person.id && each.month === name) ?? emptyMonth(person, name);
    const own = said.filter(({ day }) => monthOf(day) === name);
    found.push(await takeOverMonth(person, month, own, what, deps));
  }
  return found;
};

/** The month stays with the unit it belongs to: a clerk's file moves nobody. */
const takeOverMonth = async (
  person: Person,
  month: OvertimeMonth,
  days: readonly ActualDay[],
  what: TakeOver,
  deps: TakeOverDeps,
): Promise<Count> => {
  let before = month;
  for (let attempt = 0; attempt < MAX_CONFLICTS; attempt += 1) {
    if (attempt > 0) before = await monthFor(person, month.month, deps);
    const next = days.reduce((each, day) => withDay(each, day, what), before);
    const written = days.filter(({ day }) => next.days[day] !== before.days[day]).length;
    const kept = days.filter((day) => !what.systemWins && isLonger(before, day)).length;
    if (next === before || (await deps.overtime.save(next, what.now))) return { written, kept };
  }
  throw new AkariError('too-many-conflicts', `overtime of ${person.org}`);
};

/** The person's own record says more than the file. */
const isLonger = ({ days }: OvertimeMonth, day: ActualDay): boolean => {
  const actual = days[day.day]?.actual;
  const spans = spansIn(day);
  return saysMore(actual, { spans, ...breakBeside(spans, breakIn(day), actual) });
};

const withDay = (month: OvertimeMonth, day: ActualDay, { by, now, systemWins }: TakeOver): OvertimeMonth => {
  const minutes = breakIn(day);
  const command = {
    ...({ type: 'import', day: day.day, spans: spansIn(day), systemWins } as const),
    ...(minutes !== undefined && { breakMinutes: minutes }),
  };
  const decision = decide(month, command, by, now);
  return decision.type === 'changed' ? decision.month : month;
};
