import type { ActionButton, Card } from '../conversation/card.ts';
import { type Answer, type Feature, on, type Turn, typedIn } from '../conversation/feature.ts';
import { closeForm, type Outcome, openForm, replace, reply } from '../conversation/outcome.ts';
import type { PersonId } from '../people/model.ts';
import type { Directory } from '../people/ports.ts';
import { changeDiary } from './changing.ts';
import { type Diary, type DiarySettings, emptyDiary } from './model.ts';
import { isPartner } from './partner.ts';
import type { OneOnOneStore } from './ports.ts';
import { decide } from './rules.ts';
import { calendarFor } from './scene.ts';
import { openStartTeam, openTeam, openTeamSettings, sendTeamSettings, startOne, startTeam } from './team-actions.ts';
import { noTeamCard, pageOf, startTeamCard, type TeamView, teamCard } from './team-cards.ts';
import { readTeamSettings, teamSettingsForm } from './team-forms.ts';
import { toStart } from './team-view.ts';
import { teamWords } from './team-words.ts';

export type TeamDeps = {
  readonly directory: Pick<Directory, 'organisation' | 'people'>;
  readonly oneOnOnes: Pick<OneOnOneStore, 'diary' | 'save'>;
};

/** The 1on1s of whoever heads people, or is a mentor: always of their own diary, whatever a payload says. */
export const teamFeature = (deps: TeamDeps): Feature => ({
  taps: [
    on(openTeam, (turn, { from }) => show(turn, from === undefined ? reply : replace, from ?? 0, deps)),
    on(openStartTeam, (turn) => askToStart(turn, deps)),
    on(startTeam, (turn) => startAll(turn, deps)),
    on(startOne, (turn, { staff, from }) => startWith(turn, staff, from, deps)),
    on(openTeamSettings, (turn) => openSettings(turn, deps)),
  ],
  submits: [on(sendTeamSettings, (turn) => saveSettings(turn, deps))],
  lines: [{ words: teamWords, answer: (turn) => show(turn, reply, 0, deps) }],
});

/** On the menu of those who head somebody. A mentor has the way to it on their own cards, and by the line. */
export const teamButtons = ({ texts, person }: Turn): readonly ActionButton[] =>
  person.manages.length === 0 ? [] : [{ label: texts.oneOnOneTeam.menu, action: openTeam.of({}) }];

/** What was just done; some name somebody of the page. */
type Note = string | ((names: TeamView['names']) => string);

/**
 * The list of whoever heads people or is a mentor, for the line 「1on1」; undefined for everybody else. Two requests.
 * `known`: their own diary, where it was read already.
 */
export const teamShown = async (
  turn: Turn,
  deps: TeamDeps,
  { note, from = 0, known }: { readonly note?: Note; readonly from?: number; readonly known?: Diary } = {},
): Promise<Card | undefined> => {
  const { org, person } = turn;
  const diary = known ?? (await deps.oneOnOnes.diary(org, person.id));
  const hasPairs = diary?.pairs.some(({ gone }) => !gone) ?? false;
  if (!hasPairs && person.manages.length === 0) return undefined;
  return teamCard(await viewOf(turn, diary ?? emptyDiary(org, person.id), from, note, deps));
};

/** The list below what somebody sees of their own 1on1; nothing for who has nobody. */
export const hearTeam =
  (deps: TeamDeps) =>
  async (turn: Turn, own: Diary): Answer => {
    const shown = await teamShown(turn, deps, { known: own });
    return shown ? reply(shown) : [];
  };

const viewOf = async (
  { org, person, texts, now }: Turn,
  diary: Diary,
  from: number,
  note: Note | undefined,
  { directory }: TeamDeps,
): Promise<TeamView> => {
  const { pairs } = pageOf(diary, from);
  const people =
    pairs.length === 0
      ? []
      : await directory.people(
          org,
          pairs.map(({ staff }) => staff),
        );
  const mentored = new Map(pairs.map((pair) => [pair.staff, pair]));
  const theirs = people.filter((each) => !each.left && isPartner(each, person.id, mentored.get(each.id) ?? {}));
  const names = new Map(theirs.map(({ id, name }) => [id, name]));
  return {
    ...{ texts, diary, names, from, now, zone: person.zone },
    calendar: await calendarFor({ org }, { directory }),
    ...(note !== undefined && { note: typeof note === 'string' ? note : note(names) }),
  };
};

type Show = (card: Card) => readonly Outcome[];

const show = async (turn: Turn, as: Show, from: number, deps: TeamDeps): Answer =>
  as((await teamShown(turn, deps, { from })) ?? noTeamCard(turn.texts));

const askToStart = async (turn: Turn, deps: TeamDeps): Answer => {
  const { org, person, texts, now } = turn;
  const diary = await deps.oneOnOnes.diary(org, person.id);
  if (!diary || toStart(diary).length === 0) return shownWith(turn, diary, texts.oneOnOneTeam.start.none, 0, deps);
  return replace(startTeamCard({ texts, diary, now, zone: person.zone }));
};

const shownWith = async (turn: Turn, known: Diary | undefined, note: Note, from: number, deps: TeamDeps): Answer =>
  replace((await teamShown(turn, deps, { note, from, ...(known && { known }) })) ?? noTeamCard(turn.texts));

/** Everybody with whom nothing is planned yet; once more it changes nothing. */
const startAll = async (turn: Turn, deps: TeamDeps): Answer => {
  const { start } = turn.texts.oneOnOneTeam;
  const after = await change(turn, deps, (diary) =>
    starting(
      turn,
      diary,
      toStart(diary).map(({ staff }) => staff),
    ),
  );
  const count = startedBy(turn, after).length;
  return shownWith(turn, after, count === 0 ? start.none : start.started(count), 0, deps);
};

const startWith = async (turn: Turn, staff: PersonId, from: number, deps: TeamDeps): Answer => {
  const { start } = turn.texts.oneOnOneTeam;
  const after = await change(turn, deps, (diary) =>
    starting(
      turn,
      diary,
      toStart(diary).flatMap((pair) => (pair.staff === staff ? [staff] : [])),
    ),
  );
  if (!startedBy(turn, after).includes(staff)) return shownWith(turn, after, start.none, from, deps);
  const note: Note = (names) => {
    const name = names.get(staff);
    return name === undefined ? start.started(1) : start.startedOne(name);
  };
  return shownWith(turn, after, note, from, deps);
};

const starting = ({ person, now, inbound: { order } }: Turn, diary: Diary, staff: readonly PersonId[]): Diary =>
  staff.reduce((changed, each) => {
    const decision = decide(changed, each, { type: 'start' }, { side: 'manager', order, now, zone: person.zone });
    return decision.type === 'changed' ? decision.diary : changed;
  }, diary);

/** By this very tap, also where it comes a second time. */
const startedBy = ({ inbound: { order } }: Turn, { pairs }: Diary): readonly PersonId[] =>
  pairs.flatMap(({ staff, gone, orders }) => (!gone && orders.start === order ? [staff] : []));

const openSettings = async ({ org, person, texts }: Turn, { oneOnOnes }: TeamDeps): Answer => {
  const diary = await oneOnOnes.diary(org, person.id);
  if (!diary && person.manages.length === 0) return reply(noTeamCard(texts));
  return openForm(teamSettingsForm(texts, (diary ?? emptyDiary(org, person.id)).settings));
};

const saveSettings = async (turn: Turn, deps: TeamDeps): Answer => {
  const { texts, inbound } = turn;
  const read = readTeamSettings(texts, typedIn(turn));
  if (read.type === 'errors') return [{ type: 'form-result', result: read }];
  const after = await change(turn, deps, (diary) => withSettings(diary, read.value, inbound.order));
  const shown = await shownWith(turn, after, texts.oneOnOneTeam.settings.saved, 0, deps);
  return [closeForm, ...shown];
};

const withSettings = (diary: Diary, settings: Omit<DiarySettings, 'order'>, order: number): Diary =>
  (diary.settings.order ?? 0) >= order ? diary : { ...diary, settings: { ...settings, order } };

/** One's own diary after a change. Whoever heads nobody and has no diary gets none. */
const change = async ({ org, person, now }: Turn, deps: TeamDeps, by: (diary: Diary) => Diary): Promise<Diary> => {
  const mayBegin = person.manages.length > 0;
  const to = (diary: Diary): Diary => (diary.revision > 0 || mayBegin ? by(diary) : diary);
  return (await changeDiary(org, person.id, to, now, deps)).diary;
};
