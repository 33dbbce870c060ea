import { type LocalDate, plusDays } from '../../time/instant.ts';
import { type CalendarMonth, monthOf, monthsFrom } from '../fiscal.ts';
import { reviewBy } from './caps.ts';
import type { CapsBook, Term } from './caps-book.ts';
import { type CapsSettings, defaultCapsSettings } from './caps-settings.ts';
import { REVIEW_OVER } from './review.ts';

/** What whoever runs Akari may want to know of a book of limits. */
export type BookLook = {
  /** Settings that nobody has set to anything else. */
  readonly defaults: number;
  /** The first month on record is still to come: until then nothing is reckoned. */
  readonly isSinceAhead: boolean;
  readonly hasRoute: boolean;
  /** Designations that still hold, of units and people who are no longer there. */
  readonly strangers: number;
  /** 特例業務 with a month whose review was due, or is due soon, and was not marked as done. */
  readonly reviews: { readonly overdue: number; readonly soon: number };
};

/** Days before a review is due. */
const SOON = 30;

export const lookAtBook = (book: CapsBook, isThere: (of: Term['of']) => boolean, today: LocalDate): BookLook => {
  const month = monthOf(today);
  const reviews = book.terms.map((term) => reviewOf(term, book, today));
  return {
    defaults: defaultsIn(book.settings),
    isSinceAhead: book.since > month,
    hasRoute: book.doctorRoute !== undefined,
    strangers: book.terms.filter(({ of, until }) => (until === undefined || month <= until) && !isThere(of)).length,
    reviews: {
      overdue: reviews.filter((review) => review === 'overdue').length,
      soon: reviews.filter((review) => review === 'soon').length,
    },
  };
};

const defaultsIn = (settings: CapsSettings): number => {
  let count = 0;
  const usual: { readonly [key: string]: unknown } = defaultCapsSettings;
  for (const [key, value] of Object.entries(settings))
    if (JSON.stringify(value) === JSON.stringify(usual[key])) count += 1;
  return count;
};

const reviewOf = (
  term: Term,
  { settings, reviews = [] }: CapsBook,
  today: LocalDate,
): 'overdue' | 'soon' | undefined => {
  if (term.type !== 'special') return undefined;
  const isDone = (month: CalendarMonth): boolean =>
    reviews.some((each) => each.month === month && each.of.type === term.of.type && each.of.id === term.of.id);
  const days = monthsFrom(term.from, earlier(term.until, monthOf(today)))
    .filter((month) => !isDone(month))
    .map((month) => reviewBy(month, settings));
  if (days.some((day) => plusDays(today, -REVIEW_OVER) <= day && day < today)) return 'overdue';
  return days.some((day) => today <= day && day <= plusDays(today, SOON)) ? 'soon' : undefined;
};

const earlier = (until: CalendarMonth | undefined, month: CalendarMonth): CalendarMonth =>
  until !== undefined && until < month ? until : month;
