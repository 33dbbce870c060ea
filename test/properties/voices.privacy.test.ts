import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refresh } from '../../src/campaign/board.ts';
import { acknowledge } from '../../src/campaign/message.ts';
import { asCampaignId } from '../../src/campaign/model.ts';
import {
  askClose,
  closeVoices,
  draftVoices,
  openPick,
  openVoice,
  openVoices,
  savePick,
  saveVoice,
  showVoices,
} from '../../src/campaign/voice-actions.ts';
import { type VoiceKind, voiceKinds } from '../../src/campaign/voice-model.ts';
import { asPersonId, type OrgId, type Person } from '../../src/people/model.ts';
import { type Engine, openEngine } from '../adapters/dynamodb/engine.ts';
import { officeOn, rowsOf } from '../adapters/local/cli/tenant.ts';
import { draftOf } from '../fixtures/campaigns.ts';
import { installMinistry, marksOf, ministryStaff, staffOf } from '../fixtures/ministry.ts';
import type { Office } from '../fixtures/office.ts';
import { at } from '../fixtures/time.ts';

const asks = asCampaignId('20261124T010000000Z-01');
const declares = asCampaignId('20261124T010000000Z-02');
const copy = asCampaignId('20261124T020000000Z-03');
const PROMOTER = 'K-省-1';
const NAMED = 'K-人事課-3';
const words = ['軽', '軽', '軽', '新', '新', '新', '新', '柔', '早', '速', '疎', '明'];
const inOrder = words.map((_, i) => i);
const writers = ministryStaff.filter(({ unit, id }) => unit === '企画課' && !id.endsWith('-0')).slice(0, words.length);
const entryOf = (id: string) => {
  const entry = ministryStaff.find((each) => each.id === id);
  if (!entry) throw new Error(`no ${id}`);
  return entry;
};

let engine: Engine;
let first: Played;
let second: Played;
beforeAll(async () => {
  engine = await openEngine();
  first = await play(inOrder);
  second = await play(inOrder.map((i) => (i * 5 + 3) % words.length));
}, 120_000);
afterAll(() => engine.close());

type Played = {
  readonly during: readonly string[];
  readonly closed: string;
  readonly rows: readonly unknown[];
  readonly office: Office;
  readonly org: OrgId;
};

/** Everything a promoter can get to see of a campaign's voices, by every button there is. */
const look = async (office: Office, promoter: Person): Promise<string> => {
  const shown: unknown[] = [];
  for (const campaign of [asks, declares]) {
    shown.push(await office.tap(promoter, refresh.of({ campaign })));
    for (const kind of voiceKinds) {
      shown.push(await office.tap(promoter, openVoices.of({ campaign, kind })));
      for (const page of [0, 1, 2]) {
        shown.push(await office.tap(promoter, showVoices.of({ campaign, kind, page })));
        shown.push(await office.tap(promoter, openPick.of({ campaign, kind, page, draft: copy })));
      }
    }
  }
  // The ids of drafts that could be made are drawn anew each time.
  return JSON.stringify(shown).replaceAll(/\d{8}T\d{9}Z-[0-9a-f]{12}/g, 'draft');
};

const give = async (office: Office, who: Person, campaign: typeof asks, kind: VoiceKind, values: object) => {
  await office.tap(who, openVoice.of({ campaign, kind }));
  await office.submit(who, saveVoice.of({ campaign, kind }), { ...values });
};

/** One event with the same words, given by `order`: the first of them gives the first. */
const play = async (order: readonly number[]): Promise<Played> => {
  const org = engine.org();
  await installMinistry(org, engine.store.directoryImport, at('2026-11-24T09:00:00+09:00'));
  const office = officeOn(engine.store, org, at('2026-11-24T09:00:00+09:00'));
  const state = { type: 'scheduled', at: at('2026-11-24T10:00:00+09:00') } as const;
  const content = { title: '強化月間', body: '今週の問いかけです。', links: [] };
  const author = asPersonId(PROMOTER);
  const asked = { ...content, collects: 'kanji', challenge: '会議を短くする' } as const;
  await engine.store.campaigns.save(draftOf(org, { id: asks, author, content: asked, state }));
  await engine.store.campaigns.save(
    draftOf(org, { id: declares, author, content: { ...content, collects: 'pledge' }, state }),
  );
  await office.moveTo(at('2026-11-24T10:10:00+09:00'));
  const promoter = staffOf(org, entryOf(PROMOTER));
  for (const entry of [...writers, entryOf(NAMED)])
    await office.tap(staffOf(org, entry), acknowledge.of({ campaign: asks, what: 'tried', test: false }));
  const during = [await look(office, promoter)];
  for (const [index, character] of words.entries()) {
    const entry = writers[order[index] ?? 0];
    if (!entry) throw new Error('nobody');
    const who = staffOf(org, entry);
    const values = { character, reason: `${character}という理由${index}`, show: index % 4 === 3 ? 'no' : 'yes' };
    await give(office, who, asks, 'kanji', values);
    const consent = index % 3 === 2 ? 'promoters' : 'nameless';
    await give(office, who, asks, 'story', { story: `話その${index}`, consent });
    during.push(await look(office, promoter));
  }
  await give(office, staffOf(org, entryOf(NAMED)), asks, 'story', { story: '名前を出す話', consent: 'named' });
  await give(office, staffOf(org, entryOf('K-人事課-0')), declares, 'pledge', { pledge: '会議は30分' });
  await office.tap(promoter, askClose.of({ campaign: asks, kind: 'kanji' }));
  await office.tap(promoter, closeVoices.of({ campaign: asks, kind: 'kanji' }));
  await office.moveTo(at('2026-11-24T10:20:00+09:00'));
  const closed = await look(office, promoter);
  return { during, closed, rows: await rowsOf(engine, org), office, org };
};

describe('a promoter with every card there is', () => {
  it('is shown the voices: so there is something to attack', () => {
    expect(first.office.complaints).toEqual([]);
    expect(first.closed).toContain('新　4人');
    expect(first.closed).toContain('このほかに：早、明、柔、疎、速');
    expect(first.closed).toContain('新という理由4');
    for (const index of inOrder) expect(first.closed).toContain(`話その${index}`);
    expect(first.closed).toContain('会議は30分');
  });

  it('learns no name of anybody but the one who agreed to just that', () => {
    const others = ministryStaff.filter(({ id }) => id !== PROMOTER && id !== NAMED);
    for (const seen of [...first.during, first.closed])
      expect(others.flatMap(marksOf).filter((mark) => seen.includes(mark))).toEqual([]);
    expect(first.closed).toContain(`「名前を出す話」（人事課の名 ${entryOf(NAMED).name}さん）`);
    expect(first.during.filter((seen) => seen.includes(entryOf(NAMED).name))).toEqual([]);
  });

  it('sees the same whoever wrote what, and in whatever order', () => {
    expect(second.during).toEqual(first.during);
    expect(second.closed).toEqual(first.closed);
  });

  it('sees nothing move while one person writes, but one step in five', () => {
    const steps = first.during.map((seen, i) => (i > 0 && seen !== first.during[i - 1] ? i : 0)).filter((i) => i > 0);
    expect(steps).toEqual([5, 10]);
    for (const seen of first.during) expect(seen).not.toMatch(/話その|という理由|[軽新柔速疎明]　/);
  });

  it('is not told a reason of fewer than three, or one that was not to be shown', () => {
    for (const reason of ['柔という理由7', '速という理由9', '新という理由3'])
      expect(first.closed).not.toContain(reason);
  });

  it('gets no story into a draft that may only be read', async () => {
    const { office, org } = first;
    const promoter = staffOf(org, entryOf(PROMOTER));
    const form = JSON.stringify(
      await Promise.all(
        [0, 1, 2].map((page) =>
          office.tap(promoter, openPick.of({ campaign: asks, kind: 'story', page, draft: copy })),
        ),
      ),
    );
    for (const index of [2, 5, 8, 11]) expect(form).not.toContain(`話その${index}"`);
    const everything = Object.fromEntries([...form.matchAll(/story-[0-9a-f]{16}/g)].map(([field]) => [field, 'use']));
    await office.submit(promoter, savePick.of({ campaign: asks, draft: copy }), everything);
    const draft = await engine.store.campaigns.campaign(org, copy);
    expect(draft?.content.body).toContain('「話その');
    for (const index of [2, 5, 8, 11]) expect(draft?.content.body).not.toContain(`「話その${index}」`);
  });

  it('leaves no row that says who wrote which kanji, once it is closed', () => {
    const rows = first.rows
      .map((row) => JSON.stringify(row))
      .filter((row) => /"character"|という理由|kanji"/.test(row));
    const marks = ministryStaff.filter(({ id }) => id !== PROMOTER).flatMap(marksOf);
    expect(rows.filter((row) => marks.some((mark) => row.includes(mark)))).toEqual([]);
    expect(first.rows.filter((row) => JSON.stringify(row).includes('#voice#20261124T010000000Z-01#kanji'))).toEqual([]);
  });
});

describe.each(['K-企画課-3', 'K-企画課-0'])('%s, who promotes nothing', (id) => {
  it('is shown nothing, closes nothing and makes no draft', async () => {
    const { office, org } = second;
    const who = staffOf(org, entryOf(id));
    const before = await engine.store.campaigns.campaign(org, asks);
    const ofPage = { campaign: asks, kind: 'story', page: 0 } as const;
    const shown = await Promise.all([
      office.tap(who, openVoices.of({ campaign: asks, kind: 'kanji' })),
      office.tap(who, showVoices.of(ofPage)),
      office.tap(who, askClose.of({ campaign: declares, kind: 'pledge' })),
      office.tap(who, closeVoices.of({ campaign: declares, kind: 'pledge' })),
      office.tap(who, openPick.of({ ...ofPage, draft: copy })),
      office.tap(who, draftVoices.of({ ...ofPage, kind: 'kanji', draft: copy })),
      office.submit(who, savePick.of({ campaign: asks, draft: copy }), { 'story-0': 'use' }),
    ]);
    for (const outcomes of shown)
      expect(JSON.stringify(outcomes)).toContain('この操作は、担当の推進者だけができます。');
    expect(await engine.store.campaigns.campaign(org, asks)).toEqual(before);
    expect(await engine.store.campaigns.campaign(org, copy)).toBeUndefined();
  });

  it('declares for no unit but their own', async () => {
    const { office, org } = second;
    const who = staffOf(org, entryOf(id));
    const values = { pledge: 'よその宣言', unit: '会計課' };
    await office.submit(who, saveVoice.of({ campaign: declares, kind: 'pledge' }), values);
    const key = { org, campaign: declares, kind: 'pledge', owner: '会計課' } as const;
    expect(await engine.store.campaigns.voice(key)).toBeUndefined();
  });
});
