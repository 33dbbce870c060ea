import type { ActionButton, Card } from '../conversation/card.ts';
import { type Answer, type Feature, on, type Turn, typedIn } from '../conversation/feature.ts';
import { closeForm, formErrors, type Outcome, openForm, replace, reply } from '../conversation/outcome.ts';
import { AkariError } from '../errors.ts';
import type { OrgId, UnitId } from '../people/model.ts';
import type { Directory } from '../people/ports.ts';
import type { UnitTree } from '../people/tree.ts';
import type { ResultStore, ViewLog } from '../results/ports.ts';
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
import type { RemarkSheets } from './ports.ts';
import { changed, mayRead, mayScreen, PAGE, readableBy, screenedBy } from './rules.ts';
import { remarksWords, screeningWords } from './words.ts';

export type RemarksDeps = {
  readonly directory: Pick<Directory, 'organisation' | 'tree'>;
  readonly results: Pick<ResultStore, 'published'>;
  readonly sheets: Pick<RemarkSheets, 'sheet' | 'save'>;
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

const treeFor = async (org: OrgId, { directory }: RemarksDeps): Promise<UnitTree | undefined> => {
  const organisation = await directory.organisation(org);
  return organisation && directory.tree(organisation);
};

const says = (turn: Turn, words: string): Card => ({
  language: turn.texts.language,
  elements: [{ type: 'text', text: words }],
});

const read = async (turn: Turn, wanted: Wanted, as: Show, deps: RemarksDeps): Answer => {
  const tree = await treeFor(turn.org, deps);
  const places = tree ? readableBy(turn.person, tree) : [];
  const allowed = wanted.place === undefined || (tree && mayRead(turn.person, wanted.place, tree));
  if (!tree || !allowed) return as(says(turn, turn.texts.common.notAllowed));
  const week = wanted.week ?? (await deps.results.published(turn.org))[0];
  if (week === undefined) return as(says(turn, turn.texts.remarks.notYet));
  const [place, sheet] = await firstSheet(turn.org, week, wanted, places, deps);
  if (place === undefined) return as(says(turn, turn.texts.remarks.notYet));
  await deps.views.record({ org: turn.org, at: turn.now, person: turn.person.id, unit: place, week, kind: 'comments' });
  const shown = (sheet?.remarks ?? []).filter(({ state }) => state === 'shown');
  const other = places.find((each) => each !== place);
  return as(
    remarksCard({
      ...pageView(turn, tree, { sheet, place, week, shown, from: wanted.from ?? 0 }),
      ...named(tree, other),
    }),
  );
};

const named = (tree: UnitTree, id: UnitId | undefined): Pick<RemarksView, 'other'> => {
  const unit = id === undefined ? undefined : tree.unit(id);
  return unit ? { other: unit } : {};
};

/** The page that is wanted; of the nearest place that has one, where none is named. */
const firstSheet = async (
  org: OrgId,
  week: WeekId,
  { place, from }: Wanted,
  places: readonly UnitId[],
  { sheets }: RemarksDeps,
): Promise<readonly [UnitId | undefined, RemarkSheet | undefined]> => {
  const candidates = place === undefined ? places : [place];
  for (const candidate of candidates) {
    const sheet = await sheets.sheet(org, week, candidate, Math.floor((from ?? 0) / PAGE));
    if (sheet) return [candidate, sheet];
  }
  return [candidates[0], undefined];
};

type Paged = {
  readonly sheet: RemarkSheet | undefined;
  readonly place: UnitId;
  readonly week: WeekId;
  readonly shown: readonly ReadRemark[];
  readonly from: number;
};

/** A card holds a part of a page; `from` counts through all pages. */
const pageView = (
  { texts }: Turn,
  tree: UnitTree,
  { sheet, place, week, shown, from }: Paged,
  atOnce = READ_AT_ONCE,
): RemarksView => {
  const start = from % PAGE;
  const page = Math.floor(from / PAGE);
  const end = start + atOnce;
  const after = end < shown.length ? from + atOnce : page + 1 < (sheet?.pages ?? 0) ? (page + 1) * PAGE : undefined;
  const before = start > 0 ? Math.max(from - atOnce, page * PAGE) : page > 0 ? (page - 1) * PAGE : undefined;
  const unit = tree.unit(place) ?? tree.root;
  return {
    ...{ texts, place: unit, week, remarks: shown.slice(start, end), from },
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
  };
};

const screen = async (turn: Turn, wanted: Wanted, as: Show, deps: RemarksDeps): Answer => {
  const tree = await treeFor(turn.org, deps);
  const places = tree ? screenedBy(turn.person, tree) : [];
  const allowed = tree && (wanted.place === undefined ? places.length > 0 : mayScreen(turn.person, wanted.place, tree));
  if (!tree || !allowed) return as(says(turn, turn.texts.common.notAllowed));
  const week = wanted.week ?? (await deps.results.published(turn.org))[0];
  if (week === undefined) return as(says(turn, turn.texts.remarks.notYet));
  const [place, sheet] = await firstSheet(turn.org, week, wanted, places, deps);
  if (place === undefined) return as(says(turn, turn.texts.remarks.notYet));
  await deps.views.record({ org: turn.org, at: turn.now, person: turn.person.id, unit: place, week, kind: 'comments' });
  const paged = { sheet, place, week, shown: sheet?.remarks ?? [], from: wanted.from ?? 0 };
  const next = places[(places.indexOf(place) + 1) % places.length];
  const view = pageView(turn, tree, paged, SCREENED_AT_ONCE);
  return as(screeningCard({ ...view, ...(next === place ? {} : named(tree, next)) }));
};

const MAX_CONFLICTS = 8;

/** Changes one remark, whoever decides about others of its page at the same time. */
const change = async (
  turn: Turn,
  { week, place, from, id }: At,
  deps: RemarksDeps,
  how: (remark: ReadRemark) => ReadRemark,
): Promise<'changed' | 'gone' | 'not-allowed'> => {
  const tree = await treeFor(turn.org, deps);
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
  const tree = await treeFor(turn.org, deps);
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
