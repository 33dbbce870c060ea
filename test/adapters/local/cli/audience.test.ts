import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCampaign } from '../../../../adapters/local/cli/campaign-command.ts';
import { type ListWords, runList } from '../../../../adapters/local/cli/list-command.ts';
import { runAkari } from '../../../../adapters/local/cli/main.ts';
import { asCampaignId, type Campaign, messageOf } from '../../../../src/campaign/model.ts';
import { asPersonId, asUnitId, type OrgId } from '../../../../src/people/model.ts';
import { entry, importing, put, putUnit, unit } from '../../../contracts/directory.ts';
import { draftOf } from '../../../fixtures/campaigns.ts';
import { testTerminal } from '../../../fixtures/terminal.ts';
import { at } from '../../../fixtures/time.ts';
import { type Engine, openEngine } from '../../dynamodb/engine.ts';
import { placeAt } from './tenant.ts';

const now = at('2026-11-24T10:00:00+09:00');
const id = asCampaignId('20261124T010000000Z-01');
/** 職員ID,氏名 and two lines, K001 and K002, in Shift_JIS. */
const shiftJis = Buffer.from('904588f549442c8e8196bc0d0a4b3030312c90c28e520d0a4b3030322c90ce88e40d0a', 'hex');

let engine: Engine;
let org: OrgId;
let folder = '';

const path = (name: string): string => join(folder, name);
const file = (name: string, content: string | Buffer): string => {
  writeFileSync(path(name), content);
  return path(name);
};
const said = ({ said: out, complained }: ReturnType<typeof testTerminal>) => [...out, ...complained].join('\n');
const list = async (words: ListWords) => {
  const terminal = testTerminal({});
  const code = await runList(words, org, placeAt(engine, engine.another(), now), terminal);
  return { code, said: said(terminal) };
};
const putList = (content: string | Buffer, name = '研修') =>
  list({ type: 'put', name, file: file('list.csv', content) });
const listed = (name = '研修') => engine.another().lists.people(org, name);

beforeAll(async () => {
  engine = await openEngine();
  org = engine.org();
  folder = mkdtempSync(join(tmpdir(), 'akari-list-'));
  const inUnit = (each: string, more: Parameters<typeof entry>[1] = {}) =>
    put(entry(each, { unit: asUnitId('課'), ...more }));
  await importing(
    { ...engine.store, org },
    'i1',
    ...[putUnit(unit('省')), putUnit(unit('課', '省', '=課'))],
    inUnit('K001', { email: 'Aoyama@example.go.jp' }),
    inUnit('K002', { name: '=HYPERLINK("https://x.example")', teams: { user: 'T-K002' } }),
    ...[inUnit('K003', { email: 'same@example.go.jp' }), inUnit('K004', { email: 'same@example.go.jp' })],
    ...[inUnit('K005'), inUnit('K006', { teams: { user: 'T-K006' } }), inUnit('K007', { teams: { user: 'T-K007' } })],
  );
  await importing({ ...engine.store, org }, 'i2', { type: 'person-left', id: asPersonId('K005') });
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await engine.close();
});

describe('list put', () => {
  it('reads ids and e-mails, says by line what reaches nobody, and takes each person once', async () => {
    const { code, said: words } = await putList(
      '\uFEFF職員ID,メール\r\nK002,\r\n,aoyama@EXAMPLE.go.jp\r\nK002,\r\nK005,\r\nK999,\r\n,same@example.go.jp\r\n',
    );
    expect(code).toBe(0);
    expect(words).toContain('名簿「研修」に2人を入れました。');
    expect(words).toContain('同じ人の行が1行ありました。');
    expect(words).toContain('5行目「K005」：組織を離れた方です');
    expect(words).toContain('6行目「K999」：職員の名簿に見つかりません');
    expect(words).toContain('7行目「same@example.go.jp」：職員の名簿に見つかりません');
    expect(await listed()).toEqual(['K002', 'K001']);
  });

  it('reads a file that a spreadsheet wrote in Shift_JIS', async () => {
    expect((await putList(shiftJis, 'しふと')).code).toBe(0);
    expect(await listed('しふと')).toEqual(['K001', 'K002']);
  });

  it.each([
    ['a workbook', Buffer.from([0x50, 0x4b, 0x03, 0x04, 0, 0]), 'は文字のファイルとして読めません。'],
    ['a mark nobody closes', `職員ID\n"K001\n${'K002\n'.repeat(20_000)}`, '引用符が閉じていません。'],
    ['nobody', 'K998\nK999\n', 'に、名簿に入れられる人がいません。何も変えていません。'],
  ])('changes nothing for a file with %s', async (_, content, words) => {
    const before = await listed();
    const result = await putList(content);
    expect([result.code, await listed()]).toEqual([1, before]);
    expect(result.said).toContain(words);
  });
});

describe('list show and delete', () => {
  it('tell of lists, and that a draft goes to one that is gone', async () => {
    expect((await list({ type: 'show' })).said).toContain('研修（11月24日（火）10時に読み込み）');
    expect((await list({ type: 'show', name: '研修' })).said).toContain('研修: 2人');
    const audience = { unit: asUnitId('省'), role: 'everyone', list: { type: 'named', name: '研修' } } as const;
    await engine.store.campaigns.save(draftOf(org, { id: asCampaignId('c-draft'), audience }));
    const gone = await list({ type: 'delete', name: '研修' });
    expect(gone).toMatchObject({ code: 0 });
    expect(gone.said).toContain('この名簿あての下書きや送信予定が1件あります。');
    expect(await list({ type: 'delete', name: '研修' })).toMatchObject({ code: 1, said: '名簿「研修」はありません。' });
    expect(await list({ type: 'show', name: '研修' })).toMatchObject({ code: 1 });
  });

  it.each([
    [['list']],
    [['list', 'put', '名前だけ']],
    [['list', 'put', '長'.repeat(31), 'x.csv']],
    [['list', 'delete']],
    [['list', 'show', 'a', 'b']],
    [['campaign']],
    [['campaign', 'unreached']],
    [['campaign', 'unreached', 'a', 'b']],
  ])('say how they are written: %j', async (words) => {
    const terminal = testTerminal({});
    expect(await runAkari(words, terminal)).toBe(2);
    expect(said(terminal)).toContain('使い方は npx akari で見られます。');
  });
});

describe('campaign unreached', () => {
  const unreached = async (of: Campaign['id'], out?: string) => {
    const terminal = testTerminal({});
    const words = { type: 'unreached', id: of, ...(out === undefined ? {} : { out }) } as const;
    const code = await runCampaign(words, org, placeAt(engine, engine.another(), now), terminal);
    return { code, out: terminal.said, said: said(terminal) };
  };

  beforeAll(async () => {
    const { campaigns, parcels, outbox } = engine.store;
    await campaigns.save(draftOf(org, { id, state: { type: 'done', at: now }, people: 5 }));
    const people = ['K001', 'K002', 'K003', 'K005', 'K006', 'K007'].map(asPersonId);
    const delivery = messageOf(id);
    const planned = { kind: 'campaign', subject: id, dueAt: now, expiresAt: now, group: 'teams' } as const;
    const parcel = { org, delivery, ...planned, left: [], attempts: 1 };
    const ledger = { sent: 3, 'unreachable/http 403 BotNotInConversationRoster': 1, 'skipped/opted-out': 2 };
    await parcels.plan({ ...parcel, page: 'all/teams/0', people, ledger });
    const settled = (who: string, fate: 'unreachable' | 'skipped', reason: string) => {
      const row = { org, person: asPersonId(who), id: delivery, page: 'all/teams/0' };
      const waiting = { ...row, ...planned, state: { type: 'waiting' }, attempts: 0 } as const;
      return outbox
        .claim(waiting, 'teams', now, now)
        .then(() => outbox.settle(row, { type: 'settled', at: now, fate, reason }));
    };
    await settled('K002', 'unreachable', 'http 403 BotNotInConversationRoster');
    await settled('K006', 'skipped', 'opted-out');
    await settled('K007', 'skipped', 'over-budget');
  });

  it('writes a file that is safe to open, and names neither who opted out, was spared nor left', async () => {
    const result = await unreached(id, path('unreached.csv'));
    expect(result).toMatchObject({ code: 0 });
    expect(result.said).toContain(`届けられなかった1人を ${path('unreached.csv')} に書き出しました。`);
    expect(readFileSync(path('unreached.csv'), 'utf8')).toBe(
      `\uFEFF職員ID,氏名,部署,理由\r\nK002,"'=HYPERLINK(""https://x.example"")",'=課,アプリが入っていないか、メッセージを受け取れない設定です\r\n`,
    );
    expect(statSync(path('unreached.csv')).mode & 0o077).toBe(0);
  });

  it('shows them on the screen, and lists what was sent', async () => {
    expect((await unreached(id)).out).toHaveLength(2);
    const terminal = testTerminal({});
    await runCampaign({ type: 'list' }, org, placeAt(engine, engine.another(), now), terminal);
    expect(said(terminal)).toContain(`${id}  11月は働き方改革推進強化月間です  送信済み`);
  });

  it('writes nothing of a campaign that is not there, nor of a reminder', async () => {
    expect((await unreached(asCampaignId('nothing'), path('none.csv'))).code).toBe(1);
    const audience = { unit: asUnitId('省'), role: 'everyone', notAcknowledged: id } as const;
    const again = asCampaignId(`${id}-again`);
    await engine.store.campaigns.save(
      draftOf(org, { id: again, audience, state: { type: 'done', at: now }, people: 5 }),
    );
    const result = await unreached(again, path('none.csv'));
    expect(result.code).toBe(1);
    expect(result.said).toContain('一覧にしません');
    expect(existsSync(path('none.csv'))).toBe(false);
  });
});
