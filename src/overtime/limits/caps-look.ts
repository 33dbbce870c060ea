import { type LocalDate, plusDays } from '../../time/instant.ts';
import { type CalendarMonth, monthOf, monthsFrom } from '../fiscal.ts';
import { reviewBy } from './caps.ts';
import type { CapsBook, Term } from './caps-book.ts';
import { type CapsSettings, defaultCapsSettings } from './caps-settings.ts';

/** What whoever runs Akari may want to know of a book of limits. */
export type BookLook = {
  /** Settings that nobody has set to anything else. */
  readonly defaults: number;
  /** The first month on record is still to come: until then nothing is reckoned. */
  readonly isSinceAhead: boolean;
  readonly hasRoute: boolean;
  /** Designations that still hold, of units and people who are no longer there. */
  readonly strangers: number;
  /** 特例業務 with a month whose review was due, or is due soon. Nobody tells Akari that it was done. */
  readonly reviews: { readonly overdue: number; readonly soon: number };
};

/** Days before a review is due. */
const SOON = 30;
/** Days after which it is taken for done: nothing should be said for ever. */
const OVER = 90;

export const lookAtBook = (book: CapsBook, isThere: (of: Term['of']) => boolean, today: LocalDate): BookLook => {
  const month = monthOf(today);
  const reviews = book.terms.map((term) => reviewOf(term, book.settings, today));
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

const reviewOf = (term: Term, settings: CapsSettings, today: LocalDate): 'overdue' | 'soon' | undefined => {
  if (term.type !== 'special') return undefined;
  const days = monthsFrom(term.from, earlier(term.until, monthOf(today))).map((month) => reviewBy(month, settings));
  if (days.some((day) => plusDays(today, -OVER) <= day && day < today)) return 'overdue';
  return days.some((day) => today <= day && day <= plusDays(today, SOON)) ? 'soon' : undefined;
};

const earlier = (until: CalendarMonth | undefined, month: CalendarMonth): CalendarMonth =>
  until !== undefined && until < month ? until : month;
