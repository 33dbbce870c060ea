import type { JobHandler } from '../delivery/tick.ts';
import type { OrgId } from '../people/model.ts';
import { calendarOf } from '../time/calendar.ts';
import { dateIn, type Instant, weekOf } from '../time/instant.ts';
import { ask } from './ask.ts';
import { close } from './close.ts';
import { remind } from './remind.ts';
import { nextSchedule } from './rules.ts';
import { ASK, CLOSE, type PulseJobDeps, planAsk, planClose, REMIND, recentRounds } from './scene.ts';

/**
 * Makes sure the next asking is planned in every zone somebody works in, and that a round that is open closes. Called when the directory or the calendar
 * changed and when a process starts; repeating it changes nothing.
 */
export const ensureSchedule = async (org: OrgId, now: Instant, deps: PulseJobDeps): Promise<void> => {
  const organisation = await deps.directory.organisation(org);
  if (!organisation) return;
  const calendar = calendarOf(organisation.closures);
  for (const zone of organisation.zones) {
    const next = nextSchedule(now, weekOf(dateIn(now, zone)), zone, calendar);
    await planAsk(org, next, zone, deps.jobs);
  }
  for (const round of await recentRounds(organisation, now, deps.pulse))
    if (round.state !== 'closed') await planClose(round, deps);
};

/** What the tick runs for the pulse, by kind of job. */
export const pulseJobs = (deps: PulseJobDeps): { readonly [kind: string]: JobHandler } => ({
  [ASK]: (job, now) => ask(job, now, deps),
  [REMIND]: (job, now) => remind(job, now, deps),
  [CLOSE]: (job, now) => close(job, now, deps),
});
