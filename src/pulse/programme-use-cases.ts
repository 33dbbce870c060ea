import { type Answer, chosenIn, type Feature, on, type Turn } from '../conversation/feature.ts';
import { closeForm, formErrors, type Outcome, openForm, replace, reply } from '../conversation/outcome.ts';
import { AkariError } from '../errors.ts';
import { asUnitId, type OrgId, type UnitId } from '../people/model.ts';
import type { Organisation } from '../people/ports.ts';
import type { UnitTree } from '../people/tree.ts';
import { type Calendar, calendarOf } from '../time/calendar.ts';
import { dateIn, type LocalDate, plusWeeks, type WeekId, weekOf } from '../time/instant.ts';
import { lastRound } from './last-round.ts';
import { type Cadence, cadences, type Plan, type Programme, questionIds } from './model.ts';
import {
  chooseCadence,
  openPicks,
  type ProgrammeView,
  pausePulse,
  picksForm,
  programmeCard,
  sendPicks,
  startPulse,
} from './programme-cards.ts';
import { DEFAULT_PICKS, pickable, questionsOf, roundsUntilPicks } from './rotation.ts';
import { type RoundDeps, upcoming } from './round.ts';
import { askableAfter, lastDueWeek, nextDue, planFor } from './rules.ts';

export type ProgrammeDeps = RoundDeps;

type Context = {
  readonly organisation: Organisation;
  readonly tree: UnitTree;
  readonly programme: Programme;
  readonly calendar: Calendar;
};

/** Running the pulse: what a 推進者 sees and changes for the units they promote. */
export const programmeFeature = (deps: ProgrammeDeps): Feature => ({
  taps: [
    on(startPulse, (turn, { unit }) => change(turn, unit, deps, { running: true })),
    on(pausePulse, (turn, { unit }) => change(turn, unit, deps, { running: false })),
    on(chooseCadence, (turn, { unit, cadence: offered }) => {
      if (offered !== undefined) return change(turn, unit, deps, { cadence: offered }, reply);
      const chosen = chosenIn(turn);
      const cadence = cadences.find((value) => value === chosen);
      return cadence === undefined ? change(turn, unit, deps, {}) : change(turn, unit, deps, { cadence });
    }),
    on(openPicks, (turn) => showPicks(turn, deps)),
  ],
  submits: [on(sendPicks, (turn) => savePicks(turn, deps))],
  lines: [],
});

/** The state of every unit this person promotes, one message a unit; undefined for anybody else. */
export const showProgramme = (turn: Turn, deps: ProgrammeDeps): Answer | undefined =>
  turn.person.promotes.length === 0 ? undefined : showAll(turn, deps);

const showAll = async (turn: Turn, deps: ProgrammeDeps): Answer => {
  const known = await contextOf(turn.org, deps);
  if (!known) return [];
  const cards: Outcome[] = [];
  for (const unit of turn.person.promotes) {
    const view = await viewOf(turn, unit, known, deps);
    if (view) cards.push({ type: 'reply', card: programmeCard(view, undefined) });
  }
  return cards;
};

const contextOf = async (org: OrgId, { directory, pulse }: RoundDeps): Promise<Context | undefined> => {
  const organisation = await directory.organisation(org);
  const tree = organisation && (await directory.tree(organisation));
  if (!organisation || !tree) return undefined;
  return { organisation, tree, programme: await pulse.programme(org), calendar: calendarOf(organisation.closures) };
};

const viewOf = async (turn: Turn, id: UnitId, known: Context, deps: RoundDeps): Promise<ProgrammeView | undefined> => {
  const { organisation, tree, programme, calendar } = known;
  const unit = tree.unit(id);
  if (!unit) return undefined;
  const plan = planFor(id, programme, tree);
  const next = plan && nextDue(plan, upcoming(organisation, turn.now, calendar), calendar);
  const last = await lastRound(turn.org, id, programme.lastWeek, turn.now, deps.pulse);
  return {
    texts: turn.texts,
    unit,
    plan,
    next,
    nextQuestions: questionsOf(programme.rounds, programme.picks),
    mayPick: turn.person.promotes.includes(tree.root.id),
    plansBelow: plansBelow(id, known),
    ...(last === undefined ? {} : { last }),
  };
};

/** How many units below have a plan that a change of this one would replace. */
const plansBelow = (unit: UnitId, { programme, tree }: Context): number =>
  Object.keys(programme.plans).filter((id) => id !== unit && tree.isWithin(asUnitId(id), unit)).length;

const MAX_CONFLICTS = 8;

const change = async (
  turn: Turn,
  unit: UnitId,
  deps: RoundDeps,
  wanted: Partial<Pick<Plan, 'running' | 'cadence'>>,
  as: typeof replace = replace,
): Answer => {
  for (let attempt = 0; attempt < MAX_CONFLICTS; attempt += 1) {
    const known = await contextOf(turn.org, deps);
    if (!known || !mayRun(turn, unit, known.tree)) return refuse(turn);
    const programme = withPlan(unit, wanted, known, turn);
    if (programme === known.programme || (await deps.pulse.saveProgramme(programme))) {
      const view = await viewOf(turn, unit, { ...known, programme }, deps);
      return view ? as(programmeCard(view, noteOf(view, wanted))) : refuse(turn);
    }
  }
  throw new AkariError('too-many-conflicts', `programme of ${turn.org}`);
};

/** Decided from the verified person's own units, never from what the button carried. */
const mayRun = (turn: Turn, unit: UnitId, tree: UnitTree): boolean =>
  turn.person.promotes.some((top) => tree.isWithin(unit, top));

const refuse = (turn: Turn): readonly Outcome[] =>
  reply({ language: turn.texts.language, elements: [{ type: 'text', text: turn.texts.common.notAllowed }] });

/**
 * The unit's plan after the change; it holds for everything below, so plans there go. The new cadence counts from
 * the last week in which the old one asked: changed in the middle of a round, nobody is asked twice or left out.
 */
const withPlan = (
  unit: UnitId,
  wanted: Partial<Pick<Plan, 'running' | 'cadence'>>,
  { organisation, tree, programme, calendar }: Context,
  turn: Turn,
): Programme => {
  const before = planFor(unit, programme, tree);
  const cadence: Cadence = wanted.cadence ?? before?.cadence ?? 'weekly';
  const running = wanted.running ?? before?.running ?? false;
  if (before && before.cadence === cadence && before.running === running) return programme;
  const next = upcoming(organisation, turn.now, calendar);
  // Before the first round nobody was asked, whatever a plan says.
  const counts = programme.lastWeek === undefined ? undefined : before;
  const asked = counts && lastAsked(counts, organisation, turn, calendar, next.week);
  const kept = Object.entries(programme.plans).filter(([id]) => !tree.isWithin(asUnitId(id), unit));
  const plan: Plan = { running, cadence, anchor: asked ?? counts?.anchor ?? next.week, since: next.week };
  return { ...programme, plans: { ...Object.fromEntries(kept), [unit]: plan } };
};

/** The latest week that the plan has asked by now: a round still ahead does not count. */
const lastAsked = (
  plan: Plan,
  organisation: Organisation,
  turn: Turn,
  calendar: Calendar,
  next: WeekId,
): WeekId | undefined => {
  const today = weekOf(dateIn(turn.now, organisation.zone));
  const upTo = next > today ? today : plusWeeks(next, -1);
  return upTo >= plan.anchor ? lastDueWeek(plan, upTo, calendar) : undefined;
};

const noteOf = (
  { texts: { programme }, next, plan }: ProgrammeView,
  wanted: { running?: boolean; cadence?: Cadence },
): string | undefined => {
  const day: LocalDate | undefined = next?.askOn;
  if (wanted.cadence !== undefined && plan?.running) return programme.changed(programme.cadences[wanted.cadence], day);
  if (wanted.running === undefined) return undefined;
  return wanted.running ? programme.started(day) : programme.pausedNow;
};

const showPicks = async (turn: Turn, deps: RoundDeps): Answer => {
  const known = await contextOf(turn.org, deps);
  if (!known || !turn.person.promotes.includes(known.tree.root.id)) return onlyRoot(turn);
  const { organisation, programme, calendar } = known;
  const rounds = roundsUntilPicks(programme.rounds);
  const { askOn } = askableAfter(upcoming(organisation, turn.now, calendar), rounds, calendar);
  return openForm(picksForm(turn.texts, programme.picks ?? DEFAULT_PICKS, askOn));
};

const onlyRoot = (turn: Turn): readonly Outcome[] =>
  reply({ language: turn.texts.language, elements: [{ type: 'text', text: turn.texts.programme.onlyRoot }] });

const savePicks = async (turn: Turn, deps: RoundDeps): Answer => {
  const { inbound } = turn;
  const pick = (field: string) =>
    inbound.type === 'submit'
      ? questionIds.find((id) => id === inbound.values[field] && pickable.includes(id))
      : undefined;
  const [first, second] = [pick('first'), pick('second')];
  if (!first || !second || first === second) return formErrors({ second: turn.texts.programme.pickSame });
  for (let attempt = 0; attempt < MAX_CONFLICTS; attempt += 1) {
    const known = await contextOf(turn.org, deps);
    if (!known || !turn.person.promotes.includes(known.tree.root.id)) return onlyRoot(turn);
    const programme: Programme = { ...known.programme, picks: [first, second] };
    if (await deps.pulse.saveProgramme(programme)) {
      const view = await viewOf(turn, known.tree.root.id, { ...known, programme }, deps);
      const shown: readonly Outcome[] = view ? replace(programmeCard(view, turn.texts.programme.picked)) : [];
      return [closeForm, ...shown];
    }
  }
  throw new AkariError('too-many-conflicts', `programme of ${turn.org}`);
};
