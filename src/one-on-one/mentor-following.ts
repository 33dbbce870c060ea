import type { Job } from '../delivery/ports.ts';
import type { JobHandler } from '../delivery/tick.ts';
import { asPersonId, type OrgId, type Person, type PersonId } from '../people/model.ts';
import type { Directory } from '../people/ports.ts';
import type { UnitTree } from '../people/tree.ts';
import { dateIn, type Instant, type LocalDate } from '../time/instant.ts';
import { changeDiary } from './changing.ts';
import type { Diary } from './model.ts';
import type { OneOnOneStore } from './ports.ts';
import { pairOf, started, withPair } from './rules.ts';
import { headOf } from './scene.ts';
import { type Member, rolled, withoutOthers } from './team-roll.ts';

/*
 * Whom somebody talks with is what their preferences say; the diaries follow, by a job, within the minute. It looks up how
 * things stand when it runs: however many there are, in whatever order, the last one leaves the diaries as they should be.
 */

export const FOLLOW = 'one-on-one/follow';

/** `before`: whom they talked with until now, if that was no head of theirs. `order`: of the tap. */
export const followJob = (
  { org, id }: Pick<Person, 'org' | 'id'>,
  order: number,
  dueAt: Instant,
  before?: PersonId,
): Job => ({
  ...{ org, id: `${FOLLOW}/${order}/${id}`, kind: FOLLOW, dueAt },
  payload: { staff: id, ...(before !== undefined && { before }) },
});

export type FollowDeps = {
  readonly directory: Pick<Directory, 'organisation' | 'tree' | 'people'>;
  readonly oneOnOnes: Pick<OneOnOneStore, 'diary' | 'save' | 'endMemo'>;
};

/** What the tick runs, by kind of job. */
export const followJobs = (deps: FollowDeps): { readonly [kind: string]: JobHandler } => ({
  [FOLLOW]: ({ org, payload: { staff, before } }, now) =>
    follow(org, asPersonId(staff ?? ''), before === undefined ? [] : [asPersonId(before)], now, deps),
});

const follow = async (
  org: OrgId,
  id: PersonId,
  before: readonly PersonId[],
  now: Instant,
  deps: FollowDeps,
): Promise<void> => {
  const organisation = await deps.directory.organisation(org);
  const tree = organisation && (await deps.directory.tree(organisation));
  const [person] = await deps.directory.people(org, [id]);
  if (!tree || !person || person.left) return;
  const { partner, mentor } = await partnerNow(person, tree, deps);
  const today = dateIn(now, organisation.zone);
  const member: Member = { staff: id, unit: person.unit, ...(mentor && { mentor }) };
  if (partner !== undefined) await changeDiary(org, partner, (diary) => joined(diary, member, today), now, deps);
  const head = headOf(person, tree);
  const others = new Set([...before, ...(head === undefined ? [] : [head])].filter((each) => each !== partner));
  for (const each of others)
    if ((await changeDiary(org, each, (diary) => parted(diary, id, today), now, deps)).isChanged)
      await deps.oneOnOnes.endMemo(org, id, now);
};

/** A mentor who left is none any more. */
const partnerNow = async (
  person: Person,
  tree: UnitTree,
  { directory }: FollowDeps,
): Promise<{ readonly partner: PersonId | undefined; readonly mentor?: true }> => {
  const chosen = person.preferences.oneOnOne?.partner;
  const [mentor] = chosen === undefined ? [] : await directory.people(person.org, [chosen]);
  return mentor && !mentor.left && mentor.id !== person.id
    ? { partner: mentor.id, mentor: true }
    : { partner: headOf(person, tree) };
};

/** Those who are in it, as they are. */
const membersOf = ({ pairs }: Diary): ReadonlyMap<PersonId, Member> =>
  new Map(
    pairs
      .filter(({ gone }) => !gone)
      .map(({ staff, unit, mentor }) => [staff, { staff, unit, ...(mentor && { mentor }) }]),
  );

/** With them, begun: their own tap is what began it. */
const joined = (diary: Diary, member: Member, today: LocalDate): Diary => {
  const moved = new Map([[member.staff, true]]);
  const withThem = rolled(diary, new Map([...membersOf(diary), [member.staff, member]]), today, moved);
  const pair = pairOf(withThem, member.staff);
  return pair?.started === undefined && pair ? withPair(withThem, started(pair, today)) : withThem;
};

const parted = (diary: Diary, staff: PersonId, today: LocalDate): Diary =>
  withoutOthers(diary, new Map([...membersOf(diary)].filter(([each]) => each !== staff)), today);
