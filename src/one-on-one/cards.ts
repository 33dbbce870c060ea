import { buttons, type Card, type CardElement, text } from '../conversation/card.ts';
import { askAgain, openPrepare, openTimes, resumePair, startPair } from './actions.ts';
import { afterElements } from './after-cards.ts';
import {
  fixedFields,
  framed,
  joinButtons,
  moveButton,
  offerButtons,
  pauseButton,
  settingsButton,
  skipButton,
  teamButtons,
  uncheckedElements,
} from './card-parts.ts';
import { dueOn, lengthOf } from './dates.ts';
import type { Fixed } from './model.ts';
import { aroundOf, keyOf, meetingKey, type PairView, phaseOf, todayFor } from './pair-view.ts';

/** The pair's card: whatever there is to see and to do now. */
export const pairCard = (view: PairView): Card => framed(view, pairElements(view));

export const pairElements = (view: PairView): readonly CardElement[] => {
  const phase = phaseOf(view);
  switch (phase.type) {
    case 'known':
      return knownElements(view);
    case 'paused':
      return [
        text(view.texts.oneOnOne.state.paused(view.other, phase.until)),
        buttons([
          { label: view.texts.oneOnOne.state.resume, action: resumePair.of(keyOf(view)), style: 'primary' },
          settingsButton(view),
        ]),
      ];
    case 'open':
      return openElements(view);
    case 'asked':
      return view.side === 'staff' ? askElements(view) : waitElements(view);
    case 'fixed':
      return fixedElements(view, phase.fixed);
    case 'over':
      return afterElements(view, phase.fixed);
    default:
      return phase satisfies never;
  }
};

const knownElements = (view: PairView): readonly CardElement[] => {
  const { known, start } = view.texts.oneOnOne.state;
  return [
    text(known[view.side](view.other)),
    buttons([{ label: start, action: startPair.of(keyOf(view)), style: 'primary' }]),
  ];
};

const displacedElements = ({ texts, zone, pair: { meeting } }: PairView): readonly CardElement[] =>
  meeting.displaced ? [text(texts.oneOnOne.state.displaced(meeting.displaced.from, zone))] : [];

const openElements = (view: PairView): readonly CardElement[] => {
  const { state } = view.texts.oneOnOne;
  const { meeting } = view.pair;
  const why = meeting.state.type === 'open' ? meeting.state.why : undefined;
  const isSoughtNow = why === undefined && dueOn(view.pair) <= todayFor(view);
  return [
    ...displacedElements(view),
    text(isSoughtNow ? state.finding(view.other) : state.open(view.other, aroundOf(view))),
    ...(why === undefined ? [] : [text(state.why[why])]),
    buttons([
      { label: state.choose, action: openTimes.of(meetingKey(view)), style: 'primary' },
      skipButton(view),
      ...(view.side === 'staff' ? [pauseButton(view)] : []),
      settingsButton(view),
      ...teamButtons(view),
    ]),
  ];
};

/** Three times to choose from, what becomes of it without an answer, and ways out. */
const askElements = (view: PairView): readonly CardElement[] => {
  const { texts, other, pair, zone, now } = view;
  const { ask } = texts.oneOnOne;
  const { state } = pair.meeting;
  if (state.type !== 'asked') return [];
  const offers = state.offers.filter((from) => from > now);
  // They stand in the order in which they suit: without an answer it is the first of that order.
  const [first] = offers;
  return [
    ...displacedElements(view),
    text(ask.says(other, lengthOf(pair))),
    offerButtons(
      view,
      offers.toSorted((a, b) => a - b),
    ),
    ...(first === undefined ? [] : [text(ask.otherwise(state.until, first, zone))]),
    ...uncheckedElements(view, pair.meeting.unchecked ?? []),
    buttons([
      { label: ask.later, action: openTimes.of(meetingKey(view)) },
      skipButton(view),
      pauseButton(view),
      settingsButton(view),
    ]),
  ];
};

const waitElements = (view: PairView): readonly CardElement[] => {
  const { ask, state } = view.texts.oneOnOne;
  return [
    ...displacedElements(view),
    text(ask.waits(view.other)),
    buttons([
      { label: state.choose, action: openTimes.of(meetingKey(view)) },
      skipButton(view),
      settingsButton(view),
      ...teamButtons(view),
    ]),
  ];
};

/** Few ways: to be told ten minutes before, and to rest, are under the settings. */
const fixedElements = (view: PairView, fixed: Fixed): readonly CardElement[] => {
  const { state } = view.texts.oneOnOne;
  return [
    text(`${state.fixed(view.other)}${byWhom(view, fixed)}`),
    { type: 'fields', fields: fixedFields(view, fixed) },
    ...uncheckedElements(view, view.pair.meeting.unchecked ?? []),
    buttons([
      ...joinButtons(view, fixed),
      moveButton(view),
      { label: state.prepare, action: openPrepare.of(meetingKey(view)) },
    ]),
    buttons([
      { label: state.cancel, action: askAgain.of(meetingKey(view)) },
      skipButton(view),
      settingsButton(view),
      ...teamButtons(view),
    ]),
  ];
};

const byWhom = ({ texts, side, other }: PairView, { by }: Fixed): string => {
  const { state } = texts.oneOnOne;
  if (by === side) return '';
  if (by !== 'akari') return state.by[side](other);
  return side === 'staff' ? state.byAkari.staff : state.byAkari.manager(other);
};
