import { type Answer, type Turn, typedIn } from '../conversation/feature.ts';
import { closeForm, formErrors, nextForm, type Outcome, openForm, replace } from '../conversation/outcome.ts';
import { AkariError } from '../errors.ts';
import { treeOf } from '../people/current-tree.ts';
import type { UnitTree } from '../people/tree.ts';
import { calendarOf } from '../time/calendar.ts';
import { dateIn, TOKYO } from '../time/instant.ts';
import { saysCard } from './cards.ts';
import { listOf, overviewOf } from './drafting.ts';
import { type CampaignMonth, currentMonth, type MonthId, nextMonthId } from './month.ts';
import { deleteMonthCard } from './month-cards.ts';
import { type MonthOpened, monthForm, newMonthForm, valuesOfMonth } from './month-forms.ts';
import { mayPlan } from './month-rules.ts';
import { type MonthPlan, readMonth } from './month-typed.ts';
import type { Overview } from './ports.ts';
import { type CampaignDeps, refuse } from './scene.ts';

const MAX_CONFLICTS = 8;

const todayOf = ({ now }: Turn) => dateIn(now, TOKYO);

type Planning = Overview & { readonly tree: UnitTree };

/** What is there, for who may set the month; undefined for anybody else. */
const planningOf = async (turn: Turn, deps: CampaignDeps): Promise<Planning | undefined> => {
  const [tree, overview] = await Promise.all([treeOf(turn.org, deps), overviewOf(turn.org, deps)]);
  return tree && mayPlan(turn.person, tree) ? { ...overview, tree } : undefined;
};

export const openMonthForm = async (turn: Turn, deps: CampaignDeps): Answer => {
  const known = await planningOf(turn, deps);
  if (!known) return refuse(turn);
  const month = currentMonth(known.months, todayOf(turn));
  return openForm(
    month
      ? monthForm(turn.texts, month, openedOn(month), valuesOfMonth(month))
      : newMonthForm(turn.texts, { month: nextMonthId(known.months), revision: 0 }),
  );
};

const openedOn = ({ id, revision }: CampaignMonth): MonthOpened => ({ month: id, revision });

/** Saves what was typed, or says what is wrong with it; what somebody else set meanwhile is not overwritten unseen. */
export const saveMonthForm = async (turn: Turn, on: MonthOpened, deps: CampaignDeps): Answer => {
  const [known, organisation] = await Promise.all([planningOf(turn, deps), deps.directory.organisation(turn.org)]);
  if (!known) return refuse(turn);
  const before = known.months.find(({ id }) => id === on.month);
  const calendar = calendarOf(organisation?.closures ?? {});
  const read = readMonth(turn.texts, typedIn(turn), { today: todayOf(turn), calendar, before });
  if (read.type === 'errors') return formErrors(read.byField);
  if (before && isSame(before, read.value)) return saved(turn, known, before);
  const next: CampaignMonth = { org: turn.org, id: on.month, revision: on.revision, ...read.value };
  const isKnown = on.revision === (before?.revision ?? 0);
  return isKnown && (await deps.months.save(next)) ? saved(turn, known, next) : faster(turn, on.month, deps);
};

const saved = (turn: Turn, known: Planning, month: CampaignMonth): readonly Outcome[] => [
  closeForm,
  ...listed(turn, known, month, turn.texts.month.saved),
];

/** The list with this month in place of what was read of it. */
const listed = (turn: Turn, known: Planning, month: CampaignMonth, note: string): readonly Outcome[] => {
  const months = [...known.months.filter(({ id }) => id !== month.id), month];
  return replace(listOf(turn, { ...known, months }, known.tree, note));
};

/** Somebody else was: the form comes back with what was typed, and saved once more it takes the place of theirs. */
const faster = async (turn: Turn, id: MonthId, deps: CampaignDeps): Answer => {
  const stored = (await deps.months.months(turn.org)).find((month) => month.id === id);
  if (!stored) return refuse(turn);
  const values = { ...valuesOfMonth(stored), ...typedIn(turn) };
  return nextForm(monthForm(turn.texts, stored, openedOn(stored), values, true));
};

const isSame = (month: CampaignMonth, plan: MonthPlan): boolean =>
  month.deletedAt === undefined &&
  JSON.stringify(valuesOfMonth(month)) === JSON.stringify(valuesOfMonth({ ...month, ...plan }));

export const askBeforeDeleting = async (turn: Turn, id: MonthId, deps: CampaignDeps): Answer => {
  const known = await planningOf(turn, deps);
  if (!known) return refuse(turn);
  const month = known.months.find((each) => each.id === id && each.deletedAt === undefined);
  return replace(month ? deleteMonthCard(turn.texts, month) : saysCard(turn.texts, turn.texts.month.gone));
};

/** Takes a plan back. What was written for it stays. */
export const deletePlan = async (turn: Turn, id: MonthId, deps: CampaignDeps): Answer => {
  for (let attempt = 0; attempt < MAX_CONFLICTS; attempt += 1) {
    const known = await planningOf(turn, deps);
    if (!known) return refuse(turn);
    const month = known.months.find((each) => each.id === id);
    if (!month) return replace(saysCard(turn.texts, turn.texts.month.gone));
    const next = { ...month, deletedAt: month.deletedAt ?? turn.now };
    if (month.deletedAt !== undefined || (await deps.months.save(next)))
      return listed(turn, known, next, turn.texts.month.removed);
  }
  throw new AkariError('too-many-conflicts', `months of ${turn.org}`);
};
