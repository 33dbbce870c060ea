import type { Composer, Composition } from '../delivery/attempt.ts';
import { monthOf } from '../overtime/fiscal.ts';
import type { OvertimeStore } from '../overtime/ports.ts';
import { languageOf, type Person } from '../people/model.ts';
import { textsOf } from '../text/text.ts';
import type { LocalDate } from '../time/instant.ts';
import { eightCard, halfPastSevenCard } from './cards.ts';
import { readNudge } from './ids.ts';
import type { LightsStore } from './ports.ts';
import { isSilent, mayBeGone, minuteIn, slotOf, stayingOf, type Told } from './rules.ts';

export type ToldDeps = {
  readonly overtime: Pick<OvertimeStore, 'months'>;
  readonly lights: Pick<LightsStore, 'evening'>;
};

/** What somebody has told of one evening, as it stands now: two reads. */
export const toldOf = async (
  { org, id }: Pick<Person, 'org' | 'id'>,
  day: LocalDate,
  { overtime, lights }: ToldDeps,
): Promise<Told> => {
  const month = monthOf(day);
  const [[found], evening] = await Promise.all([overtime.months(org, id, month, month), lights.evening(org, id, day)]);
  const told = found?.days[day];
  return { ...(told && { overtime: told }), ...(evening && { evening }) };
};

/**
 * What is said in the evening, as it stands when it is sent: nothing where the plan was changed or taken back, where the
 * person said that they go, and after the end they gave.
 */
export const composeEvening =
  (deps: ToldDeps): Composer =>
  async (delivery, person, now) => {
    const nudge = readNudge(delivery.id);
    if (!nudge) return NOTHING;
    const { day, of } = nudge;
    const told = await toldOf(person, day, deps);
    const texts = textsOf(languageOf(person));
    const view = { texts, day, time: texts.lightsOut.evening.clock(now, person.zone) };
    if (of === 'wide') return isSilent(told) ? { type: 'card', card: halfPastSevenCard(view, undefined) } : NOTHING;
    const staying = stayingOf(told, person);
    if (!staying || slotOf(told, person) !== of || mayBeGone(staying, minuteIn(now, day, person))) return NOTHING;
    if (of === '19:30') return { type: 'card', card: halfPastSevenCard(view, staying) };
    const plan = told.overtime?.plan;
    return plan ? { type: 'card', card: eightCard(view, { ...plan, day }) } : NOTHING;
  };

const NOTHING: Composition = { type: 'skip', reason: 'cancelled' };
