import type { Job, Jobs } from '../delivery/ports.ts';
import type { JobHandler } from '../delivery/tick.ts';
import { asPersonId, type Person } from '../people/model.ts';
import { dateIn, type Instant, instantAt, type LocalDate, plusDays } from '../time/instant.ts';
import { carryOut } from './carrying.ts';
import { asCalendarMonth, monthOf } from './fiscal.ts';
import { type WarningDeps, warn } from './limits/warning-jobs.ts';
import { rowsAround } from './limits/warning-scene.ts';
import type { OvertimeMonth } from './model.ts';
import { recentDays } from './rules.ts';
import { confirmerOf, mayConfirm, type OvertimeDeps, type Scene, sceneOf } from './scene.ts';

export const LOOK = 'overtime/look';

/**
 * Looks at a plan on its morning, if that lies ahead, and on the morning after: whoever was to confirm it may have moved,
 * and whoever corrects nothing has worked as they declared.
 */
export const planLooks = async (
  { org, id, hours, zone }: Person,
  day: LocalDate,
  now: Instant,
  { jobs }: { readonly jobs: Pick<Jobs, 'plan'> },
): Promise<void> => {
  const month = monthOf(day);
  const ahead = day > dateIn(now, zone) ? [day] : [];
  for (const morning of [...ahead, plusDays(day, 1)]) {
    const dueAt = instantAt(morning, hours.start, zone);
    // One that is over was looked at; planned once more it would be again, with every save of that day.
    if (dueAt > now)
      await jobs.plan({
        ...{ org, id: `${LOOK}/${morning}/${month}/${id}`, kind: LOOK, payload: { person: id, month } },
        dueAt,
      });
  }
};

export const look =
  (deps: WarningDeps): JobHandler =>
  async ({ org, payload }: Job, now) => {
    const [id, name] = [asPersonId(payload.person ?? ''), asCalendarMonth(payload.month ?? '')];
    const [person, scene] = await Promise.all([deps.directory.person(org, id), sceneOf(org, deps)]);
    if (!person || person.left || !scene) return;
    const rows = await rowsAround(org, id, name, deps);
    const month = rows.find((each) => each.month === name);
    if (month) await askOthers(person, month, scene, now, deps);
    await warn(person, name, rows, scene, now, deps);
  };

/** What waits for somebody who has left, or heads them no more, is asked of whoever does now. */
const askOthers = async (
  person: Person,
  month: OvertimeMonth,
  scene: Scene,
  now: Instant,
  deps: OvertimeDeps,
): Promise<void> => {
  for (const day of recentDays(month, dateIn(now, person.zone))) {
    const plan = month.days[day]?.plan;
    if (!plan?.asked || plan.answer || plan.withdrawn) continue;
    const asked = await deps.directory.person(person.org, plan.asked.person);
    if (asked && !asked.left && mayConfirm(asked, person.id, person.unit, scene.tree)) continue;
    const head = await confirmerOf(person, scene, now, deps);
    if (head) await carryOut({ org: person.org, person, now }, person, day, { type: 'ask', day, asks: head.id }, deps);
  }
};
