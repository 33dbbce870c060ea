import { beforeEach, describe, expect, it } from 'vitest';
import {
  askCancel,
  askRecall,
  cancel,
  dropCorrection,
  openEdit,
  openReminder,
  openUnreached,
  pause,
  recall,
  refresh,
  resume,
} from '../../../src/campaign/board.ts';
import {
  askDiscard,
  discard,
  keep,
  narrowTo,
  openAsk,
  openAudience,
  openNew,
  openRewrite,
  send,
  sendTest,
  withdraw,
} from '../../../src/campaign/cards.ts';
import { saveAudience, saveContent, saveEdit, sendAsk } from '../../../src/campaign/forms.ts';
import { acknowledge } from '../../../src/campaign/message.ts';
import { asCampaignId, type Campaign } from '../../../src/campaign/model.ts';
import { saveReminder } from '../../../src/campaign/reminding.ts';
import { approve, approveCorrection, sendBack, sendBackCorrection } from '../../../src/campaign/request.ts';
import { asPersonId, asUnitId, type Person } from '../../../src/people/model.ts';
import { draftOf } from '../../fixtures/campaigns.ts';
import { type MemoryOffice, memoryOffice } from '../../fixtures/memory-office.ts';
import { ORG, person, unit } from '../../fixtures/staff.ts';
import { at } from '../../fixtures/time.ts';

/** 省 ─ A局 ─ 課, and beside them B局. Everything is tried on a campaign to A局. */
const A = asUnitId('A局');
const promoterOf = (id: string, of: string) => person(id, of, { promotes: [asUnitId(of)] });
const staff = {
  職員: person('1', '課'),
  課の推進者: promoterOf('3', '課'),
  A局の推進者: promoterOf('4', 'A局'),
  B局の推進者: promoterOf('5', 'B局'),
  省の推進者: promoterOf('6', '省'),
  管理者: person('7', '省', { admin: true }),
} satisfies { [role: string]: Person };
const units = [
  { ...unit('省'), promoters: [asPersonId('6')] },
  { ...unit('A局', '省'), promoters: [asPersonId('4')] },
  unit('課', 'A局'),
  unit('B局', '省'),
];
const id = asCampaignId('c1');
const REFUSED = 'この操作は、担当の推進者だけができます。';
const outsiders = ['職員', '課の推進者', 'B局の推進者', '管理者'] as const;

let office: MemoryOffice;
beforeEach(() => {
  office = memoryOffice({ units, people: Object.values(staff), start: at('2026-11-24T09:00:00+09:00') });
});

const store = async (changes: Partial<Campaign> = {}): Promise<void> => {
  const campaign = draftOf(ORG, { id, author: asPersonId('4'), audience: { unit: A, role: 'everyone' }, ...changes });
  await office.campaigns.save(campaign);
};
const stored = () => office.campaigns.campaign(ORG, id);
const words = async (outcomes: Promise<unknown>) => JSON.stringify(await outcomes);
const on = { campaign: id, version: 1 };
const values = { title: '題', body: '文', unit: 'A局', role: 'everyone', when: 'now', approver: '6' };
const running = { type: 'running', since: at('2026-11-24T09:00:00+09:00') } as const;

describe.each(outsiders)('%s', (role) => {
  const who = staff[role];

  it('changes nothing of a draft of A局, whatever they tap or send', async () => {
    await store();
    const before = await stored();
    for (const tap of [
      openRewrite,
      openAudience,
      sendTest,
      openAsk,
      send,
      askDiscard,
      keep,
      discard,
      withdraw,
      narrowTo,
    ]) {
      expect(await words(office.tap(who, tap.of({ campaign: id }), { choice: 'A局' }))).toContain(REFUSED);
    }
    for (const submit of [saveContent.of(on), saveAudience.of(on), sendAsk.of({ campaign: id })]) {
      expect(await words(office.submit(who, submit, values))).toContain(REFUSED);
    }
    expect(await stored()).toEqual(before);
  });

  it('neither stops nor changes nor withdraws what is on its way', async () => {
    await store({ state: running, people: 4 });
    const before = await stored();
    const onItsWay = [pause, resume, askCancel, cancel, refresh, openEdit, askRecall, recall, dropCorrection];
    for (const tap of [...onItsWay, openReminder, openUnreached]) {
      expect(await words(office.tap(who, tap.of({ campaign: id })))).toContain(REFUSED);
    }
    expect(await words(office.submit(who, saveEdit.of(on), values))).toContain(REFUSED);
    const reminder = saveReminder.of({ first: id, version: 0 });
    expect(await words(office.submit(who, reminder, values))).toContain(REFUSED);
    expect(await stored()).toEqual(before);
  });

  it('approves nothing', async () => {
    await store({ state: { type: 'asked', approver: asPersonId('6'), version: 1 } });
    expect(await words(office.tap(who, approve.of(on)))).toContain(REFUSED);
    expect(await words(office.tap(who, sendBack.of(on)))).toContain(REFUSED);
    expect((await stored())?.state.type).toBe('asked');
  });
});

describe('a promoter', () => {
  it('sees who was not reached only when they run Akari itself', async () => {
    await store({ state: { type: 'done', at: running.since }, people: 4 });
    const tap = openUnreached.of({ campaign: id });
    expect(await words(office.tap(staff.A局の推進者, refresh.of({ campaign: id })))).not.toContain('（管理者）');
    expect(await words(office.tap(staff.A局の推進者, tap))).toContain(REFUSED);
    const admin = { ...staff.A局の推進者, admin: true };
    office.people.set(admin.id, admin);
    expect(await words(office.tap(admin, refresh.of({ campaign: id })))).toContain('届けられなかった方（管理者）');
    expect(await words(office.tap(admin, tap))).toContain('届けられなかった方はいません。');
  });

  it('cannot turn a draft of their own on a unit that is not theirs', async () => {
    await store({ author: asPersonId('5'), audience: { unit: asUnitId('B局'), role: 'everyone' } });
    const shown = await words(office.submit(staff.B局の推進者, saveAudience.of(on), { ...values, unit: '省' }));
    expect(shown).toContain(REFUSED);
    expect(await words(office.tap(staff.B局の推進者, narrowTo.of({ campaign: id }), { choice: '省' }))).toContain(
      REFUSED,
    );
    expect((await stored())?.audience.unit).toBe('B局');
  });

  it('cannot approve their own, nor what somebody else was asked for', async () => {
    await store({ state: { type: 'asked', approver: asPersonId('6'), version: 1 } });
    expect(await words(office.tap(staff.A局の推進者, approve.of(on)))).toContain('ほかの推進者が承認します。');
    expect((await stored())?.state.type).toBe('asked');
  });

  it('cannot ask somebody who may not approve, whatever the form carries', async () => {
    await store();
    for (const approver of ['3', '4', '5', '7', 'nobody', '__proto__']) {
      const [result] = await office.submit(staff.A局の推進者, sendAsk.of({ campaign: id }), { approver });
      expect(result?.type).toBe('form-result');
    }
    expect((await stored())?.state.type).toBe('draft');
    expect(office.delivery.rows()).toEqual([]);
  });

  it('asks one who may, once, however often the form arrives', async () => {
    await store();
    await office.submit(staff.A局の推進者, sendAsk.of({ campaign: id }), { approver: '6' });
    await office.submit(staff.A局の推進者, sendAsk.of({ campaign: id }), { approver: '6' });
    expect((await stored())?.state).toEqual({ type: 'asked', approver: '6', version: 1 });
    expect(office.delivery.rows().map(({ person: to, kind }) => [to, kind])).toEqual([['6', 'approval']]);
  });

  it('cannot have approved what was changed after the asking', async () => {
    await store({ state: { type: 'asked', approver: asPersonId('6'), version: 1 }, version: 2 });
    expect(await words(office.tap(staff.省の推進者, approve.of(on)))).toContain('お願いのあとに内容が変わりました。');
    expect((await stored())?.state.type).toBe('asked');
  });

  const sent = { state: running, people: 300, approvedBy: asPersonId('6') } as const;

  it('changes what a second person approved only through one who may approve, whatever the form carries', async () => {
    await store(sent);
    for (const approver of ['', '3', '4', '5', '7', 'nobody', '__proto__']) {
      const shown = await words(office.submit(staff.A局の推進者, saveEdit.of(on), { ...values, approver }));
      expect(shown).toContain('お願いする方を選ぶと');
    }
    expect(await stored()).toMatchObject({ revision: 1, version: 1 });
    expect(office.delivery.rows()).toEqual([]);
  });

  it('cannot approve words of their own, nor what somebody else was asked for, nor an older text', async () => {
    await store(sent);
    await office.submit(staff.省の推進者, saveEdit.of(on), { ...values, approver: '4' });
    const first = (await stored())?.correction?.version ?? 0;
    expect(await words(office.tap(staff.省の推進者, approveCorrection.of({ campaign: id, version: first })))).toContain(
      'ほかの推進者が承認します。',
    );
    await office.submit(staff.省の推進者, saveEdit.of({ campaign: id, version: first }), {
      ...{ ...values, approver: '4', body: 'あとから書いた文' },
    });
    expect(
      await words(office.tap(staff.A局の推進者, approveCorrection.of({ campaign: id, version: first }))),
    ).toContain('お願いのあとに内容が変わりました。');
    expect(await stored()).toMatchObject({ version: 1, content: draftOf(ORG).content });
  });

  it('asks once for other words, however often the form arrives, and has them approved once', async () => {
    await store(sent);
    await office.submit(staff.A局の推進者, saveEdit.of(on), values);
    await office.submit(staff.A局の推進者, saveEdit.of(on), values);
    expect(office.delivery.rows().map(({ person: to, kind }) => [to, kind])).toEqual([['6', 'approval']]);
    const version = (await stored())?.correction?.version ?? 0;
    for (const _ of [1, 2, 3]) await office.tap(staff.省の推進者, approveCorrection.of({ campaign: id, version }));
    expect(await stored()).toMatchObject({ version, content: { title: '題', body: '文' }, approvedBy: '6' });
    expect((await stored())?.correction).toBeUndefined();
  });

  it('who was asked and says no twice leaves the words to be rewritten, and everyone what they have', async () => {
    await store(sent);
    await office.submit(staff.A局の推進者, saveEdit.of(on), values);
    const version = (await stored())?.correction?.version ?? 0;
    for (const _ of [1, 2]) await office.tap(staff.省の推進者, sendBackCorrection.of({ campaign: id, version }));
    expect(await stored()).toMatchObject({ version: 1, correction: { content: { title: '題' }, by: '4' } });
    expect((await stored())?.correction).not.toHaveProperty('approver');
    await office.tap(staff.A局の推進者, dropCorrection.of({ campaign: id }));
    expect((await stored())?.correction).toBeUndefined();
  });

  it('corrects what few got at once', async () => {
    await store({ state: running, people: 4 });
    await office.submit(staff.A局の推進者, saveEdit.of(on), values);
    expect(await stored()).toMatchObject({ content: { title: '題', body: '文' } });
    expect(office.delivery.rows()).toEqual([]);
  });

  it('sends to everyone there is only when another has approved', async () => {
    await store({ author: asPersonId('6'), audience: { unit: asUnitId('省'), role: 'everyone' } });
    const shown = await words(office.tap(staff.省の推進者, send.of({ campaign: id })));
    expect(shown).toContain('もう一人の推進者の承認が要ります。');
    expect((await stored())?.state.type).toBe('draft');
  });

  it('sends to a few of their own by themselves, once', async () => {
    await store();
    await office.tap(staff.A局の推進者, send.of({ campaign: id }));
    const once = await stored();
    await office.tap(staff.A局の推進者, send.of({ campaign: id }));
    expect(once?.state).toEqual({ type: 'scheduled', at: at('2026-11-24T09:00:00+09:00') });
    expect(await stored()).toEqual(once);
  });

  it('does not send at a moment that has passed, and is told how to', async () => {
    await store({ when: { type: 'at', at: at('2026-11-24T08:00:00+09:00') } });
    const shown = await words(office.tap(staff.A局の推進者, send.of({ campaign: id })));
    expect(shown).toContain('送る日時が過ぎています。');
    expect((await stored())?.state.type).toBe('draft');
  });

  it('sends to nobody only by having chosen others', async () => {
    await store({ audience: { unit: A, role: 'managers' } });
    expect(await words(office.tap(staff.A局の推進者, send.of({ campaign: id })))).toContain('届ける相手が0人です。');
    expect((await stored())?.state.type).toBe('draft');
  });

  it('is told what a card shows whose moment has passed', async () => {
    await store({ state: running, people: 4 });
    for (const tap of [openRewrite, openAudience, discard, withdraw, openAsk]) {
      const shown = await words(office.tap(staff.A局の推進者, tap.of({ campaign: id })));
      expect(shown).toContain('ほかの操作が先に済んでいます。');
      expect(shown).toContain('送信中');
    }
    expect((await stored())?.state).toEqual(running);
  });

  it('deletes a draft, which then is in no list', async () => {
    await store();
    expect(await words(office.tap(staff.A局の推進者, discard.of({ campaign: id })))).toContain('下書きを消しました。');
    expect(await words(office.say(staff.A局の推進者, 'キャンペーン'))).toContain('まだ、お知らせはありません。');
  });

  it('makes one draft of one form, however often it is sent', async () => {
    const [opened] = await office.tap(staff.A局の推進者, openNew.of({}));
    if (opened?.type !== 'open-form') throw new Error('no form');
    for (let times = 0; times < 3; times += 1) {
      await office.submit(staff.A局の推進者, opened.form.submit, { title: '題', body: '文' });
    }
    const all = await office.campaigns.recent(ORG, 10);
    expect(all.map(({ content, version, audience }) => [content.title, version, audience.unit])).toEqual([
      ['題', 1, 'A局'],
    ]);
  });
});

describe('somebody who got it', () => {
  const tap = (what: 'read' | 'tried', test = false) =>
    office.tap(staff.職員, acknowledge.of({ campaign: id, what, test }));
  const said = () => office.campaigns.acknowledgement(ORG, id, staff.職員.id);

  it('is shown the stronger of what they said, in whatever order the taps arrive', async () => {
    await store({ state: running, content: { title: '題', body: '文', challenge: '課題', links: [] } });
    await tap('tried');
    expect(await words(tap('read'))).toContain('✓ やってみた');
    expect(await said()).toBe('tried');
  });

  it('says nothing by the buttons of a test', async () => {
    await store();
    expect(await words(tap('read', true))).toContain('試し送りなので、数えていません。');
    expect(await said()).toBeUndefined();
  });

  it('is told that it was withdrawn, and counts no more', async () => {
    await store({ state: { type: 'recalled', at: running.since }, people: 4 });
    expect(await words(tap('read'))).toContain('のお知らせは、取り消しました。');
    expect(await said()).toBeUndefined();
  });
});
