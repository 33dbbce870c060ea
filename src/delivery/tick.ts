import { AkariError } from '../errors.ts';
import type { OrgId } from '../people/model.ts';
import { asInstant, type Instant } from '../time/instant.ts';
import { laneOf, parcelLanes, urgencyOf } from './parcel.ts';
import type { DueEntry, DueWork, Job, Jobs, Queue, QueueMessage } from './ports.ts';

/** Does one kind of scheduled work. Repeating it must be harmless: a job is finished only after it was done. */
export type JobHandler = (job: Job, now: Instant) => Promise<void>;

export type TickDeps = {
  readonly dueWork: DueWork;
  readonly jobs: Jobs;
  readonly queue: Queue;
  readonly handlers: { readonly [kind: string]: JobHandler };
  /** Kinds whose jobs have nothing to do with each other: several of those that come one after the other run at once. */
  readonly sideBySide?: ReadonlySet<string>;
  /** A job failed; it stays due and is tried again with the next tick. */
  readonly report: (error: unknown, job: Job) => void;
  /**
   * How long a job is put off for everybody else while it runs, where several ticks may run at once. One whose worker
   * died is due again after that. Without it a tick is alone.
   */
  readonly jobLeaseMs?: number;
};

/** How many entries were due: zero of both means that nothing is left. Jobs may have made deliveries due. */
export type Ticked = { readonly jobs: number; readonly deliveries: number };

/** Read at once; what is left is read by the next call. */
const PAGE = 1_000;

/** One minute's work: runs the jobs that are due and hands the messages that are due to the queue. */
export const tick = async (org: OrgId, now: Instant, deps: TickDeps): Promise<Ticked> => {
  const entries = await deps.dueWork.due(org, now, PAGE);
  const messages = entries.flatMap((entry) => (entry.type === 'job' ? [] : [messageOf(entry)]));
  // First, since a job may take long.
  await deps.queue.send(...messages);
  const jobs = entries.filter((entry) => entry.type === 'job');
  for (const row of rowsOf(jobs, deps))
    await inLanes(row, LANES, async ({ job, isLeased }) => {
      if (isLeased || (await isOurs(job, now, deps))) await runJob(job, now, deps);
    });
  return { jobs: jobs.length, deliveries: messages.length };
};

/** Mostly a job waits for the store, or for a calendar. */
const LANES = 8;

type DueJob = Extract<DueEntry, { type: 'job' }>;

/** In their order; those that may run at once are one row. */
const rowsOf = (jobs: readonly DueJob[], { sideBySide }: TickDeps): readonly (readonly DueJob[])[] => {
  const rows: DueJob[][] = [];
  for (const entry of jobs) {
    const row = rows.at(-1);
    const isAlike = sideBySide?.has(entry.job.kind) && row?.[0]?.job.kind === entry.job.kind;
    if (row && isAlike) row.push(entry);
    else rows.push([entry]);
  }
  return rows;
};

const inLanes = async <Each>(all: readonly Each[], lanes: number, work: (each: Each) => Promise<void>) => {
  const left = all.values();
  const lane = async (): Promise<void> => {
    for (const each of left) await work(each);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
};

const messageOf = (entry: Exclude<DueEntry, { type: 'job' }>): QueueMessage => {
  if (entry.type === 'delivery') {
    const { key, group, dueAt } = entry;
    const { org, person, id } = key;
    return {
      group: `${org}/${group}`,
      deduplicationId: `${org}/${person}/${id}/${dueAt}`,
      body: { org, person, id },
    };
  }
  if (entry.type === 'room') return roomMessage(entry);
  const { key, group, kind, dueAt } = entry;
  const { org, delivery, page } = key;
  return {
    group: `${org}/${group}/${urgencyOf(kind)}-${laneOf(page, parcelLanes[group])}`,
    deduplicationId: `${org}/${delivery}/${page}/${dueAt}`,
    body: { org, delivery, page },
  };
};

/** In a line of their own: a channel's few are not to stand behind everybody's many. */
const roomMessage = ({ key, group, dueAt }: Extract<DueEntry, { type: 'room' }>): QueueMessage => ({
  group: `${key.org}/${group}/rooms`,
  deduplicationId: `${key.org}/room/${key.room}/${dueAt}`,
  body: key,
});

const isOurs = async (job: Job, now: Instant, { jobs, jobLeaseMs }: TickDeps): Promise<boolean> =>
  jobLeaseMs === undefined || jobs.claim(job, asInstant(now + jobLeaseMs));

const runJob = async (job: Job, now: Instant, deps: TickDeps): Promise<void> => {
  try {
    const handler = deps.handlers[job.kind];
    if (!handler) throw new AkariError('unknown-job', job.kind);
    await handler(job, now);
    await deps.jobs.finish(job.org, job.id);
  } catch (error) {
    deps.report(error, job);
  }
};
