import { AkariError } from '../../errors.ts';
import type { OrgId, Person, PersonId, UnitId } from '../../people/model.ts';
import type { Directory } from '../../people/ports.ts';
import type { UnitTree } from '../../people/tree.ts';
import { dateIn, type Instant, type LocalDate } from '../../time/instant.ts';
import { type CalendarMonth, monthOf } from '../fiscal.ts';
import { type Regime, regimes } from '../model.ts';
import { type CapsSettings, defaultCapsSettings } from './caps-settings.ts';
import type { MonthTerms } from './months.ts';

/** What an organisation has settled about limits: how the rules are read, and who is under which of them when. */
export type CapsBook = {
  readonly org: OrgId;
  /** Changes with every save; 0 of one that was never saved. */
  readonly revision: number;
  readonly settings: CapsSettings;
  /** The first month whose overtime is known here. Of earlier ones nothing is said, not even that it was none. */
  readonly since: CalendarMonth;
  /** Where a doctor's interview is asked for, in the organisation's own words. */
  readonly doctorRoute?: string;
  /** Who is not under 自律 all the time; the order makes no difference. */
  readonly terms: readonly Term[];
  /** Reviews of 特例業務 that are done, until nobody asks for them any more. */
  readonly reviews?: readonly Review[];
};

/** 整理・分析・検証 of one month of 特例業務, as whoever heads the unit or person marked it. */
export type Review = {
  readonly of: Term['of'];
  readonly month: CalendarMonth;
  readonly on: LocalDate;
  /** Absent once they were forgotten. */
  readonly by?: PersonId;
  readonly words: string;
  /** When it was marked: an older word that comes late changes nothing. */
  readonly order: number;
};

/** What holds for a unit with all below it, or for one person, from a month on, to a month where one is given. */
export type Term = {
  readonly of: { readonly type: 'unit'; readonly id: UnitId } | { readonly type: 'person'; readonly id: PersonId };
  readonly from: CalendarMonth;
  readonly until?: CalendarMonth;
} & (
  | { readonly type: 'regime'; readonly regime: Regime }
  /** 特例業務: what it was ordered for, in the organisation's own words. */
  | { readonly type: 'special'; readonly reason: string }
);

/** As many as one row bears, compressed, with room to spare. */
export const MOST_TERMS = 20_000;
export const LONGEST_ROUTE = 200;
export const LONGEST_SPECIAL_REASON = 100;

export const firstBook = (org: OrgId, since: CalendarMonth): CapsBook => ({
  ...{ org, revision: 0, settings: defaultCapsSettings, since, terms: [] },
});

/** The book as it is now; one that nobody began yet begins with this month. */
export const bookOf = async (
  org: OrgId,
  month: CalendarMonth,
  { caps }: { readonly caps: Pick<CapsBooks, 'book'> },
): Promise<CapsBook> => (await caps.book(org)) ?? firstBook(org, month);

export const holdsIn = ({ from, until }: Pick<Term, 'from' | 'until'>, month: CalendarMonth): boolean =>
  from <= month && (until === undefined || month <= until);

export const termKinds = [...regimes, 'special'] as const;
export type TermKind = (typeof termKinds)[number];

export const kindOf = (term: Term): TermKind => (term.type === 'special' ? 'special' : term.regime);

/** How many designations there are of each kind, of units and of people. */
export const countsByKind = (
  terms: readonly Term[],
): readonly { readonly kind: TermKind; readonly units: number; readonly people: number }[] =>
  termKinds.map((kind) => {
    const some = terms.filter((term) => kindOf(term) === kind);
    const units = some.filter(({ of }) => of.type === 'unit').length;
    return { kind, units, people: some.length - units };
  });

/** Books of limits, one row an organisation. Passes `test/contracts/caps-books.ts`. */
export type CapsBooks = {
  /** Undefined before the first save. */
  book(org: OrgId): Promise<CapsBook | undefined>;
  /** Saves over the revision it was read in. False when somebody else was faster. */
  save(book: CapsBook): Promise<boolean>;
};

/** The book as those who talk see it: one that this version cannot read keeps nobody from declaring. */
export type ReadCaps = { book(org: OrgId): Promise<CapsBook | 'unreadable' | undefined> };

/**
 * Begins the book with the month in which Akari begins: of those before it nothing is known. Before there is a directory
 * nobody can declare anything, so nothing begins. Harmless to repeat: of two that begin at once the first is kept.
 */
export const ensureBook = async (
  org: OrgId,
  now: Instant,
  { caps, directory }: { readonly caps: CapsBooks; readonly directory: Pick<Directory, 'organisation'> },
): Promise<void> => {
  if (await isBegun(org, caps)) return;
  const organisation = await directory.organisation(org);
  if (organisation) await caps.save(firstBook(org, monthOf(dateIn(now, organisation.zone))));
};

/** One that cannot be read has begun all the same: everything else that a start plans must not wait for it. */
const isBegun = async (org: OrgId, caps: CapsBooks): Promise<boolean> => {
  try {
    return (await caps.book(org)) !== undefined;
  } catch (error) {
    if (error instanceof AkariError && error.code === 'stored-item-unreadable') return true;
    throw error;
  }
};

/**
 * What held for somebody in a month in which they were in this unit. The regime: their own, else that of the nearest
 * unit above, else 自律; of several of one unit or person the one that began last. 特例業務: of the person or of any unit above.
 */
export const termsOf = (
  { terms }: Pick<CapsBook, 'terms'>,
  person: Pick<Person, 'id'>,
  unit: UnitId,
  month: CalendarMonth,
  tree: UnitTree,
): MonthTerms => {
  const holding = terms.filter((term) => holdsIn(term, month));
  if (holding.length === 0) return { regime: 'jiritsu', special: false };
  const path = tree.pathUp(unit).map(({ id }) => holding.filter(({ of }) => of.type === 'unit' && of.id === id));
  const levels = [holding.filter(({ of }) => of.type === 'person' && of.id === person.id), ...path];
  return {
    regime: levels.map(latestRegime).find((regime) => regime !== undefined) ?? 'jiritsu',
    special: levels.flat().some(({ type }) => type === 'special'),
  };
};

const latestRegime = (terms: readonly Term[]): Regime | undefined =>
  terms
    .flatMap((term) => (term.type === 'regime' ? [term] : []))
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
    .at(-1)?.regime;
