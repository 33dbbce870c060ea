import {
  type ActionButton,
  buttons,
  type Card,
  type CardElement,
  card,
  context,
  strong,
  text,
  title,
} from '../conversation/card.ts';
import { openMenu, openSettings } from '../people/cards.ts';
import type { Person } from '../people/model.ts';
import type { QuestionId } from '../pulse/model.ts';
import { openRemarks } from '../remarks/actions.ts';
import type { Texts } from '../text/texts.ts';
import { dateIn, dayOfWeek, type LocalDate, type WeekId, type Zone } from '../time/instant.ts';
import { openResults, openTeam, openUnits } from './actions.ts';
import { type UnitResult, writerOf } from './model.ts';
import { marginTold, peopleTold, rollingAt, shareTold } from './rules.ts';
import type { Heard, Hiding, Seen } from './seen.ts';
import { movementsOf, type Worth, worthOf } from './telling.ts';

export type StaffView = {
  readonly texts: Texts;
  readonly person: Pick<Person, 'manages' | 'promotes' | 'zone'>;
  /** Whose results are shown, and why perhaps not the own unit's. */
  readonly seen: Seen;
  /** The latest decisions of the person's own unit and those above. */
  readonly heard: readonly Heard[];
  /** It comes by itself, and says how to stop that. */
  readonly byItself: boolean;
};

/** So many weeks stand in a line and in its table. */
const WEEKS = 8;

/** 「みんなの結果」: three sentences, the line and its numbers, what was decided, who sees it. */
export const staffResultsCard = (view: StaffView): Card => {
  const { texts, seen } = view;
  const { staff } = texts.results;
  return card(
    texts.language,
    title(staff.title(texts.results.week(mondayOf(seen.shown.week)))),
    ...insteadOf(texts, seen),
    text(sentencesOf(texts, seen.shown).join('\n')),
    ...lineOf(texts, seen.shown),
    ...hiddenQuestions(texts, seen.shown),
    ...heardElements(texts, view.heard, view.person.zone),
    context(staff.smallPrint),
    buttons(view.byItself ? [...waysOf(view), settings(texts)] : waysOf(view)),
  );
};

/** Nothing is shown: why, and when the next questions come. */
export const noResultsCard = (
  texts: Texts,
  person: StaffView['person'],
  why: Hiding | 'no-round',
  next: LocalDate | undefined,
  heard: readonly Heard[],
): Card => {
  const { menu, staff } = texts.results;
  return card(
    texts.language,
    title(menu),
    text([staff.none[why], ...(next === undefined ? [] : [staff.next(next)])].join('\n')),
    ...heardElements(texts, heard, person.zone),
    buttons([
      ...(why === 'no-round' ? [] : waysOf({ texts, person })),
      { label: texts.menu.back, action: openMenu.of({}) },
    ]),
  );
};

/** A page that is for others: what it is for, and the way to what is for everybody. */
export const notForYouCard = (texts: Texts, says: string): Card =>
  card(texts.language, text(says), buttons([{ label: texts.results.menu, action: openResults.of({}) }]));

/** A week is named by its Monday. */
export const mondayOf = (week: WeekId): LocalDate => dayOfWeek(week, 1);

export const insteadOf = ({ results }: Texts, { shown, hidden }: Seen): readonly CardElement[] =>
  hidden ? [text(results.instead[hidden.why](hidden.unit.name, shown.name))] : [];

/** やりがい now and against four weeks before; what moved, or where the drivers stand. */
const sentencesOf = (texts: Texts, shown: UnitResult): readonly string[] => {
  const { staff, drivers } = texts.results;
  const worth = worthOf(shown);
  const { rose, fell, strongest, weakest, still } = movementsOf(shown);
  return [
    ...(worth ? [staff.now(shown.name, worth.percent) + changeWords(texts, worth)] : []),
    ...(rose ? [staff.driverRose(drivers[rose.driver], rose.from, rose.to)] : []),
    ...(strongest ? [staff.strongest(drivers[strongest.driver], strongest.percent)] : []),
    ...(fell ? [staff.driverFell(drivers[fell.driver], fell.from, fell.to)] : []),
    ...(weakest
      ? [staff.weakest(drivers[weakest.driver], weakest.percent) + (still ? after(texts, staff.still) : '')]
      : []),
  ];
};

const changeWords = (texts: Texts, { change }: Worth): string => {
  const { staff } = texts.results;
  if (!change) return '';
  return after(texts, change.type === 'within-error' ? staff.same : staff[change.type](change.points));
};

/** A sentence after another one: English puts a space between them. */
export const after = ({ language }: Texts, sentence: string): string => (language === 'ja' ? sentence : ` ${sentence}`);

const lineOf = (texts: Texts, { line }: UnitResult): readonly CardElement[] => {
  const { results } = texts;
  const { chart, columns, aboutMargin } = results.staff;
  const points = line.slice(-WEEKS).flatMap((point) => {
    const share = rollingAt(line, point.week);
    return share ? [{ point, share, label: results.shortWeek(mondayOf(point.week)) }] : [];
  });
  if (points.length === 0) return [];
  return [
    ...(points.length < 2
      ? []
      : [
          {
            ...{ type: 'chart' as const, kind: 'line' as const, title: chart.title },
            labels: points.map(({ label }) => label),
            series: [{ name: chart.series, values: points.map(({ share }) => shareTold(share)) }],
          },
        ]),
    {
      type: 'table',
      columns: [columns.week, columns.percent, columns.people, columns.margin],
      rows: points
        .toReversed()
        .map(({ point, share, label }) => [
          label,
          results.percent(shareTold(share)),
          results.people(peopleTold(point.people)),
          results.margin(marginTold(share)),
        ]),
    },
    context(aboutMargin),
  ];
};

/** Of this round, why a question is not shown although やりがい is. */
const hiddenQuestions = ({ results, pulse }: Texts, { why, shown }: UnitResult): readonly CardElement[] => {
  const lines: string[] = [];
  let question: QuestionId;
  for (question in why) {
    const reason = why[question];
    if (reason && question !== 'A0' && shown.A0) lines.push(results.staff.question[reason](pulse.questions[question]));
  }
  return lines.length === 0 ? [] : [context(lines.join('\n'))];
};

export const heardElements = (texts: Texts, heard: readonly Heard[], zone: Zone): readonly CardElement[] =>
  heard.length === 0
    ? []
    : [
        strong(texts.results.decide.heading),
        text(heard.map((each) => texts.results.decide.bullet(heardLine(texts, each, zone))).join('\n')),
      ];

export const heardLine = ({ results }: Texts, { unit, decision }: Heard, zone: Zone): string =>
  results.decide.line({
    ...{ text: decision.text, unit: unit.name, day: dateIn(decision.at, zone) },
    name: writerOf(decision),
    driver: decision.driver && results.drivers[decision.driver],
  });

/** Where else somebody may look. */
const waysOf = ({ texts, person }: Pick<StaffView, 'texts' | 'person'>): readonly ActionButton[] => [
  { label: texts.remarks.menu, action: openRemarks.of({}) },
  ...(person.manages.length === 0 ? [] : [{ label: texts.results.team.menu, action: openTeam.of({}) }]),
  ...(person.promotes.length === 0 ? [] : [{ label: texts.results.units.menu, action: openUnits.of({}) }]),
];

const settings = (texts: Texts): ActionButton => ({ label: texts.pulse.settings, action: openSettings.of({}) });
