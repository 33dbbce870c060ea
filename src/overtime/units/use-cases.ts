import type { ActionButton, Card } from '../../conversation/card.ts';
import { type Answer, chosenIn, type Feature, on, type Turn } from '../../conversation/feature.ts';
import { type Outcome, replace, reply } from '../../conversation/outcome.ts';
import { asUnitId } from '../../people/model.ts';
import type { Directory } from '../../people/ports.ts';
import { leftCard } from '../cards.ts';
import { isCalendarMonth } from '../fiscal.ts';
import { chooseMonth, chooseUnit, openUnits } from './actions.ts';
import { noMonthCard, unitsCard } from './cards.ts';
import { look, type Wanted } from './looking.ts';
import type { UnitMonths } from './ports.ts';
import { unitsWords } from './words.ts';

export type UnitsDeps = {
  readonly directory: Pick<Directory, 'organisation' | 'tree'>;
  readonly unitMonths: Pick<UnitMonths, 'closed'>;
};

type Show = (card: Card) => readonly Outcome[];

/** The overtime of units, for whoever promotes them. */
export const unitsFeature = (deps: UnitsDeps): Feature => ({
  taps: [
    // From the menu it is a message of its own; on its own card it takes the place of what was there.
    on(openUnits, (turn, wanted) => show(turn, wanted, wanted.unit === undefined ? reply : replace, deps)),
    on(chooseUnit, (turn, { month }) => show(turn, { month, unit: asUnitId(chosenIn(turn) ?? '') }, replace, deps)),
    on(chooseMonth, (turn, { unit }) => {
      const month = chosenIn(turn) ?? '';
      return show(turn, { unit, ...(isCalendarMonth(month) && { month }) }, replace, deps);
    }),
  ],
  submits: [],
  lines: [{ words: unitsWords, answer: (turn) => show(turn, {}, reply, deps) }],
});

/** On the menu of those who may look at it. */
export const unitsButtons = ({ texts, person }: Turn): readonly ActionButton[] =>
  person.promotes.length === 0 ? [] : [{ label: texts.overtimeUnits.menu, action: openUnits.of({}) }];

const show = async (turn: Turn, wanted: Wanted, as: Show, { directory, unitMonths }: UnitsDeps): Answer => {
  const { texts } = turn;
  const found = await look(turn, wanted, { directory, closed: unitMonths.closed });
  if (found.type === 'refused') return as(leftCard(texts, texts.common.notAllowed));
  if (found.type === 'nothing') return as(noMonthCard(texts, found.unit));
  const { around, own, read, months } = found;
  const below = around.below.map((unit) => ({ unit, month: read.get(unit.id) }));
  return as(unitsCard({ ...around, texts, month: own, months, below }));
};
