import { beforeEach, describe, expect, it } from 'vitest';
import { openReminder, refresh } from '../../../src/campaign/board.ts';
import { discard, send } from '../../../src/campaign/cards.ts';
import { acknowledge } from '../../../src/campaign/message.ts';
import { asCampaignId, asFace, type Campaign, messageOf } from '../../../src/campaign/model.ts';
import { saveReminder } from '../../../src/campaign/reminding.ts';
import { reminderId, silentOn } from '../../../src/campaign/silent.ts';
import type { Conversation } from '../../../src/conversation/outcome.ts';
import { asUnitId, type PersonId } from '../../../src/people/model.ts';
import { draftOf } from '../../fixtures/campaigns.ts';
import { type MemoryOffice, memoryOffice } from '../../fixtures/memory-office.ts';
import { ORG, person, unit } from '../../fixtures/staff.ts';
import { at } from '../../fixtures/time.ts';

const START = at('2026-11-24T10:00:00+09:00');
const FIRST = asCampaignId('20261124T010000000Z-01');
const AGAIN = reminderId(FIRST);
const A = asUnitId('A局');
const promoter = person('P', 'A局', { promotes: [A] });
const colleague = person('Q', 'A局', { promotes: [A] });
const small = person('S', '課', { promotes: [asUnitId('課')] });
const staff = Array.from({ length: 12 }, (_, i) => person(`${i}`, i < 3 ? '課' : 'A局'));
const words = { title: '再度', body: '読んでみましょう。' };

let office: MemoryOffice;
const stored = () => office.campaigns.campaign(ORG, AGAIN);
const open = (who = promoter) => office.tap(who, openReminder.of({ campaign: FIRST }));
const save = (who = promoter, typed: { readonly [field: string]: string } = words, version = 0) =>
  office.submit(who, saveReminder.of({ first: FIRST, version }), typed);
const text = (outcomes: Conversation['outcomes']) => JSON.stringify(outcomes);

const planned = async (people: readonly PersonId[], campaign = FIRST): Promise<void> => {
  await office.delivery.parcels.plan({
    ...{ org: ORG, delivery: messageOf(campaign), page: 'all/slack/0', kind: 'campaign', subject: campaign },
    ...{
      group: 'slack',
      dueAt: START,
      expiresAt: START,
      people,
      left: [],
      ledger: { sent: people.length },
      attempts: 1,
    },
  });
};
const read = async (count: number): Promise<void> => {
  for (const each of staff.slice(0, count))
    await office.tap(each, acknowledge.of({ campaign: FIRST, what: 'read', test: false }));
};
const change = async (changes: Partial<Campaign>): Promise<void> => {
  const campaign = await office.campaigns.campaign(ORG, FIRST);
  if (campaign) await office.campaigns.save({ ...campaign, ...changes });
};

beforeEach(async () => {
  const units = [unit('省'), { ...unit('A局', '省'), promoters: [promoter.id, colleague.id] }, unit('課', 'A局')];
  office = memoryOffice({ units, people: [promoter, colleague, small, ...staff], start: START });
  const audience = {
    unit: A,
    role: 'everyone',
    language: 'ja',
    list: { type: 'own', digest: 'd', people: 12 },
  } as const;
  const state = { type: 'done', at: START } as const;
  await office.campaigns.save(draftOf(ORG, { id: FIRST, author: promoter.id, audience, state, people: 12 }));
  await planned(staff.map((each) => each.id));
});

describe('those who have not read', () => {
  it.each([
    ['nobody has read', 0, undefined],
    ['four have', 4, undefined],
    ['five have', 5, 7],
    ['five have not', 7, 5],
    ['four have not', 8, undefined],
    ['everybody has', 12, undefined],
  ])('are counted from five on either side: %s', async (_, count, silent) => {
    await read(count);
    expect((await silentOn(ORG, FIRST, { ...office, ...office.delivery }))?.size).toBe(silent);
  });

  it('are nobody once names begin to be erased', async () => {
    await read(6);
    await office.campaigns.saveCounts(ORG, FIRST, [{ read: 6, tried: 0 }]);
    expect(await silentOn(ORG, FIRST, { ...office, ...office.delivery })).toBeUndefined();
  });
});

describe('a reminder', () => {
  it('has the audience of the first one, without its list, whose people are all who were planned', async () => {
    await read(6);
    await save();
    expect((await stored())?.audience).toEqual({ unit: A, role: 'everyone', language: 'ja', notAcknowledged: FIRST });
  });

  it('is one, however often the form arrives, and shown to whoever wants another', async () => {
    await read(6);
    for (let times = 0; times < 3; times += 1) await save();
    expect(await stored()).toMatchObject({ revision: 1, version: 1 });
    expect(text(await open(colleague))).toContain('下書き：再度');
  });

  it('lets the second of two who write it keep what they typed', async () => {
    await read(6);
    await save();
    const typed = { title: '別の題', body: '別の文' };
    const answer = text(await save(colleague, typed));
    expect(answer).toContain('入力のあいだに別の方が直しました。');
    expect(answer).toContain('別の文');
    expect((await stored())?.content.title).toBe('再度');
  });

  it('can be begun anew once it was deleted', async () => {
    await read(6);
    await save();
    await office.tap(promoter, discard.of({ campaign: AGAIN }));
    const [opened] = await open(colleague);
    if (opened?.type !== 'open-form') throw new Error('no form');
    expect(text([opened])).toContain('読んでみましょう。');
    await office.submit(colleague, opened.form.submit, { title: '三度', body: '文' });
    await office.submit(colleague, opened.form.submit, { title: '三度', body: '文' });
    expect(await stored()).toMatchObject({
      state: { type: 'draft' },
      author: 'Q',
      content: { title: '三度' },
      version: 2,
    });
  });

  it('keeps nothing, begun anew, of a sending that reached nobody: what it asks for is collected for its whole time', async () => {
    await read(6);
    await save();
    const draft = await stored();
    if (!draft) throw new Error('no reminder');
    await office.campaigns.save({
      ...{ ...draft, state: { type: 'done', at: START }, begunAt: START, people: 0, collectsUntil: START },
      ...{ shown: asFace('1'), linksBefore: ['https://example.go.jp/old'] },
      correction: { content: draft.content, by: promoter.id, approver: colleague.id, version: 9 },
    });
    await save(colleague, { title: '三度', body: '文' }, 1);
    expect(await stored()).toEqual({
      ...{ ...draft, revision: 3, version: 2, author: 'Q', content: { title: '三度', body: '文', links: [] } },
    });
  });

  it('is not sent while too few are on one side, whatever is tapped', async () => {
    await read(4);
    await save();
    expect(text(await office.tap(promoter, send.of({ campaign: AGAIN })))).toContain(
      'どちらも5人以上のときだけ送れます。',
    );
    expect((await stored())?.state.type).toBe('draft');
    await read(5);
    await office.tap(promoter, send.of({ campaign: AGAIN }));
    expect((await stored())?.state.type).toBe('scheduled');
  });

  it.each([
    ['is still being sent', { state: { type: 'running', since: START } }],
    ['was withdrawn', { state: { type: 'recalled', at: START } }],
    ['is a reminder itself', { audience: { unit: A, role: 'everyone', notAcknowledged: asCampaignId('c0') } }],
    ['reached nobody', { people: 0 }],
  ] satisfies readonly (readonly [string, Partial<Campaign>])[])('is not made of one that %s', async (_, changes) => {
    await read(6);
    await change(changes);
    expect(text(await open())).not.toContain('open-form');
    await save();
    expect(await stored()).toBeUndefined();
  });

  it('is not open to a promoter of a part of its units, nor made of what they may not see', async () => {
    await read(6);
    const refused = 'この操作は、担当の推進者だけができます。';
    expect(text(await open(small))).toContain(refused);
    expect(text(await save(small))).toContain(refused);
    await save();
    expect(text(await office.tap(small, refresh.of({ campaign: AGAIN })))).toContain(refused);
  });

  it('begins with words that fit, however long the first title is', async () => {
    await change({
      content: { title: '長'.repeat(60), body: '文', links: [{ label: '手引き', url: 'https://a.go.jp' }] },
    });
    const [opened] = await open();
    if (opened?.type !== 'open-form') throw new Error('no form');
    const initial = (id: string) =>
      opened.form.fields.flatMap((field) => (field.type === 'text' && field.id === id ? [field.initial] : [])).join();
    expect([...initial('title')]).toHaveLength(60);
    expect(initial('url1')).toBe('https://a.go.jp');
  });
});
