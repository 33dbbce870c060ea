import type { PersonId, UnitId } from '../people/model.ts';
import { dateIn, daysBetween, type LocalDate, plusDays, TOKYO } from '../time/instant.ts';
import type { Diary, Meeting, Pair } from './model.ts';
import { keptGone, started, withCancel, withStale } from './rules.ts';

/** Somebody whose 1on1s are in a manager's diary, as the directory and their own choice have it. */
export type Member = {
  readonly staff: PersonId;
  readonly unit: UnitId;
  /** Only of who came lately. */
  readonly joinedOn?: LocalDate;
  readonly mentor?: true;
};

/** Where people come from: of who was in another diary, whether their 1on1s had begun there. */
export type Moved = ReadonlyMap<PersonId, boolean>;

/** Whoever came within so many days is new. */
export const NEW_DAYS = 91;

/**
 * Those who moved, left, or talk with somebody else are gone from here, and the others are in the unit they are in. Who is
 * gone for long is out of the row: nobody attends to one in which nothing is planned.
 */
export const withoutOthers = (diary: Diary, members: ReadonlyMap<PersonId, Member>, today: LocalDate): Diary =>
  withPairs(
    diary,
    diary.pairs.flatMap((pair) => {
      const member = members.get(pair.staff);
      if (pair.gone) return keptGone(pair, today, ({ from }) => dateIn(from, TOKYO) >= today) ?? [];
      return member ? placedAs(pair, member) : departed(pair, today);
    }),
  );

/** Its calendar entry is taken back; the row keeps it until that is done, and for who comes back. */
const departed = (pair: Pair, today: LocalDate): Pair => {
  const { calendar: _, ...meeting } = pair.meeting;
  const gone: Pair = {
    ...withCancel(pair),
    meeting: { ...meeting, state: { type: 'open' } },
    gone: true,
    goneOn: today,
  };
  return withStale(pair, gone, TOKYO);
};

const placedAs = (pair: Pair, { unit, mentor }: Member): Pair => {
  if (pair.unit === unit && pair.mentor === mentor) return pair;
  const { mentor: _, ...rest } = pair;
  return { ...rest, unit, ...(mentor && { mentor }) };
};

/**
 * The diary with whoever is new in the team. A team that has 1on1s takes in those who had theirs elsewhere and those who
 * have just come to the organisation, and so does a new head whose team mostly had theirs under the one before; all
 * others are only known until they, or their manager, begin.
 */
export const rolled = (diary: Diary, members: ReadonlyMap<PersonId, Member>, today: LocalDate, moved: Moved): Diary => {
  const there = withoutOthers(diary, members, today);
  const known = new Set(there.pairs.filter(({ gone }) => !gone).map(({ staff }) => staff));
  const added = [...members.values()].filter(({ staff }) => !known.has(staff));
  if (added.length === 0) return there;
  const goesOn = hasBegun(there) || isTakenOver(members, moved);
  const before = new Map(there.pairs.filter(({ gone }) => gone).map((pair) => [pair.staff, pair]));
  const pairs = added.map((member) => {
    const pair = newPair(member, before.get(member.staff), today, moved);
    const hadThem = moved.get(member.staff) === true || member.joinedOn !== undefined;
    return goesOn && hadThem ? started(pair, today) : pair;
  });
  const ids = new Set(added.map(({ staff }) => staff));
  return { ...there, pairs: [...there.pairs.filter(({ staff }) => !ids.has(staff)), ...pairs] };
};

const hasBegun = ({ pairs }: Diary): boolean => pairs.some(({ started: day, gone }) => day !== undefined && !gone);

const isTakenOver = (members: ReadonlyMap<PersonId, Member>, moved: Moved): boolean =>
  [...members.keys()].filter((staff) => moved.get(staff)).length * 2 > members.size;

/** Who comes back goes on counting: nothing that was said or put into calendars before is taken for what comes now. */
const newPair = (member: Member, before: Pair | undefined, today: LocalDate, moved: Moved): Pair => {
  const { staff, unit, joinedOn, mentor } = member;
  const isNew = joinedOn !== undefined && daysBetween(joinedOn, today) < NEW_DAYS;
  const since = isNew ? joinedOn : moved.has(staff) ? today : plusDays(today, -NEW_DAYS);
  const n = before ? before.meeting.n + 1 : 1;
  const meeting: Meeting = { n, after: today, state: { type: 'open' }, sequence: 0, asked: 0 };
  return {
    ...{ staff, unit, since, meeting, past: [], orders: before?.orders ?? {}, ...(mentor && { mentor }) },
    ...(before?.cancels && { cancels: before.cancels }),
  };
};

const withPairs = (diary: Diary, pairs: readonly Pair[]): Diary =>
  pairs.length !== diary.pairs.length || pairs.some((pair, i) => pair !== diary.pairs[i]) ? { ...diary, pairs } : diary;
