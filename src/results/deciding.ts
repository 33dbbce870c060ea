import type { Card } from '../conversation/card.ts';
import { type Answer, type Feature, on, type Turn, typedIn } from '../conversation/feature.ts';
import { closeForm, formErrors, type Outcome, openForm, replace, reply } from '../conversation/outcome.ts';
import { AkariError } from '../errors.ts';
import { treeOf } from '../people/current-tree.ts';
import type { Unit, UnitId } from '../people/model.ts';
import type { UnitTree } from '../people/tree.ts';
import type { Instant } from '../time/instant.ts';
import { askTakeBack, openDecide, openDecisions, sendDecision, takeBackDecision } from './actions.ts';
import { notForYouCard } from './cards.ts';
import { DECISION_LIMIT, decisionForm, decisionsCard, sureTakeBackCard } from './decision-cards.ts';
import type { Decision, Decisions } from './model.ts';
import { drivers } from './rules.ts';
import type { ResultsDeps } from './scene.ts';
import { mayDecide, mayTakeBack } from './seen.ts';

/** 「こうします」: what heads and promoters decided, said to everybody below. */
export const decidingFeature = (deps: ResultsDeps): Feature => ({
  taps: [
    on(openDecide, (turn, { unit }) =>
      forUnit(turn, unit, deps, async (found) =>
        mayDecide(turn.person, unit, found.tree) ? openForm(decisionForm(turn.texts, found.unit)) : refuse(turn),
      ),
    ),
    on(openDecisions, (turn, { unit }) =>
      forUnit(turn, unit, deps, async (found) => {
        const decisions = await deps.results.decisions(turn.org, unit);
        return concerns(turn, found, decisions) ? replace(listCard(turn, found, decisions, '')) : refuse(turn);
      }),
    ),
    on(askTakeBack, (turn, { unit, at }) =>
      forUnit(turn, unit, deps, async (found) => {
        const decisions = await deps.results.decisions(turn.org, unit);
        const decision = decisions.made.find((each) => each.at === at);
        if (!concerns(turn, found, decisions)) return refuse(turn);
        if (!decision) return replace(listCard(turn, found, decisions, ''));
        return isTheirs(turn, found, decision)
          ? replace(sureTakeBackCard(turn.texts, found.unit, decision))
          : reply(notForYouCard(turn.texts, turn.texts.results.decide.notTheirs));
      }),
    ),
    on(takeBackDecision, (turn, { unit, at }) => forUnit(turn, unit, deps, (found) => takeBack(turn, found, at, deps))),
  ],
  submits: [on(sendDecision, (turn, { unit }) => forUnit(turn, unit, deps, (found) => save(turn, found, deps)))],
  lines: [],
});

/** A unit that there is, in the tree that says who may do what. */
type Found = { readonly unit: Unit; readonly tree: UnitTree };

const forUnit = async (turn: Turn, id: UnitId, deps: ResultsDeps, act: (found: Found) => Answer): Answer => {
  const tree = await treeOf(turn.org, deps);
  const unit = tree?.unit(id);
  return tree && unit ? act({ unit, tree }) : refuse(turn);
};

const refuse = ({ texts }: Turn): readonly Outcome[] => reply(notForYouCard(texts, texts.results.decide.notYours));

/** Who may write here, or wrote here before: nobody is asked to give up what is theirs. */
const concerns = ({ person }: Turn, { unit, tree }: Found, { made }: Decisions): boolean =>
  mayDecide(person, unit.id, tree) || made.some(({ by }) => by === person.id);

const listCard = ({ texts, person }: Turn, { unit, tree }: Found, { made }: Decisions, note: string): Card =>
  decisionsCard(
    {
      ...{ texts, zone: person.zone, unit, made, mayWrite: mayDecide(person, unit.id, tree) },
      mayTakeBack: (decision) => mayTakeBack(person, decision, unit.id, tree),
    },
    note,
  );

const isTheirs = ({ person }: Turn, { unit, tree }: Found, decision: Decision): boolean =>
  mayTakeBack(person, decision, unit.id, tree);

/** So many are kept of a unit. */
const KEPT = 12;
const MAX_CONFLICTS = 8;

const save = async (turn: Turn, found: Found, deps: ResultsDeps): Answer => {
  const { texts, person, now } = turn;
  const { decide } = texts.results;
  if (!mayDecide(person, found.unit.id, found.tree)) return [closeForm, ...refuse(turn)];
  const typed = typedIn(turn);
  const words = (typed.text ?? '').replace(/\s+/gu, ' ').trim();
  if (words === '') return formErrors({ text: decide.empty });
  if (words.length > DECISION_LIMIT) return formErrors({ text: decide.tooLong(DECISION_LIMIT) });
  const driver = drivers.find((each) => each === typed.driver);
  const decision: Decision = { at: now, by: person.id, name: person.name, text: words, ...(driver && { driver }) };
  const decisions = await change(turn, found, deps, (made) => {
    // A form that arrives twice says the same of the same person last.
    const isThere = made[0]?.by === person.id && made[0].text === words;
    return isThere ? undefined : [decision, ...made].slice(0, KEPT);
  });
  return [closeForm, ...reply(listCard(turn, found, decisions, decide.saved))];
};

const takeBack = async (turn: Turn, found: Found, at: Instant, deps: ResultsDeps): Answer => {
  const before = await deps.results.decisions(turn.org, found.unit.id);
  if (!concerns(turn, found, before)) return refuse(turn);
  const goes = (made: Decision): boolean => made.at === at && isTheirs(turn, found, made);
  if (!before.made.some(goes)) return replace(listCard(turn, found, before, ''));
  const left = (made: readonly Decision[]) => (made.some(goes) ? made.filter((one) => !goes(one)) : undefined);
  const decisions = await change(turn, found, deps, left, before);
  return replace(listCard(turn, found, decisions, turn.texts.results.decide.takenBack));
};

/**
 * Under the version: what somebody else wrote in between stays. `wanted` says nothing where nothing is to be changed.
 * Begins with what is at hand; that nothing is to be changed is said only of what was read.
 */
const change = async (
  { org }: Turn,
  { unit }: Found,
  { results }: ResultsDeps,
  wanted: (made: readonly Decision[]) => readonly Decision[] | undefined,
  known?: Decisions,
): Promise<Decisions> => {
  const atHand = known ? undefined : results.decisionsAtHand(org, unit.id);
  let before = known ?? atHand ?? (await results.decisions(org, unit.id));
  let isRead = before !== atHand;
  for (let attempt = 0; attempt < MAX_CONFLICTS; attempt += 1) {
    const made = wanted(before.made);
    if (!made && isRead) return before;
    if (made && (await results.saveDecisions({ ...before, made }))) return { ...before, made };
    before = await results.decisions(org, unit.id);
    isRead = true;
  }
  throw new AkariError('too-many-conflicts', `decisions of ${unit.id}`);
};
