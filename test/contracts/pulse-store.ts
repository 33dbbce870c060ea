import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asPersonId, asUnitId, type OrgId } from '../../src/people/model.ts';
import { ballotToken } from '../../src/pulse/anonymity.ts';
import type { Ballot, Programme, Round, RoundUnit, Tally } from '../../src/pulse/model.ts';
import type { BallotEntry, PulseStore } from '../../src/pulse/ports.ts';
import { asLocalDate, asWeekId, TOKYO } from '../../src/time/instant.ts';
import { at } from '../fixtures/time.ts';

/** `elsewhere` opens the same store as another process sees it. */
export type PulseStoreSetup = {
  readonly org: OrgId;
  readonly other: OrgId;
  readonly pulse: PulseStore;
  elsewhere(): PulseStore;
};

const week = asWeekId('2026-W48');
const nextWeek = asWeekId('2026-W49');

const round = (org: OrgId, changes: Partial<Round> = {}): Round => ({
  org,
  week,
  askOn: asLocalDate('2026-11-26'),
  remindOn: asLocalDate('2026-11-27'),
  closeOn: asLocalDate('2026-11-27'),
  questions: ['A0', 'D1a', 'O1'],
  rotation: 1,
  closesAt: at('2026-11-27T17:00:00+09:00'),
  zones: [TOKYO],
  shards: 4,
  asked: 40,
  state: 'open',
  ...changes,
});

const roundUnit = (id: string, asked = 10): RoundUnit => ({
  id: asUnitId(id),
  name: `第${id}課`,
  ...(id !== 'root' && { parent: asUnitId('root') }),
  asked,
  bucket: asUnitId(id),
  keeps: asked - 1,
  newcomersAfter: asLocalDate('2026-11-19'),
});

const key = new Uint8Array([7, 7, 7]);
const token = (person: string) => ballotToken(key, asPersonId(person));

const entry = (org: OrgId, order: number, person = 'K1', shard = 0): BallotEntry => ({
  org,
  week,
  shard,
  token: token(person),
  unit: asUnitId('ka-1'),
  order,
});

const fifty = <T>(work: (i: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: 50 }, (_, i) => work(i)));

const collected = async <T>(pages: AsyncIterable<readonly T[]>): Promise<T[]> => {
  const found: T[] = [];
  for await (const page of pages) found.push(...page);
  return found;
};

/** What every implementation of the `PulseStore` port must do. */
export const pulseStoreContract = (setup: () => PulseStoreSetup): void => {
  programmeContract(setup);
  roundContract(setup);
  ballotContract(setup);
  orderContract(setup);
  resultContract(setup);
};

const programmeContract = (setup: () => PulseStoreSetup): void => {
  describe('pulse store contract: programme', () => {
    const plan = { running: true, cadence: 'weekly', anchor: week } as const;

    it('reads a programme never saved as version 0 without plans', async () => {
      const { pulse, org } = setup();
      expect(await pulse.programme(org)).toEqual({ org, version: 0, plans: {}, rounds: 0 });
    });

    it('reads back what was saved, one version on', async () => {
      const { pulse, org } = setup();
      const first: Programme = { org, version: 0, plans: { [asUnitId('root')]: plan }, rounds: 0 };
      expect(await pulse.saveProgramme(first)).toBe(true);
      expect(await pulse.programme(org)).toEqual({ ...first, version: 1 });
      const second: Programme = { ...first, version: 1, rounds: 3, lastWeek: week, picks: ['D1c', 'D2c'] };
      expect(await pulse.saveProgramme(second)).toBe(true);
      expect(await pulse.programme(org)).toEqual({ ...second, version: 2 });
      expect(await pulse.saveProgramme({ ...first, version: 2 })).toBe(true);
      expect(await pulse.programme(org)).toEqual({ ...first, version: 3 });
    });

    it('refuses what was read before somebody else saved', async () => {
      const { pulse, org } = setup();
      const read: Programme = { org, version: 0, plans: {}, rounds: 0 };
      const saved = await fifty((i) => pulse.saveProgramme({ ...read, rounds: i }));
      expect(saved.filter(Boolean)).toHaveLength(1);
      expect(await pulse.saveProgramme(read)).toBe(false);
      expect(await pulse.programme(org)).toMatchObject({ version: 1, rounds: saved.indexOf(true) });
    });
  });
};

const roundContract = (setup: () => PulseStoreSetup): void => {
  describe('pulse store contract: rounds', () => {
    it('reads back a round and its tree, of any size', async () => {
      const { pulse, org, elsewhere } = setup();
      const tree = [roundUnit('root'), ...Array.from({ length: 2_500 }, (_, i) => roundUnit(`u${i}`, i))];
      expect(await pulse.round(org, week)).toBeUndefined();
      expect((await pulse.roundTree(org, week)).size).toBe(0);
      expect(await pulse.createRound(round(org), tree)).toBe(true);
      for (const store of [pulse, elsewhere()]) {
        expect(await store.round(org, week)).toEqual(round(org));
        expect([...(await store.roundTree(org, week)).values()]).toEqual(tree);
      }
      expect((await pulse.roundTree(org, week)).get(asUnitId('u7'))?.asked).toBe(7);
    });

    it('keeps the first round of a week, its tree too', async () => {
      const { pulse, org, elsewhere } = setup();
      await pulse.createRound(round(org), [roundUnit('root')]);
      expect(await elsewhere().createRound(round(org, { asked: 1 }), [roundUnit('u1')])).toBe(false);
      expect(await elsewhere().round(org, week)).toEqual(round(org));
      expect([...(await elsewhere().roundTree(org, week)).keys()]).toEqual(['root']);
    });

    it('keeps round and tree of one opener when fifty open at once', async () => {
      const { pulse, org, elsewhere } = setup();
      const opened = await fifty((i) => pulse.createRound(round(org, { asked: i }), [roundUnit('root', i)]));
      expect(opened.filter(Boolean)).toHaveLength(1);
      const asked = opened.indexOf(true);
      expect((await elsewhere().round(org, week))?.asked).toBe(asked);
      expect([...(await elsewhere().roundTree(org, week)).values()]).toEqual([roundUnit('root', asked)]);
    });

    it('moves a round on once, and only from the state it is in', async () => {
      const { pulse, org, elsewhere } = setup();
      await pulse.createRound(round(org), [roundUnit('root')]);
      const stale = elsewhere();
      expect((await stale.round(org, week))?.state).toBe('open');
      const moved = await fifty(() => pulse.advance(org, week, 'open', 'counted'));
      expect(moved.filter(Boolean)).toHaveLength(1);
      expect((await pulse.round(org, week))?.state).toBe('counted');
      expect(await stale.advance(org, week, 'open', 'counted')).toBe(false);
      expect((await stale.round(org, week))?.state).toBe('counted');
      expect(await stale.advance(org, week, 'counted', 'closed')).toBe(true);
      expect(await pulse.advance(org, nextWeek, 'open', 'counted')).toBe(false);
      expect(await pulse.round(org, nextWeek)).toBeUndefined();
    });

    it('keeps organisations apart', async () => {
      const { pulse, org, other } = setup();
      await pulse.createRound(round(org), [roundUnit('root')]);
      expect(await pulse.round(other, week)).toBeUndefined();
      expect(await pulse.createRound(round(other), [roundUnit('root')])).toBe(true);
    });
  });
};

const ballotContract = (setup: () => PulseStoreSetup): void => {
  describe('pulse store contract: ballots', () => {
    it('gives back the ballot as it is after each answer', async () => {
      const { pulse, org } = setup();
      const ballot = { token: token('K1'), unit: asUnitId('ka-1') };
      expect(await pulse.answer({ ...entry(org, 10), question: 'A0', value: 4 })).toEqual({
        ...ballot,
        answers: { A0: { value: 4, order: 10 } },
      });
      expect(await pulse.answer({ ...entry(org, 11), question: 'D1a', value: 1 })).toEqual({
        ...ballot,
        answers: { A0: { value: 4, order: 10 }, D1a: { value: 1, order: 11 } },
      });
      expect(await pulse.skip(entry(org, 12))).toEqual({
        ...ballot,
        answers: { A0: { value: 4, order: 10 }, D1a: { value: 1, order: 11 } },
        skipped: 12,
      });
    });

    it('says stale to an answer, and to a skip, as old as or older than the one there', async () => {
      const { pulse, org } = setup();
      const answer = (order: number, value: 1 | 5) => pulse.answer({ ...entry(org, order), question: 'A0', value });
      await answer(10, 5);
      expect(await answer(10, 1)).toBe('stale');
      expect(await answer(9, 1)).toBe('stale');
      await pulse.skip(entry(org, 20));
      expect(await pulse.skip(entry(org, 20))).toBe('stale');
      expect(await pulse.skip(entry(org, 19))).toBe('stale');
      expect(await pulse.ballot(org, week, 0, token('K1'))).toMatchObject({
        answers: { A0: { value: 5 } },
        skipped: 20,
      });
    });

    it('reads ballots one by one, by token and by shard, each once', async () => {
      const { pulse, org } = setup();
      const people = Array.from({ length: 130 }, (_, i) => `K${i}`);
      await Promise.all(people.map((p, i) => pulse.answer({ ...entry(org, 1, p, i % 4), question: 'A0', value: 3 })));
      expect(await pulse.ballot(org, week, 1, token('K0'))).toBeUndefined();
      expect((await pulse.ballot(org, week, 0, token('K0')))?.token).toBe(token('K0'));
      const keys = [...people, 'K0', 'nobody'].map((p, i) => ({ shard: i % 4, token: token(p) }));
      const wanted = [...keys.slice(0, 130), { shard: 0, token: token('K0') }, { shard: 3, token: token('nobody') }];
      expect(tokensOf(await pulse.ballots(org, week, wanted))).toEqual(people.map(token).sort());
      const second = people
        .filter((_, i) => i % 4 === 1)
        .map(token)
        .sort();
      expect(tokensOf(await collected(pulse.ballotsOf(org, week, 1)))).toEqual(second);
      expect(await collected(pulse.ballotsOf(org, nextWeek, 1))).toEqual([]);
    });

    it('erases the ballots it is told to, missing ones too', async () => {
      const { pulse, org } = setup();
      const people = Array.from({ length: 60 }, (_, i) => `K${i}`);
      await Promise.all(people.map((p) => pulse.answer({ ...entry(org, 1, p), question: 'A0', value: 3 })));
      const gone = [...people.slice(1), 'nobody'].map((p) => ({ shard: 0, token: token(p) }));
      await pulse.eraseBallots(org, week, gone);
      expect(tokensOf(await collected(pulse.ballotsOf(org, week, 0)))).toEqual([token('K0')]);
    });
  });
};

const tokensOf = (ballots: readonly Ballot[]) => ballots.map((ballot) => ballot.token).sort();

/** Taps of one person: distinct moments, any question, some of them 「今週は答えない」. */
const taps = fc.uniqueArray(
  fc.record({
    order: fc.integer({ min: 1, max: 1_000 }),
    question: fc.constantFrom('A0', 'D1a', 'O1', 'skip'),
    value: fc.constantFrom(1, 2, 3, 4, 5),
  }),
  { minLength: 1, maxLength: 8, selector: ({ order }) => order },
);
type Tap = {
  readonly order: number;
  readonly question: 'A0' | 'D1a' | 'O1' | 'skip';
  readonly value: 1 | 2 | 3 | 4 | 5;
};

/** The taps, each delivered one to three times, in any order. */
const deliveries = taps.chain((once) =>
  fc
    .array(fc.constantFrom(...once), { maxLength: 2 * once.length })
    .chain((again) => fc.shuffledSubarray([...once, ...again], { minLength: once.length + again.length }))
    .map((delivered) => ({ once, delivered })),
);

const orderContract = (setup: () => PulseStoreSetup): void => {
  describe('pulse store contract: order', () => {
    const deliver = ({ pulse, org }: PulseStoreSetup, { question, value, order }: Tap, person: string) =>
      question === 'skip'
        ? pulse.skip(entry(org, order, person))
        : pulse.answer({ ...entry(org, order, person), question, value });

    it('ends with the same ballot whatever order taps arrive in, and however often', async () => {
      const here = setup();
      let people = 0;
      await fc.assert(
        fc.asyncProperty(deliveries, async ({ once, delivered }) => {
          const [inOrder, mixed] = [`in-order-${people}`, `mixed-${people}`];
          people += 1;
          for (const tap of once.toSorted((a, b) => a.order - b.order)) await deliver(here, tap, inOrder);
          await Promise.all(delivered.map((tap) => deliver(here, tap, mixed)));
          const expected = await here.pulse.ballot(here.org, week, 0, token(inOrder));
          const actual = await here.pulse.ballot(here.org, week, 0, token(mixed));
          expect(actual).toEqual({ ...expected, token: token(mixed) });
        }),
        { numRuns: 60 },
      );
    });
  });
};

const resultContract = (setup: () => PulseStoreSetup): void => {
  describe('pulse store contract: comments and results', () => {
    const comment = (text: string, order: number, person = 'K1') => ({
      token: token(person),
      bureau: asUnitId('kyoku'),
      text,
      order,
    });

    it('keeps the newest comment of a token', async () => {
      const { pulse, org } = setup();
      await pulse.saveComment(org, week, comment('二番目', 2));
      await pulse.saveComment(org, week, comment('一番目', 1));
      await pulse.saveComment(org, week, comment('同時', 2));
      await pulse.saveComment(org, week, comment('ほかの人', 1, 'K2'));
      const found = await collected(pulse.comments(org, week));
      expect(found.map(({ text }) => text).sort()).toEqual(['ほかの人', '二番目']);
      expect(found).toContainEqual(comment('二番目', 2));
      expect(await pulse.comment(org, week, token('K1'))).toEqual(comment('二番目', 2));
      expect(await pulse.comment(org, week, token('nobody'))).toBeUndefined();
    });

    it('keeps the stamp of a comment that was taken back, so that an older text does not return', async () => {
      const { pulse, org } = setup();
      await pulse.saveComment(org, week, comment('', 2));
      await pulse.saveComment(org, week, comment('遅れて届いた声', 1));
      expect(await pulse.comment(org, week, token('K1'))).toEqual(comment('', 2));
    });

    it('erases comments', async () => {
      const { pulse, org } = setup();
      for (const person of ['K1', 'K2']) await pulse.saveComment(org, week, comment('意見', 1, person));
      await pulse.eraseComments(org, week, [token('K1'), token('nobody')]);
      expect(await collected(pulse.comments(org, week))).toEqual([comment('意見', 1, 'K2')]);
    });

    it('saves remarks and counts once, however often it is told to', async () => {
      const { pulse, org, other } = setup();
      const remarks = Array.from({ length: 30 }, (_, i) => ({
        id: `r${i}`,
        bureau: asUnitId('kyoku'),
        text: `意見${i}`,
      }));
      const tallies: Tally[] = [
        { unit: asUnitId('ka-1'), respondents: 6, counts: { A0: [0, 1, 2, 3, 0], O3: [6, 0, 0, 0, 0] } },
        { unit: asUnitId('ka-2'), respondents: 5, counts: {} },
      ];
      for (const times of [1, 2]) {
        await pulse.saveRemarks(org, week, remarks.slice(0, 15 * times));
        await pulse.saveTallies(org, week, tallies);
      }
      const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
      expect((await pulse.remarks(org, week)).toSorted(byId)).toEqual(remarks.toSorted(byId));
      expect(await pulse.tallies(org, week)).toEqual(tallies);
      const pages = [];
      for await (const page of pulse.tallyPages(org, week)) pages.push(...page);
      expect(pages).toEqual(tallies);
      expect(await pulse.remarks(org, nextWeek)).toEqual([]);
      expect(await pulse.tallies(other, week)).toEqual([]);
    });

    it('takes an empty list of anything', async () => {
      const { pulse, org } = setup();
      await pulse.eraseBallots(org, week, []);
      await pulse.eraseComments(org, week, []);
      await pulse.saveRemarks(org, week, []);
      await pulse.saveTallies(org, week, []);
      expect(await pulse.ballots(org, week, [])).toEqual([]);
    });
  });
};
