import { hasCensus } from '../campaign/census.ts';
import { type Answer, type Feature, on, type Turn } from '../conversation/feature.ts';
import { replace, reply } from '../conversation/outcome.ts';
import { currentPeriod, type Period } from '../delivery/budget.ts';
import { type Censuses, peopleIn } from '../people/census.ts';
import { asUnitId, type OrgId, type Unit, type UnitId } from '../people/model.ts';
import type { Directory, Organisation } from '../people/ports.ts';
import type { UnitTree } from '../people/tree.ts';
import { dateIn } from '../time/instant.ts';
import { askMode, openModes, pickUnit, setMode, showMode } from './actions.ts';
import { saidCard } from './cards.ts';
import type { Mode } from './model.ts';
import { type ModeView, modeCard, modeSureCard } from './modes-cards.ts';
import type { LightsStore } from './ports.ts';
import { modesIn } from './rules.ts';
import { type PlanWideDeps, planWide } from './wide.ts';
import { modeWords } from './words.ts';

export type ModesDeps = PlanWideDeps & {
  readonly directory: Pick<Directory, 'organisation' | 'tree'>;
  readonly lights: Pick<LightsStore, 'modes' | 'saveMode'>;
  readonly censuses: Pick<Censuses, 'census' | 'everyone'>;
  /** The days of the campaign months. */
  readonly periods: (org: OrgId) => Promise<readonly Period[]>;
};

/** 消灯の設定: promoters choose for their units whom 19:30 reaches. */
export const modesFeature = (deps: ModesDeps): Feature => ({
  taps: [
    on(openModes, (turn) => show(turn, undefined, replace, deps)),
    on(showMode, (turn, { unit }) => show(turn, unit, replace, deps)),
    on(pickUnit, (turn) => {
      const { inbound } = turn;
      const unit = inbound.type === 'tap' && inbound.choice !== undefined ? asUnitId(inbound.choice) : undefined;
      return show(turn, unit, replace, deps);
    }),
    on(askMode, (turn, { unit, mode }) => ask(turn, unit, mode, deps)),
    on(setMode, (turn, { unit, mode }) => set(turn, unit, mode, deps)),
  ],
  submits: [],
  lines: [{ words: modeWords, answer: (turn) => show(turn, undefined, reply, deps) }],
});

type Scene = {
  readonly organisation: Organisation;
  readonly tree: UnitTree;
  readonly units: readonly [Unit, ...Unit[]];
  readonly unit: Unit;
};

/** Who may is decided from the units this person promotes; of another unit they see the first of their own. */
const sceneOf = async (
  { org, person }: Turn,
  wanted: UnitId | undefined,
  { directory }: ModesDeps,
): Promise<Scene | undefined> => {
  if (person.promotes.length === 0) return undefined;
  const organisation = await directory.organisation(org);
  const tree = organisation && (await directory.tree(organisation));
  const [first, ...more] = tree ? person.promotes.flatMap((id) => tree.unit(id) ?? []) : [];
  if (!organisation || !tree || !first) return undefined;
  const units: Scene['units'] = [first, ...more];
  return { organisation, tree, units, unit: units.find(({ id }) => id === wanted) ?? first };
};

const onlyPromoters = ({ texts }: Turn) => saidCard(texts, texts.lightsOut.modes.onlyPromoters);

const show = async (turn: Turn, wanted: UnitId | undefined, answer: typeof reply, deps: ModesDeps): Answer => {
  const scene = await sceneOf(turn, wanted, deps);
  if (!scene) return answer(onlyPromoters(turn));
  return answer(modeCard(turn.texts, await viewOf(turn, scene, deps), false));
};

const viewOf = async ({ org, now, person }: Turn, scene: Scene, deps: ModesDeps): Promise<ModeView> => {
  const { tree, unit, units } = scene;
  const [modes, periods, people] = await Promise.all([deps.lights.modes(org), deps.periods(org), knownIn(scene, deps)]);
  const period = currentPeriod(periods, dateIn(now, person.zone));
  return {
    ...{ unit, units, mode: modesIn(tree, modes)(unit.id) },
    ...(people !== undefined && { people }),
    isInherited: !modes.some((each) => each.unit === unit.id),
    ...(period && { period }),
  };
};

type Counts = Pick<ModesDeps, 'censuses'>;

/** As the last census has it, of the whole organisation as its record does. */
const knownIn = async ({ organisation, tree, unit }: Scene, { censuses }: Counts): Promise<number | undefined> => {
  if (unit.id === tree.root.id) return organisation.people;
  const census = hasCensus(organisation) ? await censuses.census(organisation.id) : undefined;
  const counted = census && peopleIn(census, (id) => tree.isWithin(id, unit.id));
  return counted?.reduce((sum, [, count]) => sum + count, 0);
};

/** A small organisation's people are counted one by one, for the one tap that makes it so. */
const countIn = async (scene: Scene, { censuses }: Counts): Promise<number> => {
  const known = await knownIn(scene, { censuses });
  if (known !== undefined) return known;
  const { organisation, tree, unit } = scene;
  let count = 0;
  for await (const page of censuses.everyone(organisation.id))
    count += page.filter((each) => tree.isWithin(each.unit, unit.id)).length;
  return count;
};

/** What will be is shown before it is: more people hear of it than before. */
const ask = async (turn: Turn, wanted: UnitId, mode: Mode, deps: ModesDeps): Answer => {
  const scene = await sceneOf(turn, wanted, deps);
  if (!scene || scene.unit.id !== wanted) return replace(onlyPromoters(turn));
  if (mode === 'narrow') return set(turn, wanted, mode, deps);
  return replace(modeSureCard(turn.texts, scene.unit, await countIn(scene, deps)));
};

const set = async (turn: Turn, wanted: UnitId, mode: Mode, deps: ModesDeps): Answer => {
  const { org, person, now, texts, inbound } = turn;
  const scene = await sceneOf(turn, wanted, deps);
  if (!scene || scene.unit.id !== wanted) return replace(onlyPromoters(turn));
  await deps.lights.saveMode({ org, unit: wanted, mode, by: person.id, at: now, order: inbound.order });
  if (mode === 'wide') await planWide(scene.organisation, now, deps);
  return replace(modeCard(texts, await viewOf(turn, scene, deps), true));
};
