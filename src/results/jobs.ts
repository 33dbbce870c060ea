import { type Audience, addTo, planParcels } from '../delivery/plan-parcels.ts';
import type { Job, Jobs, Parcels } from '../delivery/ports.ts';
import type { JobHandler } from '../delivery/tick.ts';
import { AkariError } from '../errors.ts';
import type { UnitId } from '../people/model.ts';
import type { Directory } from '../people/ports.ts';
import { tagOf } from '../people/tag.ts';
import type { QuestionId, Round, RoundTree } from '../pulse/model.ts';
import type { PulseStore } from '../pulse/ports.ts';
import { canBeAsked, RESULTS } from '../pulse/scene.ts';
import type { RemarkSheets } from '../remarks/ports.ts';
import { placesOf, sheetsOf } from '../remarks/rules.ts';
import { calendarOf } from '../time/calendar.ts';
import {
  asInstant,
  asLocalDate,
  asLocalTime,
  asWeekId,
  asZone,
  HOUR_MS,
  type Instant,
  instantAt,
  type LocalDate,
  type WeekId,
  type Zone,
} from '../time/instant.ts';
import { addShown, type Closing, judged, type ResultOf, type Tallied, tallySheet } from './closing.ts';
import { TELL, toldId } from './ids.ts';
import { noteTold } from './noting.ts';
import type { ResultStore, ThresholdBooks, ViewLog } from './ports.ts';
import type { EarlierRound } from './suppression/model.ts';
import { COMPARED_ROUNDS } from './suppression/moves.ts';
import { thresholdsAt } from './thresholds.ts';

/*
 * A closed round is made into what may be shown, saved, and only then published: whoever dies on the way leaves the job
 * due, and nobody has seen anything. The next working day everybody who was asked is told.
 */

export type ResultsJobDeps = {
  readonly directory: Pick<Directory, 'organisation' | 'everyone'>;
  readonly pulse: Pick<PulseStore, 'round' | 'roundTree' | 'tallyPages' | 'advance' | 'remarks'>;
  readonly results: Pick<ResultStore, 'save' | 'publish' | 'published' | 'results' | 'everyUnit' | 'homes'>;
  readonly views: Pick<ViewLog, 'record'>;
  readonly remarkSheets: Pick<RemarkSheets, 'layOut'>;
  readonly thresholds: Pick<ThresholdBooks, 'book'>;
  readonly jobs: Pick<Jobs, 'plan' | 'move'>;
  readonly parcels: Pick<Parcels, 'layOut' | 'plan'>;
};

/** What the tick runs, by kind of job. */
export const resultsJobs = (deps: ResultsJobDeps): { readonly [kind: string]: JobHandler } => ({
  [RESULTS]: (job, now) => closeResults(job, now, deps),
  [TELL]: (job, now) => tell(job, now, deps),
});

const closeResults = async (job: Job, now: Instant, deps: ResultsJobDeps): Promise<void> => {
  const { org, payload } = job;
  const { pulse, results } = deps;
  const week = asWeekId(payload.week ?? '');
  const round = await pulse.round(org, week);
  // A process may have known the round for long: only one that is open can be changed as one.
  if (!round || (round.state === 'open' && (await pulse.advance(org, week, 'open', 'open')))) return;
  const published = await results.published(org);
  // What a later one showed was never compared with this one.
  if (published.some((other) => other > week)) return;
  if (!published.includes(week)) {
    const tree = await pulse.roundTree(org, week);
    const homes = await results.homes(org, week);
    // Opened by a version that kept none: no later round could be compared with it.
    if (homes.size === 0 && [...tree.values()].some(({ keeps }) => keeps > 0)) return;
    const counted: Counted = {
      ...{ round, tree, homes, published, tallied: await talliedIn(round, tree, deps) },
      thresholds: thresholdsAt(await deps.thresholds.book(org), round.closesAt),
    };
    const resultOf = await orPutOff(job, now, deps, async () => judged(await compared(counted, deps)));
    await save(counted, resultOf, deps);
    await layOutRemarks(counted, deps);
    await results.publish(org, week);
  }
  await planTelling(round, now, deps);
};

/** A closed round as it is read, and the rounds published before it. */
type Counted = Omit<Closing, 'round' | 'earlier'> & {
  readonly round: Round;
  readonly published: readonly WeekId[];
};

/** What people wrote waits for promoters from the moment on at which results are read. */
const layOutRemarks = async (
  { round: { org, week }, tree, tallied, thresholds }: Counted,
  { pulse, remarkSheets }: ResultsJobDeps,
): Promise<void> => {
  const places = placesOf(await pulse.remarks(org, week), tree, tallied.rows, thresholds.comments);
  await remarkSheets.layOut(sheetsOf(org, week, places));
};

/** After a leak was found nothing changes by itself: an hour apart is often enough to say so again. */
const orPutOff = async <T>(job: Job, now: Instant, { jobs }: ResultsJobDeps, act: () => Promise<T>): Promise<T> => {
  try {
    return await act();
  } catch (error) {
    if (error instanceof AkariError && (error.code === 'results-leak' || error.code === 'bad-results-input'))
      await jobs.move(job.org, job.id, asInstant(now + HOUR_MS));
    throw error;
  }
};

const talliedIn = async ({ org, week }: Round, tree: RoundTree, { pulse }: ResultsJobDeps): Promise<Tallied> => {
  const sheet = tallySheet(tree);
  for await (const page of pulse.tallyPages(org, week)) sheet.add(page);
  return sheet.tallied;
};

const compared = async ({ published, ...counted }: Counted, deps: ResultsJobDeps): Promise<Closing> => {
  const earlier: EarlierRound[] = [];
  for (const past of published.slice(0, COMPARED_ROUNDS)) {
    const round = await earlierRound(counted.round, past, deps);
    if (round) earlier.push(round);
  }
  return { ...counted, earlier };
};

/** Undefined for one that lies so far back that its homes are gone. */
const earlierRound = async (
  { org, questions }: Round,
  week: WeekId,
  { pulse, results }: ResultsJobDeps,
): Promise<EarlierRound | undefined> => {
  const homes = await results.homes(org, week);
  if (homes.size === 0) return undefined;
  const shown = new Map<QuestionId, Set<UnitId>>();
  for await (const page of results.everyUnit(org, week)) addShown(shown, page, questions);
  const tree = await pulse.roundTree(org, week);
  const units = [...tree.values()].map(({ id, parent }) => ({ id, ...(parent === undefined ? {} : { parent }) }));
  return { units, homes, shown };
};

/** Units that no round before knew, at once. */
const AT_ONCE = 500;

/**
 * A page of the round before after the other, each unit of it with what it goes on from: everything that 30,000 units
 * show is some 150 MB.
 */
const save = async (
  { round: { org }, tree, published: [before] }: Counted,
  resultOf: ResultOf,
  { results }: ResultsJobDeps,
): Promise<void> => {
  const left = new Set(tree.keys());
  if (before !== undefined)
    for await (const page of results.everyUnit(org, before))
      await results.save(
        page.flatMap((last) => {
          const unit = tree.get(last.unit);
          return unit && left.delete(unit.id) ? [resultOf(unit, last)] : [];
        }),
      );
  const others = [...left];
  for (let from = 0; from < others.length; from += AT_ONCE)
    await results.save(
      others.slice(from, from + AT_ONCE).flatMap((id) => {
        const unit = tree.get(id);
        return unit ? [resultOf(unit, undefined)] : [];
      }),
    );
};

const TOLD_AT = asLocalTime('10:00');
const TOLD_UNTIL = asLocalTime('17:00');

/** On the working day after the round, in each of its zones; when that is over, on the next one. */
const planTelling = async ({ org, week, closeOn, zones }: Round, now: Instant, deps: ResultsJobDeps): Promise<void> => {
  const organisation = await deps.directory.organisation(org);
  if (!organisation) return;
  const calendar = calendarOf(organisation.closures);
  for (const zone of zones) {
    let day = calendar.nextWorkingDay(closeOn);
    while (now >= instantAt(day, TOLD_UNTIL, zone)) day = calendar.nextWorkingDay(day);
    const [id, dueAt] = [`${TELL}/${week}/${zone}`, instantAt(day, TOLD_AT, zone)];
    await deps.jobs.plan({ org, id, kind: TELL, payload: { week, zone, day }, dueAt });
  }
};

/** Plans the message of everybody in one zone who was asked; of the last published round only. */
const tell = async ({ org, payload }: Job, now: Instant, deps: ResultsJobDeps): Promise<void> => {
  const week = asWeekId(payload.week ?? '');
  const [zone, day] = [asZone(payload.zone ?? ''), asLocalDate(payload.day ?? '')];
  const [dueAt, expiresAt] = toldBetween(day, zone);
  const [latest] = await deps.results.published(org);
  const round = await deps.pulse.round(org, week);
  if (!round || latest !== week || now >= expiresAt) return;
  const asked = new Set<string>();
  for (const [tag] of await deps.results.homes(org, week)) asked.add(tag);
  const audience: Audience = new Map();
  for await (const page of deps.directory.everyone(org))
    for (const person of page)
      if (zoneOf(round, person.zone) === zone && canBeAsked(person) && asked.has(tagOf(person.id)))
        addTo(audience, person);
  const message = { org, delivery: toldId(week), kind: 'pulse-results', subject: week } as const;
  // When the first of all zones is told: it is one line for all of them.
  const first = Math.min(...round.zones.map((each) => instantAt(day, TOLD_AT, each)));
  if (audience.size > 0) await noteTold(org, week, asInstant(first), deps);
  await planParcels({ ...message, dueAt, expiresAt }, zone, audience, deps.parcels);
};

const toldBetween = (day: LocalDate, zone: Zone): readonly [Instant, Instant] => [
  instantAt(day, TOLD_AT, zone),
  instantAt(day, TOLD_UNTIL, zone),
];

/** Who moved to a zone that the round does not know is told with the first it knows. */
const zoneOf = ({ zones }: Round, zone: Zone): Zone | undefined => (zones.includes(zone) ? zone : zones[0]);
