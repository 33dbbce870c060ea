import type { Turn } from '../conversation/feature.ts';
import { AkariError } from '../errors.ts';
import type { LocalDate } from '../time/instant.ts';
import { monthOf } from './fiscal.ts';
import type { OvertimeMonth } from './model.ts';
import { type Command, decide } from './rules.ts';
import { monthFor, type OvertimeDeps } from './scene.ts';

const MAX_CONFLICTS = 8;

/** A month after a command of its person's own, and as it was read. */
export type Carried = { readonly month: OvertimeMonth; readonly before: OvertimeMonth };

/** Decides and saves; the tick makes everything else follow. */
export const carryOut = async (turn: Turn, day: LocalDate, command: Command, deps: OvertimeDeps): Promise<Carried> => {
  for (let attempt = 0; attempt < MAX_CONFLICTS; attempt += 1) {
    const before = await monthFor(turn.person, monthOf(day), deps);
    const decision = decide(before, command, turn.person.id, turn.now);
    if (decision.type !== 'changed') return { month: before, before };
    if (await deps.overtime.save(decision.month, turn.now)) return { month: decision.month, before };
  }
  throw new AkariError('too-many-conflicts', `overtime of ${turn.org}`);
};
