import { describe, expect, it } from 'vitest';
import { asMessageRef } from '../../src/conversation/platform.ts';
import type { DueWork } from '../../src/delivery/ports.ts';
import { asCalendarMonth } from '../../src/overtime/fiscal.ts';
import { asDayMinute, asMinutes, type OvertimeMonth } from '../../src/overtime/model.ts';
import type { OvertimeStore } from '../../src/overtime/ports.ts';
import { asPersonId, asUnitId, type OrgId } from '../../src/people/model.ts';
import { asLocalDate } from '../../src/time/instant.ts';
import { dayOf, november, span } from '../fixtures/overtime.ts';
import { at } from '../fixtures/time.ts';

export type OvertimeSetup = {
  readonly org: OrgId;
  readonly other: OrgId;
  readonly overtime: OvertimeStore;
  readonly dueWork: DueWork;
};

const NOW = at('2026-11-26T15:00:00+09:00');
const LATER = at('2026-11-26T15:05:00+09:00');
const month = asCalendarMonth;
const fifty = <T>(work: () => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: 50 }, work));

/** What every implementation of `OvertimeStore` must do. */
export const overtimeContract = (setup: () => OvertimeSetup): void => {
  const monthIn = (org: OrgId, changes: Partial<OvertimeMonth> = {}) => november({ org, ...changes });

  describe('overtime store contract', () => {
    it('remembers what somebody was told, once, and nothing of anybody else', async () => {
      const { overtime, org, other } = setup();
      const [one, two] = [asPersonId('told-1'), asPersonId('told-2')];
      await overtime.noteTold(org, one, '2026-11/month/80');
      await overtime.noteTold(org, one, '2026-04/year/95');
      await overtime.noteTold(org, one, '2026-11/month/80');
      expect(await overtime.told(org, one)).toEqual(['2026-04/year/95', '2026-11/month/80']);
      expect(await overtime.told(org, two)).toEqual([]);
      expect(await overtime.told(other, one)).toEqual([]);
    });

    it('reads back what was saved, with the next revision, and nothing of anybody else', async () => {
      const { overtime, org, other } = setup();
      const [first, last] = [month('2026-04'), month('2027-03')];
      expect(await overtime.months(org, asPersonId('1'), first, last)).toEqual([]);
      const days = dayOf('2026-11-26', {
        plan: {
          ...{ spans: [span('07:30', '08:30'), span('17:45', '24:30')], version: 3, declaredAt: NOW, order: 7 },
          withdrawn: true,
          card: { place: 'slack', message: asMessageRef('m2') },
          formerCard: { place: 'teams', message: asMessageRef('m1') },
          asked: { person: asPersonId('2'), version: 2 },
          reason: { kind: 'other', words: '引っ越し' },
          answer: { by: asPersonId('2'), at: NOW, verdict: 'discuss' },
        },
        actual: {
          ...{ spans: [], at: LATER, order: 8, by: 'system', startsAt: asDayMinute(630) },
          breakMinutes: asMinutes(45),
        },
        moved: { upTo: asMinutes(465), to: asLocalDate('2026-12-02'), order: 9 },
      });
      expect(await overtime.save(monthIn(org, { days }))).toBe(true);
      expect(await overtime.months(org, asPersonId('1'), first, last)).toEqual([monthIn(org, { days, revision: 1 })]);
      expect(await overtime.save(monthIn(org, { days: {}, revision: 1 }))).toBe(true);
      expect(await overtime.months(org, asPersonId('1'), first, last)).toEqual([
        monthIn(org, { days: {}, revision: 2 }),
      ]);
      expect(await overtime.months(other, asPersonId('1'), first, last)).toEqual([]);
      expect(await overtime.months(org, asPersonId('2'), first, last)).toEqual([]);
    });

    it('reads the months from one to another, in their order', async () => {
      const { overtime, org } = setup();
      for (const each of ['2027-01', '2026-03', '2026-11', '2026-04', '2027-04', '2027-03'])
        await overtime.save(monthIn(org, { month: month(each), days: {} }));
      const found = await overtime.months(org, asPersonId('1'), month('2026-04'), month('2027-03'));
      expect(found.map((each) => each.month)).toEqual(['2026-04', '2026-11', '2027-01', '2027-03']);
    });

    it('takes one of fifty saves of the same revision', async () => {
      const { overtime, org } = setup();
      expect((await fifty(() => overtime.save(monthIn(org)))).filter(Boolean)).toHaveLength(1);
      expect((await fifty(() => overtime.save(monthIn(org, { revision: 1 })))).filter(Boolean)).toHaveLength(1);
      expect(await overtime.save(monthIn(org))).toBe(false);
    });

    it('is attended to from its moment on, by one worker, until it was attended', async () => {
      const { overtime, dueWork, org } = setup();
      await overtime.save(monthIn(org), NOW);
      const saved = monthIn(org, { revision: 1 });
      const due = async () => (await dueWork.due(org, NOW, 10)).map((entry) => entry.type === 'job' && entry.job);
      expect(await due()).toMatchObject([
        { kind: 'overtime/attend', payload: { person: '1', month: '2026-11' }, dueAt: NOW },
      ]);
      expect((await fifty(() => overtime.attend(saved, NOW, LATER))).filter(Boolean)).toHaveLength(1);
      expect(await due()).toEqual([]);
      await overtime.attended(saved);
      expect(await dueWork.nextDue(org)).toBeUndefined();
    });

    it('stays due when it was saved while somebody attended to it', async () => {
      const { overtime, dueWork, org } = setup();
      await overtime.save(monthIn(org), NOW);
      const saved = monthIn(org, { revision: 1 });
      await overtime.attend(saved, NOW, LATER);
      await overtime.save(saved, NOW);
      await overtime.attended(saved);
      expect(await dueWork.nextDue(org)).toBe(NOW);
      expect(await overtime.attend(saved, NOW, LATER)).toBe(false);
    });

    it('lists whom somebody is asked about from a day on, each once', async () => {
      const { overtime, org, other } = setup();
      const confirmer = asPersonId('9');
      const about = (person: string, day: string) => ({ person: asPersonId(person), day: asLocalDate(day) });
      for (const each of [
        about('2', '2026-11-27'),
        about('1', '2026-11-26'),
        about('1', '2026-11-27'),
        about('1', '2026-11-25'),
      ])
        for (const _ of [1, 2]) await overtime.noteAsked(org, confirmer, each);
      const from = asLocalDate('2026-11-26');
      expect(await overtime.askedOf(org, confirmer, from)).toEqual([
        ...[about('1', '2026-11-26'), about('1', '2026-11-27'), about('2', '2026-11-27')],
      ]);
      expect(await overtime.askedOf(org, asPersonId('8'), from)).toEqual([]);
      expect(await overtime.askedOf(other, confirmer, from)).toEqual([]);
    });

    it('reads months of several people at once', async () => {
      const { overtime, org } = setup();
      for (const person of ['1', '2']) await overtime.save(monthIn(org, { person: asPersonId(person) }));
      const wanted = ['1', '2', '3'].map((person) => ({ person: asPersonId(person), month: month('2026-11') }));
      const found = await overtime.monthsOf(org, wanted);
      expect(found.map(({ person, revision }) => [person, revision]).toSorted()).toEqual([
        ['1', 1],
        ['2', 1],
      ]);
      expect(await overtime.monthsOf(org, [])).toEqual([]);
    });

    it('finds the months of a unit that were noted, but of who has moved on', async () => {
      const { overtime, org } = setup();
      const find = async (unit: string, which: string) =>
        (await overtime.inUnit(org, asUnitId(unit), month(which))).map(({ person }) => person).toSorted();
      for (const person of ['1', '2', '3']) await overtime.save(monthIn(org, { person: asPersonId(person) }));
      expect(await find('課', '2026-11')).toEqual([]);
      for (const person of ['1', '2', '2'])
        await overtime.enlist(monthIn(org, { person: asPersonId(person), revision: 1 }));
      expect(await find('課', '2026-11')).toEqual(['1', '2']);
      const moved = monthIn(org, { person: asPersonId('2'), revision: 1, unit: asUnitId('室') });
      await overtime.save(moved);
      await overtime.enlist({ ...moved, revision: 2 });
      expect(await find('課', '2026-11')).toEqual(['1']);
      expect(await find('室', '2026-11')).toEqual(['2']);
      expect(await find('課', '2026-12')).toEqual([]);
    });
  });
};
