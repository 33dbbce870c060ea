import { describe, expect, it } from 'vitest';
import { asCalendarMonth } from '../../../../src/overtime/fiscal.ts';
import { type CapsBook, firstBook, type Review, type Term } from '../../../../src/overtime/limits/caps-book.ts';
import { lookAtBook } from '../../../../src/overtime/limits/caps-look.ts';
import { dutiesOf, MOST_REVIEWS, markReview, reviewedOn } from '../../../../src/overtime/limits/review.ts';
import { asOrgId, asPersonId, asUnitId } from '../../../../src/people/model.ts';
import { asLocalDate } from '../../../../src/time/instant.ts';

const month = asCalendarMonth;
const date = asLocalDate;
const of = { type: 'unit', id: asUnitId('国会') } as const;
const special = (from: string, until?: string): Term => ({
  ...{ of, from: month(from), type: 'special', reason: '国会対応' },
  ...(until !== undefined && { until: month(until) }),
});
const bookWith = (more: Partial<CapsBook>): CapsBook => ({ ...firstBook(asOrgId('mof'), month('2026-04')), ...more });
const review = (name: string, more: Partial<Review> = {}): Review => ({
  ...{ of, month: month(name), on: date('2026-11-20'), by: asPersonId('9'), words: '審議が重なった', order: 1 },
  ...more,
});
const told = (book: CapsBook, today: string) =>
  dutiesOf(book, date(today)).map(({ month: name, by, done }) => `${name} ${by}${done ? ' done' : ''}`);

describe('the duty to review 特例業務', () => {
  it('begins once its month is over, and ends six months after it', () => {
    const book = bookWith({ terms: [special('2026-09', '2026-11')] });
    expect(told(book, '2026-11-30')).toEqual(['2026-09 2027-03-31', '2026-10 2027-04-30']);
    expect(told(book, '2026-12-01')).toEqual(['2026-09 2027-03-31', '2026-10 2027-04-30', '2026-11 2027-05-31']);
  });

  it('is spoken of for ninety days after its end, and of no month before the book begins', () => {
    const book = bookWith({ since: month('2026-10'), terms: [special('2026-08', '2026-10')] });
    expect(told(book, '2027-07-29')).toEqual(['2026-10 2027-04-30']);
    expect(told(book, '2027-07-30')).toEqual([]);
  });

  it('is one of a month, however many designations it was under, and none of another kind', () => {
    const regime: Term = { of, from: month('2026-04'), type: 'regime', regime: 'taritsu' };
    const book = bookWith({ terms: [regime, special('2026-10', '2026-10'), special('2026-09', '2026-10')] });
    expect(told(book, '2026-11-20')).toEqual(['2026-09 2027-03-31', '2026-10 2027-04-30']);
  });

  it('is marked as done, which the doctor asks for no more', () => {
    const book = bookWith({ terms: [special('2026-10', '2026-10')] });
    const marked = markReview(book, review('2026-10'), date('2026-11-20'));
    expect(marked).toEqual({ type: 'changed', book: { ...book, reviews: [review('2026-10')] } });
    if (marked.type !== 'changed') return;
    expect(told(marked.book, '2026-11-20')).toEqual(['2026-10 2027-04-30 done']);
    const isThere = () => true;
    expect(lookAtBook(book, isThere, date('2027-05-10')).reviews).toEqual({ overdue: 1, soon: 0 });
    expect(lookAtBook(marked.book, isThere, date('2027-05-10')).reviews).toEqual({ overdue: 0, soon: 0 });
  });

  it('takes a later word in its place, and nothing twice', () => {
    const book = bookWith({ terms: [special('2026-10', '2026-10')], reviews: [review('2026-10')] });
    expect(markReview(book, review('2026-10'), date('2026-11-20')).type).toBe('unchanged');
    const later = review('2026-10', { order: 2, words: '災害が続いた' });
    expect(markReview(book, later, date('2026-11-20'))).toEqual({
      type: 'changed',
      book: { ...book, reviews: [later] },
    });
  });

  it('is refused of a month that was none, and where the row is full', () => {
    const book = bookWith({ terms: [special('2026-10', '2026-10')] });
    expect(markReview(book, review('2026-09'), date('2026-11-20'))).toEqual({ type: 'refused', why: 'no-duty' });
    const reviews = Array.from({ length: MOST_REVIEWS }, (_, i) =>
      review('2026-09', { of: { type: 'unit', id: asUnitId(`U${i}`) } }),
    );
    expect(markReview({ ...book, reviews }, review('2026-10'), date('2026-11-20'))).toEqual({
      type: 'refused',
      why: 'full',
    });
  });

  it('drops with the next mark what nobody asks for any more', () => {
    const book = bookWith({ since: month('2025-04'), terms: [special('2025-10', '2026-10')] });
    const marked = markReview({ ...book, reviews: [review('2025-10')] }, review('2026-10'), date('2026-11-20'));
    expect(marked).toEqual({ type: 'changed', book: { ...book, reviews: [review('2026-10')] } });
  });
});

describe('the day of a review', () => {
  it.each([
    ['2026-11-20', '2026-11-20'],
    ['２０２６／１１／２０', '2026-11-20'],
    ['2026年11月1日', '2026-11-01'],
    ['2026-10-31', 'outside'],
    ['2026-11-21', 'outside'],
    ['昨日', 'bad'],
    ['2026-02-30', 'bad'],
  ])('%s is read as %s', (typed, day) => {
    expect(reviewedOn(typed, month('2026-10'), date('2026-11-20'))).toBe(day);
  });
});
