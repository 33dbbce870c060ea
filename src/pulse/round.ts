import type { Person } from '../people/model.ts';
import type { Directory, Organisation } from '../people/ports.ts';
import type { Texts } from '../text/texts.ts';
import { type Calendar, calendarOf } from '../time/calendar.ts';
import { dateIn, type Instant, type LocalDate, type WeekId, weekOf } from '../time/instant.ts';
import { type Answers, answersOf, ballotToken, countsIn, shardOf } from './anonymity.ts';
import type { RoundView } from './cards.ts';
import type { Ballot, QuestionId, Round, RoundTree } from './model.ts';
import type { BallotKey, PulseStore, RoundKeys } from './ports.ts';
import { asksAt, closesFor, isNewcomer, nextDue, nextSchedule, planFor, scheduleOf, zoneIn } from './rules.ts';

export type RoundDeps = {
  readonly directory: Pick<Directory, 'organisation' | 'tree'>;
  readonly pulse: PulseStore;
  readonly keys: RoundKeys;
};

/** One person in one round that is open to them: everything a tap needs, at no request once a process is warm. */
export type Participation = {
  readonly round: Round;
  readonly tree: RoundTree;
  readonly key: Uint8Array;
  readonly ballot: BallotKey;
  readonly newcomer: boolean;
  readonly questions: readonly QuestionId[];
  readonly closesAt: Instant;
};

export type ParticipationResult =
  | { readonly type: 'open'; readonly participation: Participation }
  | { readonly type: 'closed' }
  | { readonly type: 'not-asked' };

/** Whether this person may answer the round of this week now. */
export const participationOf = async (
  person: Person,
  week: WeekId,
  now: Instant,
  { pulse, keys }: RoundDeps,
): Promise<ParticipationResult> => {
  const round = await pulse.round(person.org, week);
  if (round?.state !== 'open') return { type: 'closed' };
  const closesAt = closesFor(round, zoneIn(round, person.zone));
  if (now >= closesAt) return { type: 'closed' };
  const [key, tree] = await Promise.all([keys.key(person.org, week), pulse.roundTree(person.org, week)]);
  if (!key) return { type: 'closed' };
  const unit = tree.get(person.unit);
  if (!unit || unit.asked === 0) return { type: 'not-asked' };
  const newcomer = isNewcomer(person, unit.newcomersAfter);
  const token = ballotToken(key, person.id);
  const participation = {
    round,
    tree,
    key,
    ballot: { token, shard: shardOf(token, round.shards) },
    newcomer,
    questions: newcomer ? round.questions.slice(0, 1) : round.questions,
    closesAt,
  };
  return { type: 'open', participation };
};

/** The unit in which this person's answers count. */
export const unitOf = (person: Person, { tree }: Participation) => countsIn(person, tree, rootOf(tree));

const rootOf = (tree: RoundTree) => {
  for (const unit of tree.values()) if (unit.parent === undefined) return unit.id;
  throw new RangeError('a round without a root unit');
};

export const viewOf = (
  person: Person,
  texts: Texts,
  { round, questions, closesAt }: Participation,
  answers: Answers,
): RoundView => ({ texts, week: round.week, questions, answers, closesAt, zone: person.zone });

export const ballotOf = async (
  person: Person,
  { round, ballot }: Participation,
  pulse: PulseStore,
): Promise<Ballot | undefined> => pulse.ballot(person.org, round.week, ballot.shard, ballot.token);

export const viewWithAnswers = async (
  person: Person,
  texts: Texts,
  participation: Participation,
  pulse: PulseStore,
): Promise<RoundView> => viewOf(person, texts, participation, answersOf(await ballotOf(person, participation, pulse)));

/** The day on which this person will be asked next; undefined when nothing is planned for them. */
export const nextAskDay = async (
  person: Person,
  now: Instant,
  deps: Pick<RoundDeps, 'directory'> & { readonly pulse: Pick<PulseStore, 'programme'> },
): Promise<LocalDate | undefined> => {
  const organisation = await deps.directory.organisation(person.org);
  const tree = organisation && (await deps.directory.tree(organisation));
  if (!organisation || !tree) return undefined;
  const plan = planFor(person.unit, await deps.pulse.programme(person.org), tree);
  const calendar = calendarOf(organisation.closures);
  return plan && nextDue(plan, upcoming(organisation, now, calendar), calendar)?.askOn;
};

/** The first schedule, whoever it asks, that lies ahead. */
export const upcoming = (organisation: Organisation, now: Instant, calendar: Calendar) =>
  nextSchedule(now, weekOf(dateIn(now, organisation.zone)), organisation.zone, calendar);

/**
 * The round that may be open now. In its own week it is found without a request, because rounds are kept in the
 * process; before that week's asking, and after the week, the programme tells.
 */
export const currentWeek = async (person: Person, now: Instant, pulse: PulseStore): Promise<WeekId | undefined> => {
  const week = weekOf(dateIn(now, person.zone));
  const schedule = scheduleOf(week, calendarOf({}));
  if (schedule && now >= asksAt(schedule, person.zone) && (await pulse.round(person.org, week))) return week;
  return (await pulse.programme(person.org)).lastWeek;
};
