import { createHash } from 'node:crypto';
import type { CampaignId } from '../../src/campaign/model.ts';
import type { MonthId } from '../../src/campaign/month.ts';
import type { VoiceKind } from '../../src/campaign/voice-model.ts';
import type { Account, Platform } from '../../src/conversation/inbound.ts';
import type { DeliveryId } from '../../src/delivery/model.ts';
import type { ParcelGroup, Urgency } from '../../src/delivery/parcel.ts';
import { AkariError } from '../../src/errors.ts';
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

export const joined = (...parts: readonly string[]): string =>
  parts.map((part) => escaped(filled(part))).join(separator);

export const key = (pk: string, sk: string): Key => ({ pk, sk: filled(sk) });

/** A stable number from 0 to `shards - 1`. */
export const shardOf = (id: string, shards: number): number =>
  createHash('sha256').update(id).digest().readUInt32BE(0) % shards;

export const padded = (n: number): string => String(n).padStart(6, '0');

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
  campaignSnapshot: (org: OrgId, id: CampaignId) => key(joined(org, 'campaign', id), 'snapshot'),
};

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
};

/** Of the rows of the 強化月間; no campaign's id begins with it, or comes after it. */
export const PLANS = 'plan#';

export const treePrefix = (digest: string): string => `tree#${digest}#`;
export const censusPrefix = (place: number): string => `page#${place}#`;

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

export type AccessPattern = {
  /** The port's call. */
  readonly name: string;
  readonly key: string;
  readonly index?: IndexName;
  /** What one call sends; `a / n` is one request for every n of a. */
  readonly requests: number | string;
  /** DynamoDB units on demand (R read, W write) for rows of usual size: a person, a ballot, a delivery stay below 1 KB. */
  readonly units: string;
};

// So that a bundle leaves the table out, which only the documentation reads.
/* @__NO_SIDE_EFFECTS__ */
const pattern = (
  name: string,
  key: string,
  requests: number | string,
  units: string,
  index?: IndexName,
): AccessPattern => ({
  name,
  key,
  requests,
  units,
  ...(index !== undefined && { index }),
});

/** Every way this store is read and written, with its price: `docs/data-model.md` is made from it. */
export const accessPatterns: readonly AccessPattern[] = [
  pattern('directory.organisation', '{org}#org | org', 1, '1 R'),
  pattern('glance', '{org}#org | org, {org}#pulse | programme', 1, '2 R'),
  pattern('directory.personByAccount', '{org}#slack#{user}, {org}#teams#{user}', 1, '0.5 R', 'bySlack'),
  pattern('directory.personByEmail', '{org}#email#{e-mail in lower case}', 1, '0.5 R', 'byEmail'),
  pattern('directory.person', '{org}#person#{0–15} | {person}', 1, '1 R'),
  pattern('directory.people', '{org}#person#{0–15} | {person}', 'people / 100', '0.5 R a person'),
  pattern('directory.everyone', '{org}#person#{0–15}', 'people / 500, at least 16', '1 R / 4 KB'),
  pattern('directory.tree', '{org}#unit', '0 while kept, then 1 + units / 1 MB', '1 R / 4 KB'),
  pattern('people.savePreferences', '{org}#person#{0–15} | {person}', 1, '1 W, and 1 W an index'),
  pattern('people.bindAccount', '{org}#person#{0–15} | {person}', 1, '1 W, and 1 W an index'),
  pattern('directoryImport.begin', '{org}#import | head', 3, '2 R, 1 W'),
  pattern(
    'directoryImport.stage',
    '{org}#import#{import} | page#{page}',
    1,
    '1 W / KB compressed, 300 people about 10 W',
  ),
  pattern('directoryImport.commit', '{org}#import | head', 4, '1 W and 1 W of the due index, 12 R'),
  pattern('directoryImport.pending', '{org}#import | head', 1, '1 R'),
  pattern(
    'directoryImport.apply',
    '{org}#person#{0–15} | {person}',
    'of a first import changes / 25, of a later one 1, a unit 2',
    '1 W, and 1 W an index',
  ),
  pattern('calendar.setClosure', '{org}#org | org', 2, '1 R, 1 W'),
  pattern('inbox.claim', '{org}#event#{hash} | event', '1, for a repeat 2', '1 W, for a repeat 1 R more'),
  pattern('inbox.done', '{org}#event#{hash} | event', 1, '1 W'),
  pattern('outbox.plan', '{org}#delivery#{person} | {delivery}', 1, '2 W'),
  pattern('outbox.delivery', '{org}#delivery#{person} | {delivery}', 1, '1 R'),
  pattern('outbox.deliveries', '{org}#delivery#{person} | {delivery}', 'rows / 100', '1 R a row'),
  pattern('outbox.claim', '{org}#delivery#{person} | {delivery}', 1, '3 W'),
  pattern('outbox.postpone', '{org}#delivery#{person} | {delivery}', 1, '3 W'),
  pattern('outbox.settle', '{org}#delivery#{person} | {delivery}', 1, '2 W'),
  pattern('outbox.erase', '{org}#delivery#{person} | {delivery}', 'rows / 25', '1 W a row'),
  pattern(
    'parcels.layOut',
    '{org}#parcel#{delivery} | layout#{part}',
    '1, for a repeat 2',
    '1 W, for a repeat 1 R more',
  ),
  pattern('parcels.plan', '{org}#parcel#{delivery} | page#{page}', 1, '2 W / KB, 100 people about 3 W'),
  pattern('parcels.parcel', '{org}#parcel#{delivery} | page#{page}', 1, '1 R'),
  pattern('parcels.claim', '{org}#parcel#{delivery} | page#{page}', 1, '3 W / KB, 100 people about 6 W'),
  pattern('parcels.settle', '{org}#parcel#{delivery} | page#{page}', 1, '2 W, and 3 W / KB of people left'),
  pattern('parcels.erase', '{org}#parcel#{delivery}', '1, and parcels / 25', '1 R / 4 KB, 1 W a parcel'),
  pattern('parcels.of', '{org}#parcel#{delivery}', 'people / 100,000', '1 R / 4 KB'),
  pattern('parcels.standing', '{org}#parcel#{delivery}', 'people / 75,000', '1 R / 4 KB'),
  pattern('parcels.move', '{org}#parcel#{delivery} | page#{page}', 1, '3 W / KB'),
  pattern('mailboxes.read', '{org}#mailbox#{0–15} | {person}', 'people / 100', '1 R a person'),
  pattern('mailboxes.save', '{org}#mailbox#{0–15} | {person}', 1, '1 W / KB, two weeks of messages about 1 KB'),
  pattern(
    'pace.reserve',
    '{org}#pace | {group}',
    '1, after a conflict 2 more',
    '1 W, after a conflict 1 R and 1 W more',
  ),
  pattern(
    'pace.refuse',
    '{org}#pace | {group}',
    '1, after a conflict 2 more',
    '1 W, after a conflict 1 R and 1 W more',
  ),
  pattern('jobs.plan', '{org}#job | {job}', 1, '2 W'),
  pattern('jobs.finish', '{org}#job | {job}', 1, '2 W'),
  pattern('jobs.claim', '{org}#job | {job}', 1, '3 W'),
  pattern('jobs.move', '{org}#job | {job}', 1, '3 W'),
  pattern(
    'dueWork.due',
    '{org}#due#{0–7}, {org}#due#{urgency}#{group} | {moment}#{row}',
    '16, and what is due / 8 shards',
    '8 R, and 0.5 R / 4 KB due',
    'due',
  ),
  pattern('dueWork.nextDue', '{org}#due#{0–7}, {org}#due#{urgency}#{group} | {moment}#{row}', 16, '8 R', 'due'),
  pattern('pulse.programme', '{org}#pulse | programme', 1, '1 R'),
  pattern('pulse.saveProgramme', '{org}#pulse | programme', 1, '1 W'),
  pattern('pulse.round', '{org}#round | {week}', '0 once known, else 1', '1 R'),
  pattern(
    'pulse.createRound',
    '{org}#round#{week} | tree#{digest}#{chunk}',
    '3, and units / 25,000',
    '1 W / KB compressed',
  ),
  pattern(
    'pulse.roundTree',
    '{org}#round#{week} | tree#{digest}#{chunk}',
    '0 once known, else 1',
    '1 R / 4 KB compressed',
  ),
  pattern('pulse.advance', '{org}#round | {week}', 1, '1 W'),
  pattern('pulse.answer', '{org}#ballot#{week}#{shard} | {token}', 1, '1 W'),
  pattern('pulse.skip', '{org}#ballot#{week}#{shard} | {token}', 1, '1 W'),
  pattern('pulse.ballot', '{org}#ballot#{week}#{shard} | {token}', 1, '1 R'),
  pattern('pulse.ballots', '{org}#ballot#{week}#{shard} | {token}', 'ballots / 100', '1 R a ballot'),
  pattern('pulse.ballotsOf', '{org}#ballot#{week}#{shard}', 'ballots / 400', '1 R / 4 KB'),
  pattern('pulse.eraseBallots', '{org}#ballot#{week}#{shard} | {token}', 'ballots / 25', '1 W a ballot'),
  pattern('pulse.saveComment', '{org}#comment#{week} | {token}', 1, '1 W / KB'),
  pattern('pulse.comment', '{org}#comment#{week} | {token}', 1, '1 R'),
  pattern('pulse.comments', '{org}#comment#{week}', 'comments / 200', '1 R / 4 KB'),
  pattern('pulse.eraseComments', '{org}#comment#{week} | {token}', 'comments / 25', '1 W a comment'),
  pattern('pulse.saveRemarks', '{org}#remark#{week} | {remark}', 'remarks / 25', '1 W / KB'),
  pattern('pulse.remarks', '{org}#remark#{week}', 'remarks / 1 MB', '1 R / 4 KB'),
  pattern('pulse.saveTallies', '{org}#tally#{week} | {unit}', 'units / 25', '1 W a unit'),
  pattern('pulse.tallies', '{org}#tally#{week}', 'units / 1 MB', '1 R / 4 KB'),
  pattern('campaigns.campaign', '{org}#campaign | {campaign}', 1, '1 R / 4 KB'),
  pattern('campaigns.save', '{org}#campaign | {campaign}', 1, '2 W / KB, once begun, else 1 W / KB'),
  pattern('campaigns.recent', '{org}#campaign', '1, and 1 / 1 MB', '1 R / 4 KB'),
  pattern('campaigns.attend', '{org}#campaign | {campaign}', 1, '3 W / KB'),
  pattern('campaigns.attended', '{org}#campaign | {campaign}', 1, '2 W / KB'),
  pattern('campaigns.acknowledge', '{org}#acknowledgement#{campaign} | {person}', 1, '1 W'),
  pattern('campaigns.acknowledgement', '{org}#acknowledgement#{campaign} | {person}', 1, '1 R'),
  pattern('campaigns.acknowledgedBy', '{org}#acknowledgement#{campaign} | {person}', 'people / 100', '1 R a person'),
  pattern('campaigns.acknowledgements', '{org}#acknowledgement#{campaign}', '1, and people / 800', '1 R / 4 KB'),
  pattern('campaigns.saveCounts', '{org}#campaign#{campaign} | counts', 1, '1 W / KB compressed'),
  pattern('campaigns.counts', '{org}#campaign#{campaign} | counts', 1, '1 R / 4 KB compressed'),
  pattern('campaigns.saveSnapshot', '{org}#campaign#{campaign} | snapshot', 1, '2 W'),
  pattern('campaigns.snapshot', '{org}#campaign#{campaign} | snapshot', 1, '1 R'),
  pattern('campaigns.answers', '{org}#acknowledgement#{campaign}', '1, and people / 8,000', '0.5 R / 4 KB'),
  pattern('censuses.census', '{org}#census', '1, a new one 2', '1 R / 4 KB compressed'),
  pattern('censuses.save', '{org}#census', '2, and units / 10,000', '1 W / KB compressed, 30,000 units about 200 W'),
  pattern('censuses.everyone', '{org}#person#{0–15}', 'people / 2,000, at least 16', '0.5 R / 4 KB'),
  pattern('overtime.months', '{org}#overtime#{person} | {month}', 1, '1 R / 4 KB, a year about 4 R'),
  pattern('overtime.save', '{org}#overtime#{person} | {month}', 1, '1 W / KB, and 1 W / KB of the due index'),
  pattern('overtime.attend', '{org}#overtime#{person} | {month}', 1, '3 W / KB'),
  pattern('overtime.attended', '{org}#overtime#{person} | {month}', 1, '2 W / KB'),
  pattern('overtime.enlist', '{org}#overtime-unit#{unit}#{month} | {person}', 1, '1 W'),
  pattern('overtime.noteAsked', '{org}#overtime-asked#{confirmer} | {day}#{person}', 1, '1 W'),
  pattern('overtime.askedOf', '{org}#overtime-asked#{confirmer}', 1, '1 R'),
  pattern('overtime.monthsOf', '{org}#overtime#{person} | {month}', 'people / 100', '1 R a person'),
  pattern('overtime.told', '{org}#overtime-told#{person}', 1, '1 R'),
  pattern('overtime.noteTold', '{org}#overtime-told#{person} | {told}', 1, '1 W'),
  pattern('caps.book', '{org}#overtime | caps', 1, '1 R / 4 KB'),
  pattern('caps.save', '{org}#overtime | caps', 1, '1 W / KB'),
  pattern('overtime.inUnit', '{org}#overtime-unit#{unit}#{month}', '1, and people / 100', '1 R, and 1 R a person'),
  pattern('months.months', '{org}#campaign | plan#{month}', 1, '1 R / 4 KB'),
  pattern('months.save', '{org}#campaign | plan#{month}', 1, '1 W / KB, five themes about 1 KB'),
  pattern('months.overview', '{org}#campaign', '1, and 1 / 1 MB', '1 R / 4 KB'),
  pattern('campaigns.countOpen', '{org}#opens#{0–7} | {campaign}', 1, '1 W'),
  pattern('campaigns.opens', '{org}#opens#{0–7} | {campaign}', 1, '4 R'),
  pattern('campaigns.voice', '{org}#voice#{campaign}#{kind} | {person or unit}', 1, '1 R'),
  pattern(
    'campaigns.saveVoice',
    '{org}#voice#{campaign}#{kind} | {person or unit}',
    '1, of what is in a draft 3',
    '1 W',
  ),
  pattern('campaigns.voices', '{org}#voice#{campaign}#{kind}', 'voices / 1 MB', '1 R / 4 KB'),
  pattern('campaigns.pickVoice', '{org}#voice#{campaign}#{kind} | {person}', 1, '1 W'),
  pattern('campaigns.eraseVoices', '{org}#voice#{campaign}#{kind}', '1, and voices / 25', '1 R / 4 KB, 1 W a voice'),
  pattern('campaigns.saveKanji', '{org}#campaign#{campaign} | kanji', 1, '1 W / KB compressed'),
  pattern('campaigns.kanji', '{org}#campaign#{campaign} | kanji', 1, '1 R / 4 KB compressed'),
  pattern(
    'lists.put',
    '{org}#list#{list} | {digest}#{page}, {org}#list | {list}',
    '2, and people / 2,000',
    '1 W / KB compressed, 300,000 people about 1,500 W',
  ),
  pattern('lists.all', '{org}#list', '1, and 1 / 1 MB', '1 R / 4 KB'),
  pattern('lists.list', '{org}#list | {list}', 1, '1 R'),
  pattern('lists.people', '{org}#list | {list}, {org}#list#{list}', '2, and 1 / 1 MB', '1 R / 4 KB compressed'),
  pattern('lists.remove', '{org}#list | {list}, {org}#list#{list}', '2, and pages / 25', '1 W / KB compressed'),
  pattern('lists.forget', '{org}#list, {org}#list#{list}', '1, and 1 a list and a page', '1 R / 4 KB compressed'),
  pattern('lists.keepOwn', '{org}#campaign#{campaign} | list#{digest}', 1, '1 W / KB compressed'),
  pattern('lists.own', '{org}#campaign#{campaign} | list#{digest}', 1, '1 R / 4 KB compressed'),
  pattern('lists.eraseOwn', '{org}#campaign#{campaign} | list#{digest}', 2, '1 W / KB compressed'),
  pattern('lists.forgetOwn', '{org}#campaign#{campaign} | list#{digest}', 1, '1 R / 4 KB compressed'),
  pattern('retention.people', '{org}#person#{0–15}', 'people / 500, at least 16', '1 R / 4 KB'),
  pattern('retention.messages', '{org}#delivery#{person}', 'rows / 1 MB, at least 1', '1 R / 4 KB'),
  pattern('retention.noteLeft', '{org}#person#{0–15} | {person}', 1, '1 W'),
  pattern('retention.dropChoices', '{org}#person#{0–15} | {person}', 1, '1 W'),
  pattern('retention.rounds', '{org}#round', 'rounds / 1 MB', '1 R / 4 KB'),
  pattern('retention.eraseRemarks', '{org}#remark#{week}', '1, and remarks / 25', '1 R / 4 KB, 1 W a remark'),
  pattern(
    'retention.eraseCounts',
    '{org}#tally#{week}, {org}#round#{week}, {org}#round | {week}',
    '3, and units / 25',
    '1 R / 4 KB, 1 W a row',
  ),
  pattern('retention.campaigns', '{org}#campaign', '1, and 1 / 1 MB', '1 R / 4 KB'),
  pattern(
    'retention.eraseAcknowledgements',
    '{org}#acknowledgement#{campaign}',
    '1, and people / 25',
    '1 R / 4 KB, 1 W a person',
  ),
  pattern(
    'retention.eraseVoiceNames',
    '{org}#voice#{campaign}#{kind}',
    '3, and voices / 25, a pledge 1',
    '1 R / 4 KB, 1 W a voice',
  ),
  pattern(
    'retention.eraseCampaign',
    '{org}#campaign | {campaign}, {org}#campaign#{campaign} | counts, snapshot, {org}#opens#{0–7} | {campaign}, {org}#voice#{campaign}#pledge',
    '13, and units / 25',
    '10 W, and 1 W / KB',
  ),
  pattern('roundKeys.ensure', '{org}#key#{week} | key', '0 once known, else 2', '1 W, 1 R'),
  pattern('roundKeys.key', '{org}#key#{week} | key', '0 once known, else 1', '1 R'),
  pattern('roundKeys.destroy', '{org}#key#{week} | key', 1, '1 W'),
];
