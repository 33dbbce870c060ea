import { describe, expect, it } from 'vitest';
import type { ListStore } from '../../src/campaign/lists.ts';
import { asCampaignId } from '../../src/campaign/model.ts';
import { asPersonId, type OrgId, type PersonId } from '../../src/people/model.ts';
import { at } from '../fixtures/time.ts';

export type ListsSetup = { readonly org: OrgId; readonly other: OrgId; readonly lists: ListStore };

const loadedAt = at('2026-11-24T09:00:00+09:00');
const [K1, K2, K3] = [asPersonId('K001'), asPersonId('K002'), asPersonId('K003')];
const id = asCampaignId('20261121T000000000Z-01');
const later = asCampaignId('20261121T000000000Z-02');

/** Ids that do not shrink, as long as an import takes them. */
const many = (count: number, salt: string): readonly PersonId[] =>
  Array.from({ length: count }, (_, i) =>
    asPersonId(`${salt}${((i * 2_654_435_761) % 4_294_967_296).toString(36)}-${i}`),
  );

/** What every implementation of `ListStore` must do. */
export const listsContract = (setup: () => ListsSetup): void => {
  describe('lists contract', () => {
    it('reads back who is on a list, each once, and nothing of another organisation', async () => {
      const { lists, org, other } = setup();
      expect(await lists.people(org, '研修の受講者')).toEqual([]);
      expect(await lists.list(org, '研修の受講者')).toBeUndefined();
      await lists.put({ org, name: '研修の受講者', loadedAt }, [K1, K2, K1]);
      expect(await lists.people(org, '研修の受講者')).toEqual([K1, K2]);
      expect(await lists.list(org, '研修の受講者')).toEqual({ org, name: '研修の受講者', loadedAt });
      expect(await lists.people(other, '研修の受講者')).toEqual([]);
      expect(await lists.all(other)).toEqual([]);
    });

    it('keeps lists apart whatever their names hold, and tells their names in order', async () => {
      const { lists, org } = setup();
      await lists.put({ org, name: 'b#1', loadedAt }, [K1]);
      await lists.put({ org, name: 'b', loadedAt }, [K2]);
      await lists.put({ org, name: 'a', loadedAt }, []);
      expect((await lists.all(org)).map(({ name }) => name)).toEqual(['a', 'b', 'b#1']);
      expect(await lists.people(org, 'b')).toEqual([K2]);
      expect(await lists.people(org, 'b#1')).toEqual([K1]);
      expect(await lists.people(org, 'a')).toEqual([]);
    });

    it('puts a longer or shorter one in the place of the one before, and again the same', async () => {
      const { lists, org } = setup();
      const [long, short] = [many(4_500, 'x'), many(30, 'y')];
      await lists.put({ org, name: 'n', loadedAt }, long);
      await lists.put({ org, name: 'n', loadedAt }, long);
      expect(await lists.people(org, 'n')).toEqual(long);
      await lists.put({ org, name: 'n', loadedAt }, short);
      expect(await lists.people(org, 'n')).toEqual(short);
      await lists.put({ org, name: 'n', loadedAt }, long);
      expect(await lists.people(org, 'n')).toHaveLength(4_500);
    });

    it('shows whoever reads while it is replaced all of the one or all of the other', async () => {
      const { lists, org } = setup();
      const [one, two] = [many(2_100, 'x'), many(4_100, 'y')];
      await lists.put({ org, name: 'n', loadedAt }, one);
      const reads = async (): Promise<readonly number[]> => {
        const sizes: number[] = [];
        for (let i = 0; i < 6; i += 1) sizes.push((await lists.people(org, 'n')).length);
        return sizes;
      };
      const [sizes] = await Promise.all([reads(), lists.put({ org, name: 'n', loadedAt }, two)]);
      expect(sizes.filter((size) => size !== 2_100 && size !== 4_100)).toEqual([]);
    });

    it('is gone once removed, and only that one', async () => {
      const { lists, org } = setup();
      await lists.put({ org, name: 'n', loadedAt }, [K1]);
      await lists.put({ org, name: 'm', loadedAt }, [K1]);
      await lists.remove(org, 'n');
      await lists.remove(org, 'n');
      expect((await lists.all(org)).map(({ name }) => name)).toEqual(['m']);
      expect(await lists.people(org, 'n')).toEqual([]);
    });

    it('keeps what was pasted into a campaign under its content, until it is erased with it', async () => {
      const { lists, org, other } = setup();
      const first = await lists.keepOwn(org, id, [K1, K2, K2]);
      expect(await lists.keepOwn(org, id, [K1, K2])).toBe(first);
      const second = await lists.keepOwn(org, id, [K3]);
      await lists.keepOwn(org, later, [K1]);
      expect([await lists.own(org, id, first), await lists.own(org, id, second)]).toEqual([[K1, K2], [K3]]);
      expect(await lists.own(other, id, first)).toEqual([]);
      await lists.eraseOwn(org, id);
      expect([await lists.own(org, id, first), await lists.own(org, id, second)]).toEqual([[], []]);
      expect(await lists.own(org, later, await lists.keepOwn(org, later, [K1]))).toEqual([K1]);
    });

    it('forgets a person everywhere, says where they were, and changes nothing when only asked', async () => {
      const { lists, org, other } = setup();
      await lists.put({ org, name: 'n', loadedAt }, [...many(2_500, 'x'), K1, K2]);
      await lists.put({ org, name: 'm', loadedAt }, [K2]);
      await lists.put({ org: other, name: 'n', loadedAt }, [K1]);
      const digest = await lists.keepOwn(org, id, [K1, K3]);
      expect(await lists.forget(org, K1, true)).toEqual(['n']);
      expect(await lists.forgetOwn(org, id, K1, true)).toBe(true);
      expect(await lists.people(org, 'n')).toContain(K1);
      expect(await lists.forget(org, K1)).toEqual(['n']);
      expect(await lists.forgetOwn(org, id, K1)).toBe(true);
      expect(await lists.people(org, 'n')).toHaveLength(2_501);
      expect(await lists.people(org, 'n')).not.toContain(K1);
      expect(await lists.own(org, id, digest)).toEqual([K3]);
      expect([await lists.forget(org, K1), await lists.forgetOwn(org, id, K1)]).toEqual([[], false]);
      expect(await lists.people(other, 'n')).toEqual([K1]);
    });
  });
};
