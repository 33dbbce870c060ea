import type { ActionButton } from '../conversation/card.ts';
import { type Answer, type Feature, on, type Turn } from '../conversation/feature.ts';
import { type Outcome, replace } from '../conversation/outcome.ts';
import type { LocalDate } from '../time/instant.ts';
import { openDay, openMine, openPair, startPair } from './actions.ts';
import { carrying, notYours, showing } from './answering.ts';
import { pairCard } from './cards.ts';
import { seenOn } from './compose.ts';
import { hear, type LineHooks, showOwn } from './hearing.ts';
import { memoSubmits, memoTaps } from './memo-use-cases.ts';
import { movingTaps } from './moving.ts';
import { dayCard } from './prepare-cards.ts';
import { preparingTaps } from './preparing.ts';
import { calendarFor } from './scene.ts';
import { type PairDeps, viewOf } from './seen.ts';
import { settingsSubmits, settingsTaps } from './settings-use-cases.ts';

/** What two people see and do of their own 1on1. `hooks`: what is about nobody's own pair. */
export const pairFeature = (deps: PairDeps, hooks: LineHooks = {}): Feature => ({
  taps: [
    on(openMine, async (turn) => inPlace(await showOwn(turn, deps, hooks))),
    on(openPair, (turn, key) => showing(turn, key, deps, (view) => replace(pairCard(view)))),
    on(openDay, (turn, { day }) => showDay(turn, day, deps)),
    on(startPair, (turn, key) => carrying(turn, key, { type: 'start' }, deps, (view) => replace(pairCard(view)))),
    ...movingTaps(deps),
    ...preparingTaps(deps),
    ...memoTaps(deps),
    ...settingsTaps(deps),
  ],
  submits: [...memoSubmits(deps), ...settingsSubmits(deps)],
  lines: [{ understand: (said, turn) => hear(said, turn, deps, hooks) }],
});

/** Everybody's button on the menu and at home. */
export const pairButtons = ({ texts }: Turn): readonly ActionButton[] => [
  { label: texts.oneOnOne.menu, action: openMine.of({}) },
];

/** What a line would be answered with, the first of it in the card that was tapped. */
const inPlace = (outcomes: readonly Outcome[]): readonly Outcome[] =>
  outcomes.map((outcome, i) =>
    outcome.type === 'reply' && i === 0 ? { type: 'replace', card: outcome.card } : outcome,
  );

const showDay = async (turn: Turn, day: LocalDate, deps: PairDeps): Answer => {
  const seen = await seenOn(turn.person, day, deps);
  const calendar = await calendarFor(turn, deps);
  const shown = dayCard(
    seen.map((each) => viewOf(each, calendar, turn.now)),
    day,
  );
  return shown ? replace(shown) : notYours(turn);
};
