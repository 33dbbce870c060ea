import type { ActionButton, Card } from '../../conversation/card.ts';
import { type Answer, type Feature, on, type Turn } from '../../conversation/feature.ts';
import { type Outcome, replace, reply } from '../../conversation/outcome.ts';
import { leftCard } from '../../overtime/cards.ts';
import { type CalendarMonth, isCalendarMonth, monthOf, monthsFrom, plusMonths } from '../../overtime/fiscal.ts';
import { treeOf } from '../../people/current-tree.ts';
import { asUnitId, type Unit, type UnitId } from '../../people/model.ts';
import type { Directory } from '../../people/ports.ts';
import type { UnitTree } from '../../people/tree.ts';
import { isWithinAny, topsOf } from '../../results/seen.ts';
import { dateIn, TOKYO } from '../../time/instant.ts';
import { shareWords } from '../team-words.ts';
import { chooseShareMonth, chooseShareUnit, openShares } from './actions.ts';
import { noSharesCard, type SharesView, sharesCard } from './cards.ts';
import type { UnitShare } from './model.ts';
import type { UnitShares } from './ports.ts';

export type SharesDeps = {
  readonly directory: Pick<Directory, 'organisation' | 'tree'>;
  readonly shares: Pick<UnitShares, 'closed'>;
};

type Wanted = { readonly unit?: UnitId; readonly month?: CalendarMonth; readonly from?: number };
type Show = (card: Card) => readonly Outcome[];

/** The 1on1s of units, for whoever promotes them. */
export const sharesFeature = (deps: SharesDeps): Feature => ({
  taps: [
    on(openShares, (turn, wanted) => show(turn, wanted, wanted.unit === undefined ? reply : replace, deps)),
    on(chooseShareUnit, (turn, { month }) => show(turn, { month, unit: asUnitId(chosenIn(turn)) }, replace, deps)),
    on(chooseShareMonth, (turn, { unit }) => {
      const month = chosenIn(turn);
      return show(turn, { unit, ...(isCalendarMonth(month) && { month }) }, replace, deps);
    }),
  ],
  submits: [],
  lines: [{ words: shareWords, answer: (turn) => show(turn, {}, reply, deps) }],
});

/** On the menu of those who may look at it. */
export const sharesButtons = ({ texts, person }: Turn): readonly ActionButton[] =>
  person.promotes.length === 0 ? [] : [{ label: texts.oneOnOneShare.menu, action: openShares.of({}) }];

const chosenIn = ({ inbound }: Turn): string => (inbound.type === 'tap' && inbound.choice) || '';

/** Units on one card; who has more goes on with a button. */
const MOST_BELOW = 30;
const MOST_ELSEWHERE = 20;
/** A year and the month a year ago. */
const MOST_MONTHS = 13;

const show = async (turn: Turn, wanted: Wanted, as: Show, deps: SharesDeps): Answer => {
  const { person, texts, org } = turn;
  const tree = person.promotes.length === 0 ? undefined : await treeOf(org, deps);
  const tops = tree ? topsOf(person, tree) : [];
  const unit = wanted.unit === undefined ? tops[0] : tree?.unit(wanted.unit);
  if (!tree || !unit || !isWithinAny(unit.id, tops, tree)) return as(leftCard(texts, texts.common.notAllowed));
  const from = wanted.from ?? 0;
  const all = tree.childrenOf(unit.id);
  const below = all.slice(from, from + MOST_BELOW);
  const found = await readMonth(turn, [unit, ...below], wanted.month, deps);
  const share = found?.read.get(unit.id);
  if (!found || !share) return as(noSharesCard(texts, unit));
  const left = all.length - from - MOST_BELOW;
  const view: SharesView = {
    ...{ texts, unit, share, months: found.months },
    below: below.map((each) => ({ unit: each, share: found.read.get(each.id) })),
    ...(left > 0 && { next: { from: from + MOST_BELOW, units: left } }),
    ...aboveOf(unit, tops, tree),
    elsewhere: tops
      .filter(({ id }) => id !== unit.id && !below.some((each) => each.id === id))
      .slice(0, MOST_ELSEWHERE),
  };
  return as(sharesCard(view));
};

const aboveOf = (unit: Unit, tops: readonly Unit[], tree: UnitTree): Pick<SharesView, 'above'> => {
  const above = unit.parent === undefined ? undefined : tree.unit(unit.parent);
  return above && isWithinAny(above.id, tops, tree) ? { above } : {};
};

type Found = { readonly read: ReadonlyMap<UnitId, UnitShare>; readonly months: readonly CalendarMonth[] };

/** The month that is wanted, where the unit has it, else its last one that is closed; in one request, or two. */
const readMonth = async (
  { org, now }: Turn,
  units: readonly [Unit, ...Unit[]],
  wanted: CalendarMonth | undefined,
  { shares }: SharesDeps,
): Promise<Found | undefined> => {
  const [{ id: top }, ...others] = units;
  const last = plusMonths(monthOf(dateIn(now, TOKYO)), -1);
  const of = (months: readonly CalendarMonth[], ids: readonly UnitId[]) =>
    months.flatMap((month) => ids.map((unit) => ({ unit, month })));
  const below = others.map(({ id }) => id);
  const likely = wanted === undefined ? [last, plusMonths(last, -1)] : [wanted];
  const months = monthsFrom(plusMonths(last, 1 - MOST_MONTHS), last);
  let found = await shares.closed(org, [...of(months, [top]), ...of(likely, below)]);
  const closed = found
    .filter(({ unit }) => unit === top)
    .map(({ month }) => month)
    .toSorted()
    .toReversed();
  const month = closed.find((each) => each === wanted) ?? closed[0];
  if (month === undefined) return undefined;
  if (!likely.includes(month)) found = [...found, ...(await shares.closed(org, of([month], below)))];
  const read = found.filter((each) => each.month === month).map((each) => [each.unit, each] as const);
  return { read: new Map(read), months: closed };
};
