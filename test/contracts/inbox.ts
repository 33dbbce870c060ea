import { describe, expect, it } from 'vitest';
import type { Inbox } from '../../src/conversation/ports.ts';
import type { OrgId } from '../../src/people/model.ts';
import { at } from '../fixtures/time.ts';

export type InboxSetup = { readonly org: OrgId; readonly other: OrgId; readonly inbox: Inbox };

const now = at('2026-11-26T15:00:00+09:00');
const lease = at('2026-11-26T15:00:30+09:00');
const afterLease = at('2026-11-26T15:00:30+09:00');
const later = at('2026-11-26T15:01:00+09:00');

/** What every implementation of the `Inbox` port must do. */
export const inboxContract = (setup: () => InboxSetup): void => {
  describe('inbox contract', () => {
    it('gives an event to one worker, and says taken while the lease runs', async () => {
      const { inbox, org } = setup();
      expect(await inbox.claim(org, 'Ev1', now, lease)).toBe('fresh');
      expect(await inbox.claim(org, 'Ev1', now, lease)).toBe('taken');
    });

    it('says done for ever once the event was dealt with', async () => {
      const { inbox, org } = setup();
      await inbox.claim(org, 'Ev1', now, lease);
      await inbox.done(org, 'Ev1', now);
      expect(await inbox.claim(org, 'Ev1', now, lease)).toBe('done');
      expect(await inbox.claim(org, 'Ev1', later, later)).toBe('done');
    });

    it('gives an event whose worker died to the next one, after the lease', async () => {
      const { inbox, org } = setup();
      await inbox.claim(org, 'Ev1', now, lease);
      expect(await inbox.claim(org, 'Ev1', afterLease, later)).toBe('fresh');
      expect(await inbox.claim(org, 'Ev1', afterLease, later)).toBe('taken');
    });

    it('keeps two events and two organisations apart', async () => {
      const { inbox, org, other } = setup();
      await inbox.claim(org, 'Ev1', now, lease);
      expect(await inbox.claim(org, 'Ev2', now, lease)).toBe('fresh');
      expect(await inbox.claim(other, 'Ev1', now, lease)).toBe('fresh');
    });

    it('takes any event id a platform may send, however long', async () => {
      const { inbox, org } = setup();
      const id = `イベント#${'x'.repeat(3_000)}`;
      expect(await inbox.claim(org, id, now, lease)).toBe('fresh');
      expect(await inbox.claim(org, id, now, lease)).toBe('taken');
    });

    it('lets one of fifty workers win', async () => {
      const { inbox, org } = setup();
      const answers = await Promise.all(Array.from({ length: 50 }, () => inbox.claim(org, 'Ev1', now, lease)));
      expect(answers.filter((answer) => answer === 'fresh')).toHaveLength(1);
      expect(answers.filter((answer) => answer === 'taken')).toHaveLength(49);
    });
  });
};
