import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VERSION } from '../../../adapters/dynamodb/items.ts';
import type { Store } from '../../../adapters/dynamodb/store.ts';
import { asCampaignId, attendAt } from '../../../src/campaign/model.ts';
import { roomIdOf } from '../../../src/conversation/inbound.ts';
import { asDeliveryId } from '../../../src/delivery/model.ts';
import { asCalendarMonth } from '../../../src/overtime/fiscal.ts';
import { asOrgId, asPersonId, asUnitId } from '../../../src/people/model.ts';
import type { Ballot, Comment } from '../../../src/pulse/model.ts';
import { asLocalDate, asWeekId, TOKYO } from '../../../src/time/instant.ts';
import { read, sourcesIn } from '../../architecture/files.ts';
import { putRaw, type Written, writtenBy } from '../../fixtures/items/read.ts';
import { memoOf } from '../../fixtures/one-on-one.ts';
import { at } from '../../fixtures/time.ts';
import { rowsOf } from '../local/cli/tenant.ts';
import { type Engine, openEngine } from './engine.ts';

const org = asOrgId('main');
const week = asWeekId('2026-W48');
const now = at('2026-11-26T15:30:00+09:00');
const added = { since: 'next', list: [1, 2] };

/** The same rows, as a version to come would have written them: with an attribute that this one does not know. */
const ofNextVersion = (): readonly Written[] =>
  writtenBy(VERSION).map((item) => ({
    ...item,
    v: VERSION + 1,
    added,
    ...(item.type === 'unit' && typeof item.now === 'object' ? { now: { ...item.now, added } } : {}),
  }));

/** Everything this version does to rows that are there, by the type of row that is changed. */
const changes: readonly (readonly [type: string, change: (store: Store) => Promise<unknown>])[] = [
  ['organisation', ({ calendar }) => calendar.setClosure(org, asLocalDate('2026-12-29'), false)],
  ['person', ({ people }) => people.savePreferences(org, asPersonId('K004'), { language: null, optOuts: [] })],
  [
    'person',
    ({ people }) => people.bindAccount(org, asPersonId('K001'), { platform: 'slack', tenant: 'T9', user: 'U9' }),
  ],
  ['import', (store) => imported(store)],
  [
    'mailbox',
    async ({ mailboxes }) => {
      const [mailbox] = await mailboxes.read(org, [asPersonId('K022')]);
      if (!mailbox) throw new Error('no mailbox');
      expect(mailbox.entries).toHaveLength(2);
      expect(await mailboxes.save({ ...mailbox, entries: mailbox.entries.slice(1) })).toBe(true);
    },
  ],
  ['delivery', ({ outbox }) => outbox.claim(message('K041'), 'teams', now, at('2026-11-26T15:31:00+09:00'))],
  ['delivery', ({ outbox }) => outbox.postpone(message('K041'), at('2026-11-26T15:40:00+09:00'))],
  ['delivery', ({ outbox }) => outbox.settle(message('K041'), { type: 'sent', at: now, place: 'teams' })],
  [
    'job',
    async ({ jobs, dueWork }) => {
      for (const entry of await dueWork.due(org, at('2027-12-31T00:00:00+09:00'), 100))
        if (entry.type === 'job') await jobs.move(org, entry.job.id, now);
    },
  ],
  [
    'campaign',
    async ({ campaigns }) => {
      for (const campaign of await campaigns.recent(org, 10)) {
        const { approvedBy: _, ...rest } = campaign;
        expect(await campaigns.save({ ...rest, version: 9 })).toBe(true);
        const due = attendAt(campaign);
        if (due !== undefined)
          expect(await campaigns.attend({ ...rest, revision: rest.revision + 1 }, due, now)).toBe(true);
        await campaigns.attended({ ...rest, revision: rest.revision + 1 });
      }
    },
  ],
  [
    'acknowledgement',
    ({ campaigns }) =>
      campaigns.acknowledge(
        org,
        asCampaignId('20261124T010000000Z-01'),
        asPersonId('K004'),
        asUnitId('KM-11'),
        'tried',
      ),
  ],
  [
    'voice',
    async ({ campaigns }) => {
      const key = { org, campaign: asCampaignId('20261124T010000000Z-01'), kind: 'kanji', owner: 'K004' } as const;
      await campaigns.saveVoice(key, { order: 9, entry: { type: 'kanji', character: '新', mayShow: false } });
      await campaigns.pickVoice(key, 9, asCampaignId('20261201T010000000Z-04'));
    },
  ],
  ['list-page', ({ lists }) => lists.forget(org, asPersonId('K010'))],
  ['own-list', ({ lists }) => lists.forgetOwn(org, asCampaignId('20261123T060000000Z-03'), asPersonId('K010'))],
  [
    'overtime-month',
    async ({ overtime }) => {
      const month = asCalendarMonth('2026-11');
      const [stored] = await overtime.months(org, asPersonId('K004'), month, month);
      if (!stored) throw new Error('no month');
      expect(await overtime.save({ ...stored, unit: asUnitId('KM-12') }, now)).toBe(true);
      const saved = { ...stored, revision: stored.revision + 1 };
      expect(await overtime.attend(saved, now, at('2026-11-26T15:40:00+09:00'))).toBe(true);
      await overtime.attended(saved);
    },
  ],
  [
    'diary',
    async ({ oneOnOne }) => {
      const stored = await oneOnOne.diary(org, asPersonId('K018'));
      if (!stored) throw new Error('no diary');
      expect(await oneOnOne.save({ ...stored, pairs: stored.pairs.slice(1) }, now)).toBe(true);
      const saved = { ...stored, revision: stored.revision + 1 };
      expect(await oneOnOne.attend(saved, now, at('2026-11-26T15:40:00+09:00'))).toBe(true);
      await oneOnOne.attended(saved, at('2026-11-27T15:00:00+09:00'));
    },
  ],
  [
    'one-on-one-ended',
    ({ oneOnOne }) =>
      oneOnOne.noteEnded(org, asPersonId('K004'), asPersonId('K018'), {
        ...{ n: 2, day: asLocalDate('2026-10-29'), ending: 'skipped' },
      }),
  ],
  [
    'memo',
    async ({ oneOnOne }) => {
      await oneOnOne.endMemo(org, asPersonId('K004'), at('2026-11-26T17:00:00+09:00'));
      await oneOnOne.saveMemo(memoOf(org, 'K004', { order: 9 }));
      await oneOnOne.deleteMemo(org, asPersonId('K010'));
    },
  ],
  [
    'evening',
    ({ lights }) =>
      lights.say(
        { org, person: asPersonId('K004'), day: asLocalDate('2026-11-26') },
        { type: 'plan', leaves: 'later' },
        9,
      ),
  ],
  [
    'staying',
    ({ lights }) =>
      lights.noteStay(
        org,
        asLocalDate('2026-11-26'),
        'plan',
        { person: asPersonId('K004'), unit: asUnitId('KM-12') },
        9,
      ),
  ],
  [
    'lights-mode',
    ({ lights }) =>
      lights.saveMode({
        ...{ org, unit: asUnitId('KM-11'), mode: 'narrow', by: asPersonId('K018'), at: now, order: 9 },
      }),
  ],
  [
    'room',
    async ({ rooms }) => {
      const key = { org, room: roomIdOf('slack', 'C1') };
      const [day, next] = [asLocalDate('2026-11-27'), asLocalDate('2026-11-30')];
      await rooms.settle(key, { day, telling: 'sent' }, { day: next, dueAt: at('2026-11-30T19:30:00+09:00') });
      expect(await rooms.claim(key, next, at('2026-11-30T19:31:00+09:00'))).toBe(true);
    },
  ],
  ['homes', ({ results }) => results.forget(org, asPersonId('K004'))],
  [
    'decisions',
    async ({ results }) => {
      const decisions = await results.decisions(org, asUnitId('KM-11'));
      expect(await results.saveDecisions({ ...decisions, made: decisions.made })).toBe(true);
    },
  ],
  ['view', ({ views }) => views.forget(org, asPersonId('K004'), at('2026-12-01T10:00:00+09:00'))],
  [
    'result-thresholds',
    async ({ thresholds }) => {
      expect(await thresholds.save(await thresholds.book(org))).toBe(true);
    },
  ],
  ['unit-members', ({ unitMonths }) => unitMonths.forget(org, asPersonId('K004'), 'stand-in')],
  ['event', ({ inbox }) => inbox.done(org, 'taken', now)],
  [
    'programme',
    async ({ pulse }) => {
      const { lastWeek: _, ...programme } = await pulse.programme(org);
      expect(await pulse.saveProgramme({ ...programme, rounds: 3 })).toBe(true);
    },
  ],
  ['round', ({ pulse }) => pulse.advance(org, week, 'open', 'counted')],
  [
    'ballot',
    async ({ pulse }) => {
      for (const { token, unit } of await ballotsIn({ pulse })) {
        const entry = { org, week, shard: 0, token, unit, order: 1795673500000 };
        await pulse.answer({ ...entry, question: 'A0', value: 2 });
        await pulse.skip(entry);
      }
    },
  ],
  [
    'comment',
    async ({ pulse }) => {
      for (const comment of await commentsIn({ pulse }))
        await pulse.saveComment(org, week, { ...comment, text: '', order: comment.order + 1 });
    },
  ],
];

const message = (person: string) => ({ org, person: asPersonId(person), id: asDeliveryId('pulse/2026-W48/other') });

const ballotsIn = async ({ pulse }: Pick<Store, 'pulse'>): Promise<readonly Ballot[]> => {
  const found: Ballot[] = [];
  for await (const page of pulse.ballotsOf(org, week, 0)) found.push(...page);
  return found;
};
const commentsIn = async ({ pulse }: Pick<Store, 'pulse'>): Promise<readonly Comment[]> => {
  const found: Comment[] = [];
  for await (const page of pulse.comments(org, week)) found.push(...page);
  return found;
};

/** An import by this version, over units and people of the next. */
const imported = async (store: Store): Promise<void> => {
  const { directoryImport, directory } = store;
  const organisation = await directory.organisation(org);
  const person = await directory.person(org, asPersonId('K010'));
  if (!organisation || !person) throw new Error('nothing to import over');
  const { preferences: _, manages, promotes, left: __, org: ___, ...entry } = person;
  const unit = { id: asUnitId('KM-11'), name: '人事企画課', parent: asUnitId('KM-1'), promoters: [] };
  await directoryImport.abandon(org, 'third');
  await directoryImport.begin(org, 'fourth', now);
  await directoryImport.stage(org, 'fourth', 0, [
    { type: 'put-unit', unit: { ...unit, managers: [asPersonId('K004')] } },
    { type: 'put-person', entry: { ...entry, name: '斎藤 健' }, manages, promotes, isNew: false },
    { type: 'person-left', id: asPersonId('K041') },
  ]);
  await directoryImport.commit(org, 'fourth', 1, { ...organisation, zone: TOKYO });
  await directoryImport.apply(org, 'fourth');
};

describe('this version beside the next one, in the middle of a deployment', () => {
  let engine: Engine;

  beforeAll(async () => {
    engine = await openEngine();
    await putRaw(engine, ofNextVersion());
    for (const [, change] of changes) await change(engine.another());
  });
  afterAll(() => engine.close());

  it('reads what the next one wrote, and works with it', async () => {
    const store = engine.another();
    expect((await store.directory.person(org, asPersonId('K010')))?.name).toBe('斎藤 健');
    const organisation = await store.directory.organisation(org);
    const tree = organisation && (await store.directory.tree(organisation));
    expect(tree?.unit(asUnitId('KM-11'))?.name).toBe('人事企画課');
    expect(await store.outbox.delivery(message('K041'))).toMatchObject({ state: { type: 'sent' }, attempts: 1 });
    expect(await store.pulse.programme(org)).toMatchObject({ rounds: 3, picks: ['D4c', 'D7c'] });
    expect((await store.pulse.programme(org)).lastWeek).toBeUndefined();
    expect((await commentsIn(store)).map(({ text }) => text)).toEqual(['']);
    expect((await ballotsIn(store)).map(({ skipped }) => skipped)).toEqual([1795673500000, 1795673500000]);
  });

  /** The head of an import is a new one with each import; nothing of the one before it goes on. */
  const anew = ['import', 'import-page'];

  it('loses no attribute of the next one, nor its version, in any row it changed', async () => {
    const rows = (await rowsOf(engine, org)).filter(({ type }) => !anew.includes(String(type)));
    const changed = new Set(changes.map(([type]) => type).filter((type) => !anew.includes(type)));
    expect([...changed].filter((type) => !rows.some((row) => row.type === type))).toEqual([]);
    expect(
      rows.filter((row) => row.v !== VERSION + 1 || row.added === undefined).map(({ pk, sk }) => [pk, sk]),
    ).toEqual([]);
  });

  it('keeps what the next one knows of a unit as it was before the import', async () => {
    const row = (await rowsOf(engine, org)).find(({ type, sk }) => type === 'unit' && sk === 'KM-11');
    expect(row).toMatchObject({ now: { name: '人事企画課' }, before: { name: '人事課', added } });
  });
});

it('puts whole items only where none of another version can be lost', () => {
  const found = sourcesIn('adapters/dynamodb').flatMap((path) => {
    const count = [...read(path).matchAll(/\brows\.put\(|(?<!const )\bputAll\(/g)].length;
    return count > 0 ? [[path.replace('adapters/dynamodb/', ''), count]] : [];
  });
  expect(found).toEqual([
    // The counts of a campaign: only where there are none.
    ['campaigns.ts', 1],
    // A census is numbers that were counted anew: nothing of an older one stays.
    ['census.ts', 2],
    // The head of a new import takes the place of a finished one; a staged page is its importer's own.
    ['directory-import.ts', 2],
    // Only what is not there yet: a refused put changes nothing.
    ['dump-restore.ts', 2],
    // A line of a log, put once: only what is not there yet.
    ['hand-overs.ts', 1],
    // Where people counted as a round opened, written by the one who opens it, before it is there.
    ['homes.ts', 1],
    // The first import of an organisation that has no record: nobody has written anything.
    ['import-page.ts', 1],
    // A claim of an event that nobody holds any more: the row is the claim.
    ['inbox.ts', 1],
    // Planned once: only what is not there yet.
    ['jobs.ts', 1],
    // A list takes the place of the one before; pages under a name made of their content.
    ['lists.ts', 3],
    ['outbox.ts', 1],
    // The months of units, written by the one worker that closes one, and again with the same content; marks.
    ['overtime-units.ts', 4],
    // Marks that hold nothing but their keys.
    ['overtime.ts', 3],
    ['parcels.ts', 2],
    // Results, written by the one worker that closes a round, and again with the same content; a mark.
    ['pulse-results.ts', 2],
    // Pages of remarks, put once: only what is not there yet.
    ['remark-sheets.ts', 1],
    // Remarks and tallies, written by the one worker that closes a round, and again with the same content.
    ['results.ts', 2],
    // Only what is not there yet.
    ['round-keys.ts', 1],
    // The tree under a name made of its content; the round only where there is none.
    ['rounds.ts', 2],
    // What is told of a month, before anybody is shown it; that it is closed, only where it is not.
    ['unit-shares.ts', 2],
    // A line of a log under a name of its own.
    ['view-log.ts', 1],
    // The kanji of a campaign: only where there are none.
    ['voices.ts', 1],
  ]);
});
