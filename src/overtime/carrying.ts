import type { Turn } from '../conversation/feature.ts';
import { AkariError } from '../errors.ts';
import type { Person } from '../people/model.ts';
import type { LocalDate } from '../time/instant.ts';
import { monthOf } from './fiscal.ts';
import type { PersonMonths } from './model.ts';
import { type Command, decide, type Refusal } from './rules.ts';
import { monthsFor, type OvertimeDeps } from './scene.ts';

const MAX_CONFLICTS = 8;

/** A month after a command, and as it was read; why it is the same, where the command was refused. */
export type Carried = PersonMonths & { readonly before: PersonMonths['month']; readonly why?: Refusal };

/** Decides about somebody's day for whoever acts, and saves; the tick makes everything else follow. */
export const carryOut = async (
  { org, person: by, now }: Pick<Turn, 'org' | 'person' | 'now'>,
  whose: Person,
  day: LocalDate,
  command: Command,
  deps: OvertimeDeps,
): Promise<Carried> => {
  for (let attempt = 0; attempt < MAX_CONFLICTS; attempt += 1) {
    const { month: before, earlier } = await monthsFor(whose, monthOf(day), deps);
    const decision = decide(before, command, by.id, now);
    if (decision.type === 'refused') return { month: before, earlier, before, why: decision.why };
    if (decision.type === 'unchanged') return { month: before, earlier, before };
    if (await deps.overtime.save(decision.month, now)) return { month: decision.month, earlier, before };
  }
  throw new AkariError('too-many-conflicts', `overtime of ${org}`);
};
