import type { Card } from '../conversation/card.ts';
import { type Answer, chosenIn, type Feature, on, type Turn } from '../conversation/feature.ts';
import { type Outcome, replace, reply } from '../conversation/outcome.ts';
import { asUnitId, type UnitId } from '../people/model.ts';
import { nextAskDay } from '../pulse/round.ts';
import { chooseTeam, openTeam } from './actions.ts';
import { notForYouCard } from './cards.ts';
import { headedBy, type ResultsDeps, record, sceneOf, toldOn } from './scene.ts';
import { hidingOf, seenAbove, seenFrom } from './seen.ts';
import { noTeamCard, teamCard } from './team-cards.ts';
import { teamWords } from './words.ts';

/** The results of the units somebody heads. */
export const teamFeature = (deps: ResultsDeps): Feature => ({
  taps: [
    on(openTeam, (turn, { unit }) => show(turn, unit, reply, deps)),
    on(chooseTeam, (turn) => show(turn, asUnitId(chosenIn(turn) ?? ''), replace, deps)),
  ],
  submits: [],
  lines: [{ words: teamWords, answer: (turn) => show(turn, undefined, reply, deps) }],
});

type Show = (card: Card) => readonly Outcome[];

const show = async (turn: Turn, wanted: UnitId | undefined, as: Show, deps: ResultsDeps): Answer => {
  const { texts, person } = turn;
  const scene = await sceneOf(turn, deps);
  const headed = scene ? headedBy(person, scene.tree) : [];
  const unit = wanted === undefined ? headed[0] : headed.find(({ id }) => id === wanted);
  if (!scene || !unit) return as(notForYouCard(texts, texts.results.team.onlyHeads));
  const others = headed.filter(({ id }) => id !== unit.id);
  const place = { texts, zone: person.zone, unit, others };
  const next = () => nextAskDay({ ...person, unit: unit.id }, turn.now, deps);
  const [week] = scene.weeks;
  if (week === undefined) return as(noTeamCard({ ...place, heard: [] }, 'no-round', await next()));
  const path = scene.tree.pathUp(unit.id);
  const { results, heard } = await toldOn(turn, week, path, deps);
  const seen = seenFrom(path, results);
  if (!seen) return as(noTeamCard({ ...place, heard }, hidingOf(results.get(unit.id)), await next()));
  const above = seenAbove(seen.shown, path, results);
  await record(turn, 'team', seen.shown.unit, week, deps);
  return as(teamCard({ ...place, heard, seen, ...(above && { above }) }));
};
