import { type Card, card, context, text, title } from '../../conversation/card.ts';
import type { Answer, Line, Turn } from '../../conversation/feature.ts';
import { reply } from '../../conversation/outcome.ts';
import type { Texts } from '../../text/texts.ts';
import { leftCard } from '../cards.ts';
import { type CalendarMonth, firstDay, monthOf } from '../fiscal.ts';
import { todayOf } from '../scene.ts';
import { settingsWords } from '../words.ts';
import { reviewBy } from './caps.ts';
import { type CapsBook, countsByKind, firstBook, holdsIn, type ReadCaps, type Term } from './caps-book.ts';
import { shownSettings } from './caps-settings-shown.ts';

/** What the organisation has settled about limits, for whoever runs Akari: a person the directory calls 管理者. */
export const settingsLines = (deps: { readonly caps: ReadCaps }): readonly Line[] => [
  { words: settingsWords, answer: (turn) => showSettings(turn, deps) },
];

const showSettings = async (turn: Turn, { caps }: { readonly caps: ReadCaps }): Answer => {
  const { person, org, texts } = turn;
  if (!person.admin) return reply(leftCard(texts, texts.overtimeSettings.refused));
  const month = monthOf(todayOf(turn));
  const book = await caps.book(org);
  return reply(
    book === 'unreadable'
      ? leftCard(texts, texts.common.sorry)
      : settingsCard(texts, book ?? firstBook(org, month), month),
  );
};

/** Every setting with what holds now; how many are designated, never who. */
export const settingsCard = (texts: Texts, book: CapsBook, month: CalendarMonth): Card => {
  const { settings } = texts.overtimeCaps;
  const { overtimeSettings: words } = texts;
  const shown = shownSettings(book.settings, texts.overtimeCaps);
  return card(
    texts.language,
    title(settings.title),
    text(settings.confirm),
    {
      type: 'table',
      columns: [words.setting, words.value],
      rows: shown.flatMap(({ name, value, isDefault }) =>
        value === undefined ? [] : [[name, isDefault ? words.marked(value, settings.isDefault) : value]],
      ),
    },
    ...shown.flatMap(({ name, value, why }) => (value === undefined ? [context(words.note(name, why))] : [])),
    {
      type: 'fields',
      fields: [
        { label: words.since, value: words.month(firstDay(book.since)) },
        { label: words.route, value: book.doctorRoute ?? words.noRoute },
        { label: words.terms, value: countsOf(texts, book.terms) },
        { label: words.specialsNow, value: specialsIn(texts, book, month) },
      ],
    },
    text(words.change('npx akari caps')),
  );
};

const countsOf = ({ overtimeSettings: words, overtimeCaps }: Texts, terms: readonly Term[]): string => {
  if (terms.length === 0) return words.noTerms;
  const counts = countsByKind(terms)
    .filter(({ units, people }) => units + people > 0)
    .map(({ kind, units, people }) => words.count(words.kinds[kind], units, people));
  return counts.join(overtimeCaps.settings.values.and);
};

const specialsIn = (
  { overtimeSettings: words }: Texts,
  { terms, settings }: CapsBook,
  month: CalendarMonth,
): string => {
  const inForce = terms.filter((term) => term.type === 'special' && holdsIn(term, month));
  return inForce.length === 0 ? words.noSpecials : words.specials(inForce.length, reviewBy(month, settings));
};
