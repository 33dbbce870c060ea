import { createHash } from 'node:crypto';
import type { Account, Platform } from '../../src/conversation/inbound.ts';
import type { DeliveryId } from '../../src/delivery/model.ts';
import { AkariError } from '../../src/errors.ts';
import type { OrgId, PersonId, UnitId } from '../../src/people/model.ts';
import type { Token } from '../../src/pulse/model.ts';
import { type Instant, isoOf, type WeekId } from '../../src/time/instant.ts';

/** The primary key of one item. Every `pk`, and every index key, begins with the organisation. */
export type Key = { readonly pk: string; readonly sk: string };

/** People are spread over this many partitions; the number can never change for a stored table. */
export const PERSON_SHARDS = 16;
/** Due work is spread over this many index partitions, so that one organisation's rush heats no single one. */
export const DUE_SHARDS = 8;

/** The indexes and the attributes they are keyed by. Sparse: an item without the attribute is not in the index. */
export const indexes = {
  bySlack: { hash: 'slackKey' },
  byTeams: { hash: 'teamsKey' },
  byEmail: { hash: 'emailKey' },
  due: { hash: 'dueKey', range: 'dueSort' },
} as const;
export type IndexName = keyof typeof indexes;

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
  /** In the table of keys. */
  roundKey: (org: OrgId, week: WeekId) => key(joined(org, 'key', week), 'key'),
};

/** Partitions that are read as a whole. */
export const partitions = {
  units: (org: OrgId) => joined(org, 'unit'),
  people: (org: OrgId, shard: number) => joined(org, 'person', String(shard)),
  importPages: (org: OrgId, id: string) => joined(org, 'import', id),
  roundTree: (org: OrgId, week: WeekId) => joined(org, 'round', week),
  ballots: (org: OrgId, week: WeekId, shard: number) => joined(org, 'ballot', week, String(shard)),
  comments: (org: OrgId, week: WeekId) => joined(org, 'comment', week),
  remarks: (org: OrgId, week: WeekId) => joined(org, 'remark', week),
  tallies: (org: OrgId, week: WeekId) => joined(org, 'tally', week),
  due: (org: OrgId, shard: number) => joined(org, 'due', String(shard)),
};

export const treePrefix = (digest: string): string => `tree#${digest}#`;

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
  /** Everything due at `now` sorts before this. */
  dueUntil: (now: Instant) => `${isoOf(now)}${separator}\u{10ffff}`,
};
