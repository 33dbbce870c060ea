import { describe, expect, it } from 'vitest';
import type { Evening, UnitMode } from '../../src/lights-out/model.ts';
import type { LightsStore } from '../../src/lights-out/ports.ts';
import { asPersonId, asUnitId, type OrgId } from '../../src/people/model.ts';
import { asLocalDate } from '../../src/time/instant.ts';
import { at } from '../fixtures/time.ts';

export type LightsSetup = { readonly org: OrgId; readonly other: OrgId; readonly lights: LightsStore };

const DAY = asLocalDate('2026-11-26');
const NEXT = asLocalDate('2026-11-27');
const [one, two] = [asPersonId('1'), asPersonId('2')];

/** What every implementation of `LightsStore` must do. */
export const lightsContract = (setup: () => LightsSetup): void => {
  const keyIn = (org: OrgId): Pick<Evening, 'org' | 'person' | 'day'> => ({ org, person: one, day: DAY });

  describe('lights-out store contract', () => {
    it('knows nothing of an evening of which nothing was said', async () => {
      const { lights, org } = setup();
      expect(await lights.evening(org, one, DAY)).toBeUndefined();
    });

    it('reads back what was said last, of one person and one day alone', async () => {
      const { lights, org, other } = setup();
      await lights.say(keyIn(org), { type: 'plan', leaves: 'eight' }, 10);
      expect(await lights.evening(org, one, DAY)).toEqual({ ...keyIn(org), leaves: 'eight', order: 10 });
      await lights.say(keyIn(org), { type: 'end', ends: 'quiet' }, 20);
      expect(await lights.evening(org, one, DAY)).toEqual({
        ...keyIn(org),
        ...{ leaves: 'eight', ends: 'quiet', order: 20 },
      });
      await lights.say(keyIn(org), { type: 'plan', leaves: 'later' }, 30);
      expect(await lights.evening(org, one, DAY)).toEqual({ ...keyIn(org), leaves: 'later', order: 30 });
      await lights.say(keyIn(org), { type: 'nothing' }, 40);
      expect(await lights.evening(org, one, DAY)).toEqual({ ...keyIn(org), order: 40 });
      expect(await lights.evening(org, two, DAY)).toBeUndefined();
      expect(await lights.evening(org, one, NEXT)).toBeUndefined();
      expect(await lights.evening(other, one, DAY)).toBeUndefined();
    });

    it('lets no older word in any order win over a newer one, nor a repeat change anything', async () => {
      const { lights, org } = setup();
      await lights.say(keyIn(org), { type: 'end', ends: 'leaving' }, 30);
      await lights.say(keyIn(org), { type: 'plan', leaves: 'later' }, 20);
      await lights.say(keyIn(org), { type: 'nothing' }, 30);
      expect(await lights.evening(org, one, DAY)).toEqual({ ...keyIn(org), ends: 'leaving', order: 30 });
    });

    it('keeps the newest of fifty words at once', async () => {
      const { lights, org } = setup();
      const orders = Array.from({ length: 50 }, (_, i) => ((i * 37) % 50) + 1);
      await Promise.all(
        orders.map((order) =>
          lights.say(keyIn(org), { type: 'plan', leaves: order === 50 ? 'regular' : 'later' }, order),
        ),
      );
      expect(await lights.evening(org, one, DAY)).toEqual({ ...keyIn(org), leaves: 'regular', order: 50 });
    });

    it('notes who stays, by declaration and by plan apart, once however often it is noted', async () => {
      const { lights, org, other } = setup();
      const [here, there] = [asUnitId('課'), asUnitId('係')];
      for (const _ of [1, 2]) await lights.noteStay(org, DAY, 'overtime', { person: one, unit: here }, 10);
      await lights.noteStay(org, DAY, 'overtime', { person: two, unit: here }, 10);
      await lights.noteStay(org, DAY, 'plan', { person: one, unit: there }, 10);
      await lights.noteStay(org, NEXT, 'plan', { person: two, unit: there }, 10);
      expect(await lights.staying(org, DAY, 'overtime')).toEqual([
        { person: one, unit: here },
        { person: two, unit: here },
      ]);
      expect(await lights.staying(org, DAY, 'plan')).toEqual([{ person: one, unit: there }]);
      expect(await lights.staying(other, DAY, 'overtime')).toEqual([]);
      for (const _ of [1, 2]) await lights.dropStay(org, DAY, 'overtime', one, 20);
      expect(await lights.staying(org, DAY, 'overtime')).toEqual([{ person: two, unit: here }]);
      expect(await lights.staying(org, DAY, 'plan')).toEqual([{ person: one, unit: there }]);
    });

    it('lets no word about staying that comes late win over a newer one, whichever it is', async () => {
      const { lights, org } = setup();
      const here = asUnitId('課');
      await lights.dropStay(org, DAY, 'plan', one, 20);
      await lights.noteStay(org, DAY, 'plan', { person: one, unit: here }, 10);
      expect(await lights.staying(org, DAY, 'plan')).toEqual([]);
      await lights.noteStay(org, DAY, 'plan', { person: two, unit: here }, 20);
      await lights.dropStay(org, DAY, 'plan', two, 10);
      expect(await lights.staying(org, DAY, 'plan')).toEqual([{ person: two, unit: here }]);
      await lights.dropStay(org, DAY, 'plan', two, 30);
      await lights.noteStay(org, DAY, 'plan', { person: one, unit: here }, 30);
      expect(await lights.staying(org, DAY, 'plan')).toEqual([{ person: one, unit: here }]);
    });

    it('follows somebody who is in another unit by now', async () => {
      const { lights, org } = setup();
      await lights.noteStay(org, DAY, 'plan', { person: one, unit: asUnitId('課') }, 10);
      await lights.noteStay(org, DAY, 'plan', { person: one, unit: asUnitId('係') }, 20);
      expect(await lights.staying(org, DAY, 'plan')).toEqual([{ person: one, unit: '係' }]);
    });

    it('keeps the newest setting of each unit', async () => {
      const { lights, org, other } = setup();
      const mode = (unit: string, set: UnitMode['mode'], order: number): UnitMode => ({
        ...{ org, unit: asUnitId(unit), mode: set, by: two, at: at('2026-11-26T15:00:00+09:00'), order },
      });
      expect(await lights.modes(org)).toEqual([]);
      await lights.saveMode(mode('省', 'wide', 10));
      await lights.saveMode(mode('課', 'narrow', 10));
      await lights.saveMode(mode('省', 'narrow', 20));
      await lights.saveMode(mode('省', 'wide', 15));
      const found = (await lights.modes(org)).toSorted((a, b) => (a.unit < b.unit ? -1 : 1));
      expect(found).toEqual(
        [mode('省', 'narrow', 20), mode('課', 'narrow', 10)].toSorted((a, b) => (a.unit < b.unit ? -1 : 1)),
      );
      expect(await lights.modes(other)).toEqual([]);
    });
  });
};
