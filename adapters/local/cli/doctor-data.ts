import type { Platform } from '../../../src/conversation/inbound.ts';
import { type Person, placesOf } from '../../../src/people/model.ts';
import type { Organisation } from '../../../src/people/ports.ts';
import { nextSchedule } from '../../../src/pulse/rules.ts';
import { askJob } from '../../../src/pulse/scene.ts';
import { thresholdsAt } from '../../../src/results/thresholds.ts';
import { commandTextsOf } from '../../../src/text/cli/text.ts';
import { calendarOf } from '../../../src/time/calendar.ts';
import { asInstant, dateIn, HOUR_MS, type LocalDate, MINUTE_MS, weekdayOf, weekOf } from '../../../src/time/instant.ts';
import { keys } from '../../dynamodb/keys.ts';
import { capsFinding } from './doctor-caps.ts';
import type { Database } from './doctor-database.ts';
import { type Finding, judged, looking, ok, unchecked, wrong } from './doctor-finding.ts';
import { type Doctor, isLeftOut } from './doctor-scope.ts';

/** The tick comes every minute, and its index is a moment behind: nobody is called before this. */
const LATE_MINUTES = 5;

/** What the next pulse needs: a directory, people who can be reached, a plan, and a tick that keeps up. */
export const checkData = async (database: Database, doctor: Doctor): Promise<readonly Finding[]> => {
  const { scope, texts } = doctor;
  const { directory, directoryImport } = database.store;
  const look = { check: 'data.organisation', what: texts.data.all, where: database.where } as const;
  return looking(look, texts, async () => {
    const organisation = await directory.organisation(scope.org);
    const tick = await tickOf(database, doctor);
    if (!organisation) return [wrong('data.organisation', texts.data.noOrganisation(scope.org, database.kind)), tick];
    const { people, units } = organisation;
    const pending = await directoryImport.pending(scope.org);
    return [
      { status: 'ok', check: 'data.organisation', what: texts.data.organisation(people, units) },
      judged('data.import', pending === undefined, texts.data.noImport, texts.data.importPending(database.kind)),
      await placesFinding(database, doctor),
      await promotersFinding(organisation, database, doctor),
      await pulseFinding(organisation, database, doctor),
      await capsFinding(organisation, database, doctor),
      await thresholdsFinding(organisation, database, doctor),
      tick,
    ];
  });
};

/** From how many people on results are shown: nothing to mend, but somebody may want to know. */
const thresholdsFinding = async (
  { id }: Organisation,
  { store, now }: Database,
  { texts }: Doctor,
): Promise<Finding> => {
  const { mean, distribution, comments } = thresholdsAt(await store.thresholds.book(id), now);
  return ok('data.thresholds', texts.data.thresholds(mean, distribution, comments));
};

const placesFinding = async ({ store }: Database, { scope, texts }: Doctor): Promise<Finding> => {
  const isServed = (platform: Platform): boolean => !isLeftOut(platform, scope);
  /** Teams finds a person by e-mail as soon as the app is installed for them. */
  const isWithin = (person: Person): boolean =>
    placesOf(person).some(isServed) || (person.email !== undefined && isServed('teams'));
  let nowhere = 0;
  for await (const page of store.directory.everyone(scope.org))
    nowhere += page.filter((person) => !person.left && !isWithin(person)).length;
  return judged('data.places', nowhere === 0, texts.data.places, texts.data.noPlace(nowhere));
};

const promotersFinding = async (organisation: Organisation, { store }: Database, { texts }: Doctor) => {
  const tree = await store.directory.tree(organisation);
  const units = tree?.subtree(tree.root.id) ?? [];
  const without = units.filter(({ id }) => !tree?.pathUp(id).some(({ promoters }) => promoters.length > 0));
  const { promoters, noPromoter } = texts.data;
  return judged('data.promoters', without.length === 0, promoters, noPromoter(without.length));
};

/** An asking that is due plans the next one as it runs: until then the one of an hour ago counts. */
const pulseFinding = async (organisation: Organisation, database: Database, { texts, terminal }: Doctor) => {
  const { id, zones, closures } = organisation;
  const calendar = calendarOf(closures);
  const days: LocalDate[] = [];
  const unplanned: string[] = [];
  for (const zone of zones) {
    let planned: LocalDate | undefined;
    for (const from of [database.now, asInstant(database.now - HOUR_MS)]) {
      const schedule = nextSchedule(from, weekOf(dateIn(from, zone)), zone, calendar);
      if (await database.rows.get(keys.job(id, askJob(id, schedule, zone).id))) planned ??= schedule.askOn;
    }
    if (planned === undefined) unplanned.push(zone);
    else days.push(planned);
  }
  const { day } = commandTextsOf(terminal.language).calendar;
  const words = [...new Set(days)].map((date) => day(date, weekdayOf(date))).join(', ');
  return judged(
    'data.pulse',
    unplanned.length === 0,
    texts.data.pulse(words),
    texts.data.noPulse(unplanned.join(', '), database.kind),
  );
};

const tickOf = async ({ store, now, ticks, kind }: Database, { scope, texts }: Doctor): Promise<Finding> => {
  if (!ticks) return unchecked('data.tick', texts.data.tick, texts.data.tickOff);
  const oldest = await store.dueWork.nextDue(scope.org);
  const late = oldest === undefined ? 0 : Math.floor((now - oldest) / MINUTE_MS);
  const { tickRuns, tickLate } = texts.data;
  return judged('data.tick', late < LATE_MINUTES, tickRuns, tickLate(late, kind));
};
