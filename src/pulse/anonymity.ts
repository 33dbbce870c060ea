import { createHmac } from 'node:crypto';
import type { Person, PersonId, UnitId } from '../people/model.ts';
import { SMALLEST_GROUP } from '../people/smallest-group.ts';
import type { UnitTree } from '../people/tree.ts';
import type { LocalDate } from '../time/instant.ts';
import {
  type Ballot,
  type Comment,
  type Histogram,
  type QuestionId,
  questionIds,
  type Remark,
  type RoundTree,
  type RoundUnit,
  type ScaleValue,
  type Tally,
  type Token,
} from './model.ts';

/*
 * What keeps an answer from a person. While a round is open an answer lies under a token that only the round's key
 * makes; a comment lies under another, so that the two do not meet either. Once the key is gone no token leads
 * anywhere, and what is left is counts by unit.
 */

export const ballotToken = (key: Uint8Array, person: PersonId): Token => hmac(key, `ballot/${person}`) as Token;
export const commentToken = (key: Uint8Array, person: PersonId): Token => hmac(key, `comment/${person}`) as Token;

/** The same each time while the key lives, so that closing twice keeps a comment once; unknowable afterwards. */
export const remarkOf = (key: Uint8Array, comment: Comment): Remark => ({
  id: hmac(key, `remark/${comment.token}`),
  bureau: comment.bureau,
  text: comment.text,
});

const hmac = (key: Uint8Array, message: string): string =>
  createHmac('sha256', key).update(message).digest('base64url');

/** The part of the round's ballots that a token belongs to. */
export const shardOf = (token: Token, shards: number): number => {
  let sum = 0;
  for (const character of token) sum = (sum * 31 + character.charCodeAt(0)) % 65_521;
  return sum % shards;
};

export type Answers = ReadonlyMap<QuestionId, ScaleValue>;

/** What counts of a ballot: answers newer than the last 「今週は答えない」. */
export const answersOf = (ballot: Ballot | undefined): Answers => {
  const answers = new Map<QuestionId, ScaleValue>();
  for (const question of questionIds) {
    const answer = ballot?.answers[question];
    if (answer && answer.order > (ballot?.skipped ?? Number.NEGATIVE_INFINITY)) answers.set(question, answer.value);
  }
  return answers;
};

/** Said 「今週は答えない」 and nothing since. */
export const isSkipped = (ballot: Ballot | undefined): boolean =>
  ballot?.skipped !== undefined && answersOf(ballot).size === 0;

/**
 * Where a person's answers set out: in their unit, a head's right above the topmost unit on their way up that they
 * head. So they never count in what the head can read, whichever unit below it the head sits in.
 */
export const setsOutFrom = (person: Person, parentOf: (unit: UnitId) => UnitId | undefined): UnitId => {
  let from = person.unit;
  for (let unit: UnitId | undefined = person.unit; unit !== undefined; unit = parentOf(unit)) {
    if (person.manages.includes(unit)) from = parentOf(unit) ?? unit;
  }
  return from;
};

/** Where a person's answers count: in the smallest unit from there on up in which five or more gather. */
export const countsIn = (person: Person, tree: RoundTree, root: UnitId): UnitId =>
  tree.get(setsOutFrom(person, (unit) => tree.get(unit)?.parent))?.bucket ?? root;

/** The 局 of a unit: the level right below the organisation; the organisation itself for those at the top. */
export const bureauOf = (unit: UnitId, tree: RoundTree): UnitId => {
  let current = tree.get(unit);
  for (;;) {
    const parent = current?.parent === undefined ? undefined : tree.get(current.parent);
    if (!current || !parent) return current?.id ?? unit;
    if (parent.parent === undefined) return current.id;
    current = parent;
  }
};

/**
 * The tree of a round. A unit keeps answers of its own when five or more people's answers gather in it; those of a
 * smaller one gather in the unit above, so that even the raw rows never hold a group of one to four.
 */
export const roundTree = (
  tree: UnitTree,
  askedIn: (unit: UnitId) => number,
  settingOutFrom: (unit: UnitId) => number,
  newcomersAfter: (unit: UnitId) => LocalDate,
): readonly RoundUnit[] => {
  const units = tree.subtree(tree.root.id);
  const gathered = new Map<UnitId, number>();
  const isBucket = new Set<UnitId>();
  for (const unit of units.toReversed()) {
    const own = settingOutFrom(unit.id) + (gathered.get(unit.id) ?? 0);
    const keeps = own >= SMALLEST_GROUP || unit.parent === undefined;
    if (keeps) isBucket.add(unit.id);
    if (unit.parent !== undefined && !keeps) add(gathered, unit.parent, own);
  }
  const keeps = new Map<UnitId, number>();
  for (const { id } of units) add(keeps, bucketOf(id, tree, isBucket), settingOutFrom(id));
  return units.map(({ id, name, parent }) => ({
    id,
    name,
    asked: askedIn(id),
    bucket: bucketOf(id, tree, isBucket),
    keeps: keeps.get(id) ?? 0,
    newcomersAfter: newcomersAfter(id),
    ...(parent === undefined ? {} : { parent }),
  }));
};

const add = (counts: Map<UnitId, number>, unit: UnitId, count: number): void => {
  counts.set(unit, (counts.get(unit) ?? 0) + count);
};

const bucketOf = (unit: UnitId, tree: UnitTree, isBucket: ReadonlySet<UnitId>): UnitId =>
  tree.pathUp(unit).find(({ id }) => isBucket.has(id))?.id ?? tree.root.id;

/** Adds a page of ballots to the counts by unit. The order of ballots makes no difference. */
export const tally = (tallies: Map<UnitId, Tally>, ballots: readonly Ballot[]): void => {
  for (const ballot of ballots) {
    const answers = answersOf(ballot);
    if (answers.size === 0) continue;
    const before = tallies.get(ballot.unit) ?? { unit: ballot.unit, respondents: 0, counts: {} };
    const counts = { ...before.counts };
    for (const [question, value] of answers) counts[question] = plusOne(counts[question], value);
    tallies.set(ballot.unit, { unit: ballot.unit, respondents: before.respondents + 1, counts });
  }
};

const plusOne = (histogram: Histogram = [0, 0, 0, 0, 0], value: ScaleValue): Histogram => {
  const [a, b, c, d, e] = histogram;
  const more = (step: ScaleValue, count: number): number => (step === value ? count + 1 : count);
  return [more(1, a), more(2, b), more(3, c), more(4, d), more(5, e)];
};

/**
 * What may be kept of a closed round: no row of one to four people, not even for who can read the table. A small row
 * goes into the unit above; a small remainder at the top takes the smallest other row with it; fewer than five people
 * in all leave their number only.
 */
export const mergeSmall = (tallies: readonly Tally[], tree: RoundTree): readonly Tally[] => {
  const rows = new Map(tallies.map((row) => [row.unit, row]));
  const root = [...tree.values()].find(({ parent }) => parent === undefined)?.id;
  if (root === undefined) return [];
  for (const { id, parent } of [...tree.values()].toReversed()) {
    const row = rows.get(id);
    if (parent === undefined || !row || row.respondents >= SMALLEST_GROUP) continue;
    rows.delete(id);
    rows.set(parent, plus(rows.get(parent), { ...row, unit: parent }));
  }
  const top = rows.get(root);
  if (!top || top.respondents >= SMALLEST_GROUP) return [...rows.values()];
  const [smallest] = [...rows.values()].filter(({ unit }) => unit !== root).toSorted(bySize);
  if (!smallest) return [{ unit: root, respondents: top.respondents, counts: {} }];
  rows.delete(smallest.unit);
  rows.set(root, { ...plus(top, { ...smallest, unit: root }), took: smallest.unit });
  return [...rows.values()];
};

const bySize = (a: Tally, b: Tally): number => a.respondents - b.respondents || (a.unit < b.unit ? -1 : 1);

const plus = (a: Tally | undefined, b: Tally): Tally => {
  if (!a) return b;
  const counts = { ...a.counts };
  for (const question of questionIds) {
    const more = b.counts[question];
    if (more) counts[question] = sum(counts[question], more);
  }
  return { unit: a.unit, respondents: a.respondents + b.respondents, counts };
};

const sum = ([a, b, c, d, e]: Histogram = [0, 0, 0, 0, 0], [f, g, h, i, j]: Histogram): Histogram => [
  a + f,
  b + g,
  c + h,
  d + i,
  e + j,
];
