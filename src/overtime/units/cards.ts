import { buttons, type Card, type CardElement, card, context, text, title } from '../../conversation/card.ts';
import type { Around, Named } from '../../people/around.ts';
import { timeChoice, unitChoice, wayButtons } from '../../people/around-cards.ts';
import type { Texts } from '../../text/texts.ts';
import { dateIn, TOKYO } from '../../time/instant.ts';
import { chooseMonth, chooseUnit, openUnits } from './actions.ts';
import type { UnitMonth } from './model.ts';
import type { Range } from './rules.ts';

export type UnitsView = Around<{ readonly unit: Named; readonly month: UnitMonth | undefined }> & {
  readonly texts: Texts;
  readonly month: UnitMonth;
  /** Closed months of the unit, the newest first. */
  readonly months: readonly UnitMonth[];
};

const CHARTED = 6;

/** The last closed month of a unit and of those right below it. */
export const unitsCard = (view: UnitsView): Card => {
  const { texts, unit, month, below } = view;
  const { overtimeUnits: says } = texts;
  const rows = [
    rowOf(texts, says.itself(unit.name), month),
    ...below.map((one) => rowOf(texts, one.unit.name, one.month)),
  ];
  return card(
    texts.language,
    title(says.title(unit.name, month.month)),
    text(summaryOf(texts, month)),
    { type: 'table', columns: [says.columns.unit, says.columns.people, says.columns.long, says.columns.rested], rows },
    ...chartOf(view),
    ...choicesOf(view),
    ...wayOf(view),
    context(says.asOf(dateIn(month.at, TOKYO))),
    context(says.why),
  );
};

export const noMonthCard = ({ language, overtimeUnits }: Texts, unit: Named): Card =>
  card(language, title(overtimeUnits.menu), text(overtimeUnits.noMonth(unit.name)));

const summaryOf = ({ overtimeUnits: says }: Texts, { long, rested }: UnitMonth): string => {
  if (!long && !rested) return says.nothing;
  const parts = [
    ...(long ? [says.long(long.people, says.people(long.from, long.to))] : []),
    ...(rested ? [says.rested(says.percent(rested.from, rested.to))] : []),
  ];
  return parts.join('\n');
};

const rowOf = ({ overtimeUnits: says }: Texts, name: string, month: UnitMonth | undefined): readonly string[] => {
  const range = (found: Range | undefined, words: (from: number, to: number) => string): string =>
    found ? words(found.from, found.to) : says.untold;
  const people = month?.long?.people;
  return [
    name,
    people === undefined ? says.untold : says.people(people, people),
    range(month?.long, says.people),
    range(month?.rested, says.percent),
  ];
};

/** Both ends of each month's range, as parts of a hundred: nothing in between is known. */
const chartOf = ({ texts, months }: UnitsView): readonly CardElement[] => {
  const { chart, month: nameOf } = texts.overtimeUnits;
  const told = months
    .slice(0, CHARTED)
    .toReversed()
    .flatMap(({ month, long }) => (long ? [{ month, ...long }] : []));
  if (told.length === 0) return [];
  const least = told.map(({ from, people }) => Math.floor((100 * from) / people));
  const most = told.map(({ to, people }) => Math.ceil((100 * to) / people));
  return [
    {
      ...{ type: 'chart', kind: 'bar', title: chart.title, labels: told.map(({ month }) => nameOf(month)) },
      series: [
        { name: chart.least, values: least },
        { name: chart.most, values: most },
      ],
    },
  ];
};

const choicesOf = (view: UnitsView): readonly CardElement[] => {
  const { texts, unit, month, months } = view;
  const { choose, chooseMonth: label, month: nameOf } = texts.overtimeUnits;
  const options = months.map((each) => ({ label: nameOf(each.month), value: each.month }));
  return [
    ...unitChoice(view, choose, chooseUnit.of({ month: month.month })),
    ...timeChoice(label, chooseMonth.of({ unit: unit.id }), month.month, options),
  ];
};

const wayOf = (view: UnitsView): readonly CardElement[] => {
  const { month } = view.month;
  const ways = wayButtons(view, view.texts.overtimeUnits, (to) => openUnits.of({ ...to, month }));
  return ways.length === 0 ? [] : [buttons(ways)];
};
