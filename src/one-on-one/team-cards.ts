import {
  type ActionButton,
  buttons,
  type Card,
  type CardElement,
  card,
  context,
  text,
  title,
} from '../conversation/card.ts';
import type { PersonId } from '../people/model.ts';
import type { Texts } from '../text/texts.ts';
import type { Calendar } from '../time/calendar.ts';
import { dateIn, type Instant, type Zone } from '../time/instant.ts';
import { openPair } from './actions.ts';
import { askStopMentee } from './mentor-actions.ts';
import type { Diary, Pair } from './model.ts';
import { openStartTeam, openTeam, openTeamSettings, startOne, startTeam } from './team-actions.ts';
import { settingsLine } from './team-forms.ts';
import { inOrder, newcomersOf, type Stand, standOf, toStart } from './team-view.ts';

/** A diary as its owner sees it. `names`: of the people on the page; whoever has none is not shown. */
export type TeamView = {
  readonly texts: Texts;
  readonly diary: Diary;
  readonly names: ReadonlyMap<PersonId, string>;
  /** The place of the first one shown. */
  readonly from: number;
  readonly now: Instant;
  readonly zone: Zone;
  /** The days on which the organisation works. */
  readonly calendar: Calendar;
  /** What was just done. */
  readonly note?: string;
};

/** So many people on one card, each with buttons of their own. */
export const PAGE = 10;

/** The pairs of the page that begins there; of a place behind the last one, the last page. */
export const pageOf = (diary: Diary, from: number): { readonly from: number; readonly pairs: readonly Pair[] } => {
  const all = inOrder(diary);
  const start = Math.min(from - (from % PAGE), Math.max(0, all.length - 1 - ((all.length - 1) % PAGE)));
  return { from: start, pairs: all.slice(start, start + PAGE) };
};

/** Everybody of the diary with the next date, or what it waits for. */
export const teamCard = (view: TeamView): Card => {
  const { texts, note } = view;
  const { oneOnOneTeam: says } = texts;
  return card(
    texts.language,
    title(says.title),
    ...(note === undefined ? [] : [text(note)]),
    ...teamElements(view),
    context(texts.oneOnOne.private),
  );
};

/** The same without a heading, below what somebody sees of their own 1on1. */
export const teamElements = (view: TeamView): readonly CardElement[] => {
  const { texts, diary, names } = view;
  const { oneOnOneTeam: says } = texts;
  const page = pageOf(diary, view.from);
  const settings: ActionButton = { label: says.settings.open, action: openTeamSettings.of({}), opens: 'form' };
  if (page.pairs.length === 0) return [text(says.empty), buttons([settings])];
  const waiting = toStart(diary).length;
  const start: ActionButton = { label: says.start.all(waiting), action: openStartTeam.of({}), style: 'primary' };
  return [
    context(says.intro),
    ...(waiting === 0 ? [] : [buttons([start])]),
    ...page.pairs.flatMap((pair) => {
      const name = names.get(pair.staff);
      return name === undefined ? [] : rowOf(view, pair, name, page.from);
    }),
    ...pagesOf(view, page.from),
    buttons([settings]),
    context(settingsLine(texts, diary.settings)),
  ];
};

const rowOf = (view: TeamView, pair: Pair, name: string, from: number): readonly CardElement[] => {
  const { texts, diary, now, zone, calendar } = view;
  const { oneOnOneTeam: says } = texts;
  const stand = standOf(pair, now, zone, calendar);
  const who = pair.mentor ? says.mentee(name) : says.open(name);
  const key = { manager: diary.manager, staff: pair.staff };
  return [
    text(says.row(who, standWords(texts, stand, zone))),
    buttons([
      ...(stand.type === 'known' ? [{ label: says.start.one, action: startOne.of({ staff: pair.staff, from }) }] : []),
      { label: says.open(name), action: openPair.of(key) },
      ...(pair.mentor
        ? [{ label: texts.oneOnOneMentor.stop.open, action: askStopMentee.of({ staff: pair.staff }) }]
        : []),
    ]),
  ];
};

export const standWords = ({ oneOnOneTeam: { stand: says } }: Texts, stand: Stand, zone: Zone): string => {
  switch (stand.type) {
    case 'fixed':
    case 'over':
      return says[stand.type](stand.fixed.from, zone);
    case 'asked':
    case 'finding':
    case 'known':
      return says[stand.type];
    case 'unplaced':
      return says.unplaced(says.why[stand.why]);
    case 'open':
      return says.open(stand.around);
    case 'paused':
      return says.paused(stand.until);
    default:
      return stand satisfies never;
  }
};

const pagesOf = ({ texts: { oneOnOneTeam: says }, diary }: TeamView, from: number): readonly CardElement[] => {
  const all = inOrder(diary).length;
  if (all <= PAGE) return [];
  const to = (label: string, place: number): readonly ActionButton[] =>
    place < 0 || place >= all ? [] : [{ label, action: openTeam.of({ from: place }) }];
  return [
    context(says.page(from + 1, Math.min(from + PAGE, all), all)),
    buttons([...to(says.before, from - PAGE), ...to(says.after, from + PAGE)]),
  ];
};

/** What will happen, before it does. Nothing here cannot be changed later, for each of them. */
export const startTeamCard = ({ texts, diary, now, zone }: Omit<TeamView, 'names' | 'from' | 'calendar'>): Card => {
  const { start } = texts.oneOnOneTeam;
  const pairs = toStart(diary);
  const newcomers = newcomersOf(pairs, dateIn(now, zone)).length;
  const says = [start.sure(pairs.length), ...(newcomers === 0 ? [] : [start.newcomers(newcomers)]), start.otherwise];
  return card(
    texts.language,
    title(texts.oneOnOneTeam.title),
    ...says.map((words) => text(words)),
    buttons([
      { label: start.yes, action: startTeam.of({}), style: 'primary' },
      { label: start.no, action: openTeam.of({ from: 0 }) },
    ]),
    context(texts.oneOnOne.private),
  );
};

/** For whoever has nobody to have 1on1s with. */
export const noTeamCard = ({ language, oneOnOne, oneOnOneTeam: says }: Texts): Card =>
  card(language, text(says.nobody), context(oneOnOne.private));
