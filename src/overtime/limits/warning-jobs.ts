import { planOne } from '../../delivery/plan-one.ts';
import type { Outbox } from '../../delivery/ports.ts';
import type { Person } from '../../people/model.ts';
import { asInstant, DAY_MS, dateIn, type Instant } from '../../time/instant.ts';
import { type CalendarMonth, monthOf, plusMonths } from '../fiscal.ts';
import { warningId, warningOfId, warningSubjectOf } from '../ids.ts';
import type { OvertimeMonth } from '../model.ts';
import { confirmerOf, type OvertimeDeps, type Scene } from '../scene.ts';
import { monthsTouchedBy } from './months.ts';
import { hoursWorked, warningsOf } from './warning-scene.ts';
import { toldOf, type Warning } from './warnings.ts';

export type WarningDeps = OvertimeDeps & { readonly outbox: Pick<Outbox, 'plan'> };

/** Of use as long as somebody may still do something about it. */
const EXPIRES_AFTER_MS = 14 * DAY_MS;

/**
 * Tells what is newly to be told once a month has changed: of a limit the person and whoever heads them, with one moment
 * for both; of health the person alone. First planned, then remembered: a death in between plans the same again.
 */
export const warn = async (
  person: Person,
  changed: CalendarMonth,
  rows: readonly OvertimeMonth[],
  scene: Scene,
  now: Instant,
  deps: WarningDeps,
): Promise<void> => {
  const current = monthOf(dateIn(now, person.zone));
  // Nobody can do anything any more about a month before the last one: it comes in with an import, or a late correction.
  const touched = monthsTouchedBy(changed, current, scene.book.settings).filter(
    (each) => each >= plusMonths(current, -1),
  );
  const hours = hoursWorked(person, rows, scene, now);
  // Almost always there is nothing at all: then what was told need not be read.
  if (warningsOf(person, touched, hours, [], scene).length === 0) return;
  const told = await deps.overtime.told(person.org, person.id);
  const warnings = warningsOf(person, touched, hours, told, scene);
  if (warnings.length === 0) return;
  const head = await confirmerOf(person, scene, now, deps);
  for (const warning of warnings) {
    await tell(warning, person, head, now, deps);
    await deps.overtime.noteTold(person.org, person.id, toldOf(warning));
  }
};

const tell = async (
  warning: Warning,
  person: Person,
  head: Person | undefined,
  now: Instant,
  { outbox }: WarningDeps,
): Promise<void> => {
  const told = toldOf(warning);
  const when = { dueAt: now, expiresAt: asInstant(now + EXPIRES_AFTER_MS) };
  if (warning.type === 'health') {
    await planOne(person, { id: warningId(told), kind: 'health', subject: warningSubjectOf(told), ...when }, outbox);
    return;
  }
  const kind = 'cap-warning';
  await planOne(person, { id: warningId(told), kind, subject: warningSubjectOf(told, head?.id), ...when }, outbox);
  if (head)
    await planOne(
      head,
      { id: warningOfId(told, person.id), kind, subject: warningSubjectOf(told, person.id), ...when },
      outbox,
    );
};
