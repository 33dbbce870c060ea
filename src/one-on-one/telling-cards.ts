import { buttons, type Card, text } from '../conversation/card.ts';
import { daysBetween } from '../time/instant.ts';
import { openTimes, setShort, setSoon } from './actions.ts';
import { fixedFields, framed, joinButtons, moveButton, pauseButton, settingsButton } from './card-parts.ts';
import type { Fixed } from './model.ts';
import { gapSince } from './moments.ts';
import { keyOf, meetingKey, type PairView, todayFor } from './pair-view.ts';

/** Ten minutes before, to who asked for it. */
export const soonCard = (view: PairView, fixed: Fixed): Card => {
  const { soon, times } = view.texts.oneOnOne;
  return framed(view, [
    text(soon.says(times.at(fixed.from, view.now, view.zone), view.other, fixed.minutes)),
    { type: 'fields', fields: fixedFields(view, fixed) },
    buttons([
      ...joinButtons(view, fixed),
      moveButton(view),
      { label: soon.stop, action: setSoon.of({ ...keyOf(view), on: false }) },
    ]),
  ]);
};

/** Once, after the longest gap, to both. */
export const gapCard = (view: PairView): Card => {
  const { gap, state } = view.texts.oneOnOne;
  const since = gapSince(view.pair) ?? todayFor(view);
  const weeks = Math.max(1, Math.floor(daysBetween(since, todayFor(view)) / 7));
  return framed(view, [
    text(gap.says(weeks, view.other)),
    buttons([
      { label: state.choose, action: openTimes.of(meetingKey(view)), style: 'primary' },
      { label: gap.short, action: setShort.of(meetingKey(view)) },
      pauseButton(view),
      settingsButton(view),
    ]),
  ]);
};
