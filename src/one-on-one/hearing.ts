import type { Answer, Said, Turn } from '../conversation/feature.ts';
import { type Outcome, reply } from '../conversation/outcome.ts';
import type { OrgId, Person, PersonId } from '../people/model.ts';
import { dateIn } from '../time/instant.ts';
import { saidCard, timesCard } from './card-parts.ts';
import { pairCard } from './cards.ts';
import { findTimes } from './finding.ts';
import { askedCard, whichCard } from './heard-cards.ts';
import { memoCard } from './memo-cards.ts';
import type { Diary, Memo } from './model.ts';
import { partnerOf } from './partner.ts';
import { type Reading, readOneOnOne, type Want } from './reading.ts';
import { calendarFor, headOf, type Scene, sceneOf } from './scene.ts';
import { type PairDeps, type Seen, seenIn, viewOf } from './seen.ts';
import { settingsCard } from './settings-cards.ts';

/** What others do about a line that is about no pair of who wrote it. */
export type LineHooks = {
  /** 「○○さんと1on1」 with somebody who is neither one's partner nor of one's team: perhaps a mentor. `read`: as `Found` has them. */
  readonly withSomebody?: (name: string, turn: Turn, read?: readonly Diary[]) => Answer | undefined;
  /** What 「1on1」 shows besides of who heads others, or is a mentor; nothing for everybody else. */
  readonly team?: (turn: Turn, own: Diary) => Answer;
};

/** Answers a line about a 1on1 with what was understood of it. Nothing changes before a tap. */
export const hear = ({ text }: Said, turn: Turn, deps: PairDeps, hooks: LineHooks): Answer | undefined => {
  const reading = readOneOnOne(text, dateIn(turn.now, turn.person.zone));
  return reading && answer(reading, turn, deps, hooks);
};

/** The answer to 「1on1」. */
export const showOwn = async (turn: Turn, deps: PairDeps, hooks: LineHooks): Answer =>
  answer({ want: { type: 'show' } }, turn, deps, hooks);

const answer = async ({ want, name }: Reading, turn: Turn, deps: PairDeps, hooks: LineHooks): Answer => {
  // Nobody of a pair is called by an address.
  const byAddress = name?.includes('@') ? hooks.withSomebody?.(name, turn) : undefined;
  if (byAddress) return byAddress;
  const found = await pairsFor(turn, name, want, deps);
  const [only, second] = found.seen;
  if (second) return reply(whichCard(turn.texts, found.seen));
  const own = only ? await shown(want, only, found, turn, deps) : [];
  const isOverview = name === undefined && want.type === 'show';
  const team = (isOverview && found.team && (await hooks.team?.(turn, found.team))) || [];
  if (own.length + team.length > 0) return [...own, ...team];
  const others = name === undefined ? undefined : hooks.withSomebody?.(name, turn, found.diaries);
  if (others) return others;
  const { lines, ways } = turn.texts.oneOnOne;
  return reply(saidCard(turn.texts, name === undefined ? ways.nobody : lines.unknown(name)));
};

type Found = {
  readonly seen: readonly Seen[];
  /** All that were read: one's own, and those of one's partner and, where somebody is named, of one's head. */
  readonly diaries: readonly Diary[];
  /** One's own, where somebody is in it. */
  readonly team?: Diary;
  readonly memo?: Memo;
};

/** Of whoever is meant: without a name one's own as a staff member, or the only one of one's diary. */
const pairsFor = async (turn: Turn, name: string | undefined, want: Want, deps: PairDeps): Promise<Found> => {
  const { org, person } = turn;
  const scene = await sceneOf(org, deps);
  const partner = scene && partnerOf(person, scene.tree);
  const head = name === undefined ? undefined : scene && headOf(person, scene.tree);
  const beyond = want.type === 'move' && scene && partner ? await partnersOf(partner, org, scene, deps) : [];
  const read = await deps.pairs.read(
    org,
    [...new Set([person.id, partner, head, ...beyond].flatMap((id) => id ?? []))],
    partner === undefined ? [] : [partner],
    want.type === 'memo' ? person.id : undefined,
  );
  const diary = read.diaries.find(({ manager }) => manager === person.id);
  const hasTeam = diary !== undefined && livePairs(diary).length > 0;
  const found = { diaries: read.diaries, ...(hasTeam && { team: diary }), ...(read.memo && { memo: read.memo }) };
  const asStaff = partner && seenIn(read, person, { manager: partner, staff: person.id }, 'staff');
  if (asStaff && (name === undefined || isCalled(asStaff.other, name))) return { ...found, seen: [asStaff] };
  if (!hasTeam || (name === undefined && livePairs(diary).length !== 1)) return { ...found, seen: [] };
  return { ...found, seen: await calledInTeam(turn, diary, read.diaries, name, deps) };
};

/** Whom somebody's partner talks with themselves: new times have to be beside that. */
const partnersOf = async (
  partner: PersonId,
  org: OrgId,
  { tree }: Scene,
  { directory }: PairDeps,
): Promise<readonly PersonId[]> =>
  (await directory.people(org, [partner])).flatMap((person) => partnerOf(person, tree) ?? []);

const calledInTeam = async (
  { org, person }: Turn,
  diary: Diary,
  diaries: readonly Diary[],
  name: string | undefined,
  { directory }: PairDeps,
): Promise<readonly Seen[]> => {
  const team = await directory.people(
    org,
    livePairs(diary).map(({ staff }) => staff),
  );
  return team
    .filter((each) => name === undefined || isCalled(each, name))
    .flatMap(({ id }) => seenIn({ diaries, people: team }, person, { manager: person.id, staff: id }, 'manager') ?? []);
};

const livePairs = ({ pairs }: Diary) => pairs.filter(({ gone }) => !gone);

/** By the whole name, or by one part of it: 佐藤, 佐藤 花子, 佐藤花子. */
const isCalled = ({ name }: Pick<Person, 'name'>, said: string): boolean => {
  const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
  const [whole, wanted] = [plain(name), plain(said)];
  if (wanted === '') return false;
  const parts = name.normalize('NFKC').toLowerCase().split(/\s+/);
  // A name written without a space tells nothing of where the family name ends.
  return (
    whole === wanted || parts.includes(wanted) || (parts.length === 1 && wanted.length > 1 && whole.startsWith(wanted))
  );
};

const shown = async (
  want: Want,
  seen: Seen,
  { memo }: Pick<Found, 'memo'>,
  turn: Turn,
  deps: PairDeps,
): Promise<readonly Outcome[]> => {
  const { now, texts } = turn;
  const calendar = await calendarFor(turn, deps);
  const view = viewOf(seen, calendar, now);
  const { lines } = texts.oneOnOne;
  if (view.pair.started === undefined) return reply(pairCard(view));
  switch (want.type) {
    case 'show':
      return reply(pairCard(view));
    case 'move': {
      const times = await findTimes({ ...seen, pair: view.pair }, calendar, now, deps);
      return reply(timesCard({ ...view, note: lines.move(view.other) }, times));
    }
    case 'memo':
      return reply(seen.side === 'staff' ? memoCard(view, memo) : pairCard(view));
    case 'settings':
      return reply(settingsCard(view));
    case 'cadence':
    case 'pause':
    case 'resume':
    case 'skip':
    case 'again':
      return reply(askedCard(view, want));
    default:
      return want satisfies never;
  }
};
