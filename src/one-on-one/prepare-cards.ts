import {
  type ActionButton,
  buttons,
  type Card,
  type CardElement,
  card,
  context,
  divider,
  strong,
  text,
  title,
} from '../conversation/card.ts';
import { dateIn, type LocalDate } from '../time/instant.ts';
import {
  chooseTopic,
  leaveAsPlanned,
  openDay,
  openMemo,
  openPrepare,
  openSharedMemo,
  openThemes,
  writeMemo,
} from './actions.ts';
import { endedElements } from './after-cards.ts';
import { framed, joinButtons, moveButton } from './card-parts.ts';
import { pairElements } from './cards.ts';
import { type Fixed, type Theme, themes } from './model.ts';
import { keyOf, meetingKey, type PairView, phaseOf } from './pair-view.ts';
import { CLOSING, contributionFor, hintsFor, inTurn, openedByStaff, ownQuestionFor, promptThemes } from './prompts.ts';

/** What helps to prepare, for the side that reads it; how it stands, where there is nothing to prepare by now. */
export const prepareCard = (view: PairView): Card => framed(view, prepareElements(view));

export const prepareElements = (view: PairView): readonly CardElement[] => {
  const phase = phaseOf(view);
  if (phase.type !== 'fixed') return pairElements(view);
  return view.side === 'staff' ? staffElements(view, phase.fixed) : managerElements(view, phase.fixed);
};

/** All of one's 1on1s of a day, one below the other. */
export const dayCard = (views: readonly PairView[], day: LocalDate): Card | undefined => {
  const [first, second] = views;
  if (!first) return undefined;
  if (!second) return framed(first, onDay(first, day));
  return listCard(first, views, day);
};

/** So many at once are named with their ways only; what helps with each is a tap away. */
const listCard = (first: PairView, views: readonly PairView[], day: LocalDate): Card => {
  const { texts } = first;
  const hasManagers = views.some(({ side }) => side === 'manager');
  return card(
    texts.language,
    title(texts.oneOnOne.menu),
    ...views.flatMap((view, i) => [
      ...(i === 0 ? [] : [divider]),
      strong(texts.oneOnOne.title(view.other)),
      ...inList(view, day),
    ]),
    ...(hasManagers
      ? [divider, text(helpFor(first)), context(texts.oneOnOne.private)]
      : [context(texts.oneOnOne.private)]),
  );
};

const inList = (view: PairView, day: LocalDate): readonly CardElement[] => {
  const phase = phaseOf(view);
  if (phase.type !== 'fixed') return onDay(view, day);
  const { prepare, prompts, times, state, themes: words } = view.texts.oneOnOne;
  const { topic, n } = view.pair.meeting;
  const from = times.at(phase.fixed.from, view.now, view.zone);
  const [hint = CLOSING] = hintsFor(n, keyOf(view));
  const about = view.side === 'staff' ? prepare.topic : (word: string) => prepare.theirTopic(view.other, word);
  return [
    text(
      view.side === 'staff'
        ? prepare.staff(from, view.other, phase.fixed.minutes, prompts[hint])
        : prepare.manager(from, view.other),
    ),
    ...(topic === undefined ? [] : [strong(about(words[topic]))]),
    buttons([{ label: state.prepare, action: openPrepare.of(meetingKey(view)) }, moveButton(view)]),
  ];
};

/** One thing to begin with and one about listening; the next ones with the next 1on1. */
const helpFor = ({ texts, pair: { meeting } }: PairView): string => {
  const { begin, listen, noAppraisal } = texts.oneOnOne.prepare;
  return `${inTurn(begin, meeting.n)}${inTurn(listen, meeting.n)}${noAppraisal}`;
};

/** What was on that day and is over says how it ended, and around when the next one is. */
const onDay = (view: PairView, day: LocalDate): readonly CardElement[] => {
  const { state } = view.pair.meeting;
  const isPlanned = state.type === 'fixed' && dateIn(state.from, view.zone) === day;
  const isOver = !isPlanned && view.pair.past[0]?.day === day && phaseOf(view).type !== 'paused';
  return isOver ? endedElements(view, { offers: [], unchecked: [] }) : prepareElements(view);
};

const staffElements = (view: PairView, fixed: Fixed): readonly CardElement[] => {
  const { texts, now, zone, other, pair } = view;
  const { prepare, prompts, times, memo } = texts.oneOnOne;
  const [hint = CLOSING, ...others] = hintsFor(pair.meeting.n, keyOf(view));
  return [
    text(prepare.staff(times.at(fixed.from, now, zone), other, fixed.minutes, prompts[hint])),
    text(prepare.hints(others.map((id) => prompts[id]))),
    text(prepare.closing(prompts[CLOSING])),
    text(prepare.topicAsk),
    ...topicElements(view, ['contribution', 'time', 'trouble', 'career']),
    buttons([
      { label: memo.write, action: writeMemo.of(meetingKey(view)), opens: 'form' },
      { label: memo.open, action: openMemo.of(meetingKey(view)) },
      moveButton(view),
      ...joinButtons(view, fixed),
    ]),
  ];
};

/** One word each; the one that was chosen stands above them. */
const topicElements = (view: PairView, offered: readonly Theme[]): readonly CardElement[] => {
  const { prepare, themes: words } = view.texts.oneOnOne;
  const { topic } = view.pair.meeting;
  return [
    ...(topic === undefined ? [] : [strong(prepare.topic(words[topic]))]),
    buttons([...topicButtons(view, offered), { label: prepare.others, action: openThemes.of(meetingKey(view)) }]),
  ];
};

/** The chosen one tapped once more stays, whoever taps twice by mistake: taking it back has a button of its own. */
const topicButtons = (view: PairView, offered: readonly Theme[]): readonly ActionButton[] => {
  const { prepare, themes: words } = view.texts.oneOnOne;
  const { topic } = view.pair.meeting;
  return [
    ...offered.map((theme) => ({
      label: words[theme],
      action: chooseTopic.of({ ...meetingKey(view), theme }),
      ...(theme === topic && { style: 'primary' as const }),
    })),
    ...(topic === undefined ? [] : [{ label: prepare.undecided, action: chooseTopic.of(meetingKey(view)) }]),
  ];
};

/** Every theme with its questions; opened by the staff member alone. */
export const themesCard = (view: PairView): Card => {
  const { prepare, prompts, themes: words, state } = view.texts.oneOnOne;
  const { topic } = view.pair.meeting;
  const listed = themes.map((theme) => {
    const own = openedByStaff.filter((id) => promptThemes[id] === theme);
    return { label: words[theme], value: own.map((id) => prompts[id]).join('\n') };
  });
  return framed(view, [
    strong(prepare.othersTitle),
    ...listed.filter(({ value }) => value !== '').flatMap(({ label, value }) => [strong(label), text(value)]),
    text(prepare.othersNote),
    ...(topic === undefined ? [] : [strong(prepare.topic(words[topic]))]),
    buttons([...topicButtons(view, themes), { label: state.back, action: openPrepare.of(meetingKey(view)) }]),
  ]);
};

const managerElements = (view: PairView, fixed: Fixed): readonly CardElement[] => {
  const { texts, now, zone, other, pair } = view;
  const { prepare, prompts, times, themes: words } = texts.oneOnOne;
  const { n, topic } = pair.meeting;
  const own = ownQuestionFor(n);
  const says = prepare.manager(times.at(fixed.from, now, zone), other);
  return [
    text(`${says}${helpFor(view)}`),
    ...(topic === undefined ? [] : [strong(prepare.theirTopic(other, words[topic]))]),
    text(prepare.say(prompts[contributionFor(n)])),
    ...(own === undefined ? [] : [text(prepare.alsoAsk(prompts[own]))]),
    text(prepare.closing(prompts[CLOSING])),
    buttons([
      { label: prepare.asPlanned, action: leaveAsPlanned.of(meetingKey(view)) },
      moveButton(view),
      { label: prepare.sharedMemo, action: openSharedMemo.of(meetingKey(view)) },
      ...joinButtons(view, fixed),
      { label: prepare.day, action: openDay.of({ day: dateIn(fixed.from, zone) }) },
    ]),
  ];
};
