import { type Answer, type Handler, on, type Turn } from '../conversation/feature.ts';
import { replace } from '../conversation/outcome.ts';
import type { Instant } from '../time/instant.ts';
import { askAgain, chooseTime, endMeeting, openTimes, setShort } from './actions.ts';
import { endedCard } from './after-cards.ts';
import { carrying, type MeetingOf, showing } from './answering.ts';
import { timesCard } from './card-parts.ts';
import { pairCard } from './cards.ts';
import { lengthOf } from './dates.ts';
import { findTimes, mayChoose } from './finding.ts';
import type { PairView } from './pair-view.ts';
import { calendarFor } from './scene.ts';
import type { PairDeps, Seen } from './seen.ts';

/* Times of a 1on1: choosing one, moving it, giving it up, and saying how it ended. */

export const movingTaps = (deps: PairDeps): readonly Handler[] => [
  on(openTimes, (turn, { after, ...of }) => showTimes(turn, of, after, deps)),
  on(chooseTime, (turn, { from, ...of }) => choose(turn, of, from, deps)),
  on(askAgain, (turn, of) => again(turn, of, deps)),
  on(endMeeting, (turn, { ending, ...of }) =>
    carrying(turn, of, { type: 'ended', n: of.n, ending }, deps, async (view, { seen, why }) => {
      if (why) return replace(pairCard(view));
      return replace(endedCard(view, await findTimes(seen, await calendarFor(turn, deps), turn.now, deps)));
    }),
  ),
  on(setShort, (turn, of) =>
    carrying(turn, of, { type: 'short', n: of.n }, deps, async (view, { seen, why }) =>
      why ? replace(pairCard(view)) : timesFor(turn, { ...view, note: turn.texts.oneOnOne.gap.shortened }, seen, deps),
    ),
  ),
];

/** Old cards say that their moment has passed, above how it stands now. */
const isPast = ({ pair }: PairView, { n }: MeetingOf): boolean => pair.meeting.n !== n;

const past = ({ texts }: Turn, view: PairView) =>
  replace(pairCard({ ...view, note: texts.oneOnOne.ways.refused.past }));

const showTimes = (turn: Turn, of: MeetingOf, after: Instant | undefined, deps: PairDeps): Answer =>
  showing(turn, of, deps, (view, seen) =>
    isPast(view, of) || view.pair.started === undefined ? past(turn, view) : timesFor(turn, view, seen, deps, after),
  );

const timesFor = async (turn: Turn, view: PairView, seen: Seen, deps: PairDeps, after?: Instant): Answer => {
  const times = await findTimes({ ...seen, pair: view.pair }, await calendarFor(turn, deps), turn.now, deps, after);
  return replace(timesCard(view, times));
};

const choose = async (turn: Turn, of: MeetingOf, from: Instant, deps: PairDeps): Answer =>
  carrying(
    turn,
    of,
    (pair) => ({ type: 'choose', n: of.n, from, minutes: lengthOf(pair) }),
    deps,
    async (view, { seen, why }) => {
      // What is not free any more leads to what is; every other refusal to how it stands.
      const isTaken = why === 'taken' || why === 'full' || why === 'not-free' || why === 'gone-by';
      return isTaken ? timesFor(turn, view, seen, deps) : replace(pairCard(view));
    },
    async (seen) => mayChoose(seen, from, await calendarFor(turn, deps), turn.now, deps),
  );

/** The time is given up, and the same card asks for another one. */
const again = (turn: Turn, of: MeetingOf, deps: PairDeps): Answer =>
  carrying(turn, of, { type: 'again', n: of.n }, deps, async (view, { seen, why }) =>
    why ? replace(pairCard(view)) : timesFor(turn, view, seen, deps),
  );
