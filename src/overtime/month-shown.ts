import type { Answer, Turn } from '../conversation/feature.ts';
import { reply } from '../conversation/outcome.ts';
import { leftCard } from './cards.ts';
import type { CalendarMonth } from './fiscal.ts';
import { monthCard, monthView } from './month-card.ts';
import { monthsFor, type OvertimeDeps, sceneOf, todayOf } from './scene.ts';

/** Shows somebody a month of their own. */
export const monthShown = async (turn: Turn, name: CalendarMonth, deps: OvertimeDeps): Answer => {
  const { person, texts } = turn;
  const [scene, months] = await Promise.all([sceneOf(turn.org, deps), monthsFor(person, name, deps)]);
  return reply(
    scene
      ? monthCard(texts, monthView(person, months, scene, todayOf(turn)))
      : leftCard(texts, texts.common.notAllowed),
  );
};
