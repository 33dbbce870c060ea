import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRestore } from '../../../adapters/dynamodb/dump-restore.ts';
import { VERSION } from '../../../adapters/dynamodb/items.ts';
import { createLift, itemTypes } from '../../../adapters/dynamodb/migrate.ts';
import type { Store } from '../../../adapters/dynamodb/store.ts';
import type { VoiceKind } from '../../../src/campaign/voice-model.ts';
import { asDeliveryId } from '../../../src/delivery/model.ts';
import { asCalendarMonth } from '../../../src/overtime/fiscal.ts';
import { asOrgId, asPersonId, asUnitId } from '../../../src/people/model.ts';
import { asLocalDate, asWeekId } from '../../../src/time/instant.ts';
import { putRaw, versionsWritten, writtenBy } from '../../fixtures/items/read.ts';
import { askedState, diaryOf, fullPair, knownPair, meetingOf, memoOf, pairOf } from '../../fixtures/one-on-one.ts';
import { dayOf, declaredDay, movedDay, november } from '../../fixtures/overtime.ts';
import { resultOf } from '../../fixtures/results.ts';
import { at } from '../../fixtures/time.ts';
import { rawRows } from '../local/cli/tenant.ts';
import { type Engine, openEngine } from './engine.ts';

describe('lifting an item', () => {
  const lift = createLift(3, {
    person: {
      2: ({ name }) => ({ kana: `?${String(name)}` }),
      3: ({ kana }) => ({ sortKey: `${String(kana)}!` }),
    },
    unit: { 3: () => ({ closed: false }) },
  });

  it.each([
    [
      'takes every step from an old one',
      { v: 1, name: '青山' },
      { v: 3, name: '青山', kana: '?青山', sortKey: '?青山!' },
    ],
    [
      'takes only the steps that are left',
      { v: 2, name: '青山', kana: 'あおやま' },
      { v: 3, name: '青山', kana: 'あおやま', sortKey: 'あおやま!' },
    ],
    [
      'changes nothing that a later version wrote into an old row',
      { v: 1, name: '青山', kana: 'あおやま' },
      { v: 3, name: '青山', kana: 'あおやま', sortKey: 'あおやま!' },
    ],
    ['leaves the newest', { v: 3, name: '青山' }, { v: 3, name: '青山' }],
    ['leaves one of a version to come', { v: 4, name: '青山', more: 1 }, { v: 4, name: '青山', more: 1 }],
  ])('%s', (_, item, expected) => {
    expect(lift({ type: 'person', ...item })).toEqual({ type: 'person', ...expected });
  });

  it('raises a type that did not change, skips versions that changed it not, and knows no others', () => {
    expect(lift({ type: 'job', v: 1, id: 'j' })).toEqual({ type: 'job', v: 3, id: 'j' });
    expect(lift({ type: 'unit', v: 1 })).toEqual({ type: 'unit', v: 3, closed: false });
    expect(lift({ type: 'leave', v: 1 })).toEqual({ type: 'leave', v: 1 });
  });
});

it('has items of every version so far, and of the newest every type', () => {
  const released = Array.from({ length: VERSION }, (_, i) => i + 1);
  expect(versionsWritten()).toEqual(released);
  const types = new Set(writtenBy(VERSION).map(({ type }) => type));
  expect(itemTypes.filter((type) => !types.has(type))).toEqual([]);
});

describe.each(versionsWritten())('what version %i wrote', (version) => {
  const org = asOrgId('main');
  const week = asWeekId('2026-W48');
  let engine: Engine;
  let store: Store;

  beforeAll(async () => {
    engine = await openEngine();
    store = engine.store;
    await putRaw(engine, writtenBy(version));
  });
  afterAll(() => engine.close());

  it('is read: organisation, units and people', async () => {
    const organisation = await store.directory.organisation(org);
    expect(organisation).toMatchObject({ name: '暮らし未来省', people: 40, closures: { '2026-12-28': true } });
    const tree = organisation && (await store.directory.tree(organisation));
    expect(tree?.unit(asUnitId('KM-12'))).toMatchObject({ name: '会計課', managers: ['K013'] });
    expect(await store.directory.person(org, asPersonId('K004'))).toMatchObject({
      ...{ name: '大野 隆', unit: 'KM-11', zone: 'Asia/Tokyo', manages: ['KM-11'], left: false },
      preferences: { language: 'en', place: 'slack', optOuts: ['pulse-reminder'] },
    });
    expect((await store.directory.person(org, asPersonId('K012')))?.left).toBe(true);
    const found = await store.directory.personByEmail(org, 'K041@kurashi-mirai.example.go.jp');
    expect(found).toMatchObject({ id: 'K041', language: 'yasashii' });
  });

  it('is read: messages, jobs, events and imports', async () => {
    const state = async (person: string, id: string) =>
      (await store.outbox.delivery({ org, person: asPersonId(person), id: asDeliveryId(id) }))?.state;
    expect(await state('K001', 'pulse/2026-W48/ask')).toMatchObject({ type: 'sent', place: 'slack' });
    expect(await state('K041', 'pulse/2026-W48/other')).toEqual({ type: 'waiting' });
    expect(await state('K040', 'pulse/2026-W48/reminder')).toMatchObject({ type: 'claimed', place: 'slack' });
    expect(await state('K039', 'pulse/2026-W48/other')).toMatchObject({ fate: 'unreachable', reason: 'no-place' });
    const due = await store.dueWork.due(org, at('2027-12-31T00:00:00+09:00'), 100);
    expect(due.map(({ type }) => type).toSorted()).toEqual([
      ...['delivery', 'delivery', 'job', 'job'],
      ...(version > 1 ? ['job', 'job', 'job', 'parcel', 'room'] : []),
    ]);
    const now = at('2026-11-26T15:10:30+09:00');
    expect(await store.inbox.claim(org, 'done', now, now)).toBe('done');
    expect(await store.inbox.claim(org, 'taken', now, now)).toBe('taken');
    await expect(store.directoryImport.begin(org, 'x', now)).rejects.toMatchObject({ code: 'import-running' });
    expect(await readRestore(rawRows(engine), org)).toMatchObject({ sha256: 'ab12', done: 500 });
  });

  it.runIf(version > 1)('is read: months of overtime', async () => {
    const month = asCalendarMonth('2026-11');
    const stored = november({
      org,
      person: asPersonId('K004'),
      unit: asUnitId('KM-11'),
      formerUnits: [asUnitId('KM-12')],
      days: { ...dayOf('2026-11-26', declaredDay), ...dayOf('2026-11-21', movedDay) },
      revision: 1,
    });
    expect(await store.overtime.months(org, asPersonId('K004'), month, month)).toEqual([stored]);
    expect(await store.overtime.inUnit(org, asUnitId('KM-11'), month)).toEqual([stored]);
    expect(await store.handOvers.since(org, at('2026-11-01T00:00:00+09:00'))).toMatchObject([
      { type: 'import', first: month, last: month, systemWins: true, rows: 300 },
      { type: 'export', month, unit: 'KM-11', by: 'K018', rows: 31, map: '標準' },
    ]);
  });

  it.runIf(version > 1)('is read: 1on1s, how they ended, and notes', async () => {
    const { oneOnOne, directory } = store;
    const [staff, manager] = [asPersonId('K004'), asPersonId('K018')];
    expect(await oneOnOne.diary(org, manager)).toEqual(
      diaryOf([fullPair('K004'), pairOf('K010', { meeting: meetingOf({ state: askedState }) }), knownPair('K025')], {
        ...{ org, manager, revision: expect.any(Number) },
      }),
    );
    expect(await oneOnOne.ended(org, staff)).toEqual([
      { n: 2, day: '2026-10-29', ending: 'held', topic: 'contribution', manager },
    ]);
    expect(await oneOnOne.memo(org, staff)).toEqual(memoOf(org, 'K004', { shared: { manager, n: 3 } }));
    expect(await oneOnOne.memo(org, asPersonId('K010'))).toBeUndefined();
    expect((await directory.person(org, staff))?.preferences.oneOnOne).toEqual({ partner: 'K018', asked: 'K010' });
  });

  it.runIf(version > 1)('is read: evenings and their settings', async () => {
    const [person, day, unit] = [asPersonId('K004'), asLocalDate('2026-11-26'), asUnitId('KM-11')];
    expect(await store.lights.evening(org, person, day)).toEqual({
      ...{ org, person, day, leaves: 'eight', ends: 'quiet', order: 2 },
    });
    expect(await store.lights.staying(org, day, 'plan')).toEqual([{ person, unit }]);
    expect(await store.lights.modes(org)).toMatchObject([{ unit, mode: 'wide', by: 'K018', order: 3 }]);
  });

  it.runIf(version > 1)('is read: months of units, closed and being counted', async () => {
    const { unitMonths } = store;
    const [unit, october, november] = [asUnitId('KM-11'), asCalendarMonth('2026-10'), asCalendarMonth('2026-11')];
    const stored = {
      ...{ org, unit, month: october, at: at('2026-11-10T05:00:00+09:00') },
      ...{ long: { people: 12, from: 0, to: 2 }, rested: { from: 75, to: 100 } },
    };
    const wanted = [october, november].map((month) => ({ unit, month }));
    expect(await unitMonths.closed(org, wanted)).toEqual([stored]);
    expect(await unitMonths.isClosed(org, november)).toBe(false);
    const sums = new Map([[unit, { people: 2, long: 1, workers: 2, days: 9, shortRests: 4 }]]);
    expect(await unitMonths.sums(org, november, 3)).toEqual(sums);
    const [member] = await unitMonths.members(org, november, 3);
    expect(member?.path).toEqual(['KM-11', 'KM']);
  });

  it.runIf(version > 1)('is read: months of 1on1s of units', async () => {
    const counted = { org, month: asCalendarMonth('2026-10'), at: at('2026-11-05T05:00:00+09:00') };
    const wanted = ['KM-11', 'KM-12'].map((id) => ({ unit: asUnitId(id), month: counted.month }));
    const found = await store.shares.closed(org, wanted);
    expect(found).toHaveLength(2);
    expect(found).toContainEqual({ ...counted, unit: 'KM-11', pairs: 12, held: { from: 4, to: 12 } });
    expect(found).toContainEqual({ ...counted, unit: 'KM-12', pairs: 3 });
  });

  it.runIf(version > 1)('is read: results, homes, decisions, views and thresholds', async () => {
    const { results, views, thresholds } = store;
    const [unit, w46, when] = [asUnitId('KM-11'), asWeekId('2026-W46'), at('2026-11-30T10:00:00+09:00')];
    expect(await results.results(org, week, [unit])).toEqual([resultOf(org, unit, { parent: asUnitId('KM-1') })]);
    expect(await results.published(org)).toContain('2026-W46');
    expect(new Map(await results.homes(org, w46)).get('nAMrm0mnCWbY')).toBe('KM-11');
    expect((await results.decisions(org, unit)).made).toEqual([
      { at: when, by: 'K004', name: '大野 隆', text: '会議を30分にします' },
    ]);
    const lines = [];
    for await (const page of views.views(org, when, when)) lines.push(...page);
    expect(lines).toEqual([{ org, at: when, person: 'K004', unit, week, kind: 'team' }]);
    expect((await thresholds.book(org)).settings).toMatchObject([{ thresholds: { mean: 8, distribution: 10 } }]);
  });

  it('is read: programme, rounds, ballots, comments, counts and keys', async () => {
    const { pulse } = store;
    expect(await pulse.programme(org)).toMatchObject({
      ...{ rounds: 2, lastWeek: '2026-W48', picks: ['D4c', 'D7c'] },
      plans: { 'KM-31': { running: false, cadence: 'monthly' } },
    });
    expect(await pulse.round(org, week)).toMatchObject({ state: 'open', asked: 32, shards: 1 });
    expect((await pulse.roundTree(org, week)).get(asUnitId('KM-11'))).toMatchObject({
      name: '人事課',
      bucket: 'KM-11',
    });
    const ballots = [];
    for await (const page of pulse.ballotsOf(org, week, 0)) ballots.push(...page);
    expect(ballots.map(({ answers }) => answers.A0?.value)).toEqual([undefined, 5]);
    expect(ballots[0]?.skipped).toBe(1795673400016);
    const comments = [];
    for await (const page of pulse.comments(org, week)) comments.push(...page);
    expect(comments.map(({ text }) => text)).toEqual(['電話が多い']);
    expect((await pulse.remarks(org, asWeekId('2026-W47'))).map(({ text }) => text)).toEqual(['会議を減らしたい']);
    expect(await pulse.tallies(org, asWeekId('2026-W47'))).toEqual([
      { unit: 'KM', respondents: 11, counts: { A0: [0, 0, 0, 11, 0] }, ...(version > 1 && { took: 'KM-11' }) },
    ]);
    expect(await store.roundKeys.key(org, week)).toHaveLength(32);
  });

  it.runIf(version > 1)('is read: what people wrote, and what was decided about it', async () => {
    const sheet = await store.remarkSheets.sheet(org, asWeekId('2026-W47'), asUnitId('KM'), 0);
    expect(sheet?.remarks).toEqual([
      {
        ...{ id: 'r1', text: '会議を減らしたい', state: 'shown' },
        reply: { by: 'K001', name: '佐藤 花子', on: '2026-11-24', text: '来週から試します。' },
      },
    ]);
  });

  it.runIf(version > 1)('is read: campaigns, who acknowledged them, and what is left of that', async () => {
    const { campaigns } = store;
    const [next, recalled] = await campaigns.recent(org, 10);
    expect(next).toMatchObject({ state: { type: 'scheduled' }, audience: { notAcknowledged: recalled?.id } });
    expect(recalled).toMatchObject({
      ...{ content: { from: '大臣 青山 花', picture: { alt: 'ポスター' }, links: [{ label: '手引き' }] } },
      ...{ audience: { role: 'managers', language: 'ja' }, board: { place: 'slack' }, shown: 'recalled', people: 40 },
    });
    if (!recalled) throw new Error('no campaign');
    expect(await campaigns.acknowledgement(org, recalled.id, asPersonId('K004'))).toBe('read');
    expect(await campaigns.acknowledgement(org, recalled.id, asPersonId('K010'))).toBe('tried');
    const voice = (kind: VoiceKind, owner: string) => campaigns.voice({ org, campaign: recalled.id, kind, owner });
    expect(await voice('kanji', 'K004')).toMatchObject({
      entry: { character: '軽', reason: '会議が軽い', mayShow: true },
    });
    expect(await voice('story', 'K010')).toMatchObject({ order: 2, entry: { consent: 'named' }, withdrawn: true });
    expect(await voice('pledge', 'KM-11')).toMatchObject({ by: 'K004', entry: { text: '会議は30分' } });
    expect((await campaigns.kanji(org, recalled.id))?.characters).toEqual([
      { character: '軽', people: 5 },
      { character: '疎' },
    ]);
    expect(await campaigns.counts(org, recalled.id)).toEqual([
      { unit: 'KM-11', read: 8, tried: 3 },
      { read: 2, tried: 0 },
    ]);
  });

  it('is applied: a staged import is committed by today’s code', async () => {
    const { directoryImport } = store;
    const organisation = await store.directory.organisation(org);
    if (!organisation) throw new Error('no organisation');
    await directoryImport.commit(org, 'third', 1, { ...organisation, units: 8 });
    await directoryImport.apply(org, 'third');
    const after = await store.directory.organisation(org);
    expect(after?.units).toBe(8);
    expect(after && (await store.directory.tree(after))?.unit(asUnitId('KM-12'))).toBeUndefined();
  });
});
