import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isWanted } from '../../../adapters/dynamodb/dump-restore.ts';
import { forgetPerson, hasTraces, tracesOf } from '../../../adapters/dynamodb/forget.ts';
import { linkIdOf } from '../../../src/campaign/links.ts';
import { asFace, type Campaign, changeOf, faceOf, messageOf } from '../../../src/campaign/model.ts';
import { sumsOf } from '../../../src/campaign/progress.ts';
import { asPersonId, asUnitId, type OrgId, type PersonId } from '../../../src/people/model.ts';
import { SWEEP, sweep } from '../../../src/retention/use-cases.ts';
import { asInstant } from '../../../src/time/instant.ts';
import { entry, importing, put, putUnit, unit } from '../../contracts/directory.ts';
import { draftOf } from '../../fixtures/campaigns.ts';
import type { Office } from '../../fixtures/office.ts';
import { at } from '../../fixtures/time.ts';
import { officeOn, rawRows, rowsOf } from '../local/cli/tenant.ts';
import { type Engine, openEngine } from './engine.ts';

const TUESDAY = at('2026-11-24T10:00:00+09:00');
const AFTER = at('2026-11-24T10:03:00+09:00');
const [first, second] = ['第一課', '第二課'];
const people: readonly PersonId[] = Array.from({ length: 14 }, (_, i) => asPersonId(`K${101 + i}`));
const who = asPersonId('K101');

let engine: Engine;
let org: OrgId;
let office: Office;

const stored = async (): Promise<Campaign> => {
  const [campaign] = await engine.store.campaigns.recent(org, 1);
  if (!campaign) throw new Error('no campaign');
  return campaign;
};
/** Mailboxes hold what was said for two weeks, by a rule of their own. */
const typesWith = async (word: string): Promise<readonly unknown[]> => [
  ...new Set(
    (await rowsOf(engine, org))
      .filter((row) => row.type !== 'mailbox' && JSON.stringify(row).includes(word))
      .map(({ type }) => type),
  ),
];

beforeAll(async () => {
  engine = await openEngine();
});
afterAll(() => engine.close());

/** Fourteen people on Teams, nine of the first unit and five of the second; one campaign, written by the first of them. */
beforeEach(async () => {
  org = engine.org();
  const inUnit = (id: PersonId) => asUnitId(people.indexOf(id) < 9 ? first : second);
  await importing(
    { ...engine.store, org },
    'i1',
    ...[putUnit(unit('省')), putUnit(unit(first, '省')), putUnit(unit(second, '省'))],
    ...people.map((id) => put(entry(id, { unit: inUnit(id), teams: { user: `T-${id}` } }))),
  );
  await engine.store.campaigns.save(draftOf(org, { author: who, state: { type: 'scheduled', at: TUESDAY } }));
  office = officeOn(engine.store, org, at('2026-11-24T09:00:00+09:00'));
});

describe('a campaign in the whole product', () => {
  it('is sent to everyone once at its moment, and its row is due no more', async () => {
    await office.moveTo(at('2026-11-24T09:59:00+09:00'));
    expect(office.teams.sent).toEqual([]);
    await office.moveTo(AFTER);
    expect(new Set(office.teams.sent.map(({ to }) => to)).size).toBe(14);
    expect(office.teams.sent).toHaveLength(14);
    expect(await stored()).toMatchObject({ state: { type: 'done' }, people: 14 });
    expect((await rowsOf(engine, org)).filter(({ type, dueKey }) => type === 'campaign' && dueKey)).toEqual([]);
    expect(office.complaints).toEqual([]);
  });

  it('is changed everywhere once its text is', async () => {
    await office.moveTo(AFTER);
    const campaign = await stored();
    await engine.store.campaigns.save({ ...campaign, version: 2 });
    await office.moveTo(at('2026-11-24T10:06:00+09:00'));
    const change = changeOf(campaign.id, faceOf({ ...campaign, version: 2 }));
    expect(await sumsOf(org, change, engine.store.parcels)).toEqual({ ledger: { changed: 14 }, left: 0 });
    expect(office.teams.sent).toHaveLength(14);
    expect(office.complaints).toEqual([]);
  });
});

describe('what is kept of a campaign', () => {
  const sweepAt = async (iso: string): Promise<void> => {
    const now = at(iso);
    await sweep(engine.another())({ org, id: 'sweep', kind: SWEEP, payload: { part: '0' }, dueAt: now }, now);
  };

  it('is who acknowledged for thirty days, numbers of five and more with the text for a year, then nothing', async () => {
    await office.moveTo(AFTER);
    const { id } = await stored();
    const { campaigns, lists } = engine.store;
    for (const each of people.slice(0, 6)) await campaigns.acknowledge(org, id, each, asUnitId(first), 'read');
    await campaigns.acknowledge(org, id, who, asUnitId(first), 'tried');
    for (const each of people.slice(9, 11)) await campaigns.acknowledge(org, id, each, asUnitId(second), 'read');
    const link = linkIdOf('https://example.go.jp/guide');
    for (let opens = 0; opens < 9; opens += 1) await campaigns.countOpen(org, id, link);
    await lists.keepOwn(org, id, people);
    await sweepAt('2026-12-24T09:00:00+09:00');
    expect(await typesWith('own-list')).toEqual(['own-list']);
    expect(await campaigns.acknowledgement(org, id, who)).toBe('tried');
    await sweepAt('2026-12-27T03:00:00+09:00');
    expect(await campaigns.acknowledgement(org, id, who)).toBeUndefined();
    expect(await campaigns.counts(org, id)).toEqual([{ unit: '省', read: 8, tried: 1 }]);
    expect(await typesWith(`campaign/${id}`)).toEqual([]);
    const progress = { ledger: { sent: 14 }, left: 0 };
    await campaigns.saveSnapshot(org, id, { at: office.now(), face: asFace('v1'), progress });
    expect(await typesWith('own-list')).toEqual([]);
    await campaigns.acknowledge(org, id, who, asUnitId(first), 'read');
    await sweepAt('2027-11-24T03:00:00+09:00');
    expect(await campaigns.acknowledgement(org, id, who)).toBeUndefined();
    expect(await campaigns.counts(org, id)).toEqual([{ unit: '省', read: 8, tried: 1 }]);
    expect(await typesWith('campaign')).toEqual(['campaign', 'campaign-counts', 'campaign-snapshot']);
    expect(await campaigns.opens(org, id)).toEqual(new Map([[link, 9]]));
    await sweepAt('2027-11-28T03:00:00+09:00');
    expect(await typesWith('campaign')).toEqual([]);
    expect(await typesWith(id)).toEqual([]);
  });
});

describe('forgetting a person', () => {
  it('leaves no trace of who wrote, got and acknowledged a campaign, and keeps all others', async () => {
    await office.moveTo(AFTER);
    const campaign = await stored();
    await engine.store.campaigns.acknowledge(org, campaign.id, who, asUnitId(first), 'read');
    await engine.store.campaigns.acknowledge(org, campaign.id, asPersonId('K102'), asUnitId(first), 'read');
    const digest = await engine.store.lists.keepOwn(org, campaign.id, people);
    await engine.store.lists.put({ org, name: '研修', loadedAt: TUESDAY }, people);
    const correction = { content: campaign.content, by: asPersonId('K102'), version: 9, approver: who };
    await engine.store.campaigns.save({ ...campaign, version: 2, correction });
    await office.moveTo(at('2026-11-24T10:06:00+09:00'));
    expect(await typesWith(who)).toEqual(
      expect.arrayContaining(['acknowledgement', 'campaign', 'delivery', 'parcel', 'person']),
    );
    const place = [rawRows(engine), engine.another()] as const;
    expect((await tracesOf(...place, org, who, at('2026-12-24T10:00:00+09:00'))).lists).toEqual(['研修']);
    await forgetPerson(...place, { org, id: who, now: office.now(), importId: 'forget', standIn: 'stand-in' });
    expect((await typesWith(who)).filter((type) => type !== 'import')).toEqual([]);
    expect(hasTraces(await tracesOf(...place, org, who, at('2026-12-24T10:00:00+09:00')))).toBe(false);
    expect(await engine.store.campaigns.acknowledgement(org, campaign.id, asPersonId('K102'))).toBe('read');
    const { approver: _, ...unasked } = correction;
    expect(await engine.store.lists.people(org, '研修')).toEqual(people.slice(1));
    expect(await engine.store.lists.own(org, campaign.id, digest)).toEqual(people.slice(1));
    expect(await stored()).toMatchObject({ author: '-', content: campaign.content });
    expect((await stored()).correction).toEqual(unasked);
    const parcels = engine.store.parcels.of(org, messageOf(campaign.id));
    for await (const page of parcels) expect(page.flatMap((parcel) => parcel.people ?? [])).toHaveLength(13);
    await office.moveTo(at('2026-11-24T10:15:00+09:00'));
    expect(office.complaints).toEqual([]);
  });
});

describe('a merge into an organisation that lives', () => {
  const merge = { merge: true, weeks: [] };
  const item = (state: unknown) => ({ type: 'campaign', v: 2, state });

  it('begins no campaign anew and brings back none that was under way, but drafts and what is over', () => {
    const moment = asInstant(1);
    for (const state of [
      { type: 'scheduled', at: moment },
      { type: 'running', since: moment },
      { type: 'paused', since: moment },
    ])
      expect([state.type, isWanted(item(state), merge)]).toEqual([state.type, false]);
    for (const state of [{ type: 'draft' }, { type: 'done', at: moment }, { type: 'recalled', at: moment }])
      expect([state.type, isWanted(item(state), merge)]).toEqual([state.type, true]);
    expect(isWanted({ type: 'acknowledgement' }, merge)).toBe(false);
    expect(isWanted({ type: 'voice' }, merge)).toBe(false);
    expect(isWanted({ type: 'kanji-list' }, merge)).toBe(true);
    expect(isWanted({ type: 'campaign-counts' }, merge)).toBe(true);
    expect(isWanted({ type: 'campaign-snapshot' }, merge)).toBe(true);
    // Pages of one census beside the head of another are none.
    for (const type of ['census', 'census-page']) expect(isWanted({ type }, merge)).toBe(false);
    expect(isWanted(item({ type: 'scheduled', at: moment }), { ...merge, merge: false })).toBe(true);
  });
});
