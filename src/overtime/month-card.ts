import { buttons, type Card, type CardElement, card, context, text, title } from '../conversation/card.ts';
import type { Person } from '../people/model.ts';
import { ownCalendar } from '../people/rest.ts';
import type { Texts } from '../text/texts.ts';
import { isLocalDate, type LocalDate } from '../time/instant.ts';
import { openOvertime } from './actions.ts';
import { carryActual, openActual } from './actual-actions.ts';
import type { CapUse } from './limits/caps.ts';
import { type Forecast, forecastOf } from './limits/forecast.ts';
import { capsOf, hoursOf, type Standing, standingOf, usesShown, workedBy } from './limits/standing.ts';
import { capFields, totalWords } from './limits/standing-cards.ts';
import type { OvertimeDay, OvertimeMonth, PersonMonths } from './model.ts';
import { moveViewOf } from './moved.ts';
import { besideHours, moveButton } from './moved-cards.ts';
import { countedSpans, countedWork } from './rules.ts';
import type { Scene } from './scene.ts';

/** As many days as a card's choice and table bear with room to spare. */
const MOST_DAYS = 31;

export type MonthView = {
  readonly month: OvertimeMonth;
  readonly standing: Standing;
  readonly forecast: Forecast | undefined;
  /** The 週休日 with work on them, which may be moved. */
  readonly restDays: readonly LocalDate[];
  readonly note?: string;
};

/** A month as the person sees it; of the one that is on, where its pace leads. */
export const monthView = (person: Person, months: PersonMonths, scene: Scene, today: LocalDate): MonthView => {
  const standing = standingOf(person, months, scene);
  const calendar = ownCalendar(scene.calendar, person);
  const { days, hours } = hoursOf(person, months, scene, { counts: workedBy(today) });
  const uses = capsOf(person, months.month.month, hours, scene)?.uses ?? [];
  const restDays = Object.entries(months.month.days).flatMap(([day, here]) =>
    isLocalDate(day) && moveViewOf(person, day, here, scene.calendar) ? [day] : [],
  );
  return {
    ...{ month: months.month, standing, forecast: forecastOf(uses, days, today, calendar) },
    restDays: restDays.toSorted(),
  };
};

/** 「今月」: the person's own days, what they add up to, and how that stands to each limit. Nobody else is shown it. */
export const monthCard = (texts: Texts, { month, standing, forecast, restDays, note }: MonthView): Card => {
  const { overtime, overtimeCaps } = texts;
  const days = Object.entries(month.days)
    .flatMap(([day, each]) => (isLocalDate(day) && countedSpans(each).length > 0 ? [[day, each] as const] : []))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .slice(-MOST_DAYS);
  const last = days.at(-1);
  return card(
    texts.language,
    title(overtime.month.title(month.month)),
    ...(note === undefined ? [] : [text(note)]),
    {
      type: 'fields',
      fields: [
        { label: overtimeCaps.counters.overtime, value: totalWords(texts, standing.total) },
        ...capFields(texts, standing),
      ],
    },
    ...gauges(texts, standing),
    ...(forecast ? [text(overtimeCaps.forecast(forecast.day, forecast.use, standing.year))] : []),
    ...(days.length === 0
      ? [text(overtime.month.none)]
      : [
          {
            type: 'table' as const,
            columns: [overtime.form.day, overtime.month.hours, overtime.month.state],
            rows: days.map(([day, each]) => rowOf(texts, day, each)),
          },
        ]),
    buttons([
      { label: overtime.menu, action: openOvertime.of({}) },
      ...(last === undefined
        ? []
        : [
            {
              label: overtime.month.correctLast(last[0]),
              action: openActual.of(carryActual({ day: last[0], ...countedWork(last[1]) })),
              opens: 'form' as const,
            },
          ]),
      ...(restDays.length === 0 ? [] : [moveButton(texts, restDays)]),
    ]),
    ...notesOf(texts, standing).map(context),
    context(overtime.honest),
  );
};

/** How full each limit is. Its numbers stand in words above it. */
const gauges = ({ overtimeCaps }: Texts, { caps }: Standing): readonly CardElement[] => {
  const uses = caps ? usesShown(caps) : [];
  if (uses.length === 0) return [];
  const { chart, settings } = overtimeCaps;
  const series = [
    { name: chart.share, values: uses.map(share) },
    // Without it a tenth of a limit would fill the picture.
    { name: chart.full, values: uses.map(() => 100) },
  ];
  return [
    { type: 'chart', kind: 'bar', title: chart.title, labels: uses.map(({ cap }) => settings.kinds[cap]), series },
  ];
};

/** In per cent, never rounded up to a limit that is not reached. */
const share = ({ used, limit }: CapUse): number => Math.floor((used * 100) / limit);

/** What the numbers are without, and what a month of 特例業務 asks for. */
const notesOf = ({ overtimeCaps }: Texts, { caps }: Standing): readonly string[] => {
  if (!caps) return [];
  const unknown = caps.uses.find(({ cap }) => cap === 'year')?.unknown ?? [];
  return [
    ...(caps.special ? [overtimeCaps.special] : []),
    ...(unknown.length === 0 ? [] : [overtimeCaps.sumsWithout(unknown)]),
    ...(caps.averagesWithout.length === 0 ? [] : [overtimeCaps.averagesWithout(caps.averagesWithout)]),
    ...(caps.reviewBy === undefined ? [] : [overtimeCaps.reviewBy(caps.reviewBy)]),
  ];
};

const rowOf = (texts: Texts, day: LocalDate, each: OvertimeDay): readonly string[] => {
  const { overtime } = texts;
  return [
    overtime.day(day),
    `${overtime.spans(countedSpans(each))}${besideHours(texts, each)}`,
    each.actual ? overtime.month.recorded : overtime.month.planned,
  ];
};
