import { describe, expect, it } from 'vitest';
import { asLinkId } from '../../src/campaign/links.ts';
import { asCampaignId, asFace, type Campaign } from '../../src/campaign/model.ts';
import type { Acknowledged, CampaignStore } from '../../src/campaign/ports.ts';
import type { Snapshot } from '../../src/campaign/standing.ts';
import { asMessageRef } from '../../src/conversation/platform.ts';
import type { DueEntry } from '../../src/delivery/ports.ts';
import { asPersonId, asUnitId, type OrgId } from '../../src/people/model.ts';
import { asInstant, type Instant } from '../../src/time/instant.ts';
import { draftOf } from '../fixtures/campaigns.ts';
import { at } from '../fixtures/time.ts';

export type CampaignsSetup = {
  readonly org: OrgId;
  readonly other: OrgId;
  readonly campaigns: CampaignStore;
  /** What of campaigns is due by then. */
  readonly due: (org: OrgId, now: Instant) => Promise<readonly DueEntry[]>;
};

const at0859 = at('2026-11-24T08:59:00+09:00');
const at0900 = at('2026-11-24T09:00:00+09:00');
const at0905 = at('2026-11-24T09:05:00+09:00');
const AT_ONCE = asInstant(0);
const K1 = asPersonId('K001');
const K2 = asPersonId('K002');
const K3 = asPersonId('K003');
const first = asUnitId('第一課');
const second = asUnitId('第二課');
const id = asCampaignId('20261121T000000000Z-01');

const fifty = <T>(work: () => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: 50 }, work));

const full = (org: OrgId): Campaign =>
  draftOf(org, {
    content: {
      ...draftOf(org).content,
      ...{ from: '大臣 青山 花', challenge: '会議を30分で終える' },
      picture: { url: 'https://example.go.jp/a.png', alt: '月間のポスター', unseen: true },
      links: [{ label: '手引き', url: 'https://example.go.jp/guide' }],
    },
    audience: {
      ...{ unit: first, role: 'managers', platform: 'teams', language: 'yasashii' },
      notAcknowledged: asCampaignId('20261101T000000000Z-02'),
      list: { type: 'named', name: '研修の受講者' },
    },
    when: { type: 'at', at: at0900 },
    state: { type: 'running', since: at0900 },
    approvedBy: K2,
    correction: { content: draftOf(org).content, by: K1, version: 7, approver: K2 },
    people: 3,
    board: { place: 'slack', message: asMessageRef('board') },
    shown: asFace('v1'),
    linksBefore: ['https://example.go.jp/old'],
  });

/** What every implementation of `CampaignStore` must do. */
export const campaignsContract = (setup: () => CampaignsSetup): void => {
  describe('campaigns contract', () => {
    it('reads back what was saved, with the next revision, and nothing of another organisation', async () => {
      const { campaigns, org, other } = setup();
      expect(await campaigns.campaign(org, id)).toBeUndefined();
      expect(await campaigns.save(full(org))).toBe(true);
      expect(await campaigns.campaign(org, id)).toEqual({ ...full(org), revision: 1 });
      expect(await campaigns.campaign(other, id)).toBeUndefined();
      const { approvedBy: _, people: __, board: ___, shown: ____, ...others } = full(org);
      const { correction: _____, linksBefore: ______, ...rest } = others;
      expect(await campaigns.save({ ...rest, revision: 1 })).toBe(true);
      expect(await campaigns.campaign(org, id)).toEqual({ ...rest, revision: 2 });
      const own = { unit: first, role: 'everyone', list: { type: 'own', digest: 'ab12', people: 12 } } as const;
      const moments: readonly Campaign['when'][] = [{ type: 'hours' }, { type: 'hours', from: at0900 }];
      for (const [revision, when] of moments.entries()) {
        const draft = draftOf(other, { revision, audience: own, when });
        await campaigns.save(draft);
        expect(await campaigns.campaign(other, id)).toEqual({ ...draft, revision: revision + 1 });
      }
    });

    it('takes one of fifty saves of the same revision', async () => {
      const { campaigns, org } = setup();
      expect((await fifty(() => campaigns.save(draftOf(org)))).filter(Boolean)).toHaveLength(1);
      const [stored] = await campaigns.recent(org, 1);
      if (!stored) throw new Error('not stored');
      expect((await fifty(() => campaigns.save({ ...stored, version: 2 }))).filter(Boolean)).toHaveLength(1);
      expect(await campaigns.save({ ...stored, version: 3 })).toBe(false);
      expect(await campaigns.campaign(org, id)).toMatchObject({ version: 2, revision: 2 });
    });

    it('lists the newest first, as many as are asked for', async () => {
      const { campaigns, org, other } = setup();
      for (const name of ['20261103T-a', '20261101T-b', '20261102T-c'])
        await campaigns.save(draftOf(org, { id: asCampaignId(name) }));
      await campaigns.save(draftOf(other, { id: asCampaignId('20261104T-d') }));
      const ids = async (limit: number) => (await campaigns.recent(org, limit)).map((each) => each.id);
      expect(await ids(10)).toEqual(['20261103T-a', '20261102T-c', '20261101T-b']);
      expect(await ids(2)).toEqual(['20261103T-a', '20261102T-c']);
      expect(await ids(0)).toEqual([]);
    });

    it('is due at its moment once it is scheduled, and not as a draft', async () => {
      const { campaigns, due, org } = setup();
      await campaigns.save(draftOf(org));
      expect(await due(org, at0905)).toEqual([]);
      await campaigns.save(draftOf(org, { revision: 1, state: { type: 'scheduled', at: at0900 } }));
      expect(await due(org, at0859)).toEqual([]);
      const job = { org, id: `campaign/attend/${id}`, kind: 'campaign/attend', payload: { campaign: id } };
      expect(await due(org, at0900)).toEqual([{ type: 'job', job: { ...job, dueAt: at0900 }, isLeased: true }]);
      await campaigns.save(draftOf(org, { revision: 2, state: { type: 'draft' } }));
      expect(await due(org, at0905)).toEqual([]);
    });

    it('gives its attending to one of fifty workers, and to the next after the lease', async () => {
      const { campaigns, due, org } = setup();
      await campaigns.save(draftOf(org, { state: { type: 'running', since: at0900 } }));
      const stored = draftOf(org, { revision: 1, state: { type: 'running', since: at0900 } });
      const takers = await fifty(() => campaigns.attend(stored, AT_ONCE, at0905));
      expect(takers.filter(Boolean)).toHaveLength(1);
      expect(await due(org, at0900)).toEqual([]);
      expect(await due(org, at0905)).toMatchObject([{ job: { dueAt: at0905 } }]);
      expect(await campaigns.attend(stored, at0905, at('2026-11-24T09:10:00+09:00'))).toBe(true);
    });

    it('is attended to when nobody saved it meanwhile, and stays due when somebody did', async () => {
      const { campaigns, due, org } = setup();
      const running = draftOf(org, { revision: 1, state: { type: 'running', since: at0900 } });
      await campaigns.save({ ...running, revision: 0 });
      await campaigns.attend(running, AT_ONCE, at0905);
      await campaigns.save({ ...running, version: 2 });
      await campaigns.attended(running);
      expect(await due(org, at0900)).toMatchObject([{ job: { dueAt: AT_ONCE } }]);
      expect(await campaigns.attend(running, AT_ONCE, at0905)).toBe(false);
      await campaigns.attended({ ...running, revision: 2 });
      expect(await due(org, at0905)).toEqual([]);
      expect(await campaigns.campaign(org, id)).toEqual({ ...running, version: 2, revision: 2 });
    });
  });

  describe('acknowledgements contract', () => {
    it('keep the stronger one, in whatever order they come', async () => {
      const { campaigns, org, other } = setup();
      expect(await campaigns.acknowledgement(org, id, K1)).toBeUndefined();
      await campaigns.acknowledge(org, id, K1, first, 'read');
      expect(await campaigns.acknowledgement(org, id, K1)).toBe('read');
      await fifty(() => campaigns.acknowledge(org, id, K1, first, 'tried'));
      await campaigns.acknowledge(org, id, K1, first, 'read');
      expect(await campaigns.acknowledgement(org, id, K1)).toBe('tried');
      expect(await campaigns.acknowledgement(org, id, K2)).toBeUndefined();
      expect(await campaigns.acknowledgement(other, id, K1)).toBeUndefined();
    });

    it('are told of the people asked for, and of all in pages', async () => {
      const { campaigns, org } = setup();
      await campaigns.acknowledge(org, id, K1, first, 'tried');
      await campaigns.acknowledge(org, id, K2, second, 'read');
      await campaigns.acknowledge(org, asCampaignId('20261105T-x'), K3, first, 'read');
      const one = { person: K1, unit: first, what: 'tried' };
      const two = { person: K2, unit: second, what: 'read' };
      const byPerson = (a: Acknowledged, b: Acknowledged) => (a.person < b.person ? -1 : 1);
      expect((await campaigns.acknowledgedBy(org, id, [K3, K2, K1, K1])).toSorted(byPerson)).toEqual([one, two]);
      expect(await campaigns.acknowledgedBy(org, id, [])).toEqual([]);
      const all: Acknowledged[] = [];
      for await (const page of campaigns.acknowledgements(org, id)) all.push(...page);
      expect(all.toSorted(byPerson)).toEqual([one, two]);
    });

    it('keep the counts that were saved first', async () => {
      const { campaigns, org, other } = setup();
      expect(await campaigns.counts(org, id)).toBeUndefined();
      await campaigns.saveCounts(org, id, [{ unit: first, read: 9, tried: 5 }]);
      await campaigns.saveCounts(org, id, [{ read: 1, tried: 0 }]);
      expect(await campaigns.counts(org, id)).toEqual([{ unit: first, read: 9, tried: 5 }]);
      expect(await campaigns.counts(other, id)).toBeUndefined();
    });
  });

  describe('snapshots contract', () => {
    const snapshot: Snapshot = {
      ...{ at: at0900, face: asFace('v2') },
      progress: {
        ...{ ledger: { sent: 3, 'skipped/opted-out': 1 }, left: 2, nextAt: at0905 },
        change: { ledger: { changed: 1 }, left: 2 },
      },
      answers: {
        ...{ at: at0859, people: 9, read: { type: 'shown', people: 9 }, tried: { type: 'few' } },
        units: [{ unit: first, read: { type: 'withheld' }, tried: { type: 'few' } }],
      },
    };

    it('read back the newest one', async () => {
      const { campaigns, org, other } = setup();
      expect(await campaigns.snapshot(org, id)).toBeUndefined();
      await campaigns.saveSnapshot(org, id, snapshot);
      expect(await campaigns.snapshot(org, id)).toEqual(snapshot);
      await campaigns.saveSnapshot(org, id, { ...snapshot, at: at0859 });
      expect(await campaigns.snapshot(org, id)).toEqual(snapshot);
      const { answers: _, ...without } = { ...snapshot, at: at0905 };
      await campaigns.saveSnapshot(org, id, without);
      expect(await campaigns.snapshot(org, id)).toEqual(without);
      expect(await campaigns.snapshot(other, id)).toBeUndefined();
    });

    it('are of acknowledgements by unit', async () => {
      const { campaigns, org, other } = setup();
      expect(await campaigns.answers(org, id)).toEqual([]);
      await campaigns.acknowledge(org, id, K1, first, 'tried');
      await campaigns.acknowledge(org, id, K2, first, 'read');
      await campaigns.acknowledge(org, id, K3, second, 'read');
      expect((await campaigns.answers(org, id)).toSorted((a, b) => b.read - a.read)).toEqual([
        { unit: first, read: 2, tried: 1 },
        { unit: second, read: 1, tried: 0 },
      ]);
      expect(await campaigns.answers(other, id)).toEqual([]);
    });
  });

  describe('opens contract', () => {
    it('adds up by link, however many come at once, and knows of no other campaign or organisation', async () => {
      const { campaigns, org, other } = setup();
      const [guide, cases] = [asLinkId('0123456789ab'), asLinkId('ba9876543210')];
      expect(await campaigns.opens(org, id)).toEqual(new Map());
      await fifty(() => campaigns.countOpen(org, id, guide));
      await campaigns.countOpen(org, id, cases);
      await campaigns.countOpen(org, asCampaignId('20261105T-x'), guide);
      expect(await campaigns.opens(org, id)).toEqual(
        new Map([
          [guide, 50],
          [cases, 1],
        ]),
      );
      expect(await campaigns.opens(other, id)).toEqual(new Map());
    });
  });
};
