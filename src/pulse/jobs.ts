import type { JobHandler } from '../delivery/tick.ts';
import type { OrgId } from '../people/model.ts';
import type { Organisation } from '../people/ports.ts';
import type { UnitTree } from '../people/tree.ts';
import { calendarOf } from '../time/calendar.ts';
import { asWeekId, dateIn, type Instant, weekOf } from '../time/instant.ts';
import { ask } from './ask.ts';
import { close } from './close.ts';
import { remind } from './remind.ts';
import { nextSchedule } from './rules.ts';
import { ASK, CLOSE, type PulseJobDeps, planAsk, REMIND } from './scene.ts';

/**
 * Makes sure the next asking is planned in every zone somebody works in. Called when the directory or the calendar
 * changed and when a process starts; repeating it changes nothing. A first directory starts with the weekly pulse.
 */
export const ensureSchedule = async (org: OrgId, now: Instant, deps: PulseJobDeps): Promise<void> => {
  const organisation = await deps.directory.organisation(org);
  const tree = organisation && (await deps.directory.tree(organisation));
  if (!organisation || !tree) return;
  const calendar = calendarOf(organisation.closures);
  await startProgramme(organisation, tree, deps);
  for (const zone of organisation.zones) {
    const next = nextSchedule(now, weekOf(dateIn(now, zone)), zone, calendar);
    await planAsk(org, next, zone, deps.jobs);
  }
};

/** Before any round: a weekly plan asks every week, so it need not say from when. */
const SINCE_EVER = asWeekId('2000-W01');

const startProgramme = async (organisation: Organisation, tree: UnitTree, { pulse }: PulseJobDeps): Promise<void> => {
  const programme = await pulse.programme(organisation.id);
  if (programme.version > 0) return;
  const plans = { [tree.root.id]: { running: true, cadence: 'weekly' as const, anchor: SINCE_EVER } };
  await pulse.saveProgramme({ ...programme, plans });
};

/** What the tick runs for the pulse, by kind of job. */
export const pulseJobs = (deps: PulseJobDeps): { readonly [kind: string]: JobHandler } => ({
  [ASK]: (job, now) => ask(job, now, deps),
  [REMIND]: (job, now) => remind(job, now, deps),
  [CLOSE]: (job, now) => close(job, now, deps),
});
