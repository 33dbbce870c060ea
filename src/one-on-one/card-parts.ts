import {
  type ActionButton,
  type Button,
  buttons,
  type Card,
  type CardElement,
  card,
  context,
  text,
  title,
} from '../conversation/card.ts';
import type { Texts } from '../text/texts.ts';
import { type Instant, laterOf } from '../time/instant.ts';
import {
  chooseTime,
  endMeeting,
  openMine,
  openPair,
  openPairSettings,
  openPause,
  openTimes,
  setSoon,
} from './actions.ts';
import { endOf } from './dates.ts';
import type { Fixed, Side } from './model.ts';
import { keyOf, meetingKey, type PairView, type TimesView } from './pair-view.ts';
import { openTeam } from './team-actions.ts';

/** With its heading, what was just done, and what holds for every one of them. */
export const framed = (view: PairView, elements: readonly CardElement[]): Card => {
  const { texts, other, note } = view;
  return card(
    texts.language,
    title(texts.oneOnOne.title(other)),
    ...(note === undefined ? [] : [text(note)]),
    ...elements,
    context(texts.oneOnOne.private),
  );
};

export const mineButton = ({ oneOnOne }: Texts): ActionButton => ({ label: oneOnOne.menu, action: openMine.of({}) });

/** One sentence, and the way to one's own 1on1s. */
export const saidCard = (texts: Texts, says: string): Card =>
  card(texts.language, text(says), buttons([mineButton(texts)]), context(texts.oneOnOne.private));

export const offerButtons = (view: PairView, offers: readonly Instant[]): CardElement =>
  buttons(
    offers.map((from) => ({
      label: view.texts.oneOnOne.times.slot(from, view.zone),
      action: chooseTime.of({ ...meetingKey(view), from }),
      style: 'primary' as const,
    })),
    'stacked',
  );

/** In the reader's words: their own calendar, or the other one's. */
export const uncheckedElements = (
  { texts, side, other }: PairView,
  unchecked: readonly Side[],
): readonly CardElement[] => {
  const { own, other: others, both } = texts.oneOnOne.ask.unchecked;
  if (unchecked.length === 0) return [];
  if (unchecked.length > 1) return [context(both(other))];
  return [context(unchecked[0] === side ? own : others(other))];
};

export const fixedFields = ({ texts, zone, pair }: PairView, fixed: Fixed) => {
  const { times, state, themes } = texts.oneOnOne;
  const { topic } = pair.meeting;
  return [
    { label: state.fields.when, value: times.span(fixed.from, endOf(fixed), zone) },
    { label: state.fields.place, value: times.places[pair.place ?? 'room'] },
    ...(topic === undefined ? [] : [{ label: state.fields.topic, value: themes[topic] }]),
  ];
};

/** The same above the times to which it may be moved. */
const plannedNow = (view: PairView, fixed: Fixed) => {
  const [, ...others] = fixedFields(view, fixed);
  const { times, state } = view.texts.oneOnOne;
  return [{ label: state.fields.now, value: times.span(fixed.from, endOf(fixed), view.zone) }, ...others];
};

/** The link of the meeting, as far as the calendars have told of it for this very time. */
export const joinButtons = ({ texts, pair }: PairView, fixed: Fixed): readonly Button[] => {
  const entry = pair.meeting.calendar;
  const isThis = entry?.n === pair.meeting.n && entry.from === fixed.from && entry.place === 'online';
  const url = isThis ? entry.joinUrl : undefined;
  return url?.startsWith('https://') ? [{ label: texts.oneOnOne.state.join, url }] : [];
};

export const moveButton = (view: PairView): ActionButton => ({
  label: view.texts.oneOnOne.state.move,
  action: openTimes.of(meetingKey(view)),
});

export const skipButton = (view: PairView): ActionButton => ({
  label: view.texts.oneOnOne.state.skip,
  action: endMeeting.of({ ...meetingKey(view), ending: 'skipped' }),
});

export const pauseButton = (view: PairView): ActionButton => ({
  label: view.texts.oneOnOne.ways.pause,
  action: openPause.of(keyOf(view)),
});

export const settingsButton = (view: PairView): ActionButton => ({
  label: view.texts.oneOnOne.ways.settings,
  action: openPairSettings.of(keyOf(view)),
});

/** From one person back to the list of all, for whoever has one. */
export const teamButtons = ({ texts, side }: PairView): readonly ActionButton[] =>
  side === 'manager' ? [{ label: texts.oneOnOneTeam.menu, action: openTeam.of({ from: 0 }) }] : [];

export const soonButton = (view: PairView): ActionButton => {
  const { soonOn, soonOff } = view.texts.oneOnOne.state;
  const on = !(view.pair.soon ?? []).includes(view.side);
  return { label: on ? soonOn : soonOff, action: setSoon.of({ ...keyOf(view), on }) };
};

export const backButton = (view: PairView): ActionButton => ({
  label: view.texts.oneOnOne.state.back,
  action: openPair.of(keyOf(view)),
});

/** Free times in the place of the one that is given up, moved, or not there yet. Nothing changes before one is chosen. */
export const timesCard = (view: PairView, times: TimesView): Card => framed(view, timesElements(view, times));

const timesElements = (view: PairView, { offers, unchecked, isLater }: TimesView): readonly CardElement[] => {
  const { state } = view.texts.oneOnOne;
  const { meeting } = view.pair;
  const last = offers.length === 0 ? undefined : offers.reduce(laterOf);
  return [
    ...(meeting.state.type === 'fixed' ? [{ type: 'fields', fields: plannedNow(view, meeting.state) } as const] : []),
    text(offers.length === 0 ? state.noTimes : state.times(view.other)),
    ...(offers.length === 0 ? [] : [offerButtons(view, offers)]),
    ...uncheckedElements(view, unchecked),
    buttons([
      ...(last === undefined
        ? []
        : [{ label: state.otherTimes, action: openTimes.of({ ...meetingKey(view), after: last }) }]),
      ...(isLater ? [{ label: state.firstTimes, action: openTimes.of(meetingKey(view)) }] : []),
      skipButton(view),
      backButton(view),
    ]),
  ];
};
