import type { Card } from '../conversation/card.ts';
import type { Composer, Composition } from '../delivery/attempt.ts';
import type { Delivery } from '../delivery/model.ts';
import type { Person, PersonId } from '../people/model.ts';
import { dateIn, type Instant, type LocalDate } from '../time/instant.ts';
import { pairCard } from './cards.ts';
import { dayOf, kindOf, type MeetingKey, readSubject } from './ids.ts';
import type { Pair } from './model.ts';
import { gapSince } from './moments.ts';
import { type PairView, phaseOf } from './pair-view.ts';
import { partnerOf } from './partner.ts';
import { dayCard, prepareCard } from './prepare-cards.ts';
import { calendarFor, sceneOf } from './scene.ts';
import { type PairDeps, type Seen, seenBy, seenIn, viewOf } from './seen.ts';
import { gapCard, soonCard } from './telling-cards.ts';

/** Who writes those messages that concern more than one pair. */
export type OtherComposers = { readonly digest: Composer; readonly mentor: Composer };

/** What is said of a 1on1, as it stands when it is sent: nothing where it stands otherwise than the message would say. */
export const composeOneOnOne =
  (deps: PairDeps, others: OtherComposers): Composer =>
  async (delivery, person, now) => {
    switch (kindOf(delivery.id)) {
      case 'ask':
        return composed(await askShown(delivery, person, now, deps));
      case 'eve':
        return composed(await eveShown(delivery, person, now, deps));
      case 'soon':
        return composed(await soonShown(delivery, person, now, deps));
      case 'gap':
        return composed(await gapShown(delivery, person, now, deps));
      case 'digest':
        return others.digest(delivery, person, now);
      case 'mentor':
        return others.mentor(delivery, person, now);
      default:
        return NOTHING;
    }
  };

const NOTHING: Composition = { type: 'skip', reason: 'cancelled' };

const composed = (card: Card | undefined): Composition => (card ? { type: 'card', card } : NOTHING);

const seenOf = (key: MeetingKey | undefined, person: Person, deps: PairDeps): Promise<Seen | undefined> =>
  key ? seenBy(person, key, deps) : Promise.resolve(undefined);

const askShown = async (delivery: Delivery, person: Person, now: Instant, deps: PairDeps) => {
  const key = readSubject(delivery.subject);
  const view = await viewFor(key, person, now, deps);
  return view && key?.n === view.pair.meeting.n && phaseOf(view).type === 'asked' ? pairCard(view) : undefined;
};

const viewFor = async (
  key: MeetingKey | undefined,
  person: Person,
  now: Instant,
  deps: PairDeps,
): Promise<PairView | undefined> => {
  const seen = await seenOf(key, person, deps);
  return seen && viewOf(seen, await calendarFor(person, deps), now);
};

/** Of the day, those that have not begun. */
const eveShown = async (delivery: Delivery, person: Person, now: Instant, deps: PairDeps) => {
  const day = dayOf(delivery.id);
  if (day === undefined) return undefined;
  const views = await viewsOn(person, day, now, deps);
  return dayCard(views.filter(isAhead), day);
};

const viewsOn = async (person: Person, day: LocalDate, now: Instant, deps: PairDeps): Promise<readonly PairView[]> => {
  const calendar = await calendarFor(person, deps);
  return (await seenOn(person, day, deps)).map((seen) => viewOf(seen, calendar, now));
};

const isAhead = (view: PairView): boolean => {
  const phase = phaseOf(view);
  return phase.type === 'fixed' && phase.fixed.from > view.now;
};

const soonShown = async (delivery: Delivery, person: Person, now: Instant, deps: PairDeps) => {
  const key = readSubject(delivery.subject);
  const view = await viewFor(key, person, now, deps);
  const phase = view && phaseOf(view);
  const isWanted = view?.pair.soon?.includes(view.side) === true && key?.n === view.pair.meeting.n;
  return isWanted && phase?.type === 'fixed' ? soonCard(view, phase.fixed) : undefined;
};

/** Not where one has been since, has its time, or is not to be for a while. */
const gapShown = async (delivery: Delivery, person: Person, now: Instant, deps: PairDeps) => {
  const view = await viewFor(readSubject(delivery.subject), person, now, deps);
  const phase = view && phaseOf(view).type;
  return view && (phase === 'open' || phase === 'asked') && sinceIn(delivery) === sinceOf(view.pair)
    ? gapCard(view)
    : undefined;
};

/** The day that a gap counts from, by the message's id; the same in the pair as long as none was held. */
const sinceIn = ({ id }: Delivery): LocalDate | undefined => dayOf(id);
const sinceOf = (pair: Pair): LocalDate | undefined => gapSince(pair);

/**
 * What a card that was sent says by now; undefined where it cannot be known any more whom it is about. Cards that
 * concern more than one pair of a manager, digests and requests to mentors, are not shown here.
 */
export const shownFor = async (
  delivery: Delivery,
  person: Person,
  now: Instant,
  deps: PairDeps,
): Promise<Card | undefined> => {
  const kind = kindOf(delivery.id);
  if (kind === 'eve') return eveNow(delivery, person, now, deps);
  if (kind !== 'ask' && kind !== 'soon' && kind !== 'gap') return undefined;
  const key = readSubject(delivery.subject);
  const view = await viewFor(key, person, now, deps);
  if (!view) return undefined;
  // Of an earlier one: it leads to how things stand, and does not hide that its own moment has passed.
  if (kind === 'ask' && key && key.n !== view.pair.meeting.n)
    return pairCard({ ...view, note: view.texts.oneOnOne.ways.refused.past });
  return pairCard(view);
};

const eveNow = async (delivery: Delivery, person: Person, now: Instant, deps: PairDeps): Promise<Card | undefined> => {
  const day = dayOf(delivery.id);
  if (day === undefined) return undefined;
  const views = await viewsOn(person, day, now, deps);
  if (views.length > 0) return dayCard(views, day);
  // It was moved elsewhere: the one that the message was planned for says where.
  const view = await viewFor(readSubject(delivery.subject), person, now, deps);
  return view && prepareCard(view);
};

/** One's own 1on1s that are, or were, on a day: the one as a staff member, and those of one's own diary, in order of time. */
export const seenOn = async (person: Person, day: LocalDate, deps: PairDeps): Promise<readonly Seen[]> => {
  const scene = await sceneOf(person.org, deps);
  const partner = scene && partnerOf(person, scene.tree);
  const managers = [person.id, ...(partner === undefined ? [] : [partner])];
  const found = await deps.pairs.read(person.org, managers, partner === undefined ? [] : [partner]);
  const own = found.diaries.find(({ manager }) => manager === person.id);
  const mine = own?.pairs.filter((pair) => !pair.gone && isOn(pair, day, person)).map(({ staff }) => staff) ?? [];
  const people = mine.length === 0 ? [] : await deps.directory.people(person.org, mine);
  const all = { diaries: found.diaries, people: [...found.people, ...people] };
  const asStaff = partner && seenIn(all, person, { manager: partner, staff: person.id }, 'staff');
  const asManager = mine.flatMap(
    (staff: PersonId) => seenIn(all, person, { manager: person.id, staff }, 'manager') ?? [],
  );
  return [...(asStaff && isOn(asStaff.pair, day, person) ? [asStaff] : []), ...asManager].toSorted(
    (a, b) => startOf(a.pair) - startOf(b.pair),
  );
};

const startOf = ({ meeting: { state } }: Pair): number => (state.type === 'fixed' ? state.from : 0);

/** Planned for that day, or the last one and of that day. */
const isOn = ({ meeting: { state }, past: [last] }: Pair, day: LocalDate, { zone }: Person): boolean =>
  state.type === 'fixed' ? dateIn(state.from, zone) === day || last?.day === day : last?.day === day;
