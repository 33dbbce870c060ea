import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCAL_ORG } from '../../adapters/local/org.ts';
import { asWeekId } from '../../src/time/instant.ts';
import { last } from '../wire/heard.ts';
import type { Wire, WirePerson } from '../wire/wire.ts';
import { arrived, install, memberOn, openWorld, unit, type World } from '../wire/world.ts';

const LABEL = '今週の仕事について、ひとこと';
const TAKE_BACK = '今週は答えない（回答を取り消す）';

describe.each(['slack', 'teams'] as const)('answers and comments, changed and taken back, on %s', (platform) => {
  let world: World;
  let wire: Wire;
  let staff: WirePerson;
  let other: WirePerson;

  const answerAll = async (person: WirePerson) => {
    for (let i = 0; i < 3; i += 1) await person.tap('どちらともいえない');
    expect(last(person).text).toContain('ありがとうございます。受け取りました。');
  };

  const kept = async () => {
    const found: string[] = [];
    for await (const page of world.system.store.pulse.comments(LOCAL_ORG, asWeekId('2026-W48')))
      found.push(...page.map(({ text }) => text));
    return found.toSorted();
  };

  beforeAll(async () => {
    world = await openWorld();
    wire = world[platform];
    await world.clock('2026-11-24T09:00:00+09:00');
    const ids = ['1', '2', '3', '4', '5'];
    await install(
      world,
      [unit('省', undefined)],
      ids.map((id) => memberOn(wire, id, '省')),
    );
    staff = await arrived(wire, '1');
    other = await arrived(wire, '2');
    await world.clock('2026-11-26T15:00:00+09:00');
  });
  afterAll(() => world.close());

  it('changes nothing for somebody who only looks at an answer', async () => {
    await answerAll(staff);
    await staff.tap('Q2を変える');
    expect(last(staff).buttons.slice(-3)).toEqual(['変えずに戻る', TAKE_BACK, 'お知らせの設定']);
    await staff.tap('変えずに戻る');
    expect(last(staff).text).toContain('いまの回答です。');
    expect(last(staff).text.match(/どちらともいえない/g)).toHaveLength(3);
  });

  it('refuses a comment that is too long, and loses no word of it', async () => {
    await staff.tap('ひとこと書く');
    expect(staff.form()?.text).toContain('空のまま送ると、何も残りません。');
    await staff.submit({ [LABEL]: '長'.repeat(501) });
    expect(staff.form()?.errors).toContain('500文字までにすると、送れます。');
    expect(await kept()).toEqual([]);
  });

  it('shows an earlier comment, and replaces it', async () => {
    await staff.submit({ [LABEL]: '長'.repeat(500) });
    expect(await kept()).toEqual(['長'.repeat(500)]);
    await staff.tap('ひとこと書く');
    expect(staff.form()?.text).toContain('消して送ると、前のひとことを取り消します。');
    expect(staff.form()?.values[LABEL]).toBe('長'.repeat(500));
    await staff.submit({ [LABEL]: '書き直しました' });
    expect(await kept()).toEqual(['書き直しました']);
  });

  it('takes a comment back when it is sent empty, and says so', async () => {
    await staff.tap('ひとこと書く');
    await staff.submit({ [LABEL]: '' });
    expect(last(staff).text).toContain('ひとことは取り消しました。');
    expect(await kept()).toEqual(['']);
    await staff.tap('ひとこと書く');
    expect(staff.form()?.values[LABEL] ?? '').toBe('');
    await staff.submit({ [LABEL]: 'やはり書きます' });
    expect(await kept()).toEqual(['やはり書きます']);
  });

  it('takes answers and comment back with one tap, says so, and leaves the way back open', async () => {
    await staff.tap(TAKE_BACK);
    expect(last(staff).text).toContain('今週の回答は取り消しました。ひとことも残りません。');
    expect(await kept()).toEqual(['']);
    await staff.tap('やっぱり答える');
    await answerAll(staff);
  });

  it('keeps a comment out that was sent before the week was declined and arrives after it', async () => {
    await answerAll(other);
    const now = Date.now();
    await other.tap('ひとこと書く');
    await other.tap(TAKE_BACK, { at: now + 2_000 });
    await other.submit({ [LABEL]: '遅れて届いた声' }, { at: now + 1_000 });
    expect(await kept()).toEqual(['', '']);
  });

  it('leaves the answers in the chat when they are tapped after closing', async () => {
    await world.clock('2026-11-27T17:00:00+09:00');
    const thanks = staff.messages().findLast(({ buttons }) => buttons.includes('Q1を変える'));
    const before = staff.messages().length;
    await staff.tap('Q1を変える');
    expect(staff.messages()).toHaveLength(before + 1);
    expect(last(staff).text).toContain('この回は締め切りました。締切までにいただいた回答は受け取っています。');
    expect(staff.messages()).toContainEqual(thanks);
  });

  it('keeps no remark that was taken back', async () => {
    await world.clock('2026-11-27T18:00:00+09:00');
    expect(await world.system.store.pulse.remarks(LOCAL_ORG, asWeekId('2026-W48'))).toEqual([]);
    expect(await kept()).toEqual([]);
    expect(world.complaints).toEqual([]);
  });
});
