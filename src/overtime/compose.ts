import type { Composer, Composition } from '../delivery/attempt.ts';
import type { Delivery } from '../delivery/model.ts';
import { languageOf, type Person } from '../people/model.ts';
import { textsOf } from '../text/text.ts';
import type { Instant } from '../time/instant.ts';
import { laterStart } from './actual.ts';
import { actualCard } from './actual-cards.ts';
import { monthOf } from './fiscal.ts';
import { kindOf, readSubject } from './ids.ts';
import { composeWarning } from './limits/warning-compose.ts';
import { requestsCard } from './list-card.ts';
import { requestsOf } from './requests.ts';
import { mayConfirm, monthsFor, type OvertimeDeps, sceneOf } from './scene.ts';
import { confirmersCard, personsCard, type Shown, shownOf } from './show.ts';

/** What is asked of whoever confirms, and what is told of their answer, as it stands when it is sent. */
export const composeOvertime =
  (deps: OvertimeDeps): Composer =>
  async (delivery, reader, now) => {
    if (kindOf(delivery.id) === 'digest') return digest(reader, now, deps);
    if (kindOf(delivery.id) === 'talk') return composeWarning(deps)(delivery, reader, now);
    const subject = readSubject(delivery.subject);
    const person = subject && (await deps.directory.person(delivery.org, subject.person));
    const months = subject && person && (await monthsFor(person, monthOf(subject.day), deps));
    const shown = months && (await shownOf(person, months, subject.day, deps));
    if (!shown || (kindOf(delivery.id) === 'ask' && !(await mayStillConfirm(reader, shown.person, deps))))
      return NOTHING;
    return composed(delivery, shown, reader, now);
  };

/** Whoever heads them no more is not told of them; another is asked by `look`. */
const mayStillConfirm = async (reader: Person, { id, unit }: Person, deps: OvertimeDeps): Promise<boolean> => {
  const scene = await sceneOf(reader.org, deps);
  return scene !== undefined && mayConfirm(reader, id, unit, scene.tree);
};

/** Asks the next morning what was worked, of who declared something and has not said it yet. */
export const composeActual =
  (deps: OvertimeDeps): Composer =>
  async (delivery, person) => {
    const subject = readSubject(delivery.subject);
    const months = subject && (await monthsFor(person, monthOf(subject.day), deps));
    const day = subject && months?.month.days[subject.day];
    if (!subject || !day?.plan || day.plan.withdrawn || day.actual) return NOTHING;
    const { spans } = day.plan;
    const texts = textsOf(languageOf(person));
    return { type: 'card', card: actualCard(texts, { day: subject.day, spans }, laterStart(spans, person)) };
  };

const NOTHING: Composition = { type: 'skip', reason: 'cancelled' };

/** Nothing is said where nothing waits any more. */
const digest = async (reader: Person, now: Instant, deps: OvertimeDeps): Promise<Composition> => {
  const view = await requestsOf(reader, now, deps);
  return view && view.pending.length > 0 ? { type: 'card', card: requestsCard(view) } : NOTHING;
};

const composed = ({ id }: Delivery, shown: Shown, reader: Person, now: Instant): Composition => {
  const { plan } = shown;
  if (plan.withdrawn) return NOTHING;
  if (kindOf(id) === 'answer') return plan.answer ? { type: 'card', card: personsCard(shown) } : NOTHING;
  return plan.answer ? NOTHING : { type: 'card', card: confirmersCard(shown, reader, now) };
};
