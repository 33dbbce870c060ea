import { beforeEach, describe, expect, it } from 'vitest';
import { narrowTo, openAsk, send } from '../../../src/campaign/cards.ts';
import {
  CENSUS,
  ensureCensus,
  estimateOf,
  LIVE_PEOPLE,
  mustBeApproved,
  takeCensus,
} from '../../../src/campaign/census.ts';
import { sendAsk } from '../../../src/campaign/forms.ts';
import { asCampaignId, asFace, type Campaign, type CampaignAudience } from '../../../src/campaign/model.ts';
import { asPersonId, asUnitId, type Person } from '../../../src/people/model.ts';
import { calendarOf } from '../../../src/time/calendar.ts';
import { asInstant, HOUR_MS, type Instant, MINUTE_MS } from '../../../src/time/instant.ts';
import { draftOf } from '../../fixtures/campaigns.ts';
import { memoryCampaigns } from '../../fixtures/memory-campaigns.ts';
import { memoryCensuses } from '../../fixtures/memory-census.ts';
import { memoryDelivery } from '../../fixtures/memory-delivery.ts';
import { memoryDirectory } from '../../fixtures/memory-directory.ts';
import { memoryLists } from '../../fixtures/memory-lists.ts';
import { type MemoryOffice, memoryOffice } from '../../fixtures/memory-office.ts';
import { ORG, person, treeOf, unit } from '../../fixtures/staff.ts';
import { at } from '../../fixtures/time.ts';

const now = at('2026-11-24T10:00:00+09:00');
const later = (ms: number): Instant => asInstant(now + ms);
const SIZE = LIVE_PEOPLE + 100;

/** 省 ─ 局 (85 people), 小局 (12 people); everybody else is in 省 itself. */
const units = [{ ...unit('省'), promoters: [asPersonId('1'), asPersonId('2')] }, unit('局', '省'), unit('小局', '省')];
const tree = treeOf(['省'], ['局', '省'], ['小局', '省']);
const placeOf = (i: number): string => (i <= 2 ? '省' : i <= 87 ? '局' : i <= 99 ? '小局' : '省');
const staff: readonly Person[] = Array.from({ length: SIZE }, (_, i) =>
  person(`${i + 1}`, placeOf(i + 1), i < 2 ? { promotes: [asUnitId('省')] } : {}),
);
const [author, approver] = staff;
if (!author || !approver) throw new Error('nobody');
const id = asCampaignId('c1');
const draft = (audience: Partial<CampaignAudience>): Campaign =>
  draftOf(ORG, { id, audience: { unit: asUnitId('省'), role: 'everyone', ...audience }, author: asPersonId('1') });
const words = async (outcomes: Promise<unknown>) => JSON.stringify(await outcomes);

describe('the rule of approvals by a census', () => {
  const small: CampaignAudience = { unit: asUnitId('局'), role: 'everyone' };
  const must = (people: number, age?: number) =>
    mustBeApproved({ people, ...(age !== undefined && { asOf: later(-age) }) }, small, tree, now);

  it.each<[string, boolean, number, number | undefined]>([
    ['100 counted now', false, 100, undefined],
    ['101 counted now', true, 101, undefined],
    ['79 of a new census', false, 79, MINUTE_MS],
    ['80 of a new census: it may be a hundred and one', true, 80, MINUTE_MS],
    ['99 of a new census', true, 99, 0],
    ['12 of a census of an hour', false, 12, HOUR_MS],
    ['12 of a census older than an hour', true, 12, HOUR_MS + 1],
  ])('%s: %s', (_, expected, people, age) => {
    expect(must(people, age)).toBe(expected);
  });
});

describe('a draft in a large organisation', () => {
  let office: MemoryOffice;
  const take = (moment: Instant = office.now()) =>
    takeCensus({ ...office, ...office.delivery })(
      { org: ORG, id: 'x', kind: CENSUS, payload: {}, dueAt: moment },
      moment,
    );
  const planned = async () => {
    const due = await office.delivery.dueWork.due(ORG, asInstant(now + 86_400_000 * 2), 10);
    return due.flatMap((entry) => (entry.type === 'job' && entry.job.kind === CENSUS ? [entry.job.id] : []));
  };
  const choose = (of: string) => words(office.tap(author, narrowTo.of({ campaign: id }), { choice: of }));

  beforeEach(async () => {
    office = memoryOffice({
      units: [...units, ...Array.from({ length: 45 }, (_, i) => unit(`課${i}`, '省'))],
      people: staff,
      start: now,
    });
    await office.campaigns.save(draft({}));
  });

  it('says how many as of when, and has a new census taken once the last is half an hour old', async () => {
    await take(now);
    expect(await choose('局')).toContain('約85人（11月24日（火）10時の時点）');
    expect((await planned()).filter((job) => job.endsWith('/now'))).toEqual([]);
    await office.moveTo(later(31 * MINUTE_MS));
    expect(await choose('局')).toContain('いま人数を数え直しています。');
    expect((await planned()).filter((job) => job.endsWith('/now'))).toHaveLength(1);
  });

  it('counts nobody one by one', async () => {
    await take(now);
    const { everyone } = office.directory;
    Object.assign(office.directory, {
      everyone: () => {
        throw new Error('walks through the directory');
      },
    });
    expect(await choose('小局')).toContain('約12人');
    Object.assign(office.directory, { everyone });
    expect(office.complaints).toEqual([]);
  });

  it('is sent without a second person where the census is new and far below the limit', async () => {
    await take(now);
    await choose('小局');
    await office.tap(author, send.of({ campaign: id }));
    expect((await office.campaigns.campaign(ORG, id))?.state.type).toBe('scheduled');
  });

  it('is not where it is near the limit or old, and says why', async () => {
    await take(now);
    expect(await choose('局')).toContain('人数が変わっているかもしれないので');
    expect(await words(office.tap(author, send.of({ campaign: id })))).toContain('もう一人の推進者の承認が要ります。');
    expect((await office.campaigns.campaign(ORG, id))?.state.type).toBe('draft');
    await office.moveTo(later(HOUR_MS + MINUTE_MS));
    expect(await choose('小局')).toContain('人数が変わっているかもしれないので');
    await office.tap(author, send.of({ campaign: id }));
    expect((await office.campaigns.campaign(ORG, id))?.state.type).toBe('draft');
    expect(await words(office.tap(author, openAsk.of({ campaign: id })))).toContain('職員 2');
    await office.submit(author, sendAsk.of({ campaign: id }), { approver: '2' });
    expect((await office.campaigns.campaign(ORG, id))?.state.type).toBe('asked');
  });

  it('counts one by one as long as there is no census', async () => {
    expect(await choose('局')).toMatch(/"85人"/);
    expect((await planned()).filter((job) => job.endsWith('/now'))).toHaveLength(1);
  });
});

describe('a census', () => {
  const open = (people: number) => {
    const memory = memoryDirectory();
    for (const each of staff.slice(0, people)) memory.people.set(each.id, each);
    const size = { people, units: 3, version: 7, closures: {} };
    memory.organisation = { id: ORG, name: '省', zone: author.zone, zones: [author.zone], ...size };
    const delivery = memoryDelivery();
    const censuses = memoryCensuses(memory.directory);
    const { campaigns } = memoryCampaigns();
    return { memory, ...delivery, ...memoryLists(), directory: memory.directory, censuses, campaigns };
  };
  const jobsOf = async (deps: ReturnType<typeof open>) =>
    (await deps.dueWork.due(ORG, later(86_400_000), 10)).flatMap((entry) => (entry.type === 'job' ? [entry.job] : []));
  const job = { org: ORG, id: 'x', kind: CENSUS, payload: {}, dueAt: now };

  it('is planned every night, and at once where the directory has changed since the last', async () => {
    const deps = open(SIZE);
    for (let i = 0; i < 3; i += 1) await ensureCensus(ORG, now, deps);
    expect((await jobsOf(deps)).map(({ id: name, dueAt }) => [name, dueAt])).toEqual([
      [`${CENSUS}/now`, now],
      [`${CENSUS}/2026-11-25`, at('2026-11-25T04:00:00+09:00')],
    ]);
    await deps.jobs.finish(ORG, `${CENSUS}/now`);
    await takeCensus(deps)(job, now);
    await ensureCensus(ORG, now, deps);
    expect(await jobsOf(deps)).toHaveLength(1);
    deps.memory.organisation = { ...(await ifThere(deps)), version: 8 };
    await ensureCensus(ORG, now, deps);
    expect(await jobsOf(deps)).toHaveLength(2);
  });

  it('is not taken of a small organisation, whose people are counted one by one', async () => {
    const deps = open(LIVE_PEOPLE);
    await ensureCensus(ORG, now, deps);
    await takeCensus(deps)(job, now);
    expect(await jobsOf(deps)).toEqual([]);
    expect(await deps.censuses.census(ORG)).toBeUndefined();
    const moment = { at: now, now, when: 'now', calendar: calendarOf({}) } as const;
    expect(await estimateOf(await ifThere(deps), draft({}).audience, tree, moment, deps)).toBeUndefined();
  });

  it('counts everybody, and not again within a minute', async () => {
    const deps = open(SIZE);
    await takeCensus(deps)(job, now);
    const census = await deps.censuses.census(ORG);
    expect(census?.units.find((of) => of.unit === '小局')).toEqual({ unit: '小局', counts: [{ kind: 1, people: 12 }] });
    expect(census).toMatchObject({ version: 7, at: now });
    await takeCensus(deps)(job, later(30_000));
    expect((await deps.censuses.census(ORG))?.at).toBe(now);
    await takeCensus(deps)(job, later(MINUTE_MS));
    expect((await deps.censuses.census(ORG))?.at).toBe(later(MINUTE_MS));
  });

  it('tells how many a large campaign left silent as its board does, from five on either side', async () => {
    const deps = open(SIZE);
    await takeCensus(deps)(job, now);
    const moment = { at: now, now, when: 'now', calendar: calendarOf({}) } as const;
    const earlier = asCampaignId('c0');
    const audience = { ...draft({}).audience, notAcknowledged: earlier };
    const estimate = async (of: CampaignAudience) => estimateOf(await ifThere(deps), of, tree, moment, deps);
    await deps.campaigns.save(draftOf(ORG, { id: earlier, people: 2_090 }));
    const answers = {
      at: now,
      people: 40,
      read: { type: 'shown', people: 40 },
      tried: { type: 'few' },
      units: [],
    } as const;
    const progress = { ledger: {}, left: 0 };
    await deps.campaigns.saveSnapshot(ORG, earlier, { at: now, face: asFace('v1'), progress, answers });
    const told = { people: 2_050, slack: 2_050, teams: 2_050, none: 0, later: 0, asOf: now };
    expect(await estimate(audience)).toEqual(told);
    const answered = (people: number) =>
      deps.campaigns.saveSnapshot(ORG, earlier, {
        ...{ at: now, face: asFace('v1'), progress, answers: { ...answers, people } },
      });
    await answered(2_087);
    expect(await estimate(audience)).toMatchObject({ people: 0 });
    await answered(3);
    expect(await estimate(audience)).toMatchObject({ people: 0 });
    expect(await estimate({ ...audience, notAcknowledged: asCampaignId('small') })).toBeUndefined();
  });

  it('counts a short list one by one, and tells of a long one no more than are on it', async () => {
    const deps = open(SIZE);
    await takeCensus(deps)(job, now);
    const moment = { at: now, now, when: 'now', calendar: calendarOf({}) } as const;
    const on = async (name: string) =>
      estimateOf(await ifThere(deps), { ...draft({}).audience, list: { type: 'named', name } }, tree, moment, deps);
    const ids = (count: number) => Array.from({ length: count }, (_, i) => asPersonId(`l${i}`));
    await deps.lists.put({ org: ORG, name: '短い', loadedAt: now }, ids(2_000));
    await deps.lists.put({ org: ORG, name: '長い', loadedAt: now }, ids(2_001));
    expect(await on('短い')).toBeUndefined();
    expect(await on('長い')).toMatchObject({ people: 2_001, asOf: now });
  });
});

const ifThere = async (deps: { readonly directory: ReturnType<typeof memoryDirectory>['directory'] }) => {
  const organisation = await deps.directory.organisation(ORG);
  if (!organisation) throw new Error('no organisation');
  return organisation;
};
