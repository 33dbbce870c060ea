import { type Answer, type Feature, on, type Turn } from '../conversation/feature.ts';
import { replace, reply } from '../conversation/outcome.ts';
import type { Jobs } from '../delivery/ports.ts';
import { treeOf } from '../people/current-tree.ts';
import type { Unit, UnitId } from '../people/model.ts';
import type { Directory } from '../people/ports.ts';
import type { UnitTree } from '../people/tree.ts';
import { askStandby, chooseStandby, endStandby, leaveStandby, openStandby } from './actions.ts';
import { saidCard } from './cards.ts';
import { type StandbyOver, standbyId } from './ids.ts';
import type { LightsStore } from './ports.ts';
import { eveningOf, isQuiet } from './rules.ts';
import { standbyCard, standbySureCard } from './standby-cards.ts';
import { standbyWords } from './words.ts';

export type StandbyDeps = {
  readonly directory: Pick<Directory, 'organisation' | 'tree'>;
  readonly lights: Pick<LightsStore, 'staying'>;
  readonly jobs: Pick<Jobs, 'plan'>;
};

/** The tick plans the messages: how many that will be is nobody's to wait for. */
export const STANDBY_OVER = 'standby-over/tell';

/** 待機解除: a head tells those of their unit who still wait that the waiting is over. */
export const standbyFeature = (deps: StandbyDeps): Feature => ({
  taps: [
    on(openStandby, (turn) => show(turn, replace, deps)),
    on(chooseStandby, (turn, { unit }) => show(turn, replace, deps, unit)),
    on(askStandby, (turn, { unit }) => ask(turn, unit, replace, deps)),
    on(endStandby, (turn, payload) => tell(turn, payload, deps)),
    on(leaveStandby, async ({ texts }) => replace(saidCard(texts, texts.lightsOut.standby.left))),
  ],
  submits: [],
  lines: [{ words: standbyWords, answer: (turn) => show(turn, reply, deps) }],
});

const headedBy = ({ person }: Turn, tree: UnitTree): readonly Unit[] =>
  person.manages.flatMap((id) => tree.unit(id) ?? []);

const nobody = ({ texts }: Turn) => saidCard(texts, texts.lightsOut.standby.nobody);

/** Of one unit at once; of several it is asked which. */
const show = async (turn: Turn, answer: typeof reply, deps: StandbyDeps, shown?: UnitId): Answer => {
  const tree = await treeOf(turn.org, deps);
  const units = tree ? headedBy(turn, tree) : [];
  const [first, second] = units;
  if (!first) return answer(nobody(turn));
  return second ? answer(standbyCard(turn.texts, units, shown)) : ask(turn, first.id, answer, deps);
};

/** Who may is decided from the units this person heads, never from what the button carries. */
const ask = async (turn: Turn, unit: UnitId, answer: typeof reply, deps: StandbyDeps): Answer => {
  const { org, person, now, texts, inbound } = turn;
  const tree = await treeOf(turn.org, deps);
  const headed = tree && headedBy(turn, tree).find(({ id }) => id === unit);
  if (!tree || !headed) return answer(nobody(turn));
  const day = eveningOf(now, person);
  // Those of the declarations alone: a head reads these anyway, and plans are nobody's but their own.
  const declared = await deps.lights.staying(org, day, 'overtime');
  const people = declared.filter((each) => each.person !== person.id && tree.isWithin(each.unit, unit)).length;
  const asked = { day, isQuiet: isQuiet(now, day, person), asked: inbound.order };
  return answer(standbySureCard(texts, { unit: headed, people, ...asked }));
};

/** A second tap on the same card is the same act. A card of another day is over. */
const tell = async (turn: Turn, { unit, day, asked }: Omit<StandbyOver, 'by'>, deps: StandbyDeps): Answer => {
  const { org, person, now, texts } = turn;
  if (!person.manages.includes(unit)) return replace(nobody(turn));
  if (day !== eveningOf(now, person)) return replace(saidCard(texts, texts.lightsOut.evening.over));
  const tree = await treeOf(turn.org, deps);
  const payload = { unit, day, by: person.id, asked: String(asked) };
  const id = `${STANDBY_OVER}/${standbyId({ unit, day, by: person.id, asked })}`;
  await deps.jobs.plan({ org, id, kind: STANDBY_OVER, payload, dueAt: now });
  return replace(saidCard(texts, texts.lightsOut.standby.told(tree?.unit(unit)?.name ?? '')));
};
