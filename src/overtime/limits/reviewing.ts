import { type Answer, type Handler, on, type Turn, typedIn } from '../../conversation/feature.ts';
import { closeForm, formErrors, openForm, replace } from '../../conversation/outcome.ts';
import { AkariError } from '../../errors.ts';
import { leftCard } from '../cards.ts';
import { requestsShown } from '../requests.ts';
import { type OvertimeDeps, sceneOf, todayOf } from '../scene.ts';
import type { CapsBooks, Review } from './caps-book.ts';
import { dutiesOf, LONGEST_REVIEW, type Marked, markReview, reviewedOn } from './review.ts';
import { openReview, sendReview } from './review-actions.ts';
import { type NamedDuty, reviewForm } from './review-cards.ts';
import { answersFor, nameOf } from './review-rights.ts';

/* 「検証が済んだ」: whoever heads the unit says so, with a day and one line. */

export type ReviewDeps = OvertimeDeps & { readonly books: CapsBooks };

export const reviewTaps = (deps: ReviewDeps): readonly Handler[] => [
  on(openReview, async (turn, about) => {
    const found = await dutyFor(turn, about, deps);
    return found ? openForm(reviewForm(turn.texts, found, todayOf(turn))) : notYours(turn);
  }),
];

export const reviewSubmits = (deps: ReviewDeps): readonly Handler[] => [
  on(sendReview, async (turn, about) => {
    const found = await dutyFor(turn, about, deps);
    return found ? submitted(turn, found, deps) : [closeForm, ...(await notYours(turn))];
  }),
];

type About = Parameters<typeof openReview.of>[0];

const notYours = async ({ texts }: Turn): Answer => replace(leftCard(texts, texts.overtimeMoved.review.notYours));

const dutyFor = async (
  turn: Turn,
  { unit, person, month }: About,
  deps: ReviewDeps,
): Promise<NamedDuty | undefined> => {
  const scene = await sceneOf(turn.org, deps);
  const duty =
    scene &&
    dutiesOf(scene.book, todayOf(turn)).find(
      (each) =>
        each.month === month &&
        each.of.id === (unit ?? person) &&
        each.of.type === (unit === undefined ? 'person' : 'unit'),
    );
  if (!scene || !duty) return undefined;
  const found = duty.of.type === 'person' ? await deps.directory.person(turn.org, duty.of.id) : undefined;
  const people = new Map(found ? [[found.id, found]] : []);
  return answersFor(duty, turn.person, people, scene) ? { ...duty, name: nameOf(duty, people, scene) } : undefined;
};

const submitted = async (turn: Turn, duty: NamedDuty, deps: ReviewDeps): Answer => {
  const { texts, person, inbound, now } = turn;
  const { review: says } = texts.overtimeMoved;
  const typed = typedIn(turn);
  const day = reviewedOn(typed.on ?? '', duty.month, todayOf(turn));
  if (day === 'bad' || day === 'outside') return formErrors({ on: day === 'bad' ? says.unreadable : says.outside });
  const words = (typed.words ?? '').replace(/\s+/gu, ' ').trim();
  if (words === '') return formErrors({ words: says.empty });
  if (words.length > LONGEST_REVIEW) return formErrors({ words: says.tooLong(LONGEST_REVIEW) });
  const { of, month } = duty;
  const marked = await mark(turn, { of, month, on: day, by: person.id, words, order: inbound.order }, deps);
  if (marked.type === 'refused')
    return [closeForm, ...replace(leftCard(texts, marked.why === 'full' ? says.full : says.notYours))];
  const shown = await requestsShown(person, now, deps, says.saved);
  return [closeForm, ...replace(shown ?? leftCard(texts, says.saved))];
};

const MAX_CONFLICTS = 8;

const mark = async (turn: Turn, review: Review, { books }: ReviewDeps): Promise<Marked> => {
  for (let attempt = 0; attempt < MAX_CONFLICTS; attempt += 1) {
    const book = await books.book(turn.org);
    const marked: Marked = book ? markReview(book, review, todayOf(turn)) : { type: 'refused', why: 'no-duty' };
    if (marked.type !== 'changed' || (await books.save(marked.book))) return marked;
  }
  throw new AkariError('too-many-conflicts', `limits of ${turn.org}`);
};
