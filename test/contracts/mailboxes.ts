import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/delivery/budget.ts';
import { emptyMailbox, type Mailboxes } from '../../src/delivery/mailbox.ts';
import { asDeliveryId } from '../../src/delivery/model.ts';
import { asPersonId, type OrgId } from '../../src/people/model.ts';
import { asLocalDate } from '../../src/time/instant.ts';
import { at } from '../fixtures/time.ts';

export type MailboxesSetup = { readonly org: OrgId; readonly other: OrgId; readonly mailboxes: Mailboxes };

const K1 = asPersonId('K001');
const day = asLocalDate('2026-11-26');
const sent: Entry = {
  ...{ delivery: asDeliveryId('pulse/2026-W48/ask'), kind: 'pulse', day, at: at('2026-11-26T15:00:00+09:00') },
  ...{ fate: 'sent', followsOn: asLocalDate('2026-11-27') },
};
const followUp: Entry = {
  ...{ delivery: asDeliveryId('campaign/c0-again'), kind: 'campaign', day, at: at('2026-11-26T09:00:00+09:00') },
  ...{ fate: 'sent', asFollowUp: true },
};
const waits: Entry = {
  ...{ delivery: asDeliveryId('campaign/c1'), kind: 'campaign', day, at: at('2026-11-26T16:00:00+09:00') },
  ...{ fate: 'waits', until: at('2026-11-30T08:30:00+09:00'), reason: 'day-full' },
};
const dropped: Entry = {
  ...{ delivery: asDeliveryId('lights/2026-11-26'), kind: 'lights-out', day, at: at('2026-11-26T20:00:00+09:00') },
  ...{ fate: 'dropped', reason: 'day-full' },
};

/** What every implementation of `Mailboxes` must do. */
export const mailboxesContract = (setup: () => MailboxesSetup): void => {
  describe('mailboxes contract', () => {
    it('reads back what was saved, of each of many, and an empty one of whom there is none', async () => {
      const { mailboxes, org, other } = setup();
      const people = Array.from({ length: 130 }, (_, i) => asPersonId(`P${i}`));
      expect(await mailboxes.save({ ...emptyMailbox(org, K1), entries: [sent, followUp, waits, dropped] })).toBe(true);
      const read = await mailboxes.read(org, [...people, K1]);
      expect(new Set(read.map(({ person }) => person))).toEqual(new Set([...people, K1]));
      expect(read.find(({ person }) => person === K1)).toMatchObject({ entries: [sent, followUp, waits, dropped] });
      expect(read.filter(({ entries }) => entries.length > 0)).toHaveLength(1);
      expect(await mailboxes.read(other, [K1])).toEqual([emptyMailbox(other, K1)]);
    });

    it('takes one of fifty changes to what they all read, and the next of what the first left', async () => {
      const { mailboxes, org } = setup();
      const change = () => mailboxes.save({ ...emptyMailbox(org, K1), entries: [sent] });
      expect((await Promise.all(Array.from({ length: 50 }, change))).filter(Boolean)).toHaveLength(1);
      const [first] = await mailboxes.read(org, [K1]);
      if (!first) throw new Error('nothing read');
      expect(await mailboxes.save({ ...first, entries: [sent, waits] })).toBe(true);
      expect(await mailboxes.save({ ...first, entries: [] })).toBe(false);
      expect(await mailboxes.read(org, [K1])).toMatchObject([{ entries: [sent, waits] }]);
    });
  });
};
