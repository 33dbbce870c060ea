import type { CampaignDeps } from '../src/campaign/scene.ts';
import { campaignButtons, campaignFeature } from '../src/campaign/use-cases.ts';
import { careFeature } from '../src/care/use-cases.ts';
import type { Converse } from '../src/conversation/outcome.ts';
import { createConverse } from '../src/conversation/route.ts';
import { changeLimits, usualLimits } from '../src/delivery/pace.ts';
import { deliverParcel, type ParcelDeps } from '../src/delivery/parcel-work.ts';
import { isParcel, isRoom, type Queue, type QueueBody, type WorkResult } from '../src/delivery/ports.ts';
import { type JobHandler, type TickDeps, type Ticked, tick } from '../src/delivery/tick.ts';
import { todayFeature } from '../src/delivery/today-use-cases.ts';
import { deliver } from '../src/delivery/use-cases.ts';
import { lightsButtons } from '../src/lights-out/use-cases.ts';
import { pairButtons } from '../src/one-on-one/pair-use-cases.ts';
import { ATTEND } from '../src/one-on-one/ports.ts';
import { sharesButtons } from '../src/one-on-one/share/use-cases.ts';
import { teamButtons } from '../src/one-on-one/team-use-cases.ts';
import { openOvertime } from '../src/overtime/actions.ts';
import { unitsButtons } from '../src/overtime/units/use-cases.ts';
import type { OrgId } from '../src/people/model.ts';
import { restFeature } from '../src/people/rest-use-cases.ts';
import { peopleFeature, showHome, showMenu } from '../src/people/use-cases.ts';
import { openPulse } from '../src/pulse/cards.ts';
import { composeAsk, composeReminder } from '../src/pulse/compose.ts';
import { pulseJobs } from '../src/pulse/jobs.ts';
import { programmeFeature, showProgramme } from '../src/pulse/programme-use-cases.ts';
import type { RoundDeps } from '../src/pulse/round.ts';
import { pulseFeature } from '../src/pulse/use-cases.ts';
import { type RemarksDeps, remarksFeature, screeningButtons } from '../src/remarks/use-cases.ts';
import type { ResultsDeps } from '../src/results/scene.ts';
import { resultsButtons, resultsFeature } from '../src/results/use-cases.ts';
import { SWEEP, sweep } from '../src/retention/use-cases.ts';
import type { Instant } from '../src/time/instant.ts';
import { type BriefPorts, keepBriefly } from './cache.ts';
import { type Campaigns, composeCampaigns } from './campaigns.ts';
import type { CoreDeps } from './core-deps.ts';
import type { Store } from './dynamodb/store.ts';
import { changeGroups, createGate } from './gate.ts';
import { type LightsOut, openLightsOut } from './lights-out.ts';
import { type OneOnOnes, openOneOnOnes } from './one-on-one.ts';
import { type Overtime, openOvertimeFeature } from './overtime.ts';
import { type KnownPeople, keepPeople } from './people-cache.ts';
import { openResults, type ResultsWork } from './results.ts';
import { ensureAll, scheduleOf } from './schedule.ts';

/** The job a committed import leaves behind, so that a crash after the commit is finished by the tick. */
const APPLY_IMPORT = 'directory/apply';

/** The product without its edges: what the composition roots, local and Lambda, wire to the outside. */
export type Core = {
  readonly converse: Converse;
  /** One minute's due work; returns how much was due. */
  tick(org: OrgId, now: Instant, queue: Queue): Promise<Ticked>;
  /** Works on what the tick queued, by the product's clock. */
  deliver(body: QueueBody, clock: () => Instant): Promise<WorkResult>;
  /** Plans what repeats. Harmless to repeat; called when a process starts and when the directory changed. */
  ensureSchedule(org: OrgId, now: Instant): Promise<void>;
  /** Reads everything anew from here on: the clock has leapt. */
  forget(org: OrgId): void;
};

export const composeCore = (deps: CoreDeps): Core => {
  const { store, messengers, log } = deps;
  const brief = keepBriefly(store, deps.wallClock, log);
  const known = keepPeople(store.directory.people, deps.wallClock);
  const rounds = { directory: brief.directory, pulse: brief.pulse, keys: store.roundKeys };
  const schedule = scheduleOf(deps);
  const report: ParcelDeps['report'] = (error, { id }) =>
    log.error('delivery-failed', { delivery: id, error: nameOf(error) });
  const { messages, changes } = gatesOf(deps);
  const campaigns = composeCampaigns(deps, brief.directory, changes, (error, { delivery }) =>
    log.error('delivery-failed', { delivery, error: nameOf(error) }),
  );
  const overtime = openOvertimeFeature(deps, brief, changes);
  const lights = openLightsOut(deps, brief.directory, campaigns.deps.periods, messages);
  const talks = openOneOnOnes(deps, { ...brief, known }, changes);
  const results = openResults(store, brief.directory, deps.wallClock);
  const deliverDeps: ParcelDeps = {
    outbox: store.outbox,
    parcels: store.parcels,
    mailboxes: store.mailboxes,
    gate: messages,
    report,
    directory: brief.directory,
    people: store.people,
    messengers,
    composers: { ...composersOf(rounds, campaigns, overtime, lights), ...results.composers, ...talks.composers },
  };
  const ensure: Core['ensureSchedule'] = (org, now) => ensureAll(org, now, store, schedule);
  const handlers: TickDeps['handlers'] = {
    ...pulseJobs(schedule),
    ...campaigns.jobs,
    ...{ ...overtime.jobs, ...lights.jobs, ...results.jobs, ...talks.jobs },
    [APPLY_IMPORT]: applyImport(store, ensure),
    [SWEEP]: sweep(store),
  };
  return {
    converse: composeConverse(
      deps,
      { ...rounds, results: lookAt(store, brief, known, results) },
      campaigns.deps,
      overtime,
      lights,
      talks,
    ),
    tick: (org, now, queue) =>
      tick(org, now, {
        dueWork: store.dueWork,
        jobs: store.jobs,
        queue,
        handlers,
        sideBySide: new Set([ATTEND]),
        ...(deps.jobLeaseMs === undefined ? {} : { jobLeaseMs: deps.jobLeaseMs }),
        report: (error, job) => log.error('job-failed', { job: job.id, error: nameOf(error) }),
      }),
    deliver: delivering(deliverDeps, campaigns, overtime, lights, talks),
    ensureSchedule: ensure,
    forget: (org) => {
      brief.forget(org);
      known.forget(org);
      campaigns.forget(org);
      results.forget(org);
    },
  };
};

type Looked = ResultsDeps & Pick<RemarksDeps, 'sheets'>;

/** What whoever looks at results needs, read as seldom as can be. */
const lookAt = (
  store: Store,
  { directory, calm }: BriefPorts,
  { people }: KnownPeople,
  { taps, sheets }: ResultsWork,
): Looked => ({
  directory: { ...directory, organisation: calm.organisation, people },
  pulse: { programme: calm.programme },
  results: taps,
  views: store.views,
  sheets,
});

/** One for new messages and one for changes of them, for all features: two of a process would vie for the same moments. */
const gatesOf = ({ store: { pace }, limits = usualLimits }: CoreDeps) => ({
  messages: createGate({ pace, limits, wallClock: Date.now }),
  changes: createGate({ pace, limits: changeLimits(limits), wallClock: Date.now, groups: changeGroups }),
});

const delivering =
  (deps: ParcelDeps, campaigns: Campaigns, overtime: Overtime, lights: LightsOut, talks: OneOnOnes): Core['deliver'] =>
  (body, clock) => {
    if (isRoom(body)) return lights.post(body, clock());
    return isParcel(body)
      ? (campaigns.work(body, clock) ??
          overtime.work(body, clock) ??
          talks.work(body, clock) ??
          deliverParcel(body, clock, deps))
      : deliver(body, clock(), deps);
  };

/** Who writes which kind of message at the moment of sending. */
const composersOf = (
  rounds: RoundDeps,
  campaigns: Campaigns,
  overtime: Overtime,
  lights: LightsOut,
): Omit<ParcelDeps['composers'], 'pulse-results' | 'one-on-one'> => ({
  pulse: composeAsk(rounds),
  'pulse-reminder': composeReminder(rounds),
  ...campaigns.composers,
  ...overtime.composers,
  ...lights.composers,
  approval: overtime.approval(campaigns.composers.approval),
});

const composeConverse = (
  { store, messengers, orgOf, log }: CoreDeps,
  { results, ...rounds }: RoundDeps & { readonly results: Looked },
  campaigns: CampaignDeps,
  overtime: Overtime,
  lights: LightsOut,
  talks: OneOnOnes,
): Converse => {
  const people = {
    people: store.people,
    menuButtons: (turn: Parameters<typeof showHome>[0]) => [
      { label: turn.texts.menu.pulse, action: openPulse.of({}), style: 'primary' as const },
      { label: turn.texts.overtime.menu, action: openOvertime.of({}) },
      ...pairButtons(turn),
      ...teamButtons(turn),
      ...resultsButtons(turn),
      ...lightsButtons(turn),
      ...campaignButtons(turn),
      ...unitsButtons(turn),
      ...sharesButtons(turn),
      ...screeningButtons(turn),
    ],
  };
  return createConverse({
    orgOf,
    directory: store.directory,
    people: store.people,
    inbox: store.inbox,
    messengers,
    features: [
      pulseFeature({ ...rounds, programme: (turn) => showProgramme(turn, rounds) }),
      programmeFeature(rounds),
      campaignFeature(campaigns),
      overtime.feature,
      lights.feature,
      talks.feature,
      ...talks.others,
      overtime.units,
      resultsFeature(results),
      remarksFeature(results),
      peopleFeature(people),
      restFeature(people),
      todayFeature(store),
      careFeature,
      overtime.lines,
    ],
    home: (turn) => showHome(turn, people),
    menu: (turn, said) => showMenu(turn, people, said),
    inRooms: lights.inRooms,
    report: (error, inbound) =>
      log.error('event-failed', { type: inbound.type, platform: inbound.account.platform, error: nameOf(error) }),
  });
};

const applyImport =
  (store: Store, ensureAll: Core['ensureSchedule']): JobHandler =>
  async ({ org, payload }, now) => {
    await store.directoryImport.apply(org, payload.import ?? '');
    await ensureAll(org, now);
  };

/** An error without what it was about: messages of libraries may quote what a person typed. */
const nameOf = (error: unknown): string => {
  if (!(error instanceof Error)) return typeof error;
  const at = error.stack?.split('\n').find((line) => line.trimStart().startsWith('at ')) ?? '';
  return `${'code' in error ? String(error.code) : error.name} ${at.trim()}`;
};
