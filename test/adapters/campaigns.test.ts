import { afterAll, beforeAll, expect, it } from 'vitest';
import { composeCore } from '../../adapters/core.ts';
import { acknowledge } from '../../src/campaign/message.ts';
import { asCampaignId } from '../../src/campaign/model.ts';
import { asMonthId } from '../../src/campaign/month.ts';
import { askDeleteMonth, deleteMonth, openMonth, openPart } from '../../src/campaign/month-cards.ts';
import { saveMonth } from '../../src/campaign/month-forms.ts';
import type { Outcome } from '../../src/conversation/outcome.ts';
import type { OrgId } from '../../src/people/model.ts';
import { asUnitId } from '../../src/people/model.ts';
import { draftOf } from '../fixtures/campaigns.ts';
import { installMinistry, ministryStaff, staffOf } from '../fixtures/ministry.ts';
import { type Office, openOffice } from '../fixtures/office.ts';
import { at } from '../fixtures/time.ts';
import { type Engine, openEngine } from './dynamodb/engine.ts';

const START = at('2026-11-24T09:00:00+09:00');
const id = asCampaignId('20261124T000000000Z-01');

let engine: Engine;
let org: OrgId;
let office: Office;

beforeAll(async () => {
  engine = await openEngine();
  org = engine.org();
  await installMinistry(org, engine.store.directoryImport, START);
  office = openOffice({
    org,
    dueWork: engine.store.dueWork,
    start: START,
    compose: ({ messengers, randomBytes, complain, now }) =>
      composeCore({
        ...{ store: engine.store, messengers, randomBytes, orgOf: () => org, closeGraceMs: 60_000, wallClock: now },
        log: { info: () => undefined, warn: complain, error: complain },
      }),
  });
});
afterAll(() => engine.close());

const [first] = ministryStaff;
if (!first) throw new Error('no staff');

const requestsOf = async (what: 'read' | 'tried'): Promise<number> => {
  const reader = staffOf(org, first);
  engine.store.meter.reset();
  await office.tap(reader, acknowledge.of({ campaign: id, what, test: false }));
  return engine.store.meter.read().requests;
};

it('keeps what a reader says in four requests at most, the first time and again', async () => {
  const unit = asUnitId(first.unit);
  const challenge = { title: '題', body: '文', challenge: '課題', links: [] };
  const running = { type: 'running', since: START } as const;
  await engine.store.campaigns.save(
    draftOf(org, { id, content: challenge, audience: { unit, role: 'everyone' }, state: running, people: 5 }),
  );
  expect([await requestsOf('read'), await requestsOf('read')]).toEqual([4, 4]);
  expect([await requestsOf('tried'), await requestsOf('read')]).toEqual([3, 4]);
  expect(await engine.store.campaigns.acknowledgement(org, id, staffOf(org, first).id)).toBe('tried');
  expect(office.complaints).toEqual([]);
});

it('plans a month in four requests at most, each tap and each line', async () => {
  const entry = ministryStaff.find((each) => each.id === 'K-省-1') ?? first;
  const promoter = { ...staffOf(org, entry), promotes: [asUnitId('省')] };
  const month = asMonthId('0001');
  const plan = { name: '強化月間', first: '12/1', last: '1/5' };
  const steps: readonly (() => Promise<readonly Outcome[]>)[] = [
    () => office.say(promoter, '強化月間'),
    () => office.tap(promoter, openMonth.of({})),
    () => office.submit(promoter, saveMonth.of({ month, revision: 0 }), plan),
    () => office.submit(promoter, saveMonth.of({ month, revision: 0 }), plan),
    () => office.submit(promoter, saveMonth.of({ month, revision: 1 }), { ...plan, last: '1/8' }),
    () => office.say(promoter, '強化月間'),
    () => office.tap(promoter, openPart.of({ month, kit: 'top' })),
    () => office.tap(promoter, askDeleteMonth.of({ month })),
    () => office.tap(promoter, deleteMonth.of({ month })),
    () => office.tap(promoter, deleteMonth.of({ month })),
  ];
  // A process reads the tree of units once, and learns once where somebody is.
  await office.say(promoter, '強化月間');
  const counts: number[] = [];
  for (const step of steps) {
    engine.store.meter.reset();
    await step();
    counts.push(engine.store.meter.read().requests);
  }
  expect(counts.filter((requests) => requests > 4)).toEqual([]);
  expect(await engine.store.months.months(org)).toMatchObject([{ revision: 3, last: '2027-01-08', deletedAt: START }]);
  expect(office.complaints).toEqual([]);
});
