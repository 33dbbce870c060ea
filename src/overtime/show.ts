import type { Card } from '../conversation/card.ts';
import { languageOf, type Person, type PersonId } from '../people/model.ts';
import { textsOf } from '../text/text.ts';
import { dateIn, type Instant, type LocalDate } from '../time/instant.ts';
import { declaredCard, requestCard } from './cards.ts';
import { type Standing, standingOf } from './limits/standing.ts';
import type { OvertimeDay, PersonMonths, Plan } from './model.ts';
import { moveViewOf } from './moved.ts';
import { movedWords } from './moved-cards.ts';
import { type OvertimeDeps, type Scene, sceneOf } from './scene.ts';

/** A day's plan, and the people it names. */
export type Shown = {
  readonly person: Person;
  readonly day: LocalDate;
  readonly plan: Plan;
  readonly here: OvertimeDay;
  /** Of the month. */
  readonly standing: Standing;
  readonly others: ReadonlyMap<PersonId, Person>;
  readonly scene: Scene;
};

/** Reads whoever was asked and whoever has answered, in one request; of those who are `known`, none. */
export const shownOf = async (
  person: Person,
  months: PersonMonths,
  day: LocalDate,
  { directory, caps }: Pick<OvertimeDeps, 'directory' | 'caps'>,
  known: readonly Person[] = [],
): Promise<Shown | undefined> => {
  const here = months.month.days[day] ?? {};
  const { plan } = here;
  const scene = plan && (await sceneOf(person.org, { directory, caps }));
  if (!plan || !scene) return undefined;
  const named = [plan.asked?.person, plan.answer?.by].filter((id) => id !== undefined);
  const ids = [...new Set(named)].filter((id) => !known.some((each) => each.id === id));
  const found = ids.length === 0 ? [] : await directory.people(person.org, ids);
  const others = new Map([...known, ...found].map((each) => [each.id, each]));
  return { person, day, plan, here, standing: standingOf(person, months, scene), others, scene };
};

const nameOf = ({ others }: Shown, id: PersonId | undefined): string | undefined =>
  id === undefined ? undefined : (others.get(id)?.name ?? '');

/** As the person sees it. */
export const personsCard = (shown: Shown, note?: string): Card => {
  const { person, day, plan } = shown;
  const move = plan.withdrawn ? undefined : moveViewOf(person, day, shown.here, shown.scene.calendar);
  const [asked, answeredBy] = [nameOf(shown, plan.asked?.person), nameOf(shown, plan.answer?.by)];
  return declaredCard({
    ...{ texts: textsOf(languageOf(person)), day, plan },
    ...(move && { move }),
    ...(asked !== undefined && { asked }),
    ...(answeredBy !== undefined && { answeredBy }),
    ...(note !== undefined && { note }),
  });
};

/** As whoever confirms it sees it, in their language. */
export const confirmersCard = (shown: Shown, reader: Person, now: Instant, note?: string): Card => {
  const { person, day, plan } = shown;
  const answeredBy = nameOf(shown, plan.answer?.by);
  const texts = textsOf(languageOf(reader));
  const moved = movedWords(texts, shown.here);
  return requestCard({
    ...{ texts, person, day, plan, isToday: dateIn(now, person.zone) === day },
    ...(moved !== undefined && { moved }),
    standing: shown.standing,
    ...(answeredBy !== undefined && { answeredBy }),
    ...(note !== undefined && { note }),
  });
};
