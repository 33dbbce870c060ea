import { type CalendarMonth, monthOf } from '../../../src/overtime/fiscal.ts';
import { reviewBy } from '../../../src/overtime/limits/caps.ts';
import { bookOf, type CapsBook, countsByKind, holdsIn, type Term } from '../../../src/overtime/limits/caps-book.ts';
import { inOrder, type TermNames } from '../../../src/overtime/limits/caps-file.ts';
import { shownSettings } from '../../../src/overtime/limits/caps-settings-shown.ts';
import { settingKeys } from '../../../src/overtime/limits/caps-words.ts';
import type { OrgId } from '../../../src/people/model.ts';
import { commandTextsOf } from '../../../src/text/cli/text.ts';
import { textsOf } from '../../../src/text/text.ts';
import { hereIn, namesFor, whoOf } from './caps-place.ts';
import type { Place } from './place.ts';
import { oneLine, type Terminal } from './terminal.ts';

/** `caps show`: everything the book says, and what of it is to be confirmed. */
export const showCaps = async (org: OrgId, place: Place, terminal: Terminal): Promise<number> => {
  const here = await hereIn(org, place, terminal);
  if (!here) return 1;
  const month = monthOf(here.today);
  const book = await bookOf(org, month, place.store);
  const specials = inOrder(book.terms).filter((term) => term.type === 'special' && holdsIn(term, month));
  const names = await namesFor(here.organisation, specials, place);
  const lines = [
    ...headLines(book, terminal),
    ...specialLines(book, specials, month, names, terminal),
    ...reviewLines(book, await namesFor(here.organisation, book.reviews ?? [], place), terminal),
    '',
    ...settingLines(book, terminal),
  ];
  for (const line of lines) terminal.out(line);
  return 0;
};

const headLines = ({ since, doctorRoute, terms }: CapsBook, { language }: Terminal): readonly string[] => {
  const { caps } = commandTextsOf(language);
  return [
    caps.line(caps.setting(caps.since, 'since'), caps.month(since)),
    `  ${caps.sinceNote}`,
    caps.line(caps.setting(caps.doctorRoute, 'doctorRoute'), doctorRoute ?? caps.notSaid),
    caps.line(caps.counts, terms.length === 0 ? caps.noTerms : countsOf(terms, language)),
  ];
};

const countsOf = (terms: readonly Term[], language: Terminal['language']): string => {
  const { caps } = commandTextsOf(language);
  const counts = countsByKind(terms).map(({ kind, units, people }) => caps.count(caps.kinds[kind], units, people));
  return counts.join(language === 'ja' ? '、' : '; ');
};

const specialLines = (
  { settings }: CapsBook,
  specials: readonly Term[],
  month: CalendarMonth,
  names: TermNames,
  terminal: Terminal,
): readonly string[] => {
  const { caps } = commandTextsOf(terminal.language);
  if (specials.length === 0) return [caps.noSpecials(month)];
  const by = caps.day(reviewBy(month, settings));
  const lines = specials.flatMap((term) =>
    term.type === 'special'
      ? [`  ${caps.special(whoOf(term, names, terminal), caps.months(term.from, term.until), term.reason, by)}`]
      : [],
  );
  return [caps.specials(month), ...lines];
};

/** What was marked as reviewed, until nobody asks for it any more. */
const reviewLines = ({ reviews = [] }: CapsBook, names: TermNames, terminal: Terminal): readonly string[] => {
  const { caps } = commandTextsOf(terminal.language);
  return reviews
    .toSorted((a, b) => (a.month < b.month ? -1 : 1))
    .map(
      (each) =>
        `  ${caps.reviewed(whoOf(each, names, terminal), caps.month(each.month), caps.day(each.on), oneLine(each.words))}`,
    );
};

const settingLines = ({ settings }: Pick<CapsBook, 'settings'>, { language }: Terminal): readonly string[] => {
  const { caps } = commandTextsOf(language);
  const { overtimeCaps } = textsOf(language);
  const lines = shownSettings(settings, overtimeCaps).flatMap(({ note, name, value, isDefault, why }) => {
    const isSet = settingKeys.some((key) => key === note);
    const head = isSet ? caps.setting(name, note) : name;
    const said =
      value === undefined ? undefined : isDefault ? caps.marked(value, overtimeCaps.settings.isDefault) : value;
    return [said === undefined ? head : caps.line(head, said), `  ${why}`];
  });
  return [overtimeCaps.settings.title, overtimeCaps.settings.confirm, ...lines.map((line) => `  ${line}`)];
};
