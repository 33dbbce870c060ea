import { beforeEach, describe, expect, it } from 'vitest';
import { discard, openNew } from '../../../src/campaign/cards.ts';
import { type KitOpened, saveKit } from '../../../src/campaign/kit-forms.ts';
import { asCampaignId } from '../../../src/campaign/model.ts';
import { asMonthId, partId } from '../../../src/campaign/month.ts';
import { askDeleteMonth, deleteMonth, openMonth, openPart } from '../../../src/campaign/month-cards.ts';
import { saveMonth } from '../../../src/campaign/month-forms.ts';
import type { Outcome } from '../../../src/conversation/outcome.ts';
import { asPersonId, asUnitId, type Person } from '../../../src/people/model.ts';
import { monthOf } from '../../fixtures/campaigns.ts';
import { type MemoryOffice, memoryOffice } from '../../fixtures/memory-office.ts';
import { ORG, person, unit } from '../../fixtures/staff.ts';
import { at } from '../../fixtures/time.ts';

const promoterOf = (id: string, of: string) => person(id, of, { promotes: [asUnitId(of)] });
const staff = {
  職員: person('1', '局'),
  局の推進者: promoterOf('2', '局'),
  省の推進者: promoterOf('3', '省'),
  もう一人: promoterOf('4', '省'),
  管理者: person('5', '省', { admin: true }),
} satisfies { [role: string]: Person };
const units = [{ ...unit('省'), promoters: [asPersonId('3'), asPersonId('4')] }, unit('局', '省')];
const month = asMonthId('0001');
const REFUSED = 'この操作は、担当の推進者だけができます。';
const plan = { name: '強化月間', first: '12/1', last: '1/5' };
const top = { month, kit: 'top' } as const;
const on: KitOpened = { ...top, campaign: partId(top), version: 0 };
const typed = { title: '月間を始めます', from: '事務次官', words: '一つやめましょう。', challenge: '一つ書き出す' };

let office: MemoryOffice;
beforeEach(() => {
  office = memoryOffice({ units, people: Object.values(staff), start: at('2026-11-24T09:00:00+09:00') });
});
const words = async (outcomes: Promise<unknown>) => JSON.stringify(await outcomes);
const stored = () => office.months.months(ORG);
const draft = () => office.campaigns.campaign(ORG, partId(top));
const write = (who: Person, values: { readonly [field: string]: string } = typed) =>
  office.submit(who, saveKit.of(on), values);
const formIn = (outcomes: readonly Outcome[]) =>
  outcomes.flatMap((each) => (each.type === 'form-result' && each.result.type === 'next' ? [each.result.form] : []))[0];

describe.each(['職員', '局の推進者', '管理者'] as const)('%s', (role) => {
  it('neither sets a month nor changes it, nor writes its texts, whatever they tap or send', async () => {
    await office.months.save(monthOf(ORG));
    const before = await stored();
    const taps = [openMonth.of({}), openPart.of(top), askDeleteMonth.of({ month }), deleteMonth.of({ month })];
    for (const tap of taps) expect(await words(office.tap(staff[role], tap))).toContain(REFUSED);
    const submits = [saveMonth.of({ month, revision: 1 }), saveMonth.of({ month: asMonthId('0002'), revision: 0 })];
    for (const submit of submits) expect(await words(office.submit(staff[role], submit, plan))).toContain(REFUSED);
    expect(await words(write(staff[role]))).toContain(REFUSED);
    expect(await stored()).toEqual(before);
    expect(await office.campaigns.recent(ORG, 5)).toEqual([]);
  });
});

describe('a promoter of the whole organisation', () => {
  const who = staff.省の推進者;

  it('sets one month, however often the form is sent', async () => {
    for (let times = 0; times < 3; times += 1) await office.submit(who, saveMonth.of({ month, revision: 0 }), plan);
    expect(await stored()).toMatchObject([{ id: '0001', revision: 1, first: '2026-12-01', last: '2027-01-05' }]);
  });

  it('is told when another set one at the same moment, and loses nothing', async () => {
    await office.submit(staff.もう一人, saveMonth.of({ month, revision: 0 }), { ...plan, last: '2/1' });
    const form = formIn(await office.submit(who, saveMonth.of({ month, revision: 0 }), plan));
    expect(JSON.stringify(form)).toContain('入力のあいだに別の方が変えました。');
    expect(form?.fields.find((field) => field.type === 'text' && field.id === 'last')).toMatchObject({
      initial: '1/5',
    });
    expect(await stored()).toMatchObject([{ revision: 1, last: '2027-02-01' }]);
  });

  it('sets again what another took back while they typed, once they were told', async () => {
    await office.months.save(monthOf(ORG));
    await office.tap(staff.もう一人, deleteMonth.of({ month }));
    const form = formIn(await office.submit(who, saveMonth.of({ month, revision: 1 }), plan));
    expect(form?.submit.payload).toEqual({ month, revision: 2 });
    await office.submit(who, saveMonth.of({ month, revision: 2 }), plan);
    expect((await stored())[0]?.deletedAt).toBeUndefined();
  });

  it('writes a text to everyone, for its day at ten', async () => {
    await office.months.save(monthOf(ORG));
    await write(who);
    await write(who);
    expect(await draft()).toMatchObject({
      ...{ revision: 1, version: 1, author: '3', part: top, state: { type: 'draft' } },
      audience: { unit: '省', role: 'everyone' },
      when: { type: 'at', at: at('2026-12-01T10:00:00+09:00') },
      content: { title: '月間を始めます', from: '事務次官' },
    });
    expect((await draft())?.content.body).toContain('「一つやめましょう。」');
  });

  it('writes it for at once where its day is over', async () => {
    await office.months.save(monthOf(ORG));
    await office.moveTo(at('2026-12-01T10:00:00+09:00'));
    await write(who);
    expect((await draft())?.when).toEqual({ type: 'now' });
  });

  it('keeps what they typed when another wrote the same text meanwhile', async () => {
    await office.months.save(monthOf(ORG));
    await write(staff.もう一人, { ...typed, words: '会議を減らしましょう。' });
    const form = formIn(await write(who));
    expect(JSON.stringify(form)).toContain('この下書きは、入力のあいだに別の方が直しました。');
    const body = form?.fields.find((field) => field.type === 'text' && field.id === 'body');
    expect(JSON.stringify(body)).toContain('「一つやめましょう。」');
    expect((await draft())?.content.body).toContain('会議を減らしましょう。');
    expect(await words(office.tap(who, openPart.of(top)))).toContain('この回は、もう書き始めた方がいます。');
  });

  it('begins a text anew that was thrown away', async () => {
    await office.months.save(monthOf(ORG));
    await write(staff.もう一人);
    await office.tap(who, discard.of({ campaign: partId(top) }));
    const thrown = await draft();
    if (!thrown) throw new Error('no draft');
    // As whoever attends to it leaves it.
    await office.campaigns.save({ ...thrown, people: 0 });
    expect(await words(office.say(who, '強化月間'))).toContain('次を書く：強化月間を始めます');
    expect((await office.tap(who, openPart.of(top)))[0]?.type).toBe('open-form');
    await write(who);
    await write(who);
    const anew = await draft();
    expect(anew).toMatchObject({ author: '3', version: 2, state: { type: 'draft' } });
    expect(anew?.people).toBeUndefined();
  });

  it('keeps what was typed for a month that was taken back, and writes nothing for one that never was', async () => {
    await office.months.save(monthOf(ORG));
    await office.tap(staff.もう一人, deleteMonth.of({ month }));
    expect(await words(office.tap(who, openPart.of(top)))).toContain('この月間の設定は、もうありません。');
    await write(who);
    expect((await draft())?.state).toEqual({ type: 'draft' });
    const never = { ...on, month: asMonthId('0009') };
    expect(await words(office.submit(who, saveKit.of(never), typed))).toContain(REFUSED);
    expect(await office.campaigns.recent(ORG, 5)).toHaveLength(1);
  });

  it('does not overwrite a text of the month by naming another campaign', async () => {
    await office.months.save(monthOf(ORG));
    await office.submit(who, saveKit.of({ ...on, campaign: asCampaignId('other') }), typed);
    expect((await office.campaigns.recent(ORG, 5)).map(({ id }) => id)).toEqual([partId(top)]);
  });

  it('writes from a template without a month to their own first unit', async () => {
    const [opened] = await office.tap(staff.局の推進者, openNew.of({ kit: 'recognition' }));
    if (opened?.type !== 'open-form') throw new Error('no form');
    const values = { title: '工夫', where: '第一課', stopped: '集計表', changed: '朝に\n余裕ができた$&' };
    await office.submit(staff.局の推進者, opened.form.submit, values);
    const [made] = await office.campaigns.recent(ORG, 5);
    expect(made).toMatchObject({ audience: { unit: '局' }, when: { type: 'now' } });
    expect(made?.part).toBeUndefined();
    expect(made?.content.body).toContain(
      '- どの職場か：第一課\n- やめたこと：集計表\n- どう変わったか：朝に 余裕ができた$&\n',
    );
  });
});
