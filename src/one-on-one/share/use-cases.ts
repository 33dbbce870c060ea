import type { ActionButton, Card } from '../../conversation/card.ts';
import { type Answer, chosenIn, type Feature, on, type Turn } from '../../conversation/feature.ts';
import { type Outcome, replace, reply } from '../../conversation/outcome.ts';
import { leftCard } from '../../overtime/cards.ts';
import { isCalendarMonth } from '../../overtime/fiscal.ts';
import { look, type Wanted } from '../../overtime/units/looking.ts';
import { asUnitId } from '../../people/model.ts';
import type { Directory } from '../../people/ports.ts';
import { shareWords } from '../team-words.ts';
import { chooseShareMonth, chooseShareUnit, openShares } from './actions.ts';
import { noSharesCard, sharesCard } from './cards.ts';
import type { UnitShares } from './ports.ts';

export type SharesDeps = {
  readonly directory: Pick<Directory, 'organisation' | 'tree'>;
  readonly shares: Pick<UnitShares, 'closed'>;
};

type Show = (card: Card) => readonly Outcome[];

/** The 1on1s of units, for whoever promotes them. */
export const sharesFeature = (deps: SharesDeps): Feature => ({
  taps: [
    on(openShares, (turn, wanted) => show(turn, wanted, wanted.unit === undefined ? reply : replace, deps)),
    on(chooseShareUnit, (turn, { month }) =>
      show(turn, { month, unit: asUnitId(chosenIn(turn) ?? '') }, replace, deps),
    ),
    on(chooseShareMonth, (turn, { unit }) => {
      const month = chosenIn(turn) ?? '';
      return show(turn, { unit, ...(isCalendarMonth(month) && { month }) }, replace, deps);
    }),
  ],
  submits: [],
  lines: [{ words: shareWords, answer: (turn) => show(turn, {}, reply, deps) }],
});

/** On the menu of those who may look at it. */
export const sharesButtons = ({ texts, person }: Turn): readonly ActionButton[] =>
  person.promotes.length === 0 ? [] : [{ label: texts.oneOnOneShare.menu, action: openShares.of({}) }];

const show = async (turn: Turn, wanted: Wanted, as: Show, { directory, shares }: SharesDeps): Answer => {
  const { texts } = turn;
  const found = await look(turn, wanted, { directory, closed: shares.closed });
  if (found.type === 'refused') return as(leftCard(texts, texts.common.notAllowed));
  if (found.type === 'nothing') return as(noSharesCard(texts, found.unit));
  const { around, own, read, months } = found;
  const below = around.below.map((unit) => ({ unit, share: read.get(unit.id) }));
  return as(sharesCard({ ...around, texts, share: own, months: months.map(({ month }) => month), below }));
};
