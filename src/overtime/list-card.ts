import {
  buttons,
  type Card,
  type CardElement,
  card,
  context,
  divider,
  strong,
  text,
  title,
} from '../conversation/card.ts';
import type { Person } from '../people/model.ts';
import { quoted } from '../people/quote.ts';
import type { Texts } from '../text/texts.ts';
import type { LocalDate } from '../time/instant.ts';
import { openRequests } from './actions.ts';
import { reasonWords, verdictButtons } from './cards.ts';
import { type NamedDuty, reviewElements } from './limits/review-cards.ts';
import { type Standing, usesShown } from './limits/standing.ts';
import { totalWords } from './limits/standing-cards.ts';
import type { Plan } from './model.ts';

/** One plan that waits for an answer. */
export type Pending = {
  readonly person: Pick<Person, 'id' | 'name'>;
  readonly day: LocalDate;
  readonly plan: Plan;
  readonly standing: Standing;
  /** 「振替 12月2日（水）」, of a 週休日 that is moved. */
  readonly moved?: string;
};

/** Somebody's month, as the law requires whoever heads them to know it. */
export type MonthOf = { readonly name: string; readonly today: string | undefined; readonly standing: Standing };

export type RequestsView = {
  readonly texts: Texts;
  readonly pending: readonly Pending[];
  /** By name: nobody is ranked. */
  readonly months: readonly MonthOf[];
  /** Reviews of 特例業務 that are to be done, or were. */
  readonly duties?: readonly NamedDuty[];
  readonly today: LocalDate;
  readonly note?: string;
};

/** So many have buttons of their own; the others follow once these are answered. */
const MOST_SHOWN = 5;
const MOST_ROWS = 25;
/** Fewer beside reviews that are to be done: a card holds only so much. */
const ROWS_BESIDE = 15;

/** What waits for somebody's answer, and the month of the people they head. */
export const requestsCard = ({ texts, pending, months, duties = [], today, note }: RequestsView): Card => {
  const { requests } = texts.overtime;
  const rows = duties.length > 0 ? ROWS_BESIDE : MOST_ROWS;
  return card(
    texts.language,
    title(requests.title),
    ...(note === undefined ? [] : [text(note)]),
    text(pending.length === 0 ? requests.none : requests.waiting(pending.length)),
    ...pending.slice(0, MOST_SHOWN).flatMap((each) => pendingElements(texts, each)),
    ...(pending.length > MOST_SHOWN ? [context(requests.more(pending.length - MOST_SHOWN))] : []),
    ...(months.length === 0
      ? []
      : [divider, strong(requests.month), monthTable(texts, months.slice(0, rows)), context(requests.why)]),
    ...(months.length > rows ? [context(requests.morePeople(months.length - rows))] : []),
    ...reviewElements(texts, duties, today),
    buttons([{ label: requests.refresh, action: openRequests.of({}) }]),
  );
};

const pendingElements = (texts: Texts, { person, day, plan, standing, moved }: Pending): readonly CardElement[] => {
  const { overtime } = texts;
  const words = reasonWords(texts, plan.reason);
  const reason = words === undefined ? undefined : quoted(words);
  const beside = moved === undefined ? '' : `（${moved}）`;
  const when = `${overtime.day(day)} ${overtime.spans(plan.spans)}${beside}`;
  return [
    divider,
    text(overtime.requests.one(person.name, when, reason, totalWords(texts, standing.total))),
    ...limitsOf(texts, standing),
    verdictButtons(texts, { person: person.id, day, version: plan.version, list: true }),
  ];
};

/** What is left of each limit, in one line. */
const limitsOf = ({ overtime, overtimeCaps }: Texts, { caps, year }: Standing): readonly CardElement[] => {
  const uses = caps ? usesShown(caps) : [];
  const said = uses.map((use) => `${overtimeCaps.cap(use, year)} ${overtimeCaps.shortly(use)}`);
  return said.length === 0 ? [] : [context(overtime.requests.limits(said))];
};

/** What is left of the month's own limit; empty for whom none is reckoned. */
const leftOf = ({ overtimeCaps }: Texts, { caps }: Standing): string => {
  const use = caps?.uses.find(({ cap }) => cap === 'month');
  return use ? overtimeCaps.shortly(use) : '';
};

const monthTable = (texts: Texts, months: readonly MonthOf[]): CardElement => {
  const { requests, noReason } = texts.overtime;
  return {
    type: 'table',
    columns: [requests.name, requests.today, requests.total, requests.left],
    rows: months.map(({ name, today, standing }) => [
      name,
      today ?? noReason,
      totalWords(texts, standing.total),
      leftOf(texts, standing),
    ]),
  };
};
