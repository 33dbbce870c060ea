import { DateTime } from 'luxon';
import type { LocalDate } from '../../time/instant.ts';
import type { ResultsTexts } from '../results-texts.ts';
import type { ReportTexts } from './texts.ts';

const dayOf = (date: LocalDate): DateTime => DateTime.fromISO(date, { zone: 'utc' });

/** 2026年11月21日 */
export const japaneseDate = (date: LocalDate): string => dayOf(date).toFormat('yyyy年M月d日');

/** 21 November 2026 */
export const englishDate = (date: LocalDate): string => dayOf(date).setLocale('en').toFormat('d LLLL yyyy');

/** What a page says just as the chat does. */
export const fromResults = ({ units, ...results }: ResultsTexts) =>
  ({
    percent: results.percent,
    margin: results.margin,
    people: results.people,
    drivers: results.drivers,
    hidden: (why) => units.hidden(units.reasons[why].word),
    hiddenMeans: (why) => units.reasons[why].means,
    none: results.notShown,
    difference: (change) =>
      change.type === 'within-error'
        ? results.withinError
        : results.difference(change.type === 'rose' ? change.points : -change.points),
    week: results.shortWeek,
  }) satisfies Partial<ReportTexts>;
