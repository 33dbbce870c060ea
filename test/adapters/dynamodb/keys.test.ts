import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessPatterns } from '../../../adapters/dynamodb/access-patterns.ts';
import { indexKeys, keys, PERSON_SHARDS, partitions, shardOf } from '../../../adapters/dynamodb/keys.ts';
import { asLinkId } from '../../../src/campaign/links.ts';
import { asFace } from '../../../src/campaign/model.ts';
import { roomIdOf } from '../../../src/conversation/inbound.ts';
import { asDeliveryId } from '../../../src/delivery/model.ts';
import { firstBook } from '../../../src/overtime/limits/caps-book.ts';
import { asOrgId, asPersonId, asUnitId, type OrgId } from '../../../src/people/model.ts';
import { ballotToken } from '../../../src/pulse/anonymity.ts';
import { asInstant, asLocalDate, asWeekId } from '../../../src/time/instant.ts';
import { entry, importing, put, putUnit, unit } from '../../contracts/directory.ts';
import { draftOf, monthOf } from '../../fixtures/campaigns.ts';
import { diaryOf, memoOf, pairOf } from '../../fixtures/one-on-one.ts';
import { november } from '../../fixtures/overtime.ts';
import { roomOf } from '../../fixtures/rooms.ts';
import { at } from '../../fixtures/time.ts';
import { type Engine, openEngine } from './engine.ts';
import { roundOf } from './rounds.ts';

const org = asOrgId('mx');
const week = asWeekId('2026-W48');
const now = at('2026-11-26T15:00:00+09:00');

describe('keys', () => {
  it('begin with the organisation, all of them', () => {
    const token = ballotToken(new Uint8Array([1]), asPersonId('K1'));
    const all = [
      keys.organisation(org).pk,
      keys.person(org, asPersonId('K1')).pk,
      keys.event(org, 'Ev1').pk,
      keys.ballot(org, week, 0, token).pk,
      keys.roundKey(org, week).pk,
      indexKeys.account(org, { platform: 'slack', user: 'U1' }).value,
      indexKeys.email(org, 'a@example.go.jp').value,
      indexKeys.due(org, 'row', now).dueKey,
      partitions.tallies(org, week),
    ];
    expect(all.filter((key) => !key.startsWith('mx#'))).toEqual([]);
  });

  it.each([
    ['an organisation', () => keys.organisation(asOrgId(''))],
    ['a person', () => keys.person(org, asPersonId(''))],
    ['a unit', () => keys.unit(org, asUnitId(''))],
    ['a delivery', () => keys.delivery(org, asPersonId('K1'), asDeliveryId(''))],
    ['an event', () => keys.event(org, '')],
    ['an account', () => indexKeys.account(org, { platform: 'teams', user: '' })],
    ['an e-mail', () => indexKeys.email(org, ' ')],
    ['a due row', () => indexKeys.due(org, '', now)],
  ])('refuses an empty part: %s', (_, make) => {
    expect(make).toThrow('empty-key');
  });

  it('keeps two organisations apart whatever their names', () => {
    expect(partitions.units(asOrgId('a'))).toBe('a#unit');
    expect(keys.person(asOrgId('a#person'), asPersonId('K1')).pk).toMatch(/^a%23person#person#\d+$/);
    expect(partitions.units(asOrgId('a%23b'))).not.toBe(partitions.units(asOrgId('a#b')));
  });

  it('finds an e-mail however it is written', () => {
    expect(indexKeys.email(org, ' Hana@Example.GO.JP ').value).toBe('mx#email#hana@example.go.jp');
  });

  it('spreads people evenly, and each always to the same part', () => {
    expect([shardOf('K1', PERSON_SHARDS), shardOf('K2', PERSON_SHARDS)]).toEqual([3, 14]);
    const counts = Array.from({ length: PERSON_SHARDS }, () => 0);
    for (let i = 0; i < 16_000; i += 1) {
      const shard = shardOf(`K${i}`, PERSON_SHARDS);
      counts[shard] = (counts[shard] ?? 0) + 1;
    }
    expect(Math.min(...counts)).toBeGreaterThan(850);
    expect(Math.max(...counts)).toBeLessThan(1_150);
  });

  it('sorts due work by moment', () => {
    const earlier = indexKeys.due(org, 'z', at('2026-11-26T14:59:59.999+09:00')).dueSort;
    const onTime = indexKeys.due(org, 'a', now).dueSort;
    const later = indexKeys.due(org, 'a', at('2026-11-26T15:00:00.001+09:00')).dueSort;
    expect([later, onTime, earlier].sort()).toEqual([earlier, onTime, later]);
    expect(onTime <= indexKeys.dueUntil(now) && later > indexKeys.dueUntil(now)).toBe(true);
  });
});

describe('access patterns', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openEngine();
  });
  afterAll(() => engine.close());

  it('are named after what the store offers, each once', () => {
    const { store } = engine;
    const { meter: _, ...ports } = store;
    const offered = Object.entries(ports).flatMap(([port, calls]) =>
      typeof calls === 'function'
        ? [port]
        : Object.entries(calls).flatMap(([call, what]) => (typeof what === 'function' ? [`${port}.${call}`] : [])),
    );
    const listed = accessPatterns.map(({ name }) => name);
    expect(listed.toSorted()).toEqual(offered.filter((name) => name !== 'directoryImport.abandon').toSorted());
  });

  it('cost the requests they say', async () => {
    const { store } = engine;
    const here = { ...store, org: engine.org() };
    const person = asPersonId('K1');
    await importing(here, 'i1', put(entry('K1', { email: 'a@example.go.jp', slack: { user: 'U1' } })));
    const key = { org: here.org, person, id: asDeliveryId('pulse/2026-W48/ask') };
    const row = {
      ...key,
      kind: 'pulse',
      subject: '2026-W48',
      dueAt: now,
      expiresAt: now,
      attempts: 0,
      group: 'g',
    } as const;
    const parcel = {
      ...{ org: here.org, delivery: key.id, page: 'a', left: [person], ledger: {}, attempts: 0 },
      ...({ kind: 'pulse', subject: '2026-W48', dueAt: now, expiresAt: now, group: 'slack' } as const),
    };
    const [floor, evening] = [{ org: here.org, room: roomIdOf('slack', 'C1') }, asLocalDate('2026-11-27')];
    const job = { org: here.org, id: 'j', kind: 'k', payload: {}, dueAt: now };
    await store.unitMonths.saveCount(here.org, november().month, 0, { sums: new Map(), members: [] });
    const token = ballotToken(new Uint8Array([1]), person);
    const ballot = { org: here.org, week, shard: 0, token, unit: asUnitId('u'), order: 1 };
    const programme = await store.pulse.programme(here.org);
    const account = { platform: 'slack', tenant: 'T1', user: 'U1' } as const;
    await store.pulse.createRound(roundOf(here.org), []);
    const comment = { token, bureau: asUnitId('u'), text: '意見', order: 1 };
    const campaign = draftOf(here.org, { state: { type: 'running', since: now } });
    const saved = { ...campaign, revision: 1 };
    const voice = { org: here.org, campaign: campaign.id, kind: 'story', owner: person } as const;
    const diary = diaryOf([pairOf('K1')], { org: here.org });
    const snapshot = { at: now, face: asFace('v1'), progress: { ledger: {}, left: 1 } };
    const calls: { readonly [name: string]: () => Promise<unknown> } = {
      glance: () => store.glance(here.org),
      'directory.organisation': () => store.directory.organisation(here.org),
      'directory.personByAccount': () => store.directory.personByAccount(here.org, account),
      'directory.personByEmail': () => store.directory.personByEmail(here.org, 'a@example.go.jp'),
      'directory.person': () => store.directory.person(here.org, person),
      'people.savePreferences': () => store.people.savePreferences(here.org, person, { language: 'en' }),
      'people.bindAccount': () => store.people.bindAccount(here.org, person, account),
      'directoryImport.begin': () => store.directoryImport.begin(here.org, 'i2', now),
      'directoryImport.stage': () => store.directoryImport.stage(here.org, 'i2', 0, []),
      'directoryImport.commit': () => store.directoryImport.commit(here.org, 'i2', 1, summaryOf(here.org)),
      'directoryImport.pending': () => store.directoryImport.pending(here.org),
      'calendar.setClosure': () => store.calendar.setClosure(here.org, asLocalDate('2026-12-28'), true),
      'inbox.done': () => store.inbox.done(here.org, 'Ev1', now),
      'outbox.plan': () => store.outbox.plan({ ...row, state: { type: 'waiting' } }),
      'outbox.delivery': () => store.outbox.delivery(key),
      'outbox.claim': () => store.outbox.claim(key, 'slack', now, now),
      'outbox.postpone': () => store.outbox.postpone(key, now),
      'outbox.settle': () => store.outbox.settle(key, { type: 'sent', at: now, place: 'slack' }),
      'mailboxes.save': () => store.mailboxes.save({ org, person, revision: 0, entries: [] }),
      'parcels.plan': () => store.parcels.plan(parcel),
      'parcels.parcel': () => store.parcels.parcel(parcel),
      'parcels.claim': () => store.parcels.claim(parcel, now, now),
      'parcels.move': () => store.parcels.move({ ...parcel, attempts: 1 }, now),
      'parcels.settle': () => store.parcels.settle({ ...parcel, attempts: 1 }, [], { sent: 1 }, now),
      'jobs.plan': () => store.jobs.plan(job),
      'jobs.claim': () => store.jobs.claim(job, now),
      'jobs.move': () => store.jobs.move(here.org, 'j', now),
      'jobs.finish': () => store.jobs.finish(here.org, 'j'),
      'dueWork.nextDue': () => store.dueWork.nextDue(here.org),
      'pulse.programme': () => store.pulse.programme(here.org),
      'pulse.saveProgramme': () => store.pulse.saveProgramme(programme),
      'pulse.advance': () => store.pulse.advance(here.org, week, 'open', 'counted'),
      'pulse.answer': () => store.pulse.answer({ ...ballot, question: 'A0', value: 5 }),
      'pulse.skip': () => store.pulse.skip(ballot),
      'pulse.ballot': () => store.pulse.ballot(here.org, week, 0, token),
      'pulse.comment': () => store.pulse.comment(here.org, week, token),
      'pulse.saveComment': () => store.pulse.saveComment(here.org, week, comment),
      'retention.noteLeft': () => store.retention.noteLeft(here.org, person, now),
      'retention.dropChoices': () => store.retention.dropChoices(here.org, person),
      'campaigns.save': () => store.campaigns.save(campaign),
      'campaigns.campaign': () => store.campaigns.campaign(here.org, campaign.id),
      'campaigns.attend': () => store.campaigns.attend(saved, asInstant(0), now),
      'campaigns.attended': () => store.campaigns.attended(saved),
      'campaigns.acknowledge': () => store.campaigns.acknowledge(here.org, campaign.id, person, ballot.unit, 'read'),
      'campaigns.acknowledgement': () => store.campaigns.acknowledgement(here.org, campaign.id, person),
      'campaigns.saveCounts': () => store.campaigns.saveCounts(here.org, campaign.id, []),
      'campaigns.countOpen': () => store.campaigns.countOpen(here.org, campaign.id, asLinkId('0123456789ab')),
      'campaigns.opens': () => store.campaigns.opens(here.org, campaign.id),
      'campaigns.counts': () => store.campaigns.counts(here.org, campaign.id),
      'campaigns.saveSnapshot': () => store.campaigns.saveSnapshot(here.org, campaign.id, snapshot),
      'campaigns.snapshot': () => store.campaigns.snapshot(here.org, campaign.id),
      'months.save': () => store.months.save(monthOf(here.org)),
      'months.months': () => store.months.months(here.org),
      'lights.evening': () => store.lights.evening(here.org, person, asLocalDate('2026-11-26')),
      'lights.say': () =>
        store.lights.say({ org: here.org, person, day: asLocalDate('2026-11-26') }, { type: 'nothing' }, 1),
      'lights.noteStay': () =>
        store.lights.noteStay(here.org, asLocalDate('2026-11-26'), 'plan', { person, unit: ballot.unit }, 1),
      'lights.dropStay': () => store.lights.dropStay(here.org, asLocalDate('2026-11-26'), 'plan', person, 2),
      'rooms.room': () => store.rooms.room(floor),
      'rooms.open': () => store.rooms.open(roomOf(here.org)),
      'rooms.claim': () => store.rooms.claim(floor, evening, now),
      'rooms.postpone': () => store.rooms.postpone(floor, evening, now),
      'rooms.settle': () => store.rooms.settle(floor, { day: evening, telling: 'sent' }, { day: evening, dueAt: now }),
      'rooms.end': () => store.rooms.end(floor, evening, 'gone', now),
      'rooms.close': () => store.rooms.close(floor, 99, now),
      'rooms.erase': () => store.rooms.erase(floor, now),
      'lights.saveMode': () =>
        store.lights.saveMode({ ...{ org: here.org, unit: ballot.unit, mode: 'wide', by: person }, at: now, order: 1 }),
      'overtime.months': () => store.overtime.months(here.org, person, november().month, november().month),
      'overtime.save': () => store.overtime.save(november({ org: here.org }), now),
      'overtime.attend': () => store.overtime.attend(november({ org: here.org, revision: 1 }), now, now),
      'overtime.attended': () => store.overtime.attended(november({ org: here.org, revision: 1 })),
      'overtime.noteAsked': () =>
        store.overtime.noteAsked(here.org, person, { person, day: asLocalDate('2026-11-26') }),
      'overtime.askedOf': () => store.overtime.askedOf(here.org, person, asLocalDate('2026-11-26')),
      'overtime.told': () => store.overtime.told(here.org, person),
      'overtime.noteTold': () => store.overtime.noteTold(here.org, person, '2026-11/month/80'),
      'caps.book': () => store.caps.book(here.org),
      'caps.save': () => store.caps.save(firstBook(here.org, november().month)),
      'overtime.enlist': () => store.overtime.enlist(november({ org: here.org })),
      'oneOnOne.diary': () => store.oneOnOne.diary(here.org, person),
      'oneOnOne.save': () => store.oneOnOne.save(diary, now),
      'oneOnOne.attend': () => store.oneOnOne.attend({ ...diary, revision: 1 }, now, now),
      'oneOnOne.attended': () => store.oneOnOne.attended({ ...diary, revision: 1 }, now),
      'oneOnOne.remove': () => store.oneOnOne.remove({ ...diary, revision: 1 }),
      'oneOnOne.noteEnded': () =>
        store.oneOnOne.noteEnded(here.org, person, diary.manager, {
          ...{ n: 1, day: asLocalDate('2026-11-26'), ending: 'held' },
        }),
      'oneOnOne.ended': () => store.oneOnOne.ended(here.org, person),
      'oneOnOne.memo': () => store.oneOnOne.memo(here.org, person),
      'oneOnOne.saveMemo': () => store.oneOnOne.saveMemo(memoOf(here.org, 'K1')),
      'oneOnOne.endMemo': () => store.oneOnOne.endMemo(here.org, person, now),
      'oneOnOne.deleteMemo': () => store.oneOnOne.deleteMemo(here.org, person, 9),
      'handOvers.note': () =>
        store.handOvers.note({
          ...{ org: here.org, at: now, by: person, rows: 1, map: '標準', digest: 'ab12' },
          ...{ type: 'export', month: november().month, unit: asUnitId('課') },
        }),
      'results.publish': () => store.results.publish(here.org, week),
      'results.published': () => store.results.published(here.org),
      'results.decisions': () => store.results.decisions(here.org, ballot.unit),
      'results.saveDecisions': () =>
        store.results.saveDecisions({ org: here.org, unit: ballot.unit, version: 0, made: [] }),
      'views.record': () =>
        store.views.record({ ...{ org: here.org, at: now, person, unit: ballot.unit, week }, kind: 'own' }),
      'thresholds.book': () => store.thresholds.book(here.org),
      'thresholds.save': () => store.thresholds.save({ org: here.org, version: 0, settings: [] }),
      'remarkSheets.sheet': () => store.remarkSheets.sheet(here.org, week, asUnitId('u'), 0),
      'remarkSheets.save': () =>
        store.remarkSheets.save({
          ...{ org: here.org, week, place: asUnitId('u'), page: 0, pages: 1, version: 1 },
          remarks: [{ id: 'r', text: '意見', state: 'waiting' }],
        }),
      'unitMonths.isCounted': () => store.unitMonths.isCounted(here.org, november().month, 0),
      'unitMonths.sums': () => store.unitMonths.sums(here.org, november().month, 0),
      'unitMonths.members': () => store.unitMonths.members(here.org, november().month, 0),
      'shares.close': () => store.shares.close(here.org, november().month),
      'shares.isClosed': () => store.shares.isClosed(here.org, november().month),
      'unitMonths.isClosed': () => store.unitMonths.isClosed(here.org, november().month),
      'campaigns.voice': () => store.campaigns.voice(voice),
      'campaigns.pickVoice': () => store.campaigns.pickVoice(voice, 1, campaign.id),
      'campaigns.saveKanji': () => store.campaigns.saveKanji(here.org, campaign.id, { characters: [], reasons: [] }),
      'campaigns.kanji': () => store.campaigns.kanji(here.org, campaign.id),
      'lists.list': () => store.lists.list(here.org, 'n'),
      'lists.keepOwn': () => store.lists.keepOwn(here.org, campaign.id, [person]),
      'lists.own': () => store.lists.own(here.org, campaign.id, 'digest'),
      'lists.forgetOwn': () => store.lists.forgetOwn(here.org, campaign.id, asPersonId('K2')),
      'lists.eraseOwn': () => store.lists.eraseOwn(here.org, campaign.id),
      'roundKeys.destroy': () => store.roundKeys.destroy(here.org, week),
    };
    const measured: Record<string, number> = {};
    for (const [name, call] of Object.entries(calls)) {
      store.meter.reset();
      await call();
      measured[name] = store.meter.read().requests;
    }
    const fixed = accessPatterns.filter(({ requests }) => typeof requests === 'number');
    expect(measured).toEqual(Object.fromEntries(fixed.map(({ name, requests }) => [name, requests])));
  });

  it('let a first import write units and people in batches, whatever their number', async () => {
    const { store } = engine;
    const id = engine.org();
    const ids = Array.from({ length: 100 }, (_, i) => `n${i}`);
    const { directoryImport } = store;
    await directoryImport.begin(id, 'i1', now);
    await directoryImport.stage(id, 'i1', 0, [
      putUnit(unit('root')),
      ...ids.map((each) => putUnit(unit(each, 'root'))),
    ]);
    await directoryImport.stage(
      id,
      'i1',
      1,
      ids.map((each) => put(entry(each))),
    );
    await directoryImport.commit(id, 'i1', 2, summaryOf(id));
    store.meter.reset();
    await directoryImport.apply(id, 'i1');
    expect(store.meter.read().requests).toBeLessThan(25);
    const organisation = await store.directory.organisation(id);
    expect(organisation && (await store.directory.tree(organisation))?.size).toBe(101);
  });
});

const summaryOf = (id: OrgId) => ({
  name: id,
  zone: entry('K1').zone,
  zones: [entry('K1').zone],
  people: 1,
  units: 0,
});
