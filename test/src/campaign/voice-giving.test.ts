import { beforeEach, describe, expect, it } from 'vitest';
import { openEdit } from '../../../src/campaign/board.ts';
import { saveEdit } from '../../../src/campaign/forms.ts';
import { asCampaignId, type Campaign } from '../../../src/campaign/model.ts';
import { draftVoices, openPick, openVoice, savePick, saveVoice } from '../../../src/campaign/voice-actions.ts';
import type { VoiceKind } from '../../../src/campaign/voice-model.ts';
import { asPersonId, asUnitId } from '../../../src/people/model.ts';
import { draftOf } from '../../fixtures/campaigns.ts';
import { type MemoryOffice, memoryOffice } from '../../fixtures/memory-office.ts';
import { ORG, person, unit } from '../../fixtures/staff.ts';
import { at } from '../../fixtures/time.ts';

const id = asCampaignId('c1');
const start = at('2026-11-24T10:00:00+09:00');
const closing = at('2026-12-08T10:00:00+09:00');
const staff = person('1', '第一課');
const head = person('2', '第一課', { manages: [asUnitId('第一課'), asUnitId('第二課'), asUnitId('よそ')] });
const promoter = person('6', '省', { promotes: [asUnitId('省')] });
const units = [
  { ...unit('全体'), managers: [] },
  { ...unit('省', '全体'), promoters: [promoter.id] },
  { ...unit('第一課', '省'), managers: [head.id] },
  { ...unit('第二課', '省'), managers: [head.id] },
  { ...unit('よそ', '全体'), managers: [head.id] },
];
const content = { title: '題', body: '文', links: [] };
const running = { type: 'running', since: start } as const;

let office: MemoryOffice;
beforeEach(() => {
  office = memoryOffice({ units, people: [staff, head, promoter], start });
});

const store = (changes: Partial<Campaign>): Promise<boolean> =>
  office.campaigns.save(
    draftOf(ORG, {
      ...{ id, author: promoter.id, content: { ...content, collects: 'kanji' }, collectsUntil: closing },
      ...{ audience: { unit: asUnitId('省'), role: 'everyone' }, state: running, people: 3, ...changes },
    }),
  );
const words = async (outcomes: Promise<unknown>) => JSON.stringify(await outcomes);
const voice = (kind: VoiceKind, owner: string) => office.campaigns.voice({ org: ORG, campaign: id, kind, owner });
const kanji = { campaign: id, kind: 'kanji' } as const;
const pledge = { campaign: id, kind: 'pledge' } as const;
const story = { campaign: id, kind: 'story' } as const;

describe('a form', () => {
  it('opens for nothing that was not sent, was withdrawn or is closed', async () => {
    expect(await words(office.tap(staff, openVoice.of(kanji)))).toContain('このお知らせは、もうありません。');
    await store({ state: { type: 'draft' } });
    expect(await words(office.tap(staff, openVoice.of(kanji)))).toContain('送ったあとに使えます。');
    await store({ revision: 1, state: { type: 'recalled', at: start } });
    expect(await words(office.tap(staff, openVoice.of(kanji)))).toContain('のお知らせは、取り消しました。');
    await store({ revision: 2, collectsUntil: start });
    expect(await words(office.tap(staff, openVoice.of(kanji)))).toContain('締め切りました。');
    await store({ revision: 3, content });
    expect(await words(office.tap(staff, openVoice.of(kanji)))).toContain('締め切りました。');
  });

  it('keeps what was typed when it is closed meanwhile', async () => {
    await store({ collectsUntil: start });
    for (const [of, field, values] of [
      [kanji, 'character', { character: '軽' }],
      [story, 'story', { story: '話', consent: 'named' }],
    ] as const) {
      const [result] = await office.submit(staff, saveVoice.of(of), values);
      expect(result).toMatchObject({ type: 'form-result', result: { type: 'errors' } });
      expect(JSON.stringify(result)).toContain(`"${field}":"締め切ったため`);
    }
    expect(await voice('kanji', staff.id)).toBeUndefined();
    expect(await voice('story', staff.id)).toBeUndefined();
  });

  it('leaves what a later act says, when an earlier one arrives after it', async () => {
    await store({});
    await office.submit(staff, saveVoice.of(kanji), { character: '軽' });
    const first = await voice('kanji', staff.id);
    await office.submit(staff, saveVoice.of(kanji), { character: '' });
    if (first?.entry) await office.campaigns.saveVoice({ org: ORG, ...kanji, owner: staff.id }, first);
    expect((await voice('kanji', staff.id))?.entry).toBeUndefined();
  });
});

describe('a declaration', () => {
  beforeEach(() => store({ content: { ...content, collects: 'pledge' } }));

  it('is for one of the units that a manager heads in the audience, and for no other', async () => {
    const form = await words(office.tap(head, openVoice.of(pledge)));
    expect(form).toContain('"value":"第一課"');
    expect(form).toContain('"value":"第二課"');
    expect(form).not.toContain('よそ');
    await office.submit(head, saveVoice.of(pledge), { unit: '第二課', pledge: '会議は30分' });
    expect(await voice('pledge', '第二課')).toMatchObject({ by: head.id, entry: { text: '会議は30分' } });
    for (const other of ['よそ', '省', '', '__proto__'])
      expect(await words(office.submit(head, saveVoice.of(pledge), { unit: other, pledge: '宣言' }))).toContain(
        '管理職の方が書けます。',
      );
    expect(await voice('pledge', 'よそ')).toBeUndefined();
  });

  it('is for nobody who heads none', async () => {
    const says = '管理職の方が書けます。';
    expect(await words(office.tap(staff, openVoice.of(pledge)))).toContain(says);
    expect(await words(office.submit(staff, saveVoice.of(pledge), { pledge: '宣言', unit: '第一課' }))).toContain(says);
    expect(await voice('pledge', '第一課')).toBeUndefined();
  });
});

describe('a correction', () => {
  it('that asks for stories of an お題 begins their two weeks, once', async () => {
    const { collectsUntil: _, ...plain } = draftOf(ORG, {
      id,
      author: promoter.id,
      content,
      state: running,
      people: 3,
    });
    await office.campaigns.save({ ...plain, audience: { unit: asUnitId('省'), role: 'everyone' } });
    await office.tap(promoter, openEdit.of({ campaign: id }));
    const values = { title: '題', body: '文', challenge: '会議を短くする', collects: 'none' };
    await office.submit(promoter, saveEdit.of({ campaign: id, version: 1 }), values);
    expect(await office.campaigns.campaign(ORG, id)).toMatchObject({ version: 2, collectsUntil: closing });
  });
});

describe('stories that are passed on', () => {
  const draft = asCampaignId('d1');
  const pick = { campaign: id, draft };
  const fieldIn = async (): Promise<string> => {
    const form = await words(office.tap(promoter, openPick.of({ ...story, page: 0, draft })));
    return /story-[0-9a-f]{16}/.exec(form)?.[0] ?? '';
  };
  beforeEach(async () => {
    await store({ content: { ...content, challenge: '会議を短くする' } });
    await office.submit(staff, saveVoice.of(story), { story: '話', consent: 'named' });
    await store({
      revision: 1,
      content: { ...content, challenge: '会議を短くする' },
      collectsUntil: at('2026-11-24T09:50:00+09:00'),
    });
  });

  it('make one draft, however often the form arrives, and none without a choice', async () => {
    const field = await fieldIn();
    expect(await words(office.submit(promoter, savePick.of(pick), { [field]: 'leave' }))).toContain('一つ以上選ぶと');
    expect(await office.campaigns.campaign(ORG, draft)).toBeUndefined();
    for (let i = 0; i < 3; i += 1) await office.submit(promoter, savePick.of(pick), { [field]: 'use' });
    const made = await office.campaigns.campaign(ORG, draft);
    expect(made).toMatchObject({ revision: 1, state: { type: 'draft' }, author: promoter.id });
    expect(made?.content.body).toContain('「話」（第一課の名 職員 1さん）');
  });

  it('are free again once that draft was discarded, and not before', async () => {
    const field = await fieldIn();
    await office.submit(promoter, savePick.of(pick), { [field]: 'use' });
    expect(await fieldIn()).toBe('');
    const made = await office.campaigns.campaign(ORG, draft);
    if (made) await office.campaigns.save({ ...made, state: { type: 'cancelled', at: start } });
    expect(await fieldIn()).toBe(field);
    const again = asCampaignId('d2');
    await office.submit(promoter, savePick.of({ campaign: id, draft: again }), { [field]: 'use' });
    expect(await voice('story', staff.id)).toMatchObject({ picked: again });
  });

  it('never overwrite another campaign that a button may name', async () => {
    const field = await fieldIn();
    const theirs = asCampaignId('theirs');
    const other = draftOf(ORG, {
      id: theirs,
      author: asPersonId('9'),
      audience: { unit: asUnitId('全体'), role: 'everyone' },
    });
    await office.campaigns.save(other);
    const shown = await words(
      office.submit(promoter, savePick.of({ campaign: id, draft: theirs }), { [field]: 'use' }),
    );
    expect(shown).toContain('この操作は、担当の推進者だけができます。');
    expect(await fieldIn()).toBe(field);
    expect(await office.campaigns.campaign(ORG, theirs)).toEqual({ ...other, revision: 1 });
    await office.tap(promoter, draftVoices.of({ ...kanji, page: 0, draft: theirs }));
    expect(await office.campaigns.campaign(ORG, theirs)).toEqual({ ...other, revision: 1 });
  });
});
