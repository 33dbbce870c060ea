import { isLocalDate, type LocalDate, plusDays } from '../../time/instant.ts';
import { type CalendarMonth, lastDay, monthOf, monthsFrom } from '../fiscal.ts';
import { reviewBy } from './caps.ts';
import type { CapsBook, Review, Term } from './caps-book.ts';

/* 特例業務 that passed a limit is to be 整理・分析・検証 (人事院規則15-14 第16条の2の2 第3項). Akari keeps that it was done. */

/** One line that is shown whole, as quotations of up to so many signs are. */
export const LONGEST_REVIEW = 60;
/** As many as lie in the row beside the designations; a month's ministry has a few dozen. */
export const MOST_REVIEWS = 1_000;

/** Days after which a review that nobody marked is taken for done: nothing should be said for ever. */
export const REVIEW_OVER = 90;

/** A month of 特例業務 that is over: by when its causes are to be reviewed, if anybody passed a limit, and whether they were. */
export type Duty = {
  readonly of: Term['of'];
  readonly month: CalendarMonth;
  readonly by: LocalDate;
  readonly done?: Review;
};

const isAbout = (of: Term['of'], month: CalendarMonth) => (each: Pick<Review, 'of' | 'month'>) =>
  each.month === month && each.of.type === of.type && each.of.id === of.id;

/** The first to be due first. A month is one duty, however many designations it was under. */
export const dutiesOf = (book: CapsBook, today: LocalDate): readonly Duty[] => {
  const { settings, since, reviews = [] } = book;
  const last = monthOf(today);
  const found = new Map<string, Duty>();
  for (const { type, of, from, until } of book.terms) {
    if (type !== 'special') continue;
    for (const month of monthsFrom(from, until ?? last)) {
      const by = reviewBy(month, settings);
      if (month < since || month >= last || plusDays(by, REVIEW_OVER) < today) continue;
      const done = reviews.find(isAbout(of, month));
      found.set(`${month} ${of.type} ${of.id}`, { of, month, by, ...(done && { done }) });
    }
  }
  return [...found.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, duty]) => duty);
};

export type Marked =
  | { readonly type: 'changed'; readonly book: CapsBook }
  /** It is so already, or a later word stands. */
  | { readonly type: 'unchanged' }
  /** There is no such duty (any more), or there are too many on record. */
  | { readonly type: 'refused'; readonly why: 'no-duty' | 'full' };

/** Marks a review as done. What is long over is dropped with it. */
export const markReview = (book: CapsBook, review: Review, today: LocalDate): Marked => {
  const { of, month } = review;
  if (!dutiesOf(book, today).some(isAbout(of, month))) return { type: 'refused', why: 'no-duty' };
  const before = book.reviews?.find(isAbout(of, month));
  if (before && before.order >= review.order) return { type: 'unchanged' };
  const others = (book.reviews ?? [])
    .filter((each) => !isAbout(of, month)(each))
    .filter((each) => plusDays(reviewBy(each.month, book.settings), REVIEW_OVER) >= today);
  if (others.length >= MOST_REVIEWS) return { type: 'refused', why: 'full' };
  return { type: 'changed', book: { ...book, reviews: [...others, review] } };
};

/** A day on which it can have been done. */
export const reviewedOn = (typed: string, month: CalendarMonth, today: LocalDate): LocalDate | 'bad' | 'outside' => {
  const plain = typed
    .normalize('NFKC')
    .trim()
    .replace(/[/.年月]/gu, '-')
    .replace(/日$/u, '');
  const day = plain.replace(/^(\d{4})-(\d{1,2})-(\d{1,2})$/, (_, y: string, m: string, d: string) =>
    [y, m.padStart(2, '0'), d.padStart(2, '0')].join('-'),
  );
  if (!isLocalDate(day)) return 'bad';
  return lastDay(month) < day && day <= today ? day : 'outside';
};
