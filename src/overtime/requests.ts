import type { Card } from '../conversation/card.ts';
import { languageOf, type Person, type PersonId } from '../people/model.ts';
import { textsOf } from '../text/text.ts';
import type { Texts } from '../text/texts.ts';
import { dateIn, type Instant, type LocalDate } from '../time/instant.ts';
import { monthOf, monthsFrom } from './fiscal.ts';
import { reachOf } from './limits/months.ts';
import { dutiesOf } from './limits/review.ts';
import { answersFor, nameOf } from './limits/review-rights.ts';
import { standingAlone, standingOf } from './limits/standing.ts';
import { type MonthOf, type Pending, type RequestsView, requestsCard } from './list-card.ts';
import type { OvertimeMonth } from './model.ts';
import { besideHours, movedWords } from './moved-cards.ts';
import type { AskedDay } from './ports.ts';
import { countedSpans } from './rules.ts';
import { mayConfirm, type OvertimeDeps, type Scene, sceneOf } from './scene.ts';

/** People under 特例業務 who are looked up for whoever may head them. */
const MOST_OWED = 50;

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
  const known = [...own, ...(await deps.overtime.monthsOf(reader.org, wantedOf(asked, own)))];
  const duties = reader.manages.length === 0 ? [] : dutiesOf(scene.book, today);
  const owed = duties.flatMap(({ of }) => (of.type === 'person' ? [of.id] : [])).slice(0, MOST_OWED);
  const people = await deps.directory.people(reader.org, [...new Set([...known.map(({ person }) => person), ...owed])]);
  const named = new Map(people.filter(({ left }) => !left).map((person) => [person.id, person]));
  const [texts, full] = [textsOf(languageOf(reader)), withHistory(asked)];
  const theirs = duties.filter((duty) => answersFor(duty, reader, named, scene));
  return {
    ...{ today, duties: theirs.map((duty) => ({ ...duty, name: nameOf(duty, named, scene) })) },
    ...{ texts, pending: asked.flatMap((each) => pendingOf(each, reader, known, named, scene, full.has(each.person))) },
    months: own
      .flatMap((month) => monthOfOne(month, today, named, scene, texts))
      .toSorted((a, b) => a.name.localeCompare(b.name, 'ja')),
  };
};

const isOf = (month: OvertimeMonth, { person, day }: AskedDay): boolean =>
  month.person === person && month.month === monthOf(day);

/** So many of those asked about have their earlier months read too, for every limit: one request in all. */
const MOST_WITH_HISTORY = 7;

const withHistory = (asked: readonly AskedDay[]): ReadonlySet<PersonId> =>
  new Set([...new Set(asked.map(({ person }) => person))].slice(0, MOST_WITH_HISTORY));

/** The months that are asked about, and of the first people those that their limits are reckoned from. */
const wantedOf = (asked: readonly AskedDay[], known: readonly OvertimeMonth[]) => {
  const people = withHistory(asked);
  const nameOf = ({ person, month }: Pick<OvertimeMonth, 'person' | 'month'>): string => `${month}#${person}`;
  const wanted = asked.flatMap(({ person, day }) => {
    const month = monthOf(day);
    const months = people.has(person) ? monthsFrom(reachOf(month), month) : [month];
    return months.map((each) => ({ person, month: each }));
  });
  const isKnown = new Set(known.map(nameOf));
  return [...new Map(wanted.map((each) => [nameOf(each), each])).values()].filter((each) => !isKnown.has(nameOf(each)));
};

type People = ReadonlyMap<Person['id'], Person>;

const pendingOf = (
  asked: AskedDay,
  reader: Person,
  known: readonly OvertimeMonth[],
  people: People,
  scene: Scene,
  hasHistory: boolean,
): readonly Pending[] => {
  const month = known.find((each) => isOf(each, asked));
  const [person, plan] = [people.get(asked.person), month?.days[asked.day]?.plan];
  const waits = plan && !plan.withdrawn && !plan.answer && plan.asked?.person === reader.id;
  // Whoever was asked may have moved since: what they may read is decided by what they head now.
  if (!person || !month || !waits || !mayConfirm(reader, person.id, person.unit, scene.tree)) return [];
  const earlier = known
    .filter((each) => each.person === asked.person && each.month < month.month)
    .toSorted((a, b) => (a.month < b.month ? -1 : 1));
  const standing = hasHistory ? standingOf(person, { month, earlier }, scene) : standingAlone(person, month, scene);
  const moved = movedWords(textsOf(languageOf(reader)), month.days[asked.day] ?? {});
  return [{ person, day: asked.day, plan, standing, ...(moved !== undefined && { moved }) }];
};

const monthOfOne = (
  month: OvertimeMonth,
  today: LocalDate,
  people: People,
  scene: Scene,
  texts: Texts,
): readonly MonthOf[] => {
  const person = people.get(month.person);
  const here = month.days[today] ?? {};
  const spans = countedSpans(here);
  const now = spans.length === 0 ? undefined : `${texts.overtime.spans(spans)}${besideHours(texts, here)}`;
  return person ? [{ name: person.name, today: now, standing: standingAlone(person, month, scene) }] : [];
};
