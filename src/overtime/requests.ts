import type { Card } from '../conversation/card.ts';
import { languageOf, type Person } from '../people/model.ts';
import { textsOf } from '../text/text.ts';
import { dateIn, type Instant, type LocalDate } from '../time/instant.ts';
import { monthOf } from './fiscal.ts';
import { type MonthOf, type Pending, type RequestsView, requestsCard } from './list-card.ts';
import type { OvertimeMonth } from './model.ts';
import type { AskedDay } from './ports.ts';
import { countedSpans } from './rules.ts';
import { type OvertimeDeps, type Scene, sceneOf } from './scene.ts';
import { totalOf } from './total.ts';

/** Units of one's own whose months are shown; who heads more sees the first of them. */
const MOST_UNITS = 5;

/** What waits for this person, and the months of the units they head, as a card. */
export const requestsShown = async (
  reader: Person,
  now: Instant,
  deps: OvertimeDeps,
  note?: string,
): Promise<Card | undefined> => {
  const view = await requestsOf(reader, now, deps);
  return view && requestsCard({ ...view, ...(note !== undefined && { note }) });
};

/** Undefined while there is no directory. */
export const requestsOf = async (
  reader: Person,
  now: Instant,
  deps: OvertimeDeps,
): Promise<RequestsView | undefined> => {
  const scene = await sceneOf(reader.org, deps);
  if (!scene) return undefined;
  const today = dateIn(now, reader.zone);
  const [asked, months] = await Promise.all([
    deps.overtime.askedOf(reader.org, reader.id, today),
    Promise.all(
      reader.manages.slice(0, MOST_UNITS).map((unit) => deps.overtime.inUnit(reader.org, unit, monthOf(today))),
    ),
  ]);
  const own = months.flat();
  const elsewhere = asked.filter((each) => !own.some((found) => isOf(found, each)));
  const others = await deps.overtime.monthsOf(reader.org, distinctMonths(elsewhere));
  const known = [...own, ...others];
  const people = await deps.directory.people(reader.org, [...new Set(known.map(({ person }) => person))]);
  const named = new Map(people.filter(({ left }) => !left).map((person) => [person.id, person]));
  const texts = textsOf(languageOf(reader));
  return {
    ...{ texts, pending: asked.flatMap((each) => pendingOf(each, reader, known, named, scene)) },
    months: own
      .flatMap((month) => standingOf(month, today, named, scene, texts.overtime.spans))
      .toSorted((a, b) => a.name.localeCompare(b.name, 'ja')),
  };
};

const isOf = (month: OvertimeMonth, { person, day }: AskedDay): boolean =>
  month.person === person && month.month === monthOf(day);

const distinctMonths = (asked: readonly AskedDay[]) => {
  const wanted = asked.map(({ person, day }) => ({ person, month: monthOf(day) }));
  return [...new Map(wanted.map((each) => [`${each.month}#${each.person}`, each])).values()];
};

type People = ReadonlyMap<Person['id'], Person>;

const pendingOf = (
  asked: AskedDay,
  reader: Person,
  known: readonly OvertimeMonth[],
  people: People,
  { calendar }: Scene,
): readonly Pending[] => {
  const month = known.find((each) => isOf(each, asked));
  const [person, plan] = [people.get(asked.person), month?.days[asked.day]?.plan];
  const waits = plan && !plan.withdrawn && !plan.answer && plan.asked?.person === reader.id;
  return person && month && waits ? [{ person, day: asked.day, plan, total: totalOf(person, month, calendar) }] : [];
};

const standingOf = (
  month: OvertimeMonth,
  today: LocalDate,
  people: People,
  { calendar }: Scene,
  words: (spans: ReturnType<typeof countedSpans>) => string,
): readonly MonthOf[] => {
  const person = people.get(month.person);
  const spans = countedSpans(month.days[today] ?? {});
  const now = spans.length === 0 ? undefined : words(spans);
  return person ? [{ name: person.name, today: now, total: totalOf(person, month, calendar) }] : [];
};
