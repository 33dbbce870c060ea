import type { Composer, Composition } from '../delivery/attempt.ts';
import type { Delivery } from '../delivery/model.ts';
import { languageOf, type Person } from '../people/model.ts';
import { textsOf } from '../text/text.ts';
import type { Instant } from '../time/instant.ts';
import { isOffDay, laterStart } from './actual.ts';
import { actualCard } from './actual-cards.ts';
import { monthOf } from './fiscal.ts';
import { kindOf, readSubject } from './ids.ts';
import { composeWarning } from './limits/warning-compose.ts';
import { requestsCard } from './list-card.ts';
import { requestsOf } from './requests.ts';
import { mayConfirm, monthFor, monthsFor, type OvertimeDeps } from './scene.ts';
import { confirmersCard, personsCard, type Shown, shownOf } from './show.ts';

/** What is asked of whoever confirms, and what is told of their answer, as it stands when it is sent. */
export const composeOvertime = (deps: OvertimeDeps): Composer => {
  const composeTalk = composeWarning(deps);
  return async (delivery, reader, now) => {
    const kind = kindOf(delivery.id);
    if (kind === 'digest') return digest(reader, now, deps);
    if (kind === 'talk') return composeTalk(delivery, reader, now);
    const subject = readSubject(delivery.subject);
    const person = subject && (await deps.directory.person(delivery.org, subject.person));
    const months = subject && person && (await monthsFor(person, monthOf(subject.day), deps));
    const shown = months && (await shownOf(person, months, subject.day, deps));
    return shown ? composed(delivery, shown, reader, now) : NOTHING;
  };
};

/** Asks the next morning what was worked, of who declared something and has not said it yet. */
export const composeActual =
  (deps: OvertimeDeps): Composer =>
  async (delivery, person) => {
    const subject = readSubject(delivery.subject);
    const day = subject && (await monthFor(person, monthOf(subject.day), deps)).days[subject.day];
    if (!subject || !day?.plan || day.plan.withdrawn || day.actual) return NOTHING;
    const { spans } = day.plan;
    const texts = textsOf(languageOf(person));
    return {
      type: 'card',
      card: actualCard(texts, { day: subject.day, spans }, laterStart(spans, person), isOffDay(person, subject.day)),
    };
  };

const NOTHING: Composition = { type: 'skip', reason: 'cancelled' };

/** Nothing is said where nothing waits any more. */
const digest = async (reader: Person, now: Instant, deps: OvertimeDeps): Promise<Composition> => {
  const view = await requestsOf(reader, now, deps);
  return view && view.pending.length > 0 ? { type: 'card', card: requestsCard(view) } : NOTHING;
};

const composed = ({ id }: Delivery, shown: Shown, reader: Person, now: Instant): Composition => {
  const { person, plan, scene } = shown;
  if (plan.withdrawn) return NOTHING;
  if (kindOf(id) === 'answer') return plan.answer ? { type: 'card', card: personsCard(shown) } : NOTHING;
  // Whoever heads them no more is not told of them; another is asked by `look`.
  return plan.answer || !mayConfirm(reader, person.id, person.unit, scene.tree)
    ? NOTHING
    : { type: 'card', card: confirmersCard(shown, reader, now) };
};
