import type { Answer, Turn } from '../conversation/feature.ts';
import { type Outcome, replace, reply } from '../conversation/outcome.ts';
import { AkariError } from '../errors.ts';
import { calendarOf } from '../time/calendar.ts';
import { dateIn, TOKYO } from '../time/instant.ts';
import { saysCard } from './cards.ts';
import { again, errors, open, showList, typedIn } from './drafting.ts';
import { type CampaignMonth, currentMonth, type MonthId, nextMonthId } from './month.ts';
import { deleteMonthCard } from './month-cards.ts';
import { type MonthOpened, monthForm, newMonthForm, valuesOfMonth } from './month-forms.ts';
import { mayPlan } from './month-rules.ts';
import { type MonthPlan, readMonth } from './month-typed.ts';
import { type CampaignDeps, refuse, treeOf } from './scene.ts';

const MAX_CONFLICTS = 8;

const todayOf = ({ now }: Turn) => dateIn(now, TOKYO);

/** Who may set the month, with all that were set; undefined for anybody else. */
const monthsFor = async (turn: Turn, deps: CampaignDeps): Promise<readonly CampaignMonth[] | undefined> => {
  const [tree, months] = await Promise.all([treeOf(turn.org, deps), deps.months.months(turn.org)]);
  return tree && mayPlan(turn.person, tree) ? months : undefined;
};

export const openMonthForm = async (turn: Turn, deps: CampaignDeps): Answer => {
  const months = await monthsFor(turn, deps);
  if (!months) return refuse(turn);
  const month = currentMonth(months, todayOf(turn));
  return open(
    month
      ? monthForm(turn.texts, month, openedOn(month), valuesOfMonth(month))
      : newMonthForm(turn.texts, { month: nextMonthId(months), revision: 0 }),
  );
};

const openedOn = ({ id, revision }: CampaignMonth): MonthOpened => ({ month: id, revision });

/** Saves what was typed, or says what is wrong with it; what somebody else set meanwhile is not overwritten unseen. */
export const saveMonthForm = async (turn: Turn, on: MonthOpened, deps: CampaignDeps): Answer => {
  const [months, organisation] = await Promise.all([monthsFor(turn, deps), deps.directory.organisation(turn.org)]);
  if (!months) return refuse(turn);
  const before = months.find(({ id }) => id === on.month);
  const calendar = calendarOf(organisation?.closures ?? {});
  const read = readMonth(turn.texts, typedIn(turn), { today: todayOf(turn), calendar, before });
  if (read.type === 'errors') return errors(read.byField);
  if (before && isSame(before, read.value)) return listed(turn, deps);
  const next: CampaignMonth = { org: turn.org, id: on.month, revision: on.revision, ...read.value };
  const isKnown = on.revision === (before?.revision ?? 0);
  return isKnown && (await deps.months.save(next)) ? listed(turn, deps) : faster(turn, on.month, deps);
};

const listed = async (turn: Turn, deps: CampaignDeps): Answer => [
  { type: 'form-result', result: { type: 'close' } } satisfies Outcome,
  ...(await showList(turn, deps, replace, turn.texts.month.saved)),
];

/** Somebody else was: the form comes back with what was typed, and saved once more it takes the place of theirs. */
const faster = async (turn: Turn, id: MonthId, deps: CampaignDeps): Answer => {
  const stored = (await deps.months.months(turn.org)).find((month) => month.id === id);
  if (!stored) return refuse(turn);
  const values = { ...valuesOfMonth(stored), ...typedIn(turn) };
  return again(monthForm(turn.texts, stored, openedOn(stored), values, true));
};

const isSame = (month: CampaignMonth, plan: MonthPlan): boolean =>
  month.deletedAt === undefined &&
  JSON.stringify(valuesOfMonth(month)) === JSON.stringify(valuesOfMonth({ ...month, ...plan }));

export const askBeforeDeleting = async (turn: Turn, id: MonthId, deps: CampaignDeps): Answer => {
  const months = await monthsFor(turn, deps);
  if (!months) return refuse(turn);
  const month = months.find((each) => each.id === id && each.deletedAt === undefined);
  return month ? replace(deleteMonthCard(turn.texts, month)) : replace(saysCard(turn.texts, turn.texts.month.gone));
};

/** Takes a plan back. What was written for it stays. */
export const deletePlan = async (turn: Turn, id: MonthId, deps: CampaignDeps): Answer => {
  for (let attempt = 0; attempt < MAX_CONFLICTS; attempt += 1) {
    const months = await monthsFor(turn, deps);
    if (!months) return refuse(turn);
    const month = months.find((each) => each.id === id);
    if (!month) return reply(saysCard(turn.texts, turn.texts.month.gone));
    if (month.deletedAt !== undefined || (await deps.months.save({ ...month, deletedAt: turn.now })))
      return showList(turn, deps, replace, turn.texts.month.removed);
  }
  throw new AkariError('too-many-conflicts', `months of ${turn.org}`);
};
