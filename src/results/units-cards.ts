import { type Button, buttons, type Card, type CardElement, card, context, text, title } from '../conversation/card.ts';
import type { Around, Named } from '../people/around.ts';
import { timeChoice, unitChoice, wayButtons } from '../people/around-cards.ts';
import { chooseCadence } from '../pulse/programme-cards.ts';
import type { Texts } from '../text/texts.ts';
import type { WeekId } from '../time/instant.ts';
import { chooseUnit, chooseWeek, openDecide, openDecisions, openUnits } from './actions.ts';
import { mondayOf } from './cards.ts';
import type { UnitResult } from './model.ts';
import { national } from './national.ts';
import { isShown, itemShare, marginTold, optOutTold, peopleTold, responseTold, rollingAt, shareTold } from './rules.ts';
import { hidingOf } from './seen.ts';
import { worthOf } from './telling.ts';

export type UnitsView = Around<{ readonly unit: Named; readonly result: UnitResult | undefined }> & {
  readonly texts: Texts;
  readonly week: WeekId;
  readonly result: UnitResult | undefined;
  /** Rounds to choose from, the newest first. */
  readonly weeks: readonly WeekId[];
  /** Units in which few have answered for some rounds. */
  readonly tired: readonly Named[];
};

/** Weeks of responses in one sentence. */
const RESPONSES = 6;

/** For who promotes: a unit and those right below it. */
export const unitsCard = (view: UnitsView): Card => {
  const { texts, unit, week, result, below } = view;
  const { units, week: weekName } = texts.results;
  const rows = [
    rowOf(texts, units.itself(unit.name), result),
    ...below.map((each) => rowOf(texts, each.unit.name, each.result)),
  ];
  const { columns } = units;
  return card(
    texts.language,
    title(units.title(unit.name, weekName(mondayOf(week)))),
    text(topOf(view).join('\n')),
    {
      ...{ type: 'table', rows },
      columns: [columns.unit, columns.people, columns.response, columns.worth, columns.margin],
    },
    ...legendOf(view),
    ...offerOf(view),
    ...choicesOf(view),
    buttons(wayOf(view)),
    context(units.smallPrint),
  );
};

/** やりがい beside the national figure, time, who switched it off, response over the weeks. */
const topOf = ({ texts, unit, result }: UnitsView): readonly string[] => {
  const { results } = texts;
  const { units } = results;
  const worth = result && isShown(result) ? worthOf(result) : undefined;
  if (!result || !worth) return [units.nothing(unit.name, units.reasons[hidingOf(result)].means)];
  const valuable = itemShare(result, 'D7a');
  const optedOut = optOutTold(result);
  const weeks = result.line
    .slice(-RESPONSES)
    .map((point) =>
      units.responseOf(results.shortWeek(mondayOf(point.week)), responseTold(point.people, point.members)),
    );
  return [
    units.worth(unit.name, worth.percent),
    units.national(national[0].percent.toFixed(1), national[1].percent.toFixed(1)),
    ...(valuable ? [units.valuable(shareTold(valuable))] : []),
    ...(optedOut ? [units[optedOut.type === 'below' ? 'optedOutBelow' : 'optedOut'](optedOut.percent)] : []),
    ...(weeks.length < 2 ? [] : [units.responses(weeks)]),
  ];
};

const rowOf = ({ results }: Texts, name: string, result: UnitResult | undefined): readonly string[] => {
  const { units } = results;
  const hidden = units.hidden(units.reasons[hidingOf(result)].word);
  const { people, members, line, week } = result ?? { members: 0, line: [], week: undefined };
  const share = result && week && isShown(result) ? rollingAt(line, week) : undefined;
  return [
    name,
    people === undefined || members === 0 ? hidden : results.people(peopleTold(people)),
    people === undefined || members === 0 ? hidden : results.percent(responseTold(people, members)),
    share ? results.percent(shareTold(share)) : hidden,
    share ? results.margin(marginTold(share)) : hidden,
  ];
};

/** What the words in hidden cells mean, of those that stand in this table. */
const legendOf = ({ texts, result, below }: UnitsView): readonly CardElement[] => {
  const { units } = texts.results;
  const reasons = new Set(
    [result, ...below.map((each) => each.result)]
      .filter((each) => !each || each.people === undefined || !isShown(each))
      .map(hidingOf),
  );
  if (reasons.size === 0) return [];
  return [context(units.legend([...reasons].map((why) => units.reasons[why])))];
};

/** As many buttons as one row bears. */
const MOST_OFFERS = 3;

const offerOf = ({ texts, tired }: UnitsView): readonly CardElement[] => {
  const { units } = texts.results;
  if (tired.length === 0) return [];
  return [
    text(units.offer),
    buttons(
      tired.slice(0, MOST_OFFERS).map(({ id, name }) => ({
        ...{ label: units.fortnightly(name), action: chooseCadence.of({ unit: id, cadence: 'fortnightly' }) },
      })),
    ),
  ];
};

const choicesOf = (view: UnitsView): readonly CardElement[] => {
  const { unit, week, weeks } = view;
  const { results } = view.texts;
  const options = weeks.map((each) => ({ label: results.week(mondayOf(each)), value: each }));
  return [
    ...unitChoice(view, results.units.choose, chooseUnit.of({ week })),
    ...timeChoice(results.units.chooseWeek, chooseWeek.of({ unit: unit.id }), week, options),
  ];
};

const wayOf = (view: UnitsView): readonly Button[] => {
  const { texts, unit, week } = view;
  const { units, decide } = texts.results;
  return [
    ...wayButtons(view, units, (to) => openUnits.of({ ...to, week })),
    { label: decide.write, action: openDecide.of({ unit: unit.id }), opens: 'form' },
    { label: decide.list, action: openDecisions.of({ unit: unit.id }) },
  ];
};
