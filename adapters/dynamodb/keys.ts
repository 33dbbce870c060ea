import { createHash } from 'node:crypto';
import type { CampaignId } from '../../src/campaign/model.ts';
import type { MonthId } from '../../src/campaign/month.ts';
import type { VoiceKind } from '../../src/campaign/voice-model.ts';
import type { Account, Platform, RoomId } from '../../src/conversation/inbound.ts';
import type { DeliveryId } from '../../src/delivery/model.ts';
import type { ParcelGroup, Urgency } from '../../src/delivery/parcel.ts';
import { AkariError } from '../../src/errors.ts';
import type { Stay } from '../../src/lights-out/model.ts';
import type { CalendarMonth } from '../../src/overtime/fiscal.ts';
import type { OrgId, PersonId, UnitId } from '../../src/people/model.ts';
import type { Token } from '../../src/pulse/model.ts';
import { type Instant, isoOf, type LocalDate, type WeekId } from '../../src/time/instant.ts';

/** The primary key of one item. Every `pk`, and every index key, begins with the organisation. */
export type Key = { readonly pk: string; readonly sk: string };

/** People are spread over this many partitions; the number can never change for a stored table. */
export const PERSON_SHARDS = 16;
/** Due work is spread over this many index partitions, so that one organisation's rush heats no single one. */
export const DUE_SHARDS = 8;
/** A campaign's counts of opened links are spread over this many rows; it can never change for a stored table. */
export const OPEN_SHARDS = 8;

/** The indexes and the attributes they are keyed by. Sparse: an item without the attribute is not in the index. */
export const indexes = {
  bySlack: { hash: 'slackKey' },
  byTeams: { hash: 'teamsKey' },
  byEmail: { hash: 'emailKey' },
  due: { hash: 'dueKey', range: 'dueSort' },
} as const;
export type IndexName = keyof typeof indexes;

/** The rounds' keys lie in a table of their own, which no backup may reach. */
export const keysTableOf = (table: string): string => `${table}-keys`;

const separator = '#';

/** Keeps a part from reading as two: `a#b` in an id never reaches another organisation's rows. */
const escaped = (part: string): string => part.replaceAll('%', '%25').replaceAll(separator, '%23');

/** DynamoDB refuses empty keys, the embedded engine does not: so we do, before any request. */
const filled = (part: string): string => {
  if (part === '') throw new AkariError('empty-key', 'a part of a key is empty');
  return part;
};

const joined = (...parts: readonly string[]): string => parts.map((part) => escaped(filled(part))).join(separator);

const key = (pk: string, sk: string): Key => ({ pk, sk: filled(sk) });

/** A stable number from 0 to `shards - 1`. */
export const shardOf = (id: string, shards: number): number =>
  createHash('sha256').update(id).digest().readUInt32BE(0) % shards;

const padded = (n: number): string => String(n).padStart(6, '0');

export const keys = {
  organisation: (org: OrgId) => key(joined(org, 'org'), 'org'),
  unit: (org: OrgId, id: UnitId) => key(joined(org, 'unit'), id),
  person: (org: OrgId, id: PersonId) => key(joined(org, 'person', String(shardOf(id, PERSON_SHARDS))), id),
  importHead: (org: OrgId) => key(joined(org, 'import'), 'head'),
  importPage: (org: OrgId, id: string, page: number) => key(joined(org, 'import', id), `page#${padded(page)}`),
  delivery: (org: OrgId, person: PersonId, id: DeliveryId) => key(joined(org, 'delivery', person), id),
  parcel: (org: OrgId, delivery: DeliveryId, page: string) => key(partitions.parcels(org, delivery), `page#${page}`),
  layout: (org: OrgId, delivery: DeliveryId, part: string) => key(partitions.parcels(org, delivery), `layout#${part}`),
  mailbox: (org: OrgId, person: PersonId) =>
    key(joined(org, 'mailbox', String(shardOf(person, PERSON_SHARDS))), person),
  pace: (org: OrgId, group: string) => key(joined(org, 'pace'), group),
  job: (org: OrgId, id: string) => key(joined(org, 'job'), id),
  event: (org: OrgId, eventId: string) =>
    key(joined(org, 'event', createHash('sha256').update(filled(eventId)).digest('hex').slice(0, 32)), 'event'),
  programme: (org: OrgId) => key(joined(org, 'pulse'), 'programme'),
  round: (org: OrgId, week: WeekId) => key(joined(org, 'round'), week),
  roundTree: (org: OrgId, week: WeekId, digest: string, chunk: number) =>
    key(joined(org, 'round', week), `${treePrefix(digest)}${padded(chunk)}`),
  ballot: (org: OrgId, week: WeekId, shard: number, token: Token) => key(partitions.ballots(org, week, shard), token),
  comment: (org: OrgId, week: WeekId, token: Token) => key(partitions.comments(org, week), token),
  remark: (org: OrgId, week: WeekId, id: string) => key(partitions.remarks(org, week), id),
  remarkSheet: (org: OrgId, week: WeekId, place: UnitId, page: number) =>
    key(partitions.remarkSheets(org), `${sheetPrefix(week)}${escaped(filled(place))}#${padded(page)}`),
  tally: (org: OrgId, week: WeekId, unit: UnitId) => key(partitions.tallies(org, week), unit),
  campaign: (org: OrgId, id: CampaignId) => key(partitions.campaigns(org), id),
  /** Beside the campaigns and after all of them: both are read in one request. */
  month: (org: OrgId, id: MonthId) => key(partitions.campaigns(org), `${PLANS}${id}`),
  campaignCounts: (org: OrgId, id: CampaignId) => key(joined(org, 'campaign', id), 'counts'),
  acknowledgement: (org: OrgId, id: CampaignId, person: PersonId) => key(partitions.acknowledgements(org, id), person),
  opens: (org: OrgId, id: CampaignId, shard: number) => key(partitions.opens(org, shard), id),
  /** `owner`: a person, of a pledge a unit. */
  voice: (org: OrgId, id: CampaignId, kind: VoiceKind, owner: string) => key(partitions.voices(org, id, kind), owner),
  kanjiList: (org: OrgId, id: CampaignId) => key(joined(org, 'campaign', id), 'kanji'),
  list: (org: OrgId, name: string) => key(partitions.lists(org), name),
  listPage: (org: OrgId, name: string, digest: string, page: number) =>
    key(partitions.listPages(org, name), `${digest}#${padded(page)}`),
  ownList: (org: OrgId, id: CampaignId, digest: string) => key(partitions.ownLists(org, id), `list#${digest}`),
  /** In the table of keys. */
  roundKey: (org: OrgId, week: WeekId) => key(joined(org, 'key', week), 'key'),
  census: (org: OrgId) => key(partitions.census(org), 'head'),
  /** Two places, in turns: the one that is valid is never written to. */
  censusPage: (org: OrgId, place: number, page: number) =>
    key(partitions.census(org), `${censusPrefix(place)}${padded(page)}`),
  capsBook: (org: OrgId) => key(joined(org, 'overtime'), 'caps'),
  /** What somebody was told of their limits. */
  overtimeTold: (org: OrgId, person: PersonId, told: string) => key(partitions.overtimeTold(org, person), told),
  overtimeMonth: (org: OrgId, person: PersonId, month: CalendarMonth) => key(partitions.overtime(org, person), month),
  /** Says that a person's month is among those of a unit. */
  overtimeListing: (org: OrgId, unit: UnitId, month: CalendarMonth, person: PersonId) =>
    key(partitions.overtimeListings(org, unit, month), person),
  overtimeAsked: (org: OrgId, confirmer: PersonId, day: LocalDate, person: PersonId) =>
    key(partitions.overtimeAsked(org, confirmer), `${day}#${person}`),
  evening: (org: OrgId, person: PersonId, day: LocalDate) => key(partitions.evenings(org, day), person),
  /** Who means to stay on a day, by declaration or plan. */
  staying: (org: OrgId, day: LocalDate, by: Stay, person: PersonId) =>
    key(partitions.staying(org, day), `${stayPrefix(by)}${person}`),
  lightsMode: (org: OrgId, unit: UnitId) => key(partitions.lightsModes(org), unit),
  room: (org: OrgId, id: RoomId) => key(partitions.rooms(org), id),
  handOver: (org: OrgId, at: Instant, what: string) => key(partitions.handOvers(org), `${isoOf(at)}#${what}`),
  campaignSnapshot: (org: OrgId, id: CampaignId) => key(joined(org, 'campaign', id), 'snapshot'),
};

/** Of one week's pages of remarks. */
export const sheetPrefix = (week: WeekId): string => `${week}#`;

/** Partitions that are read as a whole. */
export const partitions = {
  units: (org: OrgId) => joined(org, 'unit'),
  people: (org: OrgId, shard: number) => joined(org, 'person', String(shard)),
  importPages: (org: OrgId, id: string) => joined(org, 'import', id),
  deliveries: (org: OrgId, person: PersonId) => joined(org, 'delivery', person),
  parcels: (org: OrgId, delivery: DeliveryId) => joined(org, 'parcel', delivery),
  rounds: (org: OrgId) => joined(org, 'round'),
  roundTree: (org: OrgId, week: WeekId) => joined(org, 'round', week),
  ballots: (org: OrgId, week: WeekId, shard: number) => joined(org, 'ballot', week, String(shard)),
  comments: (org: OrgId, week: WeekId) => joined(org, 'comment', week),
  remarks: (org: OrgId, week: WeekId) => joined(org, 'remark', week),
  remarkSheets: (org: OrgId) => joined(org, 'remark-sheet'),
  tallies: (org: OrgId, week: WeekId) => joined(org, 'tally', week),
  campaigns: (org: OrgId) => joined(org, 'campaign'),
  /** One partition bears a thousand writes a second: more than a campaign's messages a second are read. */
  acknowledgements: (org: OrgId, id: CampaignId) => joined(org, 'acknowledgement', id),
  /** Of all campaigns: so the function that counts may be allowed these rows one by one, and no other. */
  opens: (org: OrgId, shard: number) => joined(org, 'opens', String(shard)),
  /** One partition: nobody types faster than messages go out, 50 a second, far below what one bears. */
  voices: (org: OrgId, id: CampaignId, kind: VoiceKind) => joined(org, 'voice', id, kind),
  lists: (org: OrgId) => joined(org, 'list'),
  listPages: (org: OrgId, name: string) => joined(org, 'list', name),
  /** Beside a campaign's counts. */
  ownLists: (org: OrgId, id: CampaignId) => joined(org, 'campaign', id),
  due: (org: OrgId, shard: number) => joined(org, 'due', String(shard)),
  dueParcels: (org: OrgId, urgency: Urgency, group: ParcelGroup) => joined(org, 'due', urgency, group),
  census: (org: OrgId) => joined(org, 'census'),
  overtime: (org: OrgId, person: PersonId) => joined(org, 'overtime', person),
  overtimeAsked: (org: OrgId, confirmer: PersonId) => joined(org, 'overtime-asked', confirmer),
  overtimeTold: (org: OrgId, person: PersonId) => joined(org, 'overtime-told', person),
  overtimeListings: (org: OrgId, unit: UnitId, month: CalendarMonth) => joined(org, 'overtime-unit', unit, month),
  /** By the day, so that all of a day go together. */
  evenings: (org: OrgId, day: LocalDate) => joined(org, 'evening', day),
  /** One partition: who stays tells so over an afternoon, far fewer a second than one bears. */
  staying: (org: OrgId, day: LocalDate) => joined(org, 'staying', day),
  lightsModes: (org: OrgId) => joined(org, 'lights-mode'),
  /** One partition: a ministry has some hundred floors. */
  rooms: (org: OrgId) => joined(org, 'room'),
  /** One partition: an administrator writes a file a second at the most. */
  handOvers: (org: OrgId) => joined(org, 'hand-over'),
};

/** Of the rows of the 強化月間; no campaign's id begins with it, or comes after it. */
export const PLANS = 'plan#';

export const stayPrefix = (by: Stay): string => `${by}#`;
export const treePrefix = (digest: string): string => `tree#${digest}#`;
export const censusPrefix = (place: number): string => `page#${place}#`;

/** Partitions of the months of units that are read as a whole. */
export const unitPartitions = {
  months: (org: OrgId, unit: UnitId) => joined(org, 'unit-month', unit),
  counts: (org: OrgId, month: CalendarMonth) => joined(org, 'unit-count', month),
  members: (org: OrgId) => joined(org, 'unit-members'),
};

/** Ends with a sign, so that part 1 is not the beginning of part 10. */
export const countPrefix = (...what: readonly (string | number)[]): string =>
  what.map((each) => `${typeof each === 'number' ? padded(each) : each}#`).join('');

export const unitKeys = {
  month: (org: OrgId, unit: UnitId, month: CalendarMonth) => key(unitPartitions.months(org, unit), month),
  sums: (org: OrgId, month: CalendarMonth, part: number, page: number) =>
    key(unitPartitions.counts(org, month), countPrefix('sums', part, page)),
  /** Says that a part was counted. */
  part: (org: OrgId, month: CalendarMonth, part: number) =>
    key(unitPartitions.counts(org, month), countPrefix('part', part)),
  closed: (org: OrgId, month: CalendarMonth) => key(unitPartitions.counts(org, month), 'closed'),
  members: (org: OrgId, part: number, month: CalendarMonth, page: number) =>
    key(unitPartitions.members(org), countPrefix(part, month, page)),
};

/** 1on1s. Diaries and notes are spread like people: after a roll-out all of them are written within minutes. */
export const oneOnOnePartitions = {
  diaries: (org: OrgId, shard: number) => joined(org, 'diary', String(shard)),
  ended: (org: OrgId, staff: PersonId) => joined(org, 'one-on-one', staff),
  with: (org: OrgId, manager: PersonId) => joined(org, 'one-on-one-with', manager),
  memos: (org: OrgId, shard: number) => joined(org, 'memo', String(shard)),
};

export const oneOnOneKeys = {
  diary: (org: OrgId, manager: PersonId) =>
    key(oneOnOnePartitions.diaries(org, shardOf(manager, PERSON_SHARDS)), manager),
  ended: (org: OrgId, staff: PersonId, { day, n }: { day: LocalDate; n: number }, manager: string) =>
    key(oneOnOnePartitions.ended(org, staff), `${day}#${padded(n)}#${filled(manager)}`),
  /** Says that 1on1s of the two have ended. */
  with: (org: OrgId, manager: PersonId, staff: PersonId) => key(oneOnOnePartitions.with(org, manager), staff),
  memo: (org: OrgId, staff: PersonId) => key(oneOnOnePartitions.memos(org, shardOf(staff, PERSON_SHARDS)), staff),
};

/** Months of 1on1s of units. */
export const shareKeys = {
  share: (org: OrgId, unit: UnitId, month: CalendarMonth) => key(joined(org, 'one-on-one-share', unit), month),
  closed: (org: OrgId, month: CalendarMonth) => key(joined(org, 'one-on-one-shares', month), 'closed'),
};

/** Results of a round are spread over this many parts, so that 30,000 of them are written within seconds. */
export const RESULT_SHARDS = 8;
/** Where somebody counted lies in one of so many parts by their tag: one is read to forget them. */
export const HOME_PARTS = 16;

/** What closed rounds show, and who looked at it. */
export const resultPartitions = {
  results: (org: OrgId, week: WeekId, shard: number) => joined(org, 'result', week, String(shard)),
  weeks: (org: OrgId) => joined(org, 'result'),
  homes: (org: OrgId, part: number) => joined(org, 'homes', String(part)),
  decisions: (org: OrgId) => joined(org, 'decisions'),
  /** By the month (`2026-11`, in UTC): nobody taps more often than a partition bears writes, a thousand a second. */
  views: (org: OrgId, month: string) => joined(org, 'view', month),
};

export const resultKeys = {
  result: (org: OrgId, week: WeekId, unit: UnitId) =>
    key(resultPartitions.results(org, week, shardOf(unit, RESULT_SHARDS)), unit),
  /** Says that a round is read. */
  week: (org: OrgId, week: WeekId) => key(resultPartitions.weeks(org), week),
  thresholds: (org: OrgId) => key(joined(org, 'result', 'thresholds'), 'thresholds'),
  homes: (org: OrgId, part: number, week: WeekId, page: number) =>
    key(resultPartitions.homes(org, part), countPrefix(week, page)),
  decisions: (org: OrgId, unit: UnitId) => key(resultPartitions.decisions(org), unit),
  /** `nonce`: tells lines of one moment apart, and nothing of whose they are. */
  view: (org: OrgId, at: Instant, nonce: string) =>
    key(resultPartitions.views(org, isoOf(at).slice(0, 7)), `${isoOf(at)}#${nonce}`),
};

const platformIndex = { slack: 'bySlack', teams: 'byTeams' } as const satisfies Record<Platform, IndexName>;

export const indexKeys = {
  account: (org: OrgId, { platform, user }: Pick<Account, 'platform' | 'user'>) => ({
    index: platformIndex[platform],
    value: joined(org, platform, user),
  }),
  email: (org: OrgId, email: string) => ({
    index: 'byEmail' as const,
    value: joined(org, 'email', email.trim().toLowerCase()),
  }),
  /** What puts a row into the due index; `rowId` tells rows of one moment apart. */
  due: (org: OrgId, rowId: string, at: Instant) => ({
    dueKey: partitions.due(org, shardOf(filled(rowId), DUE_SHARDS)),
    dueSort: `${isoOf(at)}${separator}${rowId}`,
  }),
  /** Parcels lie apart, so that many of them hide nothing else. */
  dueParcel: (org: OrgId, urgency: Urgency, group: ParcelGroup, rowId: string, at: Instant) => ({
    dueKey: partitions.dueParcels(org, urgency, group),
    dueSort: indexKeys.dueSort(rowId, at),
  }),
  dueSort: (rowId: string, at: Instant) => `${isoOf(at)}${separator}${filled(rowId)}`,
  /** Everything due at `now` sorts before this. */
  dueUntil: (now: Instant) => `${isoOf(now)}${separator}\u{10ffff}`,
};
