import { describe, expect, it } from 'vitest';
import type { OrgId } from '../../src/people/model.ts';
import type { RoundKeys } from '../../src/pulse/ports.ts';
import { asWeekId } from '../../src/time/instant.ts';

/** `elsewhere` is the same store as another process sees it. */
export type RoundKeysSetup = {
  readonly org: OrgId;
  readonly other: OrgId;
  readonly roundKeys: RoundKeys;
  readonly elsewhere: RoundKeys;
};

const week = asWeekId('2026-W48');
const first = new Uint8Array([1, 2, 3, 255]);
const second = new Uint8Array([9, 9]);

/** What every implementation of the `RoundKeys` port must do. */
export const roundKeysContract = (setup: () => RoundKeysSetup): void => {
  describe('round keys contract', () => {
    it('keeps the first key and gives it to everyone', async () => {
      const { roundKeys, elsewhere, org } = setup();
      expect(await roundKeys.key(org, week)).toBeUndefined();
      expect(await roundKeys.ensure(org, week, first)).toEqual(first);
      expect(await roundKeys.ensure(org, week, second)).toEqual(first);
      expect(await elsewhere.ensure(org, week, second)).toEqual(first);
      expect(await elsewhere.key(org, week)).toEqual(first);
    });

    it('lets two who open a round at once use one key', async () => {
      const { roundKeys, elsewhere, org } = setup();
      const keys = await Promise.all([roundKeys.ensure(org, week, first), elsewhere.ensure(org, week, second)]);
      expect(keys[0]).toEqual(keys[1]);
    });

    it('forgets a destroyed key, also when it was destroyed twice', async () => {
      const { roundKeys, org } = setup();
      await roundKeys.ensure(org, week, first);
      await roundKeys.destroy(org, week);
      await roundKeys.destroy(org, week);
      expect(await roundKeys.key(org, week)).toBeUndefined();
    });

    it('keeps weeks and organisations apart', async () => {
      const { roundKeys, org, other } = setup();
      await roundKeys.ensure(org, week, first);
      expect(await roundKeys.key(org, asWeekId('2026-W49'))).toBeUndefined();
      expect(await roundKeys.key(other, week)).toBeUndefined();
    });
  });
};
