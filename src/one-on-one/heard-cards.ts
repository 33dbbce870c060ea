import { type ActionButton, buttons, type Card, card, context, text } from '../conversation/card.ts';
import type { Texts } from '../text/texts.ts';
import { askAgain, endMeeting, openPair, pausePair, resumePair, setCadence } from './actions.ts';
import { backButton, framed } from './card-parts.ts';
import { keyOf, meetingKey, type PairView } from './pair-view.ts';
import type { Want } from './reading.ts';
import type { Seen } from './seen.ts';
import { usualPauses } from './settings-cards.ts';

type Asked = Exclude<Want, { type: 'show' | 'move' | 'memo' | 'settings' }>;

/** What a line was read as, and the tap by which it counts. */
export const askedCard = (view: PairView, want: Asked): Card => {
  const { says, ways } = understood(view, want);
  return framed(view, [text(says), buttons([...ways, backButton(view)])]);
};

const understood = (view: PairView, want: Asked): { readonly says: string; readonly ways: readonly ActionButton[] } => {
  const { lines, ways, state } = view.texts.oneOnOne;
  const [key, meeting] = [keyOf(view), meetingKey(view)];
  switch (want.type) {
    case 'cadence': {
      const { cadence } = want;
      const weeks = (['0', '1', '2', '4', '6'] as const).find((each) => each === String(cadence ?? 0)) ?? '0';
      const label = cadence === undefined ? ways.usual : ways.cadences[cadence];
      return {
        says: lines.cadence(view.other, label),
        ways: [{ label: lines.yes, action: setCadence.of({ ...key, weeks }), style: 'primary' }],
      };
    }
    case 'pause':
      return { says: lines.pause(view.other), ways: pauseWays(view, want.until) };
    case 'resume':
      return {
        says: lines.resume(view.other),
        ways: [{ label: state.resume, action: resumePair.of(key), style: 'primary' }],
      };
    case 'skip':
      return {
        says: lines.skip(view.other),
        ways: [{ label: state.skip, action: endMeeting.of({ ...meeting, ending: 'skipped' }), style: 'primary' }],
      };
    case 'again':
      return {
        says: lines.again(view.other),
        ways: [{ label: state.cancel, action: askAgain.of(meeting), style: 'primary' }],
      };
    default:
      return want satisfies never;
  }
};

/** The days the line may mean; the usual ones where it names none. */
const pauseWays = (view: PairView, until: Extract<Want, { type: 'pause' }>['until']): readonly ActionButton[] => {
  const { lines } = view.texts.oneOnOne;
  return until.length > 0
    ? until.map((day) => ({ label: lines.until(day), action: pausePair.of({ ...keyOf(view), until: day }) }))
    : usualPauses(view);
};

/** As many as one row of buttons bears well. */
const MOST_NAMED = 10;

/** Several people of that name. */
export const whichCard = (texts: Texts, all: readonly Seen[]): Card =>
  card(
    texts.language,
    text(texts.oneOnOne.lines.which),
    buttons(
      all.slice(0, MOST_NAMED).map(({ other, diary: { manager }, pair: { staff } }) => ({
        label: other.name,
        action: openPair.of({ manager, staff }),
      })),
      'stacked',
    ),
    context(texts.oneOnOne.private),
  );
