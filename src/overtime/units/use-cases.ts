import type { ActionButton } from '../../conversation/card.ts';
import { type Answer, type Feature, on, type Turn } from '../../conversation/feature.ts';
import { type Outcome, replace, reply } from '../../conversation/outcome.ts';
import { treeOf } from '../../people/current-tree.ts';
import { asUnitId, type Person, type Unit, type UnitId } from '../../people/model.ts';
import type { Directory } from '../../people/ports.ts';
import type { UnitTree } from '../../people/tree.ts';
import { dateIn, TOKYO } from '../../time/instant.ts';
import { leftCard } from '../cards.ts';
import { type CalendarMonth, isCalendarMonth, monthOf, monthsFrom, plusMonths } from '../fiscal.ts';
import { chooseMonth, chooseUnit, openUnits } from './actions.ts';
import { noMonthCard, type UnitsView, unitsCard } from './cards.ts';
import type { UnitMonth } from './model.ts';
import type { UnitMonths } from './ports.ts';
import { unitsWords } from './words.ts';

export type UnitsDeps = {
  readonly directory: Pick<Directory, 'organisation' | 'tree'>;
  readonly unitMonths: Pick<UnitMonths, 'closed'>;
};

type Wanted = { readonly unit?: UnitId; readonly month?: CalendarMonth; readonly from?: number };
type Show = (card: ReturnType<typeof unitsCard>) => readonly Outcome[];

/** The overtime of units, for whoever promotes them. */
export const unitsFeature = (deps: UnitsDeps): Feature => ({
  taps: [
    on(openUnits, (turn, wanted) => show(turn, wanted, replaceOrReply(wanted), deps)),
    on(chooseUnit, (turn, { month }) => show(turn, { month, unit: asUnitId(chosenIn(turn)) }, replace, deps)),
    on(chooseMonth, (turn, { unit }) => {
      const month = chosenIn(turn);
      return show(turn, { unit, ...(isCalendarMonth(month) && { month }) }, replace, deps);
    }),
  ],
  submits: [],
  lines: [{ words: unitsWords, answer: (turn) => show(turn, {}, reply, deps) }],
});

/** On the menu of those who may look at it. */
export const unitsButtons = ({ texts, person }: Turn): readonly ActionButton[] =>
  person.promotes.length === 0 ? [] : [{ label: texts.overtimeUnits.menu, action: openUnits.of({}) }];

/** From the menu it is a message of its own; on its own card it takes the place of what was there. */
const replaceOrReply = ({ unit }: Wanted): Show => (unit === undefined ? reply : replace);

const chosenIn = ({ inbound }: Turn): string => (inbound.type === 'tap' && inbound.choice) || '';

/** Units on one card; who has more goes on with a button. */
const MOST_BELOW = 30;
const MOST_ELSEWHERE = 20;
/** A year and the month a year ago. */
const MOST_MONTHS = 13;

const show = async (turn: Turn, wanted: Wanted, as: Show, deps: UnitsDeps): Answer => {
  const { person, texts, org } = turn;
  const tree = await treeOf(org, deps);
  const tops = tree ? topsOf(person, tree) : [];
  const unit = wanted.unit === undefined ? tops[0] : tree?.unit(wanted.unit);
  if (!tree || !unit || !mayRead(unit, tops, tree)) return as(leftCard(texts, texts.common.notAllowed));
  const below = tree
    .childrenOf(unit.id)
    .slice(wanted.from ?? 0)
    .slice(0, MOST_BELOW);
  const found = await readMonth(turn, [unit, ...below], wanted.month, deps);
  const own = found?.read.get(unit.id);
  if (!found || !own) return as(noMonthCard(texts, unit));
  const view: UnitsView = {
    ...{ texts, unit, month: own, months: found.months },
    below: below.map((each) => ({ unit: each, month: found.read.get(each.id) })),
    ...nextOf(unit, tree, wanted.from ?? 0),
    ...aboveOf(unit, tops, tree),
    elsewhere: tops
      .filter(({ id }) => id !== unit.id && !below.some((each) => each.id === id))
      .slice(0, MOST_ELSEWHERE),
  };
  return as(unitsCard(view));
};

/** The units somebody promotes that lie in no other of theirs. */
const topsOf = ({ promotes }: Person, tree: UnitTree): readonly Unit[] =>
  promotes
    .filter((id) => !promotes.some((other) => other !== id && tree.isWithin(id, other)))
    .flatMap((id) => tree.unit(id) ?? []);

const mayRead = ({ id }: Unit, tops: readonly Unit[], tree: UnitTree): boolean =>
  tops.some((top) => tree.isWithin(id, top.id));

const nextOf = ({ id }: Unit, tree: UnitTree, from: number): Pick<UnitsView, 'next'> => {
  const units = tree.childrenOf(id).length - from - MOST_BELOW;
  return units > 0 ? { next: { from: from + MOST_BELOW, units } } : {};
};

const aboveOf = (unit: Unit, tops: readonly Unit[], tree: UnitTree): Pick<UnitsView, 'above'> => {
  const above = unit.parent === undefined ? undefined : tree.unit(unit.parent);
  return above && mayRead(above, tops, tree) ? { above } : {};
};

type Found = { readonly read: ReadonlyMap<UnitId, UnitMonth>; readonly months: readonly UnitMonth[] };

/**
 * The month that is wanted, where the unit has it, else its last one that is closed; in one request, unless closings are
 * months late or the unit came later.
 */
const readMonth = async (
  { org, now }: Turn,
  units: readonly [Unit, ...Unit[]],
  wanted: CalendarMonth | undefined,
  { unitMonths }: UnitsDeps,
): Promise<Found | undefined> => {
  const [{ id: top }] = units;
  const last = plusMonths(monthOf(dateIn(now, TOKYO)), -1);
  const of = (months: readonly CalendarMonth[], ids: readonly UnitId[]) =>
    months.flatMap((month) => ids.map((unit) => ({ unit, month })));
  const ids = units.slice(1).map(({ id }) => id);
  const likely = wanted === undefined ? [last, plusMonths(last, -1)] : [wanted];
  const months = monthsFrom(plusMonths(last, 1 - MOST_MONTHS), last);
  let found = await unitMonths.closed(org, [...of(months, [top]), ...of(likely, ids)]);
  const history = found.filter(({ unit }) => unit === top).toSorted((a, b) => (a.month < b.month ? 1 : -1));
  const { month } = history.find((each) => each.month === wanted) ?? history[0] ?? {};
  if (month === undefined) return undefined;
  if (!likely.includes(month)) found = [...found, ...(await unitMonths.closed(org, of([month], ids)))];
  const read = found.filter((each) => each.month === month).map((each) => [each.unit, each] as const);
  return { read: new Map(read), months: history };
};
