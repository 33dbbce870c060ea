import { buttons, type Card, card, context, text, title } from '../conversation/card.ts';
import type { Texts } from '../text/texts.ts';
import { isLocalDate, type LocalDate } from '../time/instant.ts';
import { carrySpans, openOvertime } from './actions.ts';
import { openActual } from './actual-actions.ts';
import { totalWords } from './cards.ts';
import type { OvertimeDay, OvertimeMonth } from './model.ts';
import type { Sum } from './months.ts';
import { countedSpans } from './rules.ts';

/** As many days as a card's choice and table bear with room to spare. */
const MOST_DAYS = 31;

/** 「今月」: the person's own days, and what they add up to. Nobody else is shown it. */
export const monthCard = (texts: Texts, month: OvertimeMonth, total: Sum): Card => {
  const { overtime, overtimeCaps } = texts;
  const days = Object.entries(month.days)
    .flatMap(([day, each]) => (isLocalDate(day) && countedSpans(each).length > 0 ? [[day, each] as const] : []))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .slice(-MOST_DAYS);
  const last = days.at(-1);
  return card(
    texts.language,
    title(overtime.month.title(month.month)),
    { type: 'fields', fields: [{ label: overtimeCaps.counters.overtime, value: totalWords(texts, total) }] },
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
              action: openActual.of({ day: last[0], spans: carrySpans(countedSpans(last[1])) }),
              opens: 'form' as const,
            },
          ]),
    ]),
    context(overtime.honest),
  );
};

const rowOf = ({ overtime }: Texts, day: LocalDate, each: OvertimeDay): readonly string[] => [
  overtime.day(day),
  overtime.spans(countedSpans(each)),
  each.actual ? overtime.month.recorded : overtime.month.planned,
];
