import { describe, expect, it } from 'vitest';
import { asPersonId, asUnitId, type OrgId, type UnitId } from '../../src/people/model.ts';
import { tagOf } from '../../src/people/tag.ts';
import type { Decision, UnitResult, View } from '../../src/results/model.ts';
import type { ResultStore, ThresholdBooks, ViewLog } from '../../src/results/ports.ts';
import { asWeekId } from '../../src/time/instant.ts';
import { resultOf } from '../fixtures/results.ts';
import { at } from '../fixtures/time.ts';

export type ResultsSetup = {
  readonly org: OrgId;
  readonly other: OrgId;
  readonly results: ResultStore;
  readonly views: ViewLog;
  readonly thresholds: ThresholdBooks;
};

const [w46, w47, w48] = [asWeekId('2026-W46'), asWeekId('2026-W47'), asWeekId('2026-W48')];
const [office, bureau, section] = [asUnitId('省'), asUnitId('局#1'), asUnitId('課')];

const few = (org: OrgId, unit: UnitId): UnitResult => ({
  low: { week: w48, rounds: 2 },
  ...{ org, unit, week: w48, name: '室', members: 3, optedOut: 0 },
  ...{ shown: {}, why: { A0: 'few' }, line: [], latest: {}, before: {} },
});

const decision = (when: string, by = 'K018', name = '佐藤 一'): Decision => ({
  ...{ at: at(when), by: asPersonId(by), name, text: '会議を30分にします' },
});

const view = (org: OrgId, when: string, changes: Partial<View> = {}): View => ({
  ...{ org, at: at(when), person: asPersonId('K018'), unit: section, week: w48, kind: 'team' },
  ...changes,
});

const all = async <T>(pages: AsyncIterable<readonly T[]>): Promise<readonly T[]> => {
  const found: T[] = [];
  for await (const page of pages) found.push(...page);
  return found;
};

/** What every implementation of `ResultStore`, `ViewLog` and `ThresholdBooks` must do. */
export const resultsContract = (setup: () => ResultsSetup): void => {
  describe('results contract', () => {
    it('gives back what it saved of the units that are asked for, and leaves out unknown ones', async () => {
      const { results, org, other } = setup();
      const saved = [resultOf(org, section), few(org, office), resultOf(org, bureau, { name: '局' })];
      await results.save(saved);
      await results.save([
        resultOf(org, section, { week: w47, members: 30 }),
        resultOf(other, section, { members: 9 }),
      ]);
      const found = await results.results(org, w48, [section, office, asUnitId('どこ'), section]);
      expect(found.toSorted((a, b) => b.members - a.members)).toEqual([saved[0], saved[1]]);
      expect(await results.results(org, w46, [section])).toEqual([]);
      expect(await results.results(org, w48, [])).toEqual([]);
      const everyone = (await all(results.everyUnit(org, w48))).toSorted((a, b) => (a.unit < b.unit ? -1 : 1));
      expect(everyone).toEqual(saved.toSorted((a, b) => (a.unit < b.unit ? -1 : 1)));
    });

    it('keeps what was saved last of a unit', async () => {
      const { results, org } = setup();
      await results.save([resultOf(org, section)]);
      await results.save([few(org, section)]);
      expect(await results.results(org, w48, [section])).toEqual([few(org, section)]);
    });

    it('tells the rounds that are read, the newest first, each once', async () => {
      const { results, org, other } = setup();
      expect(await results.published(org)).toEqual([]);
      for (const week of [w47, w48, w46, w47]) await results.publish(org, week);
      await results.publish(other, asWeekId('2027-W01'));
      expect(await results.published(org)).toEqual([w48, w47, w46]);
    });

    it('keeps where everybody’s answers would count, by week, as it was saved last', async () => {
      const { results, org, other } = setup();
      const home = (id: string, unit: UnitId) => [tagOf(asPersonId(id)), unit] as const;
      expect(new Map(await results.homes(org, w48))).toEqual(new Map());
      const many = Array.from({ length: 300 }, (_, i) => home(`K${i}`, i % 3 === 0 ? bureau : section));
      await results.saveHomes(org, w48, new Map(many));
      expect(new Map(await results.homes(org, w48))).toEqual(new Map(many));
      const less = new Map([home('K7', bureau), home('K9', section)]);
      await results.saveHomes(org, w48, less);
      expect(new Map(await results.homes(org, w48))).toEqual(less);
      expect(new Map(await results.homes(org, w47))).toEqual(new Map());
      expect(new Map(await results.homes(other, w48))).toEqual(new Map());
    });

    it('keeps what units decided, under its version', async () => {
      const { results, org } = setup();
      expect(await results.decisions(org, section)).toEqual({ org, unit: section, version: 0, made: [] });
      const [first, second] = [decision('2026-11-24T10:00:00+09:00'), decision('2026-12-01T10:00:00+09:00')];
      expect(await results.saveDecisions({ org, unit: section, version: 0, made: [first] })).toBe(true);
      expect(await results.saveDecisions({ org, unit: section, version: 0, made: [second] })).toBe(false);
      expect(await results.saveDecisions({ org, unit: section, version: 1, made: [second, first] })).toBe(true);
      await results.saveDecisions({ org, unit: bureau, version: 0, made: [second] });
      const stored = { org, unit: section, version: 2, made: [second, first] };
      expect(await results.decisions(org, section)).toEqual(stored);
      const of = await results.decisionsOf(org, [section, office, bureau]);
      expect(of.toSorted((a, b) => b.version - a.version)).toEqual([
        stored,
        { org, unit: bureau, version: 1, made: [second] },
      ]);
    });

    it('gives back results and decisions of the same units together, with what a decision is about', async () => {
      const { results, org, other } = setup();
      const saved = [resultOf(org, section), few(org, office)];
      await results.save([...saved, resultOf(org, section, { week: w47 }), resultOf(other, section)]);
      const made = [{ ...decision('2026-12-01T10:00:00+09:00'), driver: 'D7' as const }];
      await results.saveDecisions({ org, unit: section, version: 0, made });
      await results.saveDecisions({ org: other, unit: office, version: 0, made });
      const told = await results.told(org, w48, [section, office, asUnitId('どこ')]);
      expect(told.results.toSorted((a, b) => b.members - a.members)).toEqual(saved);
      expect(told.decisions).toEqual([{ org, unit: section, version: 1, made }]);
      expect(await results.told(org, w48, [])).toEqual({ results: [], decisions: [] });
    });

    it('drops what was decided more than five years before the newest', async () => {
      const { results, org } = setup();
      const old = decision('2021-11-20T10:00:00+09:00');
      const [kept, newest] = [decision('2022-01-20T10:00:00+09:00'), decision('2026-12-01T10:00:00+09:00')];
      await results.saveDecisions({ org, unit: section, version: 0, made: [newest, kept, old] });
      expect((await results.decisions(org, section)).made).toEqual([newest, kept]);
    });

    it('forgets a person in what was decided, and keeps the decision', async () => {
      const { results, org, other } = setup();
      const own = decision('2026-11-24T10:00:00+09:00', 'K004', '大野 隆');
      const made = [decision('2026-12-01T10:00:00+09:00'), own];
      for (const each of [org, other]) await results.saveDecisions({ org: each, unit: section, version: 0, made });
      for (const _ of [1, 2]) await results.forget(org, asPersonId('K004'));
      expect((await results.decisions(org, section)).made).toEqual([made[0], { ...own, by: '-', name: '-' }]);
      expect((await results.decisions(other, section)).made).toEqual(made);
    });

    it('forgets a person in homes: somebody counted there, in every week the same whom nobody knows', async () => {
      const { results, org } = setup();
      const [who, colleague] = [tagOf(asPersonId('K004')), tagOf(asPersonId('K005'))];
      for (const week of [w47, w48])
        await results.saveHomes(
          ...[org, week],
          new Map([
            [who, section],
            [colleague, section],
          ]),
        );
      await results.forget(org, asPersonId('K004'));
      const [before, after] = [new Map(await results.homes(org, w47)), new Map(await results.homes(org, w48))];
      expect(before).toEqual(after);
      expect([...after.values()]).toEqual([section, section]);
      expect([after.has(who), after.has(colleague)]).toEqual([false, true]);
    });
  });

  describe('log of views contract', () => {
    it('tells who looked at what between two moments, the newest first', async () => {
      const { views, org, other } = setup();
      const lines = [
        view(org, '2026-12-01T08:59:59.999+09:00', { kind: 'own' }),
        view(org, '2026-11-30T10:00:00+09:00', { kind: 'csv', unit: bureau, audit: true }),
        view(org, '2026-10-05T10:00:00+09:00', { person: asPersonId('K004') }),
      ];
      for (const line of lines.toReversed()) await views.record(line);
      await views.record(view(other, '2026-11-30T10:00:00+09:00'));
      const between = (from: string, to: string) => all(views.views(org, at(from), at(to)));
      expect(await between('2026-10-01T00:00:00+09:00', '2026-12-31T00:00:00+09:00')).toEqual(lines);
      expect(await between('2026-10-05T10:00:00+09:00', '2026-11-30T10:00:00+09:00')).toEqual(lines.slice(1));
      expect(await between('2026-10-05T10:00:00.001+09:00', '2026-11-30T09:59:59.999+09:00')).toEqual([]);
    });

    it('keeps two who looked at the same at the same moment', async () => {
      const { views, org } = setup();
      const when = '2026-11-30T10:00:00+09:00';
      for (const id of ['K001', 'K002', 'K003']) await views.record(view(org, when, { person: asPersonId(id) }));
      const people = (await all(views.views(org, at(when), at(when)))).map(({ person }) => person);
      expect(people.toSorted()).toEqual(['K001', 'K002', 'K003']);
    });

    it('keeps one line of what is recorded twice by one name at one moment', async () => {
      const { views, org } = setup();
      const when = '2026-11-30T10:00:00+09:00';
      const line = view(org, when, { kind: 'told' });
      for (const name of ['told/2026-W48', 'told/2026-W48', 'told/2026-W47']) await views.record(line, name);
      await views.record(view(org, '2026-12-01T10:00:00+09:00', { kind: 'told' }), 'told/2026-W48');
      expect(await all(views.views(org, at(when), at(when)))).toEqual([line, line]);
    });

    it('forgets who looked, not that somebody did', async () => {
      const { views, org } = setup();
      const own = view(org, '2026-10-05T10:00:00+09:00', { person: asPersonId('K004') });
      const theirs = view(org, '2026-11-30T10:00:00+09:00');
      for (const line of [own, theirs]) await views.record(line);
      await views.forget(org, asPersonId('K004'), at('2026-12-01T10:00:00+09:00'));
      const left = await all(views.views(org, at('2026-10-01T00:00:00+09:00'), at('2026-12-31T00:00:00+09:00')));
      expect(left).toEqual([theirs, { ...own, person: '-' }]);
    });
  });

  describe('thresholds contract', () => {
    it('keeps what was set and when, under its version', async () => {
      const { thresholds, org, other } = setup();
      expect(await thresholds.book(org)).toEqual({ org, version: 0, settings: [] });
      const set = { at: at('2026-11-20T10:00:00+09:00'), thresholds: { mean: 8, distribution: 10, comments: 10 } };
      expect(await thresholds.save({ org, version: 0, settings: [set] })).toBe(true);
      expect(await thresholds.save({ org, version: 0, settings: [] })).toBe(false);
      expect(await thresholds.save({ org, version: 1, settings: [set, set] })).toBe(true);
      expect(await thresholds.book(org)).toEqual({ org, version: 2, settings: [set, set] });
      expect(await thresholds.book(other)).toEqual({ org: other, version: 0, settings: [] });
    });
  });
};
