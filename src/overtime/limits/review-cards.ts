import { buttons, type CardElement, context, divider, strong, text } from '../../conversation/card.ts';
import type { Form } from '../../conversation/form.ts';
import { quoted } from '../../people/quote.ts';
import type { Texts } from '../../text/texts.ts';
import type { LocalDate } from '../../time/instant.ts';
import { type Duty, LONGEST_REVIEW } from './review.ts';
import { openReview, sendReview } from './review-actions.ts';

/** A duty with the name of its unit or person. */
export type NamedDuty = Duty & { readonly name: string };

/** So many have a button of their own at a time, in a card that is long already; the others follow once these are done. */
const MOST_SHOWN = 1;
/** The newest that are done. */
const MOST_DONE = 1;

const aboutOf = ({ of, month }: Duty) => (of.type === 'unit' ? { unit: of.id, month } : { person: of.id, month });

/** What is to be reviewed, with the tap that marks it, and what was. */
export const reviewElements = (
  texts: Texts,
  duties: readonly NamedDuty[],
  today: LocalDate,
): readonly CardElement[] => {
  if (duties.length === 0) return [];
  const { overtimeMoved, overtime } = texts;
  const { review } = overtimeMoved;
  const open = duties.filter(({ done }) => !done);
  const done = duties.flatMap((duty) => (duty.done ? [{ ...duty, done: duty.done }] : []));
  return [
    ...[divider, strong(review.heading)],
    ...open
      .slice(0, MOST_SHOWN)
      .flatMap((duty): readonly CardElement[] => [
        text((duty.by < today ? review.overdue : review.due)(duty.name, duty.month, duty.by)),
        buttons([{ label: review.mark, action: openReview.of(aboutOf(duty)), opens: 'form' }]),
      ]),
    ...(open.length > MOST_SHOWN ? [context(overtime.requests.more(open.length - MOST_SHOWN))] : []),
    ...done
      .slice(-MOST_DONE)
      .map(({ name, month, done: { on, words } }) => context(review.done(name, month, on, quoted(words)))),
    ...(open.length > 0 ? [context(review.why)] : []),
  ];
};

export const reviewForm = (texts: Texts, duty: NamedDuty, today: LocalDate): Form => {
  const { review } = texts.overtimeMoved;
  return {
    ...{ language: texts.language, title: review.title, submitLabel: review.save },
    submit: sendReview.of(aboutOf(duty)),
    fields: [
      { type: 'note', text: review.note(duty.name, duty.month) },
      {
        ...({ type: 'text', id: 'on', label: review.on, hint: review.hint, maxLength: 20, required: true } as const),
        initial: duty.done?.on ?? today,
      },
      {
        ...({ type: 'text', id: 'words', label: review.words, maxLength: LONGEST_REVIEW, required: true } as const),
        ...(duty.done && { initial: duty.done.words }),
      },
    ],
  };
};
