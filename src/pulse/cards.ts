import * as z from 'zod/mini';
import { type ActionRef, action } from '../conversation/action.ts';
import {
  type ActionButton,
  buttons,
  type Card,
  type CardElement,
  card,
  context,
  strong,
  text,
} from '../conversation/card.ts';
import type { Form } from '../conversation/form.ts';
import { openSettings } from '../people/cards.ts';
import { openResults } from '../results/actions.ts';
import type { Texts } from '../text/texts.ts';
import { asWeekId, type Instant, isWeekId, type LocalDate, type WeekId, type Zone } from '../time/instant.ts';
import type { Answers } from './anonymity.ts';
import { type QuestionId, questionIds, type ScaleValue, scale } from './model.ts';
import { isShareQuestion } from './rotation.ts';

const week = z.pipe(z.string().check(z.refine(isWeekId)), z.transform(asWeekId));
const question = z.enum(questionIds);
const value = z.literal(scale);

export const answerQuestion = action('pulse.answer', z.object({ week, question, value }));
export const showQuestion = action('pulse.question', z.object({ week, question }));
/** Shows where this person stands: the first open question, or the thanks. */
export const showBallot = action('pulse.show', z.object({ week }));
export const skipWeek = action('pulse.skip', z.object({ week }));
/** The same for somebody who has answered. */
export const takeBack = action('pulse.take-back', z.object({ week }));
export const openComment = action('pulse.comment', z.object({ week }));
export const sendComment = action('pulse.send-comment', z.object({ week }));
export const openPulse = action('pulse.open', z.object({}));

/** A comment is no longer; counted as the platforms count what is typed, in UTF-16 units. */
export const COMMENT_LIMIT = 500;

/** What a card of one round needs to know. */
export type RoundView = {
  readonly texts: Texts;
  readonly week: WeekId;
  readonly questions: readonly QuestionId[];
  readonly answers: Answers;
  readonly closesAt: Instant;
  readonly zone: Zone;
};

/** The question to answer next; undefined when all are. */
export const nextQuestion = ({ questions, answers }: RoundView): QuestionId | undefined =>
  questions.find((id) => !answers.has(id));

/** The first message of a week: why, what is kept, the first question, a way out. */
export const askCard = (view: RoundView, newcomer: boolean): Card => {
  const { pulse } = view.texts;
  const intro = newcomer ? pulse.newcomer : pulse.intro(view.questions.length);
  return card(view.texts.language, text(intro), ...questionElements(view, nextQuestion(view) ?? 'A0'), wayOut(view));
};

/** One question in the same message: what was answered so far above it. */
export const questionCard = (view: RoundView, id: QuestionId): Card =>
  card(
    view.texts.language,
    ...answered(view),
    ...questionElements(view, id),
    nextQuestion(view) === undefined ? backToThanks(view) : wayOut(view),
  );

const questionElements = (view: RoundView, id: QuestionId): readonly CardElement[] => {
  const { texts, answers } = view;
  const chosen = answers.get(id);
  return [
    strong(numbered(view, id)),
    ...(chosen === undefined ? [] : [context(texts.pulse.current(labelOf(texts, id, chosen)))]),
    buttons(
      scale.map((step) => ({
        label: labelOf(texts, id, step),
        action: answerQuestion.of({ week: view.week, question: id, value: step }),
      })),
      'stacked',
    ),
  ];
};

const numbered = ({ texts, questions }: RoundView, id: QuestionId): string =>
  `${texts.pulse.number(questions.indexOf(id) + 1, questions.length)}${texts.pulse.questions[id]}`;

const labelOf = (texts: Texts, id: QuestionId, step: ScaleValue): string =>
  isShareQuestion(id) ? texts.pulse.shares[step] : texts.pulse.scale[step];

const answered = (view: RoundView): readonly CardElement[] => {
  const { pulse } = view.texts;
  const fields = view.questions.flatMap((id, index) => {
    const step = view.answers.get(id);
    const label = `${pulse.answered(index + 1)}${pulse.questions[id]}`;
    return step === undefined ? [] : [{ label, value: labelOf(view.texts, id, step) }];
  });
  return fields.length === 0 ? [] : [{ type: 'fields', fields }];
};

const wayOut = ({ texts, week: of }: RoundView): CardElement =>
  buttons([
    { label: texts.pulse.skip, action: skipWeek.of({ week: of }) },
    { label: texts.pulse.settings, action: openSettings.of({}) },
  ]);

/** While one of several given answers is being changed. */
const backToThanks = (view: RoundView): CardElement =>
  buttons([{ label: view.texts.pulse.keep, action: showBallot.of({ week: view.week }) }, ...takingBack(view)]);

const takingBack = ({ texts, week: of }: RoundView): readonly ActionButton[] => [
  { label: texts.pulse.takeBack, action: takeBack.of({ week: of }) },
  { label: texts.pulse.settings, action: openSettings.of({}) },
];

/** All answered: what the person said (kept here, in their own chat), and how to change it until closing. */
export const thanksCard = (view: RoundView, lead: string): Card => {
  const { pulse } = view.texts;
  const changes: ActionButton[] = view.questions.map((id, index) => ({
    label: pulse.change(index + 1),
    action: showQuestion.of({ week: view.week, question: id }),
  }));
  const comment: ActionButton = { label: pulse.comment, action: openComment.of({ week: view.week }), opens: 'form' };
  return card(
    view.texts.language,
    text(lead),
    ...answered(view),
    context(pulse.untilClosing(view.closesAt, view.zone)),
    buttons([...changes, comment]),
    buttons([{ label: view.texts.results.menu, action: openResults.of({}) }, ...takingBack(view)]),
  );
};

/** After 「今週は答えない」: no reason asked, and the way back stays open until closing. */
export const skippedCard = (view: RoundView, hadAnswered: boolean): Card =>
  card(
    view.texts.language,
    text(hadAnswered ? view.texts.pulse.takenBack : view.texts.pulse.skipped),
    context(view.texts.pulse.untilClosing(view.closesAt, view.zone)),
    buttons([
      { label: view.texts.pulse.answerAfterAll, action: showBallot.of({ week: view.week }) },
      { label: view.texts.pulse.settings, action: openSettings.of({}) },
    ]),
  );

/** The one reminder. `lastWeek` when the weekend lies between. */
export const reminderCard = (view: RoundView, lastWeek: boolean): Card =>
  card(
    view.texts.language,
    text(view.texts.pulse.reminder(lastWeek, view.questions.length)),
    buttons([
      { label: view.texts.pulse.answer, action: showBallot.of({ week: view.week }), style: 'primary' },
      { label: view.texts.pulse.skipThisWeek, action: skipWeek.of({ week: view.week }) },
      { label: view.texts.pulse.settings, action: openSettings.of({}) },
    ]),
  );

export const closedCard = (texts: Texts, next: LocalDate | undefined): Card =>
  card(texts.language, text(texts.pulse.closed(next)), backToMenu(texts));

export const nothingOpenCard = (texts: Texts, next: LocalDate | undefined): Card =>
  card(texts.language, text(texts.pulse.nothingOpen(next)), backToMenu(texts));

export const notAskedCard = (texts: Texts): Card => card(texts.language, text(texts.pulse.notAsked), backToMenu(texts));

const backToMenu = (texts: Texts): CardElement =>
  buttons([{ label: texts.pulse.settings, action: openSettings.of({}) }]);

/** The warning comes before the field: it is read before anything is typed. */
export const commentForm = (texts: Texts, submit: ActionRef, earlier: string | undefined): Form => ({
  language: texts.language,
  title: texts.pulse.commentTitle,
  submitLabel: texts.common.send,
  submit,
  fields: [
    { type: 'note', text: texts.pulse.commentWarning },
    {
      type: 'text',
      id: 'comment',
      label: texts.pulse.commentLabel,
      hint: earlier === undefined ? texts.pulse.commentHint : texts.pulse.commentHintEarlier,
      ...(earlier === undefined ? {} : { initial: earlier }),
      multiline: true,
      maxLength: COMMENT_LIMIT,
      required: false,
    },
  ],
});
