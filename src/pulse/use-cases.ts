import type { Card } from '../conversation/card.ts';
import { type Answer, type Feature, on, type Turn } from '../conversation/feature.ts';
import { type Outcome, replace, reply } from '../conversation/outcome.ts';
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

export type PulseDeps = RoundDeps & {
  /** What a promoter sees instead, when they ask for the pulse; undefined for anybody else. */
  readonly programme: (turn: Turn) => Answer | undefined;
};

/** The words that open the pulse by text. */
const words = ['パルス', 'ぱるす', 'pulse', 'やりがい', 'やりがいパルス', 'アンケート'];

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
          : replace(stateCard(turn, participation, written));
      }),
    ),
    on(skipWeek, (turn, { week }) =>
      inRound(turn, week, deps, async (participation) => {
        const written = await deps.pulse.skip(entryOf(turn, participation));
        return written === 'stale'
          ? showState(turn, participation, deps)
          : replace(stateCard(turn, participation, written));
      }),
    ),
    on(showQuestion, (turn, { week, question }) =>
      inRound(turn, week, deps, async (participation) => {
        const view = await viewWithAnswers(turn.person, turn.texts, participation, deps.pulse);
        return replace(questionCard(view, participation.questions.includes(question) ? question : 'A0'));
      }),
    ),
    on(showBallot, (turn, { week }) => inRound(turn, week, deps, (participation) => reopen(turn, participation, deps))),
    on(openComment, (turn, { week }) =>
      inRound(turn, week, deps, async () => [
        { type: 'open-form', form: commentForm(turn.texts, sendComment.of({ week })) },
      ]),
    ),
    on(openPulse, (turn) => own(turn, deps)),
  ],
  submits: [
    on(sendComment, (turn, { week }) =>
      inRound(turn, week, deps, (participation) => saveComment(turn, participation, deps)),
    ),
  ],
  lines: [{ words, answer: (turn) => deps.programme(turn) ?? own(turn, deps) }],
});

/** Runs in an open round; a card whose moment has passed says so instead. */
const inRound = async (
  turn: Turn,
  week: WeekId,
  deps: RoundDeps,
  answer: (participation: Participation) => Answer,
): Answer => {
  const result = await participationOf(turn.person, week, turn.now, deps);
  switch (result.type) {
    case 'open':
      return answer(result.participation);
    case 'closed':
      return replace(closedCard(turn.texts, await nextAskDay(turn.person, turn.now, deps)));
    case 'not-asked':
      return replace(notAskedCard(turn.texts));
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

/** The next question, the thanks, or the leave-taking: whatever the ballot says. */
const stateCard = (turn: Turn, participation: Participation, ballot: Ballot | undefined): Card => {
  const view = viewOf(turn.person, turn.texts, participation, answersOf(ballot));
  if (isSkipped(ballot)) return skippedCard(view);
  const next = nextQuestion(view);
  if (next === undefined) return thanksCard(view, false);
  return view.answers.size === 0 ? askCard(view, participation.newcomer) : questionCard(view, next);
};

const showState = async (turn: Turn, participation: Participation, deps: RoundDeps): Answer =>
  replace(stateCard(turn, participation, await ballotOf(turn.person, participation, deps.pulse)));

/** 「やっぱり答える」 and 「答える」: the first open question, also after a skip. */
const reopen = async (turn: Turn, participation: Participation, deps: RoundDeps): Answer => {
  const view = await viewWithAnswers(turn.person, turn.texts, participation, deps.pulse);
  const next = nextQuestion(view);
  return replace(next === undefined ? thanksCard(view, false) : questionCard(view, next));
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

const saveComment = async (turn: Turn, participation: Participation, deps: RoundDeps): Answer => {
  const { inbound } = turn;
  const typed = inbound.type === 'submit' ? (inbound.values.comment ?? '').trim() : '';
  const close: Outcome = { type: 'form-result', result: { type: 'close' } };
  if (typed === '') return [close];
  await deps.pulse.saveComment(turn.org, participation.round.week, {
    token: commentToken(participation.key, turn.person.id),
    bureau: bureauOf(turn.person.unit, participation.tree),
    text: [...typed].slice(0, COMMENT_LIMIT).join(''),
    order: inbound.order,
  });
  const view = await viewWithAnswers(turn.person, turn.texts, participation, deps.pulse);
  return [close, { type: 'replace', card: thanksCard(view, true) }];
};
