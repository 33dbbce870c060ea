import type { Answer, Turn } from '../conversation/feature.ts';
import { type Outcome, replace } from '../conversation/outcome.ts';
import { saidCard } from './card-parts.ts';
import { type Carried, type Condition, carryOut } from './carrying.ts';
import type { Pair } from './model.ts';
import type { PairKey, PairView } from './pair-view.ts';
import type { Command } from './rules.ts';
import { calendarFor } from './scene.ts';
import { type PairDeps, type Seen, seenBy, viewOf } from './seen.ts';

/** The same for somebody else's and for nobody's: ids cannot be tried out. */
export const notYours = ({ texts }: Pick<Turn, 'texts'>): readonly Outcome[] =>
  replace(saidCard(texts, texts.oneOnOne.ways.notYours));

/** Which 1on1 a card was about. */
export type MeetingOf = PairKey & { readonly n: number };

type Shown = (view: PairView, seen: Seen) => Promise<readonly Outcome[]> | readonly Outcome[];

/** Shows something of a pair to one of the two. */
export const showing = async (turn: Turn, key: PairKey, deps: PairDeps, show: Shown): Answer => {
  const seen = await seenBy(turn.person, key, deps);
  return seen ? show(viewOf(seen, await calendarFor(turn, deps), turn.now), seen) : notYours(turn);
};

/** Decides, saves, and shows what became of it; a refusal stands above how it is now. */
export const carrying = async (
  turn: Turn,
  key: PairKey,
  command: Command | ((pair: Pair) => Command),
  deps: PairDeps,
  show: (view: PairView, carried: Carried) => Promise<readonly Outcome[]> | readonly Outcome[],
  condition?: Condition,
): Answer => {
  const make = typeof command === 'function' ? command : () => command;
  const carried = await carryOut(turn, key, make, deps, condition);
  if (!carried) return notYours(turn);
  const { why, seen } = carried;
  const note = why && turn.texts.oneOnOne.ways.refused[why];
  return show(viewOf(seen, await calendarFor(turn, deps), turn.now, note), carried);
};
