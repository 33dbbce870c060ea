import type { ActionButton, Card } from '../conversation/card.ts';
import { type Answer, type Feature, on, type Turn } from '../conversation/feature.ts';
import { reply } from '../conversation/outcome.ts';
import type { Person } from '../people/model.ts';
import { nextAskDay } from '../pulse/round.ts';
import { openLog, openResults } from './actions.ts';
import { noResultsCard, staffResultsCard } from './cards.ts';
import { decidingFeature } from './deciding.ts';
import { logFeature } from './log.ts';
import { type ResultsDeps, record, sceneOf, toldOn } from './scene.ts';
import { hidingOf, seenFrom } from './seen.ts';
import { teamFeature } from './team.ts';
import { unitsFeature } from './units.ts';
import { resultsWords } from './words.ts';

/** What came out: for everybody, for heads, for promoters; what was decided; and who looked. */
export const resultsFeature = (deps: ResultsDeps): Feature => {
  const parts = [staffFeature(deps), teamFeature(deps), unitsFeature(deps), decidingFeature(deps), logFeature(deps)];
  return {
    taps: parts.flatMap(({ taps }) => taps),
    submits: parts.flatMap(({ submits }) => submits),
    lines: parts.flatMap(({ lines }) => lines),
  };
};

/** On the menu: everybody's results; for administrators the log of who looked. The others are reached from there. */
export const resultsButtons = ({ texts, person }: Turn): readonly ActionButton[] => [
  { label: texts.results.menu, action: openResults.of({}) },
  ...(person.admin ? [{ label: texts.results.log.menu, action: openLog.of({}) }] : []),
];

const staffFeature = (deps: ResultsDeps): Feature => ({
  taps: [on(openResults, (turn) => showStaff(turn, deps))],
  submits: [],
  lines: [{ words: resultsWords, answer: (turn) => showStaff(turn, deps) }],
});

const showStaff = async (turn: Turn, deps: ResultsDeps): Answer => reply(await staffCard(turn, deps));

const staffCard = async (turn: Turn, deps: ResultsDeps): Promise<Card> => {
  const { texts, person } = turn;
  const scene = await sceneOf(turn, deps);
  const path = scene?.tree.pathUp(person.unit) ?? [];
  const [week] = scene?.weeks ?? [];
  const none = async (why: Parameters<typeof noResultsCard>[2], heard: Parameters<typeof noResultsCard>[4]) =>
    noResultsCard(texts, person, why, await nextFor(turn, deps), heard);
  if (week === undefined) return none('no-round', []);
  const { results, heard } = await toldOn(turn, week, path, deps);
  const seen = seenFrom(path, results);
  if (!seen) return none(hidingOf(results.get(person.unit)), heard);
  await record(turn, 'own', seen.shown.unit, week, deps);
  return staffResultsCard({ texts, person, seen, heard, byItself: false });
};

/** Who stopped the pulse is not asked. */
const nextFor = (turn: Turn, deps: ResultsDeps) =>
  isAsked(turn.person) ? nextAskDay(turn.person, turn.now, deps) : undefined;

const isAsked = ({ preferences }: Person): boolean => !preferences.optOuts.includes('pulse');
