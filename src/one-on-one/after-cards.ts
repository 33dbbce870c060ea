import { buttons, type Card, type CardElement, text } from '../conversation/card.ts';
import { askAgain, endMeeting, openTimes } from './actions.ts';
import { framed, offerButtons, settingsButton, uncheckedElements } from './card-parts.ts';
import type { Fixed } from './model.ts';
import { aroundOf, keyOf, meetingKey, type PairView, phaseOf, type TimesView } from './pair-view.ts';

/** After the end: 実施, 延期, 見送り. */
export const afterElements = (view: PairView, { from }: Fixed): readonly CardElement[] => {
  const { after, times } = view.texts.oneOnOne;
  const key = meetingKey(view);
  return [
    text(after.ask(times.at(from, view.now, view.zone), view.other)),
    buttons([
      { label: after.held, action: endMeeting.of({ ...key, ending: 'held' }), style: 'primary' },
      { label: after.postpone, action: askAgain.of(key) },
      { label: after.skip, action: endMeeting.of({ ...key, ending: 'skipped' }) },
    ]),
  ];
};

/** How the last one ended, and the next one: around when, and times for it where there are any. */
export const endedCard = (view: PairView, found: TimesView): Card => framed(view, endedElements(view, found));

export const endedElements = (view: PairView, found: TimesView): readonly CardElement[] => {
  const { after, state } = view.texts.oneOnOne;
  const [last] = view.pair.past;
  const mayChoose = found.offers.length > 0 && ['open', 'asked'].includes(phaseOf(view).type);
  return [
    ...(last === undefined || last.ending === 'unknown' ? [] : [text(after.noted[last.ending])]),
    text(after.around(aroundOf(view))),
    ...(mayChoose
      ? [text(after.next(view.other)), offerButtons(view, found.offers), ...uncheckedElements(view, found.unchecked)]
      : []),
    buttons([
      { label: mayChoose ? state.otherTimes : state.choose, action: openTimes.of(meetingKey(view)) },
      ...(last === undefined ? [] : [correctButton(view, last)]),
      settingsButton(view),
    ]),
  ];
};

/** What was tapped by mistake is put right from the same card. */
const correctButton = (view: PairView, { n, ending }: PairView['pair']['past'][number]) => {
  const other = ending === 'held' ? 'skipped' : 'held';
  return {
    label: view.texts.oneOnOne.after.correct[other],
    action: endMeeting.of({ ...keyOf(view), n, ending: other }),
  };
};
