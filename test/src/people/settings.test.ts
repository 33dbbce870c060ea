import { beforeEach, describe, expect, it } from 'vitest';
import type { Card } from '../../../src/conversation/card.ts';
import {
  chooseLanguage,
  choosePlace,
  openMenu,
  openPrivacy,
  openSettings,
  switchKind,
} from '../../../src/people/cards.ts';
import { asPersonId, type Person } from '../../../src/people/model.ts';
import { type MemoryOffice, memoryOffice } from '../../fixtures/memory-office.ts';
import { cardsIn } from '../../fixtures/office.ts';
import { person, unit } from '../../fixtures/staff.ts';
import { at } from '../../fixtures/time.ts';

const onBoth = person('1', '課', { teams: { user: 'aad-1', tenant: 'tenant' } });
let office: MemoryOffice;
const open = (who: Person): void => {
  office = memoryOffice({ units: [unit('課')], people: [who], start: at('2026-11-24T09:00:00+09:00') });
};
beforeEach(() => open(onBoth));

const kept = () => office.people.get(asPersonId('1'))?.preferences;
const first = (outcomes: Parameters<typeof cardsIn>[0]): Card => {
  const [shown] = cardsIn(outcomes);
  if (!shown) throw new Error('no card');
  return shown;
};
const labels = ({ elements }: Card) =>
  elements.flatMap((element) => (element.type === 'buttons' ? element.buttons.map(({ label }) => label) : []));
const fields = ({ elements }: Card) =>
  elements.flatMap((element) => (element.type === 'fields' ? element.fields.map((f) => [f.label, f.value]) : []));
const choices = ({ elements }: Card) =>
  elements.flatMap((element) => (element.type === 'choice' ? [[element.label, element.selected]] : []));

describe('the settings', () => {
  it('show what arrives, and offer to stop each kind', async () => {
    const shown = first(await office.tap(onBoth, openSettings.of({})));
    expect(fields(shown)).toEqual([
      ['やりがいパルス', '届きます'],
      ['パルスの再案内', '届きます'],
      ['みんなの結果', '届きます'],
      ['残業の実績の確認', '届きます'],
      ['1on1のお知らせ', '届きます'],
      ['消灯のお知らせ', '届きます'],
      ['キャンペーン', '届きます'],
    ]);
    const stops = [
      'やりがいパルスを止める',
      'パルスの再案内を止める',
      'みんなの結果を止める',
      '残業の実績の確認を止める',
      '1on1のお知らせを止める',
      '消灯のお知らせを止める',
      'キャンペーンを止める',
    ];
    expect(labels(shown)).toEqual([...stops, '今日届いたもの', 'しばらく休む', 'メニューに戻る']);
    expect(choices(shown)).toEqual([
      ['ことば', 'ja'],
      ['受け取る場所', 'slack'],
    ]);
  });

  it('offer no place to whom has only one', async () => {
    open(person('1', '課'));
    expect(choices(first(await office.say(person('1', '課'), '設定')))).toEqual([['ことば', 'ja']]);
  });

  it('stop a kind with one tap, keep it stopped, and take it back with another', async () => {
    const stopped = first(await office.tap(onBoth, switchKind.of({ kind: 'pulse', on: false })));
    expect(fields(stopped)[0]).toEqual(['やりがいパルス', '止めています']);
    expect(labels(stopped)[0]).toBe('やりがいパルスを受け取る');
    await office.tap(onBoth, switchKind.of({ kind: 'pulse', on: false }));
    expect(kept()?.optOuts).toEqual(['pulse']);
    await office.tap(onBoth, switchKind.of({ kind: 'pulse-reminder', on: false }));
    expect(kept()?.optOuts).toEqual(['pulse', 'pulse-reminder']);
    await office.tap(onBoth, switchKind.of({ kind: 'pulse', on: true }));
    expect(kept()?.optOuts).toEqual(['pulse-reminder']);
  });

  it('say of the reminder that it does not arrive while the pulse is stopped, and offer no button for it', async () => {
    const stopped = first(await office.tap(onBoth, switchKind.of({ kind: 'pulse', on: false })));
    expect(fields(stopped).slice(0, 2)).toEqual([
      ['やりがいパルス', '止めています'],
      ['パルスの再案内', '止めています（やりがいパルスを止めているため）'],
    ]);
    expect(labels(stopped)).toContain('やりがいパルスを受け取る');
    expect(labels(stopped).filter((label) => label.startsWith('パルスの再案内'))).toEqual([]);
    expect(kept()?.optOuts).toEqual(['pulse']);
    const resumed = first(await office.tap(onBoth, switchKind.of({ kind: 'pulse', on: true })));
    expect(fields(resumed)[1]).toEqual(['パルスの再案内', '届きます']);
    expect(labels(resumed)).toContain('パルスの再案内を止める');
  });

  it('speak the chosen language at once', async () => {
    const shown = first(await office.tap(onBoth, chooseLanguage.of({}), { choice: 'yasashii' }));
    expect(shown.language).toBe('yasashii');
    expect(JSON.stringify(shown)).toContain('変えました。');
    expect(kept()?.language).toBe('yasashii');
  });

  it('put the chosen place first', async () => {
    const shown = first(await office.tap(onBoth, choosePlace.of({}), { choice: 'teams' }));
    expect(choices(shown)[1]).toEqual(['受け取る場所', 'teams']);
    await office.moveTo(at('2026-11-26T15:30:00+09:00'));
    expect([office.slack.sent.length, office.teams.sent.length]).toEqual([0, 1]);
  });

  it.each([
    ['a language there is not', chooseLanguage.of({}), 'de'],
    ['no language', chooseLanguage.of({}), undefined],
    ['a place there is not', choosePlace.of({}), 'fax'],
  ])('stay as they were for %s', async (_, action, choice) => {
    const shown = first(await office.tap(onBoth, action, choice === undefined ? {} : { choice }));
    expect(JSON.stringify(shown)).toContain('受け取り方を選べます。');
    expect(kept()).toEqual({ optOuts: [], addresses: {} });
  });

  it('keep a person who stopped the pulse from hearing of it', async () => {
    await office.tap(onBoth, switchKind.of({ kind: 'pulse', on: false }));
    await office.moveTo(at('2026-11-27T18:00:00+09:00'));
    expect([office.slack.sent, office.teams.sent]).toEqual([[], []]);
  });

  it('keep a person who stopped only the reminder from being reminded', async () => {
    await office.tap(onBoth, switchKind.of({ kind: 'pulse-reminder', on: false }));
    await office.moveTo(at('2026-11-27T18:00:00+09:00'));
    expect(office.slack.sent.map(({ deliveryId }) => deliveryId)).toEqual(['pulse/2026-W48/ask']);
  });
});

describe('the menu', () => {
  it('greets by name and leads to the pulse, the settings and the page on privacy', async () => {
    const shown = first(await office.tap(onBoth, openMenu.of({})));
    expect(JSON.stringify(shown)).toContain('職員 1さん、おつかれさまです。');
    expect(labels(shown)).toEqual(['やりがいパルス', '残業の申告', '今日の退庁予定', '設定', '回答の扱い']);
  });

  it('is the home too', async () => {
    const [outcome] = await office.act({ platform: 'slack', tenant: 'T1', user: 'U1' }, { type: 'home' });
    expect(outcome?.type).toBe('home');
  });

  it('says how answers are kept, without promising what nobody can', async () => {
    const shown = JSON.stringify(first(await office.tap(onBoth, openPrivacy.of({}))));
    expect(shown).toContain('お名前は回答と切り離して保存します。');
    expect(shown).not.toContain('匿名');
    expect(shown).toContain('職場に見せるときは、5人以上の集計だけです。');
    expect(shown).toContain('だれが答えたかは、管理職にも推進者にも見せません。');
    expect(shown).not.toContain('返す');
  });
});
