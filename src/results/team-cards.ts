import {
  type Button,
  buttons,
  type Card,
  type CardElement,
  card,
  context,
  strong,
  text,
  title,
} from '../conversation/card.ts';
import type { Named } from '../people/around.ts';
import type { Texts } from '../text/texts.ts';
import type { LocalDate, Zone } from '../time/instant.ts';
import { chooseTeam, openDecide, openDecisions, openResults } from './actions.ts';
import { after, heardElements, insteadOf, mondayOf } from './cards.ts';
import type { UnitResult } from './model.ts';
import { type Compared, comparedDrivers, shareTold } from './rules.ts';
import type { Heard, Hiding, Seen } from './seen.ts';
import { toldChange, worthOf } from './telling.ts';
import { topicFor } from './topics.ts';

/** What is there whether results are shown or not. */
export type TeamPlace = {
  readonly texts: Texts;
  readonly zone: Zone;
  /** The unit somebody heads, and the others. */
  readonly unit: Named;
  readonly others: readonly Named[];
  readonly heard: readonly Heard[];
};

export type TeamView = TeamPlace & {
  readonly seen: Seen;
  /** What it is compared with. */
  readonly above?: UnitResult;
};

/** For who heads a unit: its drivers beside those of the unit above, and one question to ask. */
export const teamCard = (view: TeamView): Card => {
  const { texts, unit, seen } = view;
  const { team, week } = texts.results;
  return card(
    texts.language,
    title(team.title(seen.shown.name, week(mondayOf(seen.shown.week)))),
    ...insteadOf(texts, seen),
    ...worthText(view),
    ...driverElements(view),
    ...heardElements(texts, view.heard, view.zone),
    context(view.above ? team.aboutDifference + after(texts, team.smallPrint) : team.smallPrint),
    ...choiceOf(texts, [unit, ...view.others]),
    buttons(waysOf(texts, unit)),
  );
};

/** Neither the unit nor one above it is shown. */
export const noTeamCard = (
  { texts, zone, unit, others, heard }: TeamPlace,
  why: Hiding | 'no-round',
  next: LocalDate | undefined,
): Card => {
  const { staff, team } = texts.results;
  return card(
    texts.language,
    title(team.menu),
    strong(unit.name),
    text([staff.none[why], ...(next === undefined ? [] : [staff.next(next)])].join('\n')),
    ...heardElements(texts, heard, zone),
    ...choiceOf(texts, [unit, ...others]),
    buttons(waysOf(texts, unit)),
  );
};

const waysOf = ({ results }: Texts, { id }: Named): readonly Button[] => [
  { label: results.decide.write, action: openDecide.of({ unit: id }), opens: 'form' },
  { label: results.decide.list, action: openDecisions.of({ unit: id }) },
  { label: results.menu, action: openResults.of({}) },
];

const worthText = ({ texts, seen, above }: TeamView): readonly CardElement[] => {
  const { team } = texts.results;
  const own = worthOf(seen.shown);
  const beside = above && worthOf(above);
  const says = [
    ...(own ? [team.worth(seen.shown.name, own.percent)] : []),
    ...(above && beside ? [team.worthAbove(above.name, beside.percent)] : []),
  ];
  return says.length === 0 ? [] : [text(says.join('\n'))];
};

const driverElements = ({ texts, seen, above }: TeamView): readonly CardElement[] => {
  const { results } = texts;
  const compared = comparedDrivers(seen.shown, above);
  const [weakest] = compared;
  if (!weakest) return [text(results.team.noDrivers)];
  const columns = [
    ...[results.team.columns.driver, seen.shown.name],
    ...(above ? [above.name, results.team.columns.difference] : []),
  ];
  const question = results.team.topics[topicFor[weakest.driver]];
  return [
    { type: 'table', columns, rows: compared.map((each) => rowOf(texts, each, above !== undefined)) },
    text(results.team.topic(results.drivers[weakest.driver], question)),
  ];
};

const rowOf = ({ results }: Texts, { driver, own, above }: Compared, beside: boolean): readonly string[] => {
  const cells = [results.drivers[driver], results.percent(shareTold(own))];
  if (!beside) return cells;
  if (!above) return [...cells, results.notShown, results.notShown];
  const change = toldChange(above, own);
  const difference = change.type === 'within-error' ? results.withinError : results.difference(change.to - change.from);
  return [...cells, results.percent(shareTold(above)), difference];
};

/** As many as a list bears. */
const MOST_HEADED = 90;

const choiceOf = (
  { results: { team } }: Texts,
  [unit, ...others]: readonly [Named, ...Named[]],
): readonly CardElement[] =>
  others.length === 0
    ? []
    : [
        {
          ...{ type: 'choice', label: team.choose, action: chooseTeam.of({}), selected: unit.id },
          options: [unit, ...others.slice(0, MOST_HEADED - 1)].map(({ id, name }) => ({ label: name, value: id })),
        },
      ];
