import type { Composer, Composition } from '../../delivery/attempt.ts';
import { AkariError } from '../../errors.ts';
import { languageOf, type Person } from '../../people/model.ts';
import { textsOf } from '../../text/text.ts';
import { dateIn, type Instant } from '../../time/instant.ts';
import { monthOf } from '../fiscal.ts';
import { kindOf, readWarningSubject } from '../ids.ts';
import { mayConfirm, type OvertimeDeps, type Scene, sceneOf } from '../scene.ts';
import { healthCard, talkCard, warningCard, warningOfCard } from './warning-cards.ts';
import { hoursWorked, rowsAround, standingWarning } from './warning-scene.ts';
import type { Told, Warning } from './warnings.ts';

/**
 * Writes a warning as it stands when it is sent: what a correction took back, or something graver has overtaken, is not
 * said. The line of health is written for the person themselves alone.
 */
export const composeWarning =
  (deps: OvertimeDeps): Composer =>
  async ({ id, org, subject }, reader, now) => {
    const [named, scene] = [readWarningSubject(subject), await sceneOf(org, deps)];
    if (!named || !scene) return NOTHING;
    const isOwn = kindOf(id) === 'warning';
    const other = named.other === undefined ? undefined : await deps.directory.person(org, named.other);
    const person = isOwn ? reader : other;
    if (!person || person.left) return NOTHING;
    if (!isOwn && !mayConfirm(reader, person.id, person.unit, scene.tree)) return NOTHING;
    if (kindOf(id) === 'talk') return { type: 'card', card: talkCard(textsOf(languageOf(reader)), person.name) };
    const warning = await warningNow(named.told, person, now, scene, deps);
    return warning ? composed(warning, reader, isOwn ? undefined : person, isOwn ? other : undefined, scene) : NOTHING;
  };

const NOTHING: Composition = { type: 'skip', reason: 'cancelled' };

/** The warning of this name, if it still holds. It waits for a book that can be read. */
export const warningNow = async (
  told: Told,
  person: Person,
  now: Instant,
  scene: Scene,
  { overtime }: Pick<OvertimeDeps, 'overtime'>,
): Promise<Warning | undefined> => {
  if (scene.withoutLimits) throw new AkariError('stored-item-unreadable', 'caps-book item');
  const rows = await rowsAround(person.org, person.id, monthOf(dateIn(now, person.zone)), { overtime });
  return standingWarning(told, person, hoursWorked(person, rows, scene, now), scene);
};

/** `of`: whose it is, where it is not the reader's own. */
const composed = (
  warning: Warning,
  reader: Person,
  of: Person | undefined,
  manager: Person | undefined,
  { book }: Scene,
): Composition => {
  const texts = textsOf(languageOf(reader));
  if (warning.type === 'health')
    return of ? NOTHING : { type: 'card', card: healthCard(texts, warning, book.doctorRoute) };
  const view = { texts, warning, year: book.settings.year };
  return { type: 'card', card: of ? warningOfCard(view, of.name) : warningCard(view, manager?.name) };
};
