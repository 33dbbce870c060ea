import { buttons, type Card, type CardElement, card, context, text, title } from '../conversation/card.ts';
import type { Composer, Composition } from '../delivery/attempt.ts';
import { languageOf, type PersonId } from '../people/model.ts';
import type { Directory } from '../people/ports.ts';
import { textsOf } from '../text/text.ts';
import type { Texts } from '../text/texts.ts';
import { calendarOf } from '../time/calendar.ts';
import { dateIn, type Instant, type LocalDate, type Zone } from '../time/instant.ts';
import { openTimes } from './actions.ts';
import { dayOf } from './ids.ts';
import type { Fixed, Pair, Unplaced } from './model.ts';
import { DIGEST, nextAt } from './moments.ts';
import { isPartner } from './partner.ts';
import type { OneOnOneStore } from './ports.ts';
import { openTeam } from './team-actions.ts';
import { inOrder, type Stand, standOf } from './team-view.ts';

export type DigestDeps = {
  readonly directory: Pick<Directory, 'organisation' | 'people'>;
  readonly oneOnOnes: Pick<OneOnOneStore, 'diary'>;
};

/** What whoever heads people hears at 17:00: which times were settled, and who has none. */
export type DigestView = {
  readonly texts: Texts;
  readonly manager: PersonId;
  readonly day: LocalDate;
  readonly zone: Zone;
  readonly settled: readonly Named<{ readonly fixed: Fixed }>[];
  readonly unplaced: readonly Named<{ readonly why: Unplaced }>[];
  /** Whose time was taken back, and which: another one is being found. */
  readonly displaced: readonly Named<{ readonly from: Instant }>[];
};
type Named<T> = T & { readonly staff: PersonId; readonly name: string; readonly n: number };

/** Composes the digest as things stand when it is sent: what was moved again in the meantime is told as it is now. */
export const composeDigest =
  (deps: DigestDeps): Composer =>
  async (delivery, reader, now) => {
    const day = dayOf(delivery.id);
    const [organisation, diary] = await Promise.all([
      deps.directory.organisation(delivery.org),
      deps.oneOnOnes.diary(delivery.org, reader.id),
    ]);
    if (day === undefined || !organisation || !diary) return NOTHING;
    const calendar = calendarOf(organisation.closures);
    const isOfDay = (at: Instant | undefined): boolean =>
      at !== undefined && dateIn(nextAt(DIGEST, at, reader, calendar), reader.zone) === day;
    const told = inOrder(diary).filter(
      (pair) => isOfDay(settledAt(pair)) || isOfDay(pair.meeting.displaced?.at) || isUnplaced(pair),
    );
    if (told.length === 0) return NOTHING;
    const people = await deps.directory.people(
      delivery.org,
      told.map(({ staff }) => staff),
    );
    const byId = new Map(people.map((person) => [person.id, person]));
    const named = told.flatMap((pair) => {
      const person = byId.get(pair.staff);
      const isTheirs = person && !person.left && isPartner(person, reader.id, pair);
      const stand = standOf(pair, now, reader.zone, calendar);
      const { n, displaced } = pair.meeting;
      return isTheirs ? [{ staff: pair.staff, name: person.name, n, stand, displaced }] : [];
    });
    const settled = named.flatMap(({ stand, displaced: _, ...who }) =>
      stand.type === 'fixed' ? [{ ...who, fixed: stand.fixed }] : [],
    );
    const unplaced = named.flatMap(({ stand, displaced: _, ...who }) =>
      stand.type === 'unplaced' ? [{ ...who, why: stand.why }] : [],
    );
    const displaced = named.flatMap(({ stand, displaced: by, ...who }) =>
      by && isSought(stand) ? [{ ...who, from: by.from }] : [],
    );
    if (settled.length + unplaced.length + displaced.length === 0) return NOTHING;
    const texts = textsOf(languageOf(reader));
    const view: DigestView = { texts, manager: reader.id, day, zone: reader.zone, settled, unplaced, displaced };
    return { type: 'card', card: digestCard(view) };
  };

const NOTHING: Composition = { type: 'skip', reason: 'cancelled' };

/** A time that they chose themselves is no news to them. */
const settledAt = ({ meeting: { state } }: Pair): Instant | undefined =>
  state.type === 'fixed' && state.by !== 'manager' ? state.at : undefined;

const isSought = ({ type }: Stand): boolean => type === 'asked' || type === 'finding' || type === 'open';

const isUnplaced = ({ started, meeting: { state } }: Pair): boolean =>
  started !== undefined && state.type === 'open' && state.why !== undefined;

/** Of each kind so many with a button of their own; the list of the team has them all. */
const MOST = 10;

export const digestCard = (view: DigestView): Card => {
  const { texts, day, settled, unplaced, displaced } = view;
  const { oneOnOneTeam } = texts;
  const { digest: says } = oneOnOneTeam;
  return card(
    texts.language,
    title(says.title(day)),
    ...(settled.length === 0 ? [] : [text(says.settled(settled.length)), ...settledRows(view)]),
    ...(displaced.length === 0 ? [] : [text(says.displaced), ...displacedRows(view)]),
    ...(unplaced.length === 0 ? [] : [text(says.unplaced), ...unplacedRows(view)]),
    buttons([{ label: says.all, action: openTeam.of({}) }]),
    context(texts.oneOnOne.private),
  );
};

const settledRows = ({ texts, manager, zone, settled }: DigestView): readonly CardElement[] => {
  const { digest: says } = texts.oneOnOneTeam;
  return [
    ...settled
      .slice(0, MOST)
      .flatMap(({ staff, name, n, fixed }) => [
        text(says.line(name, fixed.from, fixed.minutes, zone)),
        buttons([{ label: says.move(name), action: openTimes.of({ manager, staff, n }) }]),
      ]),
    ...others(texts, settled.length),
  ];
};

const unplacedRows = ({ texts, manager, unplaced }: DigestView): readonly CardElement[] => {
  const { digest: says, stand } = texts.oneOnOneTeam;
  return [
    ...unplaced
      .slice(0, MOST)
      .flatMap(({ staff, name, n, why }) => [
        text(says.why(name, stand.why[why])),
        buttons([{ label: says.look(name), action: openTimes.of({ manager, staff, n }) }]),
      ]),
    ...others(texts, unplaced.length),
  ];
};

/** Nothing to do: their staff are asked. */
const displacedRows = ({ texts, zone, displaced }: DigestView): readonly CardElement[] => {
  const { digest: says, stand } = texts.oneOnOneTeam;
  const rows = displaced.slice(0, MOST).map(({ name, from }) => says.why(name, stand.fixed(from, zone)));
  return [text(rows.join('\n')), ...others(texts, displaced.length)];
};

const others = ({ common }: Texts, all: number): readonly CardElement[] =>
  all > MOST ? [context(common.more(all - MOST))] : [];
