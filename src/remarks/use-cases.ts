import type { ActionButton, Card } from '../conversation/card.ts';
import { type Answer, type Feature, on, type Turn, typedIn } from '../conversation/feature.ts';
import { closeForm, formErrors, type Outcome, openForm, replace, reply } from '../conversation/outcome.ts';
import { AkariError } from '../errors.ts';
import { treeOf } from '../people/current-tree.ts';
import type { Person, UnitId } from '../people/model.ts';
import type { Directory } from '../people/ports.ts';
import type { UnitTree } from '../people/tree.ts';
import type { ResultStore, ViewLog } from '../results/ports.ts';
import { record } from '../results/scene.ts';
import { dateIn, type WeekId } from '../time/instant.ts';
import { holdBack, openRemarks, openReply, openScreening, sendReply, showRemark } from './actions.ts';
import {
  READ_AT_ONCE,
  REPLY_LIMIT,
  type RemarksView,
  remarksCard,
  replyForm,
  SCREENED_AT_ONCE,
  screeningCard,
} from './cards.ts';
import type { ReadRemark, RemarkSheet } from './model.ts';
import type { SheetViews } from './ports.ts';
import { changed, mayRead, mayScreen, PAGE, readableBy, screenedBy } from './rules.ts';
import { remarksWords, screeningWords } from './words.ts';

export type RemarksDeps = {
  readonly directory: Pick<Directory, 'organisation' | 'tree'>;
  readonly results: Pick<ResultStore, 'published'>;
  readonly sheets: SheetViews;
  readonly views: Pick<ViewLog, 'record'>;
};

/** Reading what was written with a round, and, for promoters, deciding what is read, and answering it. */
export const remarksFeature = (deps: RemarksDeps): Feature => ({
  taps: [
    on(openRemarks, (turn, wanted) => read(turn, wanted, asOf(wanted), deps)),
    on(openScreening, (turn, wanted) => screen(turn, wanted, asOf(wanted), deps)),
    on(showRemark, (turn, at) => decide(turn, at, deps, (remark) => ({ ...remark, state: 'shown' }))),
    on(holdBack, (turn, at) => decide(turn, at, deps, (remark) => ({ ...remark, state: 'held-back' }))),
    on(openReply, (turn, at) => showReply(turn, at, deps)),
  ],
  submits: [on(sendReply, (turn, at) => saveReply(turn, at, deps))],
  lines: [
    { words: screeningWords, answer: (turn) => screen(turn, {}, reply, deps) },
    { words: remarksWords, answer: (turn) => read(turn, {}, reply, deps) },
  ],
});

/** On the menu of promoters. */
export const screeningButtons = ({ texts, person }: Turn): readonly ActionButton[] =>
  person.promotes.length === 0 ? [] : [{ label: texts.remarks.screening.menu, action: openScreening.of({}) }];

type Wanted = { readonly week?: WeekId; readonly place?: UnitId; readonly from?: number };
type At = { readonly week: WeekId; readonly place: UnitId; readonly from: number; readonly id: string };
type Show = (card: Card) => readonly Outcome[];

const asOf = ({ place }: Wanted): Show => (place === undefined ? reply : replace);

const says = (turn: Turn, words: string): Card => ({
  language: turn.texts.language,
  elements: [{ type: 'text', text: words }],
});

/** What somebody may look at, of which a page was found; noted. Else what there is to say. */
type Found = {
  readonly type: 'found';
  readonly tree: UnitTree;
  readonly week: WeekId;
  readonly place: UnitId;
  readonly places: readonly UnitId[];
  readonly sheet: RemarkSheet | undefined;
};
type Nothing = { readonly type: 'nothing'; readonly says: string };

/** Whose remarks somebody may look at, the nearest first, and whether they may look at these; at any, where none are named. */
type Rights = {
  readonly placesOf: (person: Person, tree: UnitTree) => readonly UnitId[];
  readonly may: (person: Person, place: UnitId | undefined, tree: UnitTree) => boolean;
};

const reading: Rights = {
  placesOf: readableBy,
  may: (person, place, tree) => place === undefined || mayRead(person, place, tree),
};
const screening: Rights = {
  placesOf: screenedBy,
  may: (person, place, tree) =>
    place === undefined ? screenedBy(person, tree).length > 0 : mayScreen(person, place, tree),
};

const find = async (
  turn: Turn,
  wanted: Wanted,
  { placesOf, may }: Rights,
  deps: RemarksDeps,
): Promise<Found | Nothing> => {
  const nothing = (says: string): Nothing => ({ type: 'nothing', says });
  const tree = await treeOf(turn.org, deps);
  if (!tree || !may(turn.person, wanted.place, tree)) return nothing(turn.texts.common.notAllowed);
  const places = placesOf(turn.person, tree);
  const week = wanted.week ?? (await deps.results.published(turn.org))[0];
  if (week === undefined) return nothing(turn.texts.remarks.notYet);
  const [place, sheet] = await firstSheet(turn, week, { ...wanted, places }, tree, deps);
  if (place === undefined) return nothing(turn.texts.remarks.notYet);
  await record(turn, 'comments', place, week, deps);
  return { type: 'found', tree, week, place, places, sheet };
};

const read = async (turn: Turn, wanted: Wanted, as: Show, deps: RemarksDeps): Answer => {
  const found = await find(turn, wanted, reading, deps);
  if (found.type === 'nothing') return as(says(turn, found.says));
  const { tree, place, places, sheet } = found;
  const shown = (sheet?.remarks ?? []).filter(({ state }) => state === 'shown');
  const other = places.find((each) => each !== place);
  return as(remarksCard({ ...pageView(turn, found, shown, wanted.from ?? 0, READ_AT_ONCE), ...named(tree, other) }));
};

const screen = async (turn: Turn, wanted: Wanted, as: Show, deps: RemarksDeps): Answer => {
  const found = await find(turn, wanted, screening, deps);
  if (found.type === 'nothing') return as(says(turn, found.says));
  const { tree, place, places, sheet } = found;
  const view = pageView(turn, found, sheet?.remarks ?? [], wanted.from ?? 0, SCREENED_AT_ONCE);
  const next = places[(places.indexOf(place) + 1) % places.length];
  return as(screeningCard({ ...view, ...(next === place ? {} : named(tree, next)) }));
};

const named = (tree: UnitTree, id: UnitId | undefined): Pick<RemarksView, 'other'> => {
  const unit = id === undefined ? undefined : tree.unit(id);
  return unit ? { other: unit } : {};
};

/** The page that is wanted; of the nearest place that has one, where none is named. */
const firstSheet = async (
  { org, person }: Turn,
  week: WeekId,
  { place, from, places }: Wanted & { readonly places: readonly UnitId[] },
  tree: UnitTree,
  { sheets }: RemarksDeps,
): Promise<readonly [UnitId | undefined, RemarkSheet | undefined]> => {
  const candidates = place === undefined ? places : [place];
  const page = Math.floor((from ?? 0) / PAGE);
  for (const candidate of candidates) {
    const sheet = await sheets.looked(org, week, candidate, page, mayScreen(person, candidate, tree));
    if (sheet) return [candidate, sheet];
  }
  return [candidates[0], undefined];
};

/** A card holds a part of a page; `from` counts through all pages. */
const pageView = (
  { texts }: Turn,
  { tree, place, week, sheet }: Found,
  remarks: readonly ReadRemark[],
  from: number,
  atOnce: number,
): RemarksView => {
  const start = from % PAGE;
  const page = Math.floor(from / PAGE);
  const end = start + atOnce;
  const after = end < remarks.length ? from + atOnce : page + 1 < (sheet?.pages ?? 0) ? (page + 1) * PAGE : undefined;
  const before = start > 0 ? Math.max(from - atOnce, page * PAGE) : page > 0 ? (page - 1) * PAGE : undefined;
  return {
    ...{ texts, place: tree.unit(place) ?? tree.root, week, remarks: remarks.slice(start, end), from },
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
  };
};

const MAX_CONFLICTS = 8;

/** Changes one remark, whoever decides about others of its page at the same time. */
const change = async (
  turn: Turn,
  { week, place, from, id }: At,
  deps: RemarksDeps,
  how: (remark: ReadRemark) => ReadRemark,
): Promise<'changed' | 'gone' | 'not-allowed'> => {
  const tree = await treeOf(turn.org, deps);
  if (!tree || !mayScreen(turn.person, place, tree)) return 'not-allowed';
  for (let attempt = 0; attempt < MAX_CONFLICTS; attempt += 1) {
    const sheet = await deps.sheets.sheet(turn.org, week, place, Math.floor(from / PAGE));
    const next = sheet && changed(sheet, id, how);
    if (!next) return 'gone';
    if (await deps.sheets.save(next)) return 'changed';
  }
  throw new AkariError('too-many-conflicts', `remarks of ${place}`);
};

const decide = async (turn: Turn, at: At, deps: RemarksDeps, how: (remark: ReadRemark) => ReadRemark): Answer =>
  (await change(turn, at, deps, how)) === 'not-allowed'
    ? reply(says(turn, turn.texts.common.notAllowed))
    : screen(turn, at, replace, deps);

const showReply = async (turn: Turn, at: At, deps: RemarksDeps): Answer => {
  const tree = await treeOf(turn.org, deps);
  if (!tree || !mayScreen(turn.person, at.place, tree)) return reply(says(turn, turn.texts.common.notAllowed));
  const sheet = await deps.sheets.sheet(turn.org, at.week, at.place, Math.floor(at.from / PAGE));
  const remark = sheet?.remarks.find(({ id }) => id === at.id);
  if (remark?.state !== 'shown') return screen(turn, at, replace, deps);
  return openForm(replyForm(turn.texts, remark, sendReply.of(at)));
};

/** An empty answer takes the one before back. */
const saveReply = async (turn: Turn, at: At, deps: RemarksDeps): Answer => {
  const typed = (typedIn(turn).reply ?? '').trim();
  if (typed.length > REPLY_LIMIT) return formErrors({ reply: turn.texts.remarks.replyForm.tooLong(REPLY_LIMIT) });
  const { id: by, name, zone } = turn.person;
  const done = await change(turn, at, deps, ({ reply: _, ...remark }) =>
    typed === '' ? remark : { ...remark, reply: { by, name, on: dateIn(turn.now, zone), text: typed } },
  );
  if (done === 'not-allowed') return [closeForm, ...reply(says(turn, turn.texts.common.notAllowed))];
  return [closeForm, ...(await screen(turn, at, replace, deps))];
};
