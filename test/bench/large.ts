import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { putAll } from '../../adapters/dynamodb/batch.ts';
import { createClient, documentsOf } from '../../adapters/dynamodb/client.ts';
import { keys } from '../../adapters/dynamodb/keys.ts';
import { createMeter } from '../../adapters/dynamodb/meter.ts';
import { mark } from '../../adapters/dynamodb/migrate.ts';
import { writeSummary } from '../../adapters/dynamodb/organisation.ts';
import { openRows, type Rows } from '../../adapters/dynamodb/rows.ts';
import { openStore, type Store } from '../../adapters/dynamodb/store.ts';
import { ensureTables } from '../../adapters/dynamodb/table.ts';
import { unitItem } from '../../adapters/dynamodb/units.ts';
import { countAudience } from '../../src/campaign/audience.ts';
import { CENSUS, estimateOf, takeCensus } from '../../src/campaign/census.ts';
import { sumAcknowledgements } from '../../src/campaign/counts.ts';
import { asCampaignId, type Campaign, messageOf } from '../../src/campaign/model.ts';
import { sumsOf } from '../../src/campaign/progress.ts';
import { keepSnapshot } from '../../src/campaign/snapshot.ts';
import { hold, wake } from '../../src/campaign/waiting.ts';
import { asDeliveryId, type DeliveryId } from '../../src/delivery/model.ts';
import { type Audience, planParcels } from '../../src/delivery/plan-parcels.ts';
import { asOrgId, asPersonId, asUnitId, type PersonId } from '../../src/people/model.ts';
import { calendarOf } from '../../src/time/calendar.ts';
import { asInstant, MINUTE_MS, TOKYO } from '../../src/time/instant.ts';
import { draftOf } from '../fixtures/campaigns.ts';
import { at } from '../fixtures/time.ts';
import { startEngine } from './akari.ts';
import { type Figure, figure } from './bench.ts';

export const org = asOrgId('large');
const now = at('2026-11-24T10:00:00+09:00');
const expiresAt = at('2026-12-01T10:00:00+09:00');
const id = asCampaignId('20261124T010000000Z-0102030405ff');
const WAIT_MS = 1_000;

export type Size = { readonly people: number; readonly units: number };

/** What taps and the minute's worker take of a campaign to everyone of the largest organisation there is. */
export const largeFigures = async (size: Size = { people: 300_000, units: 30_000 }): Promise<readonly Figure[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'akari-bench-large-'));
  const engine = await startEngine(folder);
  const client = createClient({ endpoint: engine.endpoint, region: 'ap-northeast-1' });
  try {
    const table = 'akari-large';
    await ensureTables(client, table);
    const store = openStore({ client, table });
    const rows = openRows(documentsOf(client), table, createMeter());
    await settle(rows, size);
    return [
      ...(await draftFigures(store, () => openStore({ client, table }))),
      ...(await boardFigures(rows, store, size)),
    ];
  } finally {
    client.destroy();
    await engine.stop();
    rmSync(folder, { recursive: true, force: true });
  }
};

export const personId = (n: number): PersonId => asPersonId(`P${String(n).padStart(6, '0')}`);
const unitOf = (n: number, units: number) => asUnitId(`U${n % units}`);
const CHUNK = 5_000;

/** A directory of so many, half of them on each platform. */
export const settle = async (rows: Rows, { people, units }: Size): Promise<void> => {
  const tree = Array.from({ length: units }, (_, n) => ({
    ...{ id: asUnitId(`U${n}`), name: `第${n}課`, managers: [personId((n * 10) % people)], promoters: [] },
    ...(n === 0 ? {} : { parent: asUnitId(`U${Math.floor((n - 1) / 20)}`) }),
  }));
  await putAll(
    rows,
    tree.map((unit) => unitItem(org, 1, unit)),
  );
  const common = { org, zone: TOKYO, hours: { start: '09:30', end: '18:15' }, admin: false, left: false, imported: 1 };
  for (let from = 0; from < people; from += CHUNK)
    await putAll(
      rows,
      Array.from({ length: Math.min(CHUNK, people - from) }, (_, i) => {
        const n = from + i;
        const account =
          n % 2 === 0
            ? { slack: { user: `U${String(n).padStart(9, '0')}`, team: 'T0MINISTRY' } }
            : { teams: { user: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}` } };
        return {
          ...keys.person(org, personId(n)),
          ...{ ...mark('person'), ...common, ...account, id: personId(n), name: `職員 ${n}郎`, unit: unitOf(n, units) },
          ...{ email: `p${n}@ministry.example.go.jp`, language: n % 50 === 0 ? 'en' : 'ja', promotes: [] },
          ...{ manages: n % 10 === 0 ? [asUnitId(`U${n / 10}`)] : [], ...(n % 30 === 0 && { freeDay: 5 }) },
        };
      }),
    );
  await writeSummary(rows, org, 1, { name: '省', zone: TOKYO, zones: [TOKYO], people, units });
};

type Spent = { readonly requests: number; readonly units: string; readonly ms: number };

const measured = async (store: Store, work: () => Promise<unknown>): Promise<Spent> => {
  store.meter.reset();
  const from = performance.now();
  await work();
  const ms = performance.now() - from;
  const { requests, readUnits, writeUnits } = store.meter.read();
  return { requests, units: `${Math.round(readUnits)} RRU + ${Math.round(writeUnits)} WRU`, ms };
};

const both = (name: string, { requests, units, ms }: Spent, most?: number): readonly Figure[] => [
  figure(
    name,
    requests,
    'requests',
    most === undefined ? units : `≤ ${most}; ${units}`,
    most === undefined ? undefined : requests <= most,
  ),
  figure(
    `${name}: time`,
    ms,
    'ms',
    most === undefined ? undefined : `< ${WAIT_MS}`,
    most === undefined ? undefined : ms < WAIT_MS,
  ),
];

const draftFigures = async (store: Store, another: () => Store): Promise<readonly Figure[]> => {
  const { directory } = store;
  const organisation = await directory.organisation(org);
  if (!organisation) throw new Error('no organisation');
  const coldTree = await measured(store, () => directory.tree(organisation));
  const tree = await directory.tree(organisation);
  if (!tree) throw new Error('no tree');
  const audience = { unit: tree.root.id, role: 'everyone' } as const;
  const moment = { at: now, now, when: 'now', calendar: calendarOf({}) } as const;
  const live = await measured(store, () =>
    countAudience({ org, id: asCampaignId('c1'), audience }, tree, moment, store),
  );
  const job = { org, id: CENSUS, kind: CENSUS, payload: {}, dueAt: now };
  const census = await measured(store, () => takeCensus(store)(job, now));
  const fresh = another();
  const first = await measured(fresh, () => estimateOf(organisation, audience, tree, moment, fresh));
  const count = await measured(fresh, () => estimateOf(organisation, audience, tree, moment, fresh));
  return [
    ...both('the tree of units, first in a process', coldTree),
    ...both('before: counting an audience in a tap', live),
    ...both('taking a census', census),
    ...both('counting an audience in a tap, first in a process', first, 4),
    ...both('counting an audience in a tap', count, 1),
  ];
};

/** As rows lay before: those left beside everyone, so that each person stands there twice. */
const twice = async (store: Store, delivery: DeliveryId, ids: readonly PersonId[], parcel: number) => {
  for (let from = 0; from < ids.length; from += parcel) {
    const people = ids.slice(from, from + parcel);
    await store.parcels.plan({
      ...{ org, delivery, page: `all/teams/${from / parcel}`, kind: 'campaign', subject: id, group: 'none' },
      ...{ dueAt: now, expiresAt, people, left: people.slice(1), ledger: {}, attempts: 0 },
    });
  }
};

const boardFigures = async (rows: Rows, store: Store, { people, units }: Size): Promise<readonly Figure[]> => {
  const ids = Array.from({ length: people }, (_, n) => personId(n));
  const messages = { org, kind: 'campaign', subject: id, dueAt: now, expiresAt } as const;
  const [teams, slack, old] = [messageOf(id), asDeliveryId(`${messageOf(id)}-2`), asDeliveryId(`${messageOf(id)}-3`)];
  const planOf = (group: 'slack' | 'teams') =>
    planParcels(
      { ...messages, delivery: group === 'slack' ? slack : teams },
      'all',
      new Map([[group, ids]]) satisfies Audience,
      store.parcels,
    );
  const planned = await measured(store, () => planOf('teams'));
  await planOf('slack');
  await twice(store, old, ids, 100);
  for (let from = 0; from < people; from += CHUNK)
    await putAll(
      rows,
      ids.slice(from, from + CHUNK).map((person, i) => ({
        ...keys.acknowledgement(org, id, person),
        ...{ ...mark('acknowledgement'), unit: unitOf(from + i, units), what: i % 3 === 0 ? 'tried' : 'read' },
      })),
    );
  const every = async (delivery: DeliveryId) => {
    for await (const page of store.parcels.of(org, delivery)) if (page.length === 0) return;
  };
  const campaign: Campaign = draftOf(org, {
    ...{ id, audience: { unit: asUnitId('U0'), role: 'everyone' }, people, state: { type: 'running', since: now } },
  });
  await store.campaigns.save(campaign);
  const progress = await sumsOf(org, teams, store.parcels);
  await hold(org, old, now, store.parcels);
  const look = {
    parcels: await measured(store, () => every(old)),
    answers: await measured(store, () => sumAcknowledgements(org, id, store.campaigns)),
  };
  const board = async (after: number) => keepSnapshot(campaign, progress, asInstant(now + after * MINUTE_MS), store);
  return [
    ...both('planning for all of them on Teams', planned),
    ...both('before: the board in a tap and each minute, parcels', look.parcels),
    ...both('before: the board in a tap and each minute, answers', look.answers),
    ...both('a look of the board’s worker, Teams', await measured(store, () => sumsOf(org, teams, store.parcels))),
    ...both('a look of the board’s worker, Slack', await measured(store, () => sumsOf(org, slack, store.parcels))),
    ...both('a snapshot with everybody’s answers', await measured(store, () => board(0))),
    ...both('a snapshot without', await measured(store, () => board(1))),
    ...both(
      'the board in a tap',
      await measured(store, () => Promise.all([store.directory.organisation(org), store.campaigns.snapshot(org, id)])),
      2,
    ),
    ...both('pausing, Teams', await measured(store, () => hold(org, teams, now, store.parcels))),
    ...both('pausing, Slack', await measured(store, () => hold(org, slack, now, store.parcels))),
    ...both('a minute while all are paused', await measured(store, () => store.dueWork.due(org, now, 1_000))),
    ...both('going on, Teams', await measured(store, () => wake(org, teams, now, store.parcels))),
  ];
};
