import type { Card } from '../conversation/card.ts';
import { type Answer, type Feature, on, type Turn, typedIn } from '../conversation/feature.ts';
import { closeForm, formErrors, type Outcome, openForm, replace, reply } from '../conversation/outcome.ts';
import type { WeekId } from '../time/instant.ts';
import { answersOf, bureauOf, commentToken, isSkipped } from './anonymity.ts';
import {
  answerQuestion,
  askCard,
  COMMENT_LIMIT,
  closedCard,
  commentForm,
  nextQuestion,
  notAskedCard,
  nothingOpenCard,
  openComment,
  openPulse,
  questionCard,
  sendComment,
  showBallot,
  showQuestion,
  skippedCard,
  skipWeek,
  takeBack,
  thanksCard,
} from './cards.ts';
import type { Ballot } from './model.ts';
import {
  ballotOf,
  currentWeek,
  nextAskDay,
  type Participation,
  participationOf,
  type RoundDeps,
  unitOf,
  viewOf,
  viewWithAnswers,
} from './round.ts';
import { pulseWords } from './words.ts';

export type PulseDeps = RoundDeps & {
  /** What a promoter sees instead, when they ask for the pulse; undefined for anybody else. */
  readonly programme: (turn: Turn) => Answer | undefined;
};

/** Answering: three questions one at a time in the same message, changeable until closing. */
export const pulseFeature = (deps: PulseDeps): Feature => ({
  taps: [
    on(answerQuestion, (turn, { week, question, value }) =>
      inRound(turn, week, deps, async (participation) => {
        if (!participation.questions.includes(question)) return showState(turn, participation, deps);
        const entry = entryOf(turn, participation);
        const written = await deps.pulse.answer({ ...entry, question, value });
        return written === 'stale'
          ? showState(turn, participation, deps)
          : replace(stateCard(turn, participation, written, turn.texts.pulse.thanks));
      }),
    ),
    on(skipWeek, (turn, { week }) => inRound(turn, week, deps, (participation) => skip(turn, participation, deps))),
    on(takeBack, (turn, { week }) => whileOpen(turn, week, deps, (participation) => skip(turn, participation, deps))),
    on(showQuestion, (turn, { week, question }) =>
      whileOpen(turn, week, deps, async (participation) => {
        const view = await viewWithAnswers(turn.person, turn.texts, participation, deps.pulse);
        return replace(questionCard(view, participation.questions.includes(question) ? question : 'A0'));
      }),
    ),
    on(showBallot, (turn, { week }) => inRound(turn, week, deps, (participation) => reopen(turn, participation, deps))),
    on(openComment, (turn, { week }) =>
      whileOpen(turn, week, deps, (participation) => showComment(turn, participation, deps)),
    ),
    on(openPulse, (turn) => own(turn, deps)),
  ],
  submits: [
    on(sendComment, (turn, { week }) =>
      whileOpen(turn, week, deps, (participation) => saveComment(turn, participation, deps)),
    ),
  ],
  lines: [{ words: pulseWords, answer: (turn) => deps.programme(turn) ?? own(turn, deps) }],
});

/** Runs in an open round; a card whose moment has passed says so instead. */
const inRound = (turn: Turn, week: WeekId, deps: RoundDeps, answer: InRound): Answer =>
  ifOpen(turn, week, deps, answer, replace);

/** The same for a card that shows what was answered: it stays, and what there is to say comes below it. */
const whileOpen = (turn: Turn, week: WeekId, deps: RoundDeps, answer: InRound): Answer =>
  ifOpen(turn, week, deps, answer, reply);

type InRound = (participation: Participation) => Answer;

const ifOpen = async (
  turn: Turn,
  week: WeekId,
  deps: RoundDeps,
  answer: InRound,
  show: (card: Card) => readonly Outcome[],
): Answer => {
  const result = await participationOf(turn.person, week, turn.now, deps);
  switch (result.type) {
    case 'open':
      return answer(result.participation);
    case 'closed':
      return show(closedCard(turn.texts, await nextAskDay(turn.person, turn.now, deps)));
    case 'not-asked':
      return show(notAskedCard(turn.texts));
    default:
      return result satisfies never;
  }
};

const entryOf = (turn: Turn, participation: Participation) => ({
  ...participation.ballot,
  org: turn.org,
  week: participation.round.week,
  unit: unitOf(turn.person, participation),
  order: turn.inbound.order,
});

/** 「今週は答えない」, which takes a comment back too. One is only there when something was answered before. */
const skip = async (turn: Turn, participation: Participation, deps: RoundDeps): Answer => {
  const written = await deps.pulse.skip(entryOf(turn, participation));
  if (written === 'stale') return showState(turn, participation, deps);
  if (hasAnswered(written)) await withdrawComment(turn, participation, turn.inbound.order, deps);
  return replace(stateCard(turn, participation, written));
};

const hasAnswered = (ballot: Ballot | undefined): boolean => Object.keys(ballot?.answers ?? {}).length > 0;

/** The next question, the thanks, or the leave-taking: whatever the ballot says. `lead` stands above a full one. */
const stateCard = (
  turn: Turn,
  participation: Participation,
  ballot: Ballot | undefined,
  lead: string = turn.texts.pulse.now,
): Card => {
  const view = viewOf(turn.person, turn.texts, participation, answersOf(ballot));
  if (isSkipped(ballot)) return skippedCard(view, hasAnswered(ballot));
  const next = nextQuestion(view);
  if (next === undefined) return thanksCard(view, lead);
  return view.answers.size === 0 ? askCard(view, participation.newcomer) : questionCard(view, next);
};

const showState = async (turn: Turn, participation: Participation, deps: RoundDeps): Answer =>
  replace(stateCard(turn, participation, await ballotOf(turn.person, participation, deps.pulse)));

/** 「やっぱり答える」, 「答える」 and 「変えずに戻る」: the first open question, also after a skip, or the answers. */
const reopen = async (turn: Turn, participation: Participation, deps: RoundDeps): Answer => {
  const view = await viewWithAnswers(turn.person, turn.texts, participation, deps.pulse);
  const next = nextQuestion(view);
  return replace(next === undefined ? thanksCard(view, turn.texts.pulse.now) : questionCard(view, next));
};

/** The person's own pulse, as a new message: asked for by text or from the menu. */
const own = async (turn: Turn, deps: RoundDeps): Answer => {
  const week = await currentWeek(turn.person, turn.now, deps.pulse);
  const result = week === undefined ? undefined : await participationOf(turn.person, week, turn.now, deps);
  if (result?.type === 'open') {
    const ballot = await ballotOf(turn.person, result.participation, deps.pulse);
    return reply(stateCard(turn, result.participation, ballot));
  }
  return reply(nothingOpenCard(turn.texts, await nextAskDay(turn.person, turn.now, deps)));
};

/** The form, with what was written before: it can be changed, and taken back by sending it empty. */
const showComment = async (turn: Turn, participation: Participation, deps: RoundDeps): Answer => {
  const { week } = participation.round;
  const earlier = await earlierComment(turn, participation, deps);
  return openForm(commentForm(turn.texts, sendComment.of({ week }), earlier));
};

const earlierComment = async (turn: Turn, { key, round }: Participation, deps: RoundDeps) => {
  const comment = await deps.pulse.comment(turn.org, round.week, commentToken(key, turn.person.id));
  return comment === undefined || comment.text === '' ? undefined : comment.text;
};

const saveComment = async (turn: Turn, participation: Participation, deps: RoundDeps): Answer => {
  const { inbound } = turn;
  const { pulse } = turn.texts;
  const typed = (typedIn(turn).comment ?? '').trim();
  if (typed.length > COMMENT_LIMIT) return formErrors({ comment: pulse.commentTooLong(COMMENT_LIMIT) });
  const takenBack = typed === '' && (await earlierComment(turn, participation, deps)) !== undefined;
  await writeComment(turn, participation, typed, inbound.order, deps);
  if (typed === '' && !takenBack) return [closeForm];
  const ballot = await ballotOf(turn.person, participation, deps.pulse);
  // A skip that was tapped later, and arrived earlier, has found nothing to take back.
  if (ballot?.skipped !== undefined && ballot.skipped > inbound.order) {
    await withdrawComment(turn, participation, ballot.skipped, deps);
  }
  const lead = takenBack ? pulse.commentTakenBack : `${pulse.thanks}${pulse.commentThanks}`;
  return [closeForm, { type: 'replace', card: stateCard(turn, participation, ballot, lead) }];
};

const withdrawComment = (turn: Turn, participation: Participation, order: number, deps: RoundDeps): Promise<void> =>
  writeComment(turn, participation, '', order, deps);

const writeComment = (
  turn: Turn,
  { key, round, tree }: Participation,
  text: string,
  order: number,
  { pulse }: RoundDeps,
): Promise<void> =>
  pulse.saveComment(turn.org, round.week, {
    token: commentToken(key, turn.person.id),
    bureau: bureauOf(turn.person.unit, tree),
    text,
    order,
  });
