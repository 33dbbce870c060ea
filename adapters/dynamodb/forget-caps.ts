import type { Review, Term } from '../../src/overtime/limits/caps-book.ts';
import type { OrgId, PersonId } from '../../src/people/model.ts';
import type { Store } from './store.ts';

const isOf =
  (id: PersonId) =>
  ({ of }: Pick<Term, 'of'>): boolean =>
    of.type === 'person' && of.id === id;

/** How often the book of limits names this person: 他律, 特例業務 and the like, and reviews of theirs, or by them. */
export const termsOfPerson = async ({ caps }: Pick<Store, 'caps'>, org: OrgId, id: PersonId): Promise<number> => {
  const book = await caps.book(org);
  return (book?.terms ?? []).filter(isOf(id)).length + (book?.reviews ?? []).filter(names(id)).length;
};

const names =
  (id: PersonId) =>
  (review: Review): boolean =>
    review.by === id || isOf(id)(review);

/** That a unit's months were reviewed stays, without who said so. */
const withoutName = ({ by: _, ...review }: Review): Review => review;

/** Takes a person out of the book; whoever changes it meanwhile is not undone. */
export const takeOutOfBook = async (store: Pick<Store, 'caps'>, org: OrgId, id: PersonId): Promise<void> => {
  for (;;) {
    const book = await store.caps.book(org);
    const reviews = book?.reviews ?? [];
    if (!book || !(book.terms.some(isOf(id)) || reviews.some(names(id)))) return;
    const terms = book.terms.filter((term) => !isOf(id)(term));
    const kept = reviews.filter((each) => !isOf(id)(each)).map((each) => (each.by === id ? withoutName(each) : each));
    if (await store.caps.save({ ...book, terms, reviews: kept })) return;
  }
};
