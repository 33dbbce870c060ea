import type { CapsBook } from '../../src/overtime/limits/caps-book.ts';
import type { OrgId, PersonId } from '../../src/people/model.ts';
import type { Store } from './store.ts';

const isOf =
  (id: PersonId) =>
  ({ of }: CapsBook['terms'][number]): boolean =>
    of.type === 'person' && of.id === id;

/** How often the book of limits designates this person: 他律, 特例業務 and the like, with what it was for. */
export const termsOfPerson = async ({ caps }: Pick<Store, 'caps'>, org: OrgId, id: PersonId): Promise<number> =>
  ((await caps.book(org))?.terms ?? []).filter(isOf(id)).length;

/** Takes a person out of the book; whoever changes it meanwhile is not undone. */
export const takeOutOfBook = async (store: Pick<Store, 'caps'>, org: OrgId, id: PersonId): Promise<void> => {
  for (;;) {
    const book = await store.caps.book(org);
    if (!book?.terms.some(isOf(id))) return;
    if (await store.caps.save({ ...book, terms: book.terms.filter((term) => !isOf(id)(term)) })) return;
  }
};
