import { describe, expect, it } from 'vitest';
import { asFace, boardOf, type Campaign, messageOf } from '../../../src/campaign/model.ts';
import { keepBoard } from '../../../src/campaign/progress.ts';
import type { Parcel } from '../../../src/delivery/parcel.ts';
import { asPersonId } from '../../../src/people/model.ts';
import { asInstant, MINUTE_MS } from '../../../src/time/instant.ts';
import { draftOf } from '../../fixtures/campaigns.ts';
import { memoryCampaigns } from '../../fixtures/memory-campaigns.ts';
import { memoryDelivery, openGate } from '../../fixtures/memory-delivery.ts';
import { memoryMessenger } from '../../fixtures/memory-messenger.ts';
import { ORG } from '../../fixtures/staff.ts';
import { at } from '../../fixtures/time.ts';

const start = at('2026-11-24T10:00:00+09:00');
const expiresAt = at('2026-12-01T10:00:00+09:00');

/** Minutes until the board's next look, some minutes after the start, with so many sent. */
const lookAfter = async (people: number, sent: number, minutes: number, changes: Partial<Campaign> = {}) => {
  const now = asInstant(start + minutes * MINUTE_MS);
  const { campaigns } = memoryCampaigns();
  const { parcels, dueWork } = memoryDelivery();
  const running = draftOf(ORG, { people, shown: asFace('v1'), state: { type: 'running', since: start }, ...changes });
  await campaigns.save(running);
  const common = { org: ORG, kind: 'campaign', subject: running.id, expiresAt, attempts: 0 } as const;
  const left = Array.from({ length: people - sent }, (_, i) => asPersonId(`${i}`));
  const message: Parcel = {
    ...common,
    delivery: messageOf(running.id),
    page: 'all/teams/0',
    group: 'teams',
    dueAt: now,
    left,
    ledger: { sent },
  };
  const key = { org: ORG, delivery: boardOf(running.id), page: 'v1' };
  await parcels.plan(message);
  await parcels.plan({ ...common, ...key, group: 'none', dueAt: now, left: [running.author], ledger: {} });
  const messengers = { slack: memoryMessenger('slack').messenger, teams: memoryMessenger('teams').messenger };
  const noCard = async () => undefined;
  await keepBoard(key, () => now, {
    ...{ campaigns, parcels, messengers, gate: openGate },
    ...{ boardCard: noCard, keepSnapshot: noCard },
  });
  const due = await dueWork.nextDue(ORG, now);
  return due === undefined ? undefined : (due - now) / MINUTE_MS;
};

describe('the board of a campaign on its way', () => {
  it.each<[string, number, number, number, number]>([
    ['a small one is looked at each minute', 1, 2_000, 20, 1],
    ['a large one that has just begun, too', 1, 300_000, 0, 1],
    ['of one that takes ten hours every five minutes', 5, 300_000, 4_800, 10],
    ['of one with an hour to go every three', 3, 300_000, 150_000, 60],
    ['of one with twenty minutes to go each minute', 1, 60_000, 30_000, 20],
    ['near its end each minute', 1, 300_000, 299_990, 600],
  ])('%s', async (_, expected, people, sent, minutes) => {
    expect(await lookAfter(people, sent, minutes)).toBe(expected);
  });

  it('is looked at each minute while it is paused but not yet put off', async () => {
    expect(await lookAfter(300_000, 4_800, 10, { state: { type: 'paused', since: start } })).toBe(1);
  });
});
