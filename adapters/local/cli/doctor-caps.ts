import { monthOf } from '../../../src/overtime/fiscal.ts';
import { bookOf } from '../../../src/overtime/limits/caps-book.ts';
import { lookAtBook } from '../../../src/overtime/limits/caps-look.ts';
import type { Organisation } from '../../../src/people/ports.ts';
import { dateIn } from '../../../src/time/instant.ts';
import { namesFor } from './caps-place.ts';
import type { Database } from './doctor-database.ts';
import { type Finding, note, ok } from './doctor-finding.ts';
import type { Doctor } from './doctor-scope.ts';

/** The limits of overtime: nothing breaks when they are not settled, but somebody has to settle them. */
export const capsFinding = async (
  organisation: Organisation,
  { store, now }: Database,
  { texts }: Doctor,
): Promise<Finding> => {
  const { caps } = texts.data;
  const today = dateIn(now, organisation.zone);
  const book = await bookOf(organisation.id, monthOf(today), store);
  const names = await namesFor(organisation, book.terms, { store });
  const look = lookAtBook(
    book,
    ({ type, id }) => (type === 'unit' ? names.unit(id) !== undefined : names.isHere(id)),
    today,
  );
  const notes = [
    ...(look.hasRoute ? [] : [caps.noRoute]),
    ...(look.isSinceAhead ? [caps.sinceAhead(book.since)] : []),
    ...(look.strangers > 0 ? [caps.strangers(look.strangers)] : []),
    ...(look.reviews.overdue > 0 ? [caps.overdue(look.reviews.overdue)] : []),
    ...(look.reviews.soon > 0 ? [caps.soon(look.reviews.soon)] : []),
  ];
  if (notes.length === 0) return ok('data.caps', caps.settled(look.defaults));
  return note('data.caps', caps.unsettled([...notes, ...(look.defaults > 0 ? [caps.defaults(look.defaults)] : [])]));
};
