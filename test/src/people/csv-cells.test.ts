import { describe, expect, it } from 'vitest';
import * as cell from '../../../src/people/csv-cells.ts';

const read = <T>(reader: cell.CellReader<T>, text: string): T | string => {
  const found = reader(text);
  return found.type === 'value' ? found.value : found.what.type;
};

describe('a time', () => {
  it.each([
    ['9:30', '09:30'],
    ['09:30', '09:30'],
    ['９：３０', '09:30'],
    ['18:15:00', '18:15'],
    ['0:00', '00:00'],
    ['23:59', '23:59'],
    ['930', 'bad-time'],
    ['9:3', 'bad-time'],
    ['24:00', 'bad-time'],
    ['9:60', 'bad-time'],
    ['9時半', 'bad-time'],
    ['-1:30', 'bad-time'],
  ])('reads %s as %s', (text, expected) => {
    expect(read(cell.readTime, text)).toBe(expected);
  });
});

describe('a date', () => {
  it.each([
    ['2026-04-01', '2026-04-01'],
    ['2026/4/1', '2026-04-01'],
    ['２０２６／４／１', '2026-04-01'],
    ['2024-02-29', '2024-02-29'],
    ['2026-02-29', 'bad-date'],
    ['26/4/1', 'bad-date'],
    ['2026年4月1日', '2026-04-01'],
    ['令和8年4月1日', '2026-04-01'],
    ['R8.4.1', '2026-04-01'],
    ['Ｒ８．４．１', '2026-04-01'],
    ['r08/04/01', '2026-04-01'],
    ['令和 8年 4月 1日', '2026-04-01'],
    ['㋿8年4月1日', '2026-04-01'],
    ['令和元年5月1日', '2019-05-01'],
    ['H31.4.30', '2019-04-30'],
    ['平成元年1月8日', '1989-01-08'],
    ['S64.1.7', '1989-01-07'],
    ['昭和60年4月1日', '1985-04-01'],
    ['令和1年4月30日', 'bad-date'],
    ['H31.5.1', 'bad-date'],
    ['S64.1.8', 'bad-date'],
    ['R0.4.1', 'bad-date'],
    ['R8.13.1', 'bad-date'],
    ['R8.2.29', 'bad-date'],
    ['慶応3年1月1日', 'bad-date'],
    ['2026-4', 'bad-date'],
    ['2026/4/1 0:00', 'bad-date'],
  ])('reads %s as %s', (text, expected) => {
    expect(read(cell.readDate, text)).toBe(expected);
  });
});

describe('words', () => {
  it.each([
    ['日本語', 'ja'],
    ['ja', 'ja'],
    ['ＪＡ', 'ja'],
    ['英語', 'en'],
    ['English', 'en'],
    ['やさしい日本語', 'yasashii'],
    ['yasashii', 'yasashii'],
    ['中国語', 'bad-language'],
  ])('read %s as the language %s', (text, expected) => {
    expect(read(cell.readLanguage, text)).toBe(expected);
  });

  it.each([
    ['月', 1],
    ['火曜日', 2],
    ['Wed', 3],
    ['木', 4],
    ['fri', 5],
    ['土', 'bad-free-day'],
  ])('read %s as the weekday %s', (text, expected) => {
    expect(read(cell.readFreeDay, text)).toBe(expected);
  });

  it.each([
    ['はい', true],
    ['1', true],
    ['１', true],
    ['TRUE', true],
    ['いいえ', false],
    ['FALSE', false],
    ['0', false],
    ['部長', 'bad-admin'],
  ])('read %s as administrator: %s', (text, expected) => {
    expect(read(cell.readAdmin, text)).toBe(expected);
  });

  it.each([
    ['Slack', 'slack'],
    ['TEAMS', 'teams'],
    ['email', 'bad-place'],
  ])('read %s as the place %s', (text, expected) => {
    expect(read(cell.readPlace, text)).toBe(expected);
  });
});

describe('accounts', () => {
  it.each([
    ['U01ABC', { user: 'U01ABC' }],
    ['u01abc', { user: 'U01ABC' }],
    ['W01', { user: 'W01' }],
    ['T1/U2', { user: 'U2', team: 'T1' }],
    ['E1/U2', { user: 'U2', team: 'E1' }],
    ['B01', 'bad-slack-id'],
    ['T1/', 'bad-slack-id'],
    ['@tanaka', 'bad-slack-id'],
  ])('read %s as a Slack account', (text, expected) => {
    expect(read(cell.readSlackId, text)).toEqual(expected);
  });

  it.each([
    ['AAAAAAAA-2222-3333-4444-555555555555', { user: 'aaaaaaaa-2222-3333-4444-555555555555' }],
    ['Contoso/abc', { user: 'abc', tenant: 'Contoso' }],
    ['a@b.example', 'bad-teams-id'],
    ['山田', 'bad-teams-id'],
  ])('read %s as a Teams account', (text, expected) => {
    expect(read(cell.readTeamsId, text)).toEqual(expected);
  });
});

describe('ids', () => {
  it.each([
    ['総務課', '総務課'],
    ['00123', '00123'],
    ['a-b_c.d@e', 'a-b_c.d@e'],
    ['a b', 'bad-id'],
    ['a　b', 'bad-id'],
    ['a#b', 'bad-id'],
    ['a/b', 'bad-id'],
    ['a\u200bb', 'bad-id'],
    ['x'.repeat(65), 'too-long'],
  ])('read %s as %s', (text, expected) => {
    expect(read(cell.readPersonId, text)).toBe(expected);
  });

  it.each([
    ['P1;P2', ['P1', 'P2']],
    ['P1； P2 ;', ['P1', 'P2']],
    ['P1;P1', ['P1']],
    ['P1,P2', 'bad-id'],
  ])('read several in %s', (text, expected) => {
    expect(read(cell.readPersonIds, text)).toEqual(expected);
  });
});
