import type { Card } from '../conversation/card.ts';
import { type Answer, chosenIn, type Feature, on, type Turn } from '../conversation/feature.ts';
import { type Outcome, replace, reply } from '../conversation/outcome.ts';
import { aroundOf, type Named } from '../people/around.ts';
import { asUnitId, type UnitId } from '../people/model.ts';
import { planFor } from '../pulse/rules.ts';
import { isWeekId, type WeekId } from '../time/instant.ts';
import { chooseUnit, chooseWeek, openUnits } from './actions.ts';
import { notForYouCard } from './cards.ts';
import { hasLowResponse } from './low-response.ts';
import { type ResultsDeps, record, resultsIn, type Scene, sceneOf } from './scene.ts';
import type { Results } from './seen.ts';
import { unitsCard } from './units-cards.ts';
import { unitsWords } from './words.ts';

/** The results of the units somebody promotes, with everything below them. */
export const unitsFeature = (deps: ResultsDeps): Feature => ({
  taps: [
    on(openUnits, (turn, wanted) => show(turn, wanted, wanted.unit === undefined ? reply : replace, deps)),
    on(chooseUnit, (turn, { week }) => show(turn, { week, unit: asUnitId(chosenIn(turn) ?? '') }, replace, deps)),
    on(chooseWeek, (turn, { unit }) => {
      const week = chosenIn(turn) ?? '';
      return show(turn, { unit, ...(isWeekId(week) && { week }) }, replace, deps);
    }),
  ],
  submits: [],
  lines: [{ words: unitsWords, answer: (turn) => show(turn, {}, reply, deps) }],
});

type Wanted = { readonly unit?: UnitId; readonly week?: WeekId; readonly from?: number };
type Show = (card: Card) => readonly Outcome[];

/** Units on one card; who has more goes on with a button. */
const MOST_BELOW = 20;
/** A quarter of rounds. */
const MOST_WEEKS = 13;

const show = async (turn: Turn, wanted: Wanted, as: Show, deps: ResultsDeps): Answer => {
  const { texts, person } = turn;
  // Who promotes nothing costs nothing.
  const scene = person.promotes.length === 0 ? undefined : await sceneOf(turn, deps);
  const around = scene && aroundOf(person, wanted.unit, { from: wanted.from, most: MOST_BELOW }, scene.tree);
  if (!around) return as(notForYouCard(texts, texts.results.units.onlyPromoters));
  const weeks = scene.weeks.slice(0, MOST_WEEKS);
  const week = weeks.find((each) => each === wanted.week) ?? weeks[0];
  if (week === undefined) return as(notForYouCard(texts, texts.results.staff.none['no-round']));
  const { unit } = around;
  const units = [unit, ...around.below];
  const results = await resultsIn(
    turn,
    week,
    units.map(({ id }) => id),
    deps,
  );
  const tired = week === weeks[0] ? await tiredOf(turn, units, results, scene, deps) : [];
  await record(turn, 'units', unit.id, week, deps);
  const below = around.below.map((each) => ({ unit: each, result: results.get(each.id) }));
  return as(unitsCard({ ...around, texts, week, weeks, tired, result: results.get(unit.id), below }));
};

/** Those that are asked every week, and of whom few have answered for some rounds. */
const tiredOf = async (
  turn: Turn,
  units: readonly Named[],
  results: Results,
  { tree }: Scene,
  { pulse }: ResultsDeps,
): Promise<readonly Named[]> => {
  const low = units.filter(({ id }) => {
    const result = results.get(id);
    return result !== undefined && hasLowResponse(result);
  });
  if (low.length === 0) return [];
  const programme = await pulse.programme(turn.org);
  return low.filter(({ id }) => {
    const plan = planFor(id, programme, tree);
    return plan?.running === true && plan.cadence === 'weekly';
  });
};
