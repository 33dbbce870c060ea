import * as z from 'zod/mini';
import type { CampaignId } from '../../src/campaign/model.ts';
import { leavingChanges, names, summaryWithout } from '../../src/people/forget.ts';
import type { OrgId, PersonId, Unit } from '../../src/people/model.ts';
import { ballotToken, commentToken, shardOf } from '../../src/pulse/anonymity.ts';
import { KEEP } from '../../src/retention/rules.ts';
import { asWeekId, dateIn, type Instant, isLocalDate, plusDays, TOKYO, type WeekId } from '../../src/time/instant.ts';
import { chunksOf, getAll, removeAll } from './batch.ts';
import { decisionsBy } from './decisions.ts';
import { parsed } from './errors.ts';
import { campaignTracesOf, takeOutOfCampaign } from './forget-campaigns.ts';
import { takeOutOfBook, termsOfPerson } from './forget-caps.ts';
import { hasOneOnOnes, type OneOnOneTraces, oneOnOneTracesOf, takeOutOfOneOnOnes } from './forget-one-on-one.ts';
import { fields } from './items.ts';
import { type Key, keys, partitions } from './keys.ts';
import { overtimeMonthOf } from './overtime.ts';
import { personOf } from './person-item.ts';
import type { Item, Rows } from './rows.ts';
import type { Store } from './store.ts';
import { unitSchema } from './units.ts';
import { viewsBy } from './view-log.ts';

/** What is stored of one person, and where they are named. Who answered is not looked at. */
export type Traces = {
  readonly name: string | undefined;
  /** Units that name them now. */
  readonly units: readonly Unit[];
  /** Rows of units that still hold a version from before, which names them. */
  readonly former: readonly Key[];
  readonly messages: readonly Key[];
  /** What they said of campaigns. */
  readonly acknowledgements: readonly Key[];
  /** Campaigns that name them: as who wrote or approved it, or among those it was planned for. */
  readonly campaigns: readonly CampaignId[];
  /** Their overtime, month by month. In other people's stays who confirmed it: that is part of their record. */
  readonly overtime: readonly Key[];
  /** What they told of their evenings. */
  readonly evenings: readonly Key[];
  /** Units and channels whose evening they set. */
  readonly settings: readonly Key[];
  /** How often the book of limits designates them. */
  readonly terms: number;
  /** Lists that an administrator loaded. */
  readonly lists: readonly string[];
  readonly oneOnOnes: OneOnOneTraces;
  /** Whether replies of theirs stand below what people wrote. */
  readonly replied: boolean;
  /** How many 「こうします」 name them. */
  readonly decisions: number;
  /** Lines of the log of views that name them. */
  readonly views: readonly Key[];
  /** Rounds whose key is still there, so that an answer can be found and withdrawn. */
  readonly openWeeks: readonly WeekId[];
};

/** Whether there is anything that a person's id leads to. An open round is looked through in any case. */
export const hasTraces = ({ name, terms, replied, decisions, oneOnOnes, ...traces }: Traces): boolean => {
  const { units, former, messages, acknowledgements, campaigns, overtime, evenings, settings, lists, views } = traces;
  const all = [units, former, messages, acknowledgements, campaigns, overtime, evenings, settings, lists, views];
  const isNamed = name !== undefined || terms > 0 || replied || decisions > 0 || hasOneOnOnes(oneOnOnes);
  return isNamed || all.some((found) => found.length > 0);
};

const keySchema = z.object({ pk: z.string(), sk: z.string() });
const roundSchema = z.object({ pk: z.string(), sk: z.string(), state: z.string() });
const eveningRow = z.object({ pk: z.string(), sk: z.string(), day: fields.date });
const unitRow = z.object({
  pk: z.string(),
  sk: z.string(),
  now: z.optional(unitSchema),
  before: z.optional(unitSchema),
});

async function* itemsOf(rows: Rows, partition: string): AsyncGenerator<Item> {
  for await (const page of rows.pages({ partition })) yield* page;
}

const openWeeksOf = async (rows: Rows, org: OrgId, { roundKeys }: Store): Promise<readonly WeekId[]> => {
  const weeks: WeekId[] = [];
  for await (const item of itemsOf(rows, partitions.rounds(org))) {
    const { sk, state } = parsed(roundSchema, item);
    if (state !== 'closed' && (await roundKeys.key(org, asWeekId(sk)))) weeks.push(asWeekId(sk));
  }
  return weeks;
};

export const tracesOf = async (rows: Rows, store: Store, org: OrgId, id: PersonId, now: Instant): Promise<Traces> => {
  const item = await rows.get(keys.person(org, id));
  const { units, former } = await unitTracesOf(rows, org, id);
  const messages: Key[] = [];
  for await (const row of itemsOf(rows, partitions.deliveries(org, id))) messages.push(parsed(keySchema, row));
  const mailbox = await rows.get(keys.mailbox(org, id));
  if (mailbox) messages.push(parsed(keySchema, mailbox));
  const overtime: Key[] = [];
  for await (const row of itemsOf(rows, partitions.overtime(org, id))) overtime.push(...overtimeKeys(row, org));
  for (const partition of [partitions.overtimeAsked(org, id), partitions.overtimeTold(org, id)])
    for await (const row of itemsOf(rows, partition)) overtime.push(parsed(keySchema, row));
  const evenings = await eveningsOf(rows, org, id, now);
  const openWeeks = await openWeeksOf(rows, org, store);
  const { acknowledgements, campaigns } = await campaignTracesOf(rows, store, org, id);
  const terms = await termsOfPerson(store, org, id);
  const lists = await store.lists.forget(org, id, true);
  const settings = await settingsOf(store, org, id);
  const replied = await store.remarkSheets.forget(org, id, true);
  const decisions = await decisionsBy(rows, org, id);
  const views = await viewsBy(rows, org, id, now);
  const oneOnOnes = await oneOnOneTracesOf(rows, store, org, id);
  const name = item && personOf(item).name;
  const named = { replied, decisions, views, oneOnOnes };
  const said = { messages, acknowledgements, campaigns, overtime, evenings, settings, ...named };
  return { name, units, former, ...said, terms, lists, openWeeks };
};

const unitTracesOf = async (rows: Rows, org: OrgId, id: PersonId): Promise<Pick<Traces, 'units' | 'former'>> => {
  const units: Unit[] = [];
  const former: Key[] = [];
  for await (const row of itemsOf(rows, partitions.units(org))) {
    const { pk, sk, now, before } = parsed(unitRow, row);
    if (now && names(now, id)) units.push(now);
    if (before && names(before, id)) former.push({ pk, sk });
  }
  return { units, former };
};

/** A month's row, and the mark that lists it under its unit: the mark first, so that no run leaves it behind alone. */
const overtimeKeys = (row: Item, org: OrgId): readonly Key[] => {
  const { unit, formerUnits = [], month, person, days } = overtimeMonthOf(row);
  const units = [unit, ...formerUnits];
  const stays = Object.keys(days)
    .filter(isLocalDate)
    .map((day) => keys.staying(org, day, 'overtime', person));
  const asked = Object.entries(days).flatMap(([day, { plan }]) =>
    isLocalDate(day) && plan?.asked ? [keys.overtimeAsked(org, plan.asked.person, day, person)] : [],
  );
  return [
    ...stays,
    ...asked,
    ...units.map((id) => keys.overtimeListing(org, id, month, person)),
    keys.overtimeMonth(org, person, month),
  ];
};

/** Twice as far back as evenings are kept; and the next day, which begins earlier elsewhere. */
const EVENINGS_BACK = 2 * KEEP.eveningDays;

/** Evenings, and the marks that list who stays: a mark before its evening. */
const eveningsOf = async (rows: Rows, org: OrgId, id: PersonId, now: Instant): Promise<readonly Key[]> => {
  const days = Array.from({ length: EVENINGS_BACK + 2 }, (_, i) => plusDays(dateIn(now, TOKYO), 1 - i));
  const found = await getAll(
    rows,
    days.map((day) => keys.evening(org, id, day)),
    true,
  );
  return found.flatMap((row) => {
    const { pk, sk, day } = parsed(eveningRow, row);
    return [keys.staying(org, day, 'plan', id), { pk, sk }];
  });
};

const settingsOf = async ({ lights, rooms }: Store, org: OrgId, id: PersonId): Promise<readonly Key[]> => {
  const [modes, floors] = [await lights.modes(org), await rooms.rooms(org)];
  return [
    ...modes.filter(({ by }) => by === id).map(({ unit }) => keys.lightsMode(org, unit)),
    ...floors.filter(({ by }) => by === id).map((room) => keys.room(org, room.id)),
  ];
};

/** Changes a page of an import. */
const PAGE = 200;

export type Forgetting = {
  readonly org: OrgId;
  readonly id: PersonId;
  readonly now: Instant;
  /** Never used before: names what is staged. */
  readonly importId: string;
  /** Random: counts in place of them where it is known who was counted in which unit. */
  readonly standIn: string;
};

/**
 * Takes a person out of everything. First the directory, all or nothing like an import, so that nobody is half gone and
 * no import runs meanwhile; then what lies under the person. Killed on the way it is finished by the next run: every
 * step looks for itself what is left.
 */
export const forgetPerson = async (rows: Rows, store: Store, what: Forgetting): Promise<void> => {
  const { org, id, now, standIn } = what;
  await takeOutOfDirectory(rows, store, what);
  const traces = await tracesOf(rows, store, org, id, now);
  const { former, messages, acknowledgements, campaigns, overtime, evenings, settings, openWeeks } = traces;
  await removeAll(rows, [...messages, ...acknowledgements, ...overtime, ...evenings]);
  for (const campaign of campaigns) await takeOutOfCampaign(rows, store, org, campaign, id);
  await takeOutOfBook(store, org, id);
  await takeOutOfOneOnOnes(rows, store, org, id, traces.oneOnOnes, now);
  await store.lists.forget(org, id);
  await store.unitMonths.forget(org, id, standIn);
  await store.results.forget(org, id);
  await store.views.forget(org, id, now);
  await store.remarkSheets.forget(org, id, false);
  for (const key of settings) await rows.update(key, { remove: ['by'] }, { if: '#by = :by', values: { by: id } });
  for (const key of former) await rows.update(key, { remove: ['before'] }, { if: 'attribute_exists(#pk)' });
  await rows.remove(keys.person(org, id));
  // Last, so that a tap that was on its way is withdrawn too.
  for (const week of openWeeks) await withdraw(store, org, id, week);
};

const takeOutOfDirectory = async (rows: Rows, store: Store, what: Forgetting): Promise<void> => {
  const { org, id, now, importId } = what;
  const { directory, directoryImport } = store;
  await directoryImport.begin(org, importId, now);
  const organisation = await directory.organisation(org);
  const person = await directory.person(org, id);
  const { units } = await unitTracesOf(rows, org, id);
  const changes = leavingChanges(id, person, units);
  if (!organisation || changes.length === 0) return directoryImport.abandon(org, importId);
  const pages = chunksOf(changes, PAGE);
  for (const [page, part] of pages.entries()) await directoryImport.stage(org, importId, page, part);
  await directoryImport.commit(org, importId, pages.length, summaryWithout(organisation, changes));
  await directoryImport.apply(org, importId);
};

/** An answer and a comment of a round that is still open; both are found with its key alone. */
const withdraw = async ({ pulse, roundKeys }: Store, org: OrgId, id: PersonId, week: WeekId): Promise<void> => {
  const [round, key] = await Promise.all([pulse.round(org, week), roundKeys.key(org, week)]);
  if (!round || !key) return;
  const token = ballotToken(key, id);
  await pulse.eraseBallots(org, week, [{ token, shard: shardOf(token, round.shards) }]);
  await pulse.eraseComments(org, week, [commentToken(key, id)]);
};
