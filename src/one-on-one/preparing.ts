import { type Answer, type Handler, on, type Turn } from '../conversation/feature.ts';
import { replace } from '../conversation/outcome.ts';
import { chooseTopic, leaveAsPlanned, openPrepare, openThemes } from './actions.ts';
import { carrying, type MeetingOf, notYours, showing } from './answering.ts';
import { pairCard } from './cards.ts';
import type { Theme } from './model.ts';
import { prepareCard, themesCard } from './prepare-cards.ts';
import type { PairDeps } from './seen.ts';

/* What both do before they talk. Only the staff member chooses what it is about. */

export const preparingTaps = (deps: PairDeps): readonly Handler[] => [
  on(openPrepare, (turn, of) => showing(turn, of, deps, (view) => replace(prepareCard(view)))),
  on(leaveAsPlanned, (turn, of) =>
    showing(turn, of, deps, (view) => replace(prepareCard({ ...view, note: turn.texts.oneOnOne.prepare.seen }))),
  ),
  on(openThemes, (turn, of) =>
    showing(turn, of, deps, (view) => (view.side === 'staff' ? replace(themesCard(view)) : notYours(turn))),
  ),
  on(chooseTopic, (turn, { theme, ...of }) => choose(turn, of, theme, deps)),
];

const choose = async (turn: Turn, of: MeetingOf, theme: Theme | undefined, deps: PairDeps): Answer => {
  if (turn.person.id !== of.staff) return notYours(turn);
  return carrying(turn, of, { type: 'topic', n: of.n, ...(theme && { theme }) }, deps, (view, { why }) =>
    replace(why ? pairCard(view) : prepareCard(view)),
  );
};
