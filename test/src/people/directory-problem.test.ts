import { describe, expect, it } from 'vitest';
import { importTexts, peopleCsv, problemsOf, unitsCsv } from '../../fixtures/import-texts.ts';
import { memoryDirectory } from '../../fixtures/memory-directory.ts';

const importing = async (files: { units?: string; people?: string }) => importTexts(memoryDirectory(), files);
const problems = async (files: { units?: string; people?: string }) => problemsOf(await importing(files));
const whats = async (files: { units?: string; people?: string }) => {
  const result = await importing(files);
  return result.type === 'problems' ? result.problems.first.map(({ what }) => what) : [];
};
const withRow = (row: string): string => `${peopleCsv}${row}\n`;
const wide = (cells: string): string =>
  `職員ID,氏名,部署ID,優先,言語,タイムゾーン,始業,終業,フレックス休日,着任日,管理者,メール,SlackID,TeamsID\nP1,a,K\nP2,b,K\nP3,c,K\nP4,d,K,${cells}\n`;

describe('what is wrong with the people', () => {
  it.each([
    ['an unknown unit', 'P4,江口,K9,,,', 'people 5 unit_id unknown-unit'],
    ['an empty name', 'P4,,K,,,', 'people 5 name empty'],
    ['an empty id', ',江口,K,,,', 'people 5 person_id empty'],
    ['no unit', 'P4,江口,,,,', 'people 5 unit_id empty'],
    ['an id with a space', 'P 4,江口,K,,,', 'people 5 person_id bad-id'],
    ['a person twice', 'P2,石井 花子,K1,,,', 'people 5 person_id duplicate'],
    ['an e-mail twice', 'P4,江口,K,P1@AKARI.example,,', 'people 5 email duplicate'],
    ['a Slack account twice', 'P4,江口,K,,U01,', 'people 5 slack_id duplicate'],
    ['a Slack account twice, once with its workspace', 'P4,江口,K,,T9/U01,', 'people 5 slack_id duplicate'],
    ['a Teams account twice', 'P4,江口,K,,,11111111-2222-3333-4444-555555555555', 'people 5 teams_id duplicate'],
    ['no Slack id', 'P4,江口,K,,@eguchi,', 'people 5 slack_id bad-slack-id'],
    ['no Teams id', 'P4,江口,K,,,e@akari.example', 'people 5 teams_id bad-teams-id'],
    ['no e-mail address', 'P4,江口,K,eguchi,,', 'people 5 email bad-email'],
    ['more values than columns', 'P4,江口,K,,,,,余り', 'people 5 too-many-cells'],
  ])('tells line and column of %s', async (_case, row, expected) => {
    expect(await problems({ people: withRow(row) })).toEqual([expected]);
  });

  it.each([
    ['push', 'place bad-place'],
    [',仏語', 'language bad-language'],
    [',,Tokyo', 'zone bad-zone'],
    [',,Asia/Edo', 'zone bad-zone'],
    [',,,930', 'start bad-time'],
    [',,,,24:00', 'end bad-time'],
    [',,,,9:30', 'end end-before-start'],
    [',,,18:15', 'end end-before-start'],
    [',,,,,土', 'free_day bad-free-day'],
    [',,,,,,2026-02-30', 'joined_on bad-date'],
    [',,,,,,4/1', 'joined_on bad-date'],
    [',,,,,,,たぶん', 'admin bad-admin'],
  ])('tells that "%s" is wrong', async (cells, expected) => {
    expect(await problems({ people: wide(cells) })).toEqual([`people 5 ${expected}`]);
  });

  it('does not call the hours reversed when one of them cannot be read', async () => {
    expect(await problems({ people: wide(',,,19時,9:00') })).toEqual(['people 5 start bad-time']);
  });

  it('tells them by line, and in a line as the columns stand in the file', async () => {
    const header = '着任日,SlackID,氏名,部署ID,メール,職員ID';
    const people = `${header}\n,,a,K,,P1\n,,b,K,,P2\n,,c,K,,P3\n4/1,@d,,K9,d,P 4,余り\n4/2,U5,e,K9,,P1\n`;
    expect(await problems({ people })).toEqual([
      'people 5 joined_on bad-date',
      'people 5 slack_id bad-slack-id',
      'people 5 name empty',
      'people 5 unit_id unknown-unit',
      'people 5 email bad-email',
      'people 5 person_id bad-id',
      'people 5 too-many-cells',
      'people 6 joined_on bad-date',
      'people 6 unit_id unknown-unit',
      'people 6 person_id duplicate',
    ]);
  });

  it('keeps that order among thousands of problems, found in any order', async () => {
    const rows = Array.from({ length: 1_000 }, (_, i) => `K9,,Q${i}`);
    const people = `部署ID,氏名,職員ID\nK,a,P1\nK,b,P2\nK,c,P3\n${rows.join('\n')}\n`;
    const found = await problems({ people });
    expect(found.slice(0, 3)).toEqual([
      'people 5 unit_id unknown-unit',
      'people 5 name empty',
      'people 6 unit_id unknown-unit',
    ]);
    expect([found.length, found.at(-1)]).toEqual([100, 'people 54 name empty']);
  });

  it('names the first line of a duplicate', async () => {
    expect(await whats({ people: withRow('P2,x,K,,,') })).toEqual([{ type: 'duplicate', value: 'P2', firstLine: 3 }]);
  });

  it('counts lines as an editor does, through empty lines and values of several lines', async () => {
    const people = '職員ID,氏名,部署ID\r\n\r\nP1,"青木\r\n一郎",K\r\nP2,b,K\r\n,,\r\nP3,c,K\r\nP4,d,K9\r\n\r\n';
    expect(await problems({ people })).toEqual(['people 8 unit_id unknown-unit']);
  });
});

describe('what is wrong with the units', () => {
  it.each([
    ['an unknown unit above', 'K3,会計課,K9,,', 'units 5 parent_id unknown-unit'],
    ['an unknown manager', 'K3,会計課,K,P9,', 'units 5 manager_ids unknown-person'],
    ['an unknown promoter among known ones', 'K3,会計課,K,,P1;P9', 'units 5 promoter_ids unknown-person'],
    ['a unit twice', 'K1,会計課,K,,', 'units 5 unit_id duplicate'],
    ['a second root', 'K3,会計課,,,', 'units 5 parent_id two-roots'],
    ['no name', 'K3,,K,,', 'units 5 name empty'],
    ['a unit above itself', 'K3,会計課,K3,,', 'units 5 parent_id cycle'],
  ])('tells line and column of %s', async (_case, row, expected) => {
    expect(await problems({ units: `${unitsCsv}${row}\n` })).toEqual([expected]);
  });

  it('shows the circle in which units run', async () => {
    const units = `${unitsCsv}K3,a,K5,,\nK4,b,K3,,\nK5,c,K4,,\n`;
    expect(await whats({ units })).toEqual([{ type: 'cycle', units: ['K3', 'K5', 'K4', 'K3'] }]);
  });

  it('tells that there is no root', async () => {
    const units = '部署ID,部署名,上位部署ID\nK,灯省,K1\nK1,総務課,K\nK2,人事課,K1\n';
    const found = await problems({ units });
    expect(found).toContain('units parent_id no-root');
    expect(found).toContain('units 2 parent_id cycle');
  });

  it('does not call a unit unknown because its own row has another problem', async () => {
    const units = unitsCsv.replace('K2,人事課', 'K2,');
    expect(await problems({ units })).toEqual(['units 4 name empty']);
  });

  it('does not look for roots where the unit above cannot be read', async () => {
    const units = unitsCsv.replace('K2,人事課,K,', 'K2,人事課,K/K,');
    expect(await problems({ units })).toEqual(['units 4 parent_id bad-id']);
  });
});

describe('what is wrong with a file', () => {
  it.each([
    ['a missing column', { people: '職員ID,氏名\nP1,a\n' }, ['people 1 unit_id missing-column']],
    ['a repeated column', { units: '部署ID,部署名,name,上位部署ID\nK,a,b,\n' }, ['units 1 name repeated-column']],
    ['an empty file', { people: '\r\n' }, ['people empty-file']],
    ['an open quotation mark', { people: '職員ID,氏名,部署ID\nP1,a,K\n"P2,b,K\n' }, ['people 3 bad-quotes']],
    ['a quotation mark within a value', { people: '職員ID,氏名,部署ID\nP1,a"b,K\n' }, ['people 2 bad-quotes']],
  ])('tells of %s', async (_case, files, expected) => {
    expect(await problems({ units: '部署ID,部署名,上位部署ID\nK,灯省,\n', ...files })).toEqual(expected);
  });

  it('tells of problems in both files at once, units first, in the order of the lines', async () => {
    const units = `${unitsCsv}K3,a,K9,P9,\n`;
    const people = withRow('P4,,K8,,,');
    expect(await problems({ units, people })).toEqual([
      'units 5 parent_id unknown-unit',
      'units 5 manager_ids unknown-person',
      'people 5 name empty',
      'people 5 unit_id unknown-unit',
    ]);
  });

  it('keeps the first hundred problems and counts the rest', async () => {
    const rows = Array.from({ length: 450 }, (_, n) => `X${n},,K`);
    const result = await importing({
      people: ['職員ID,氏名,部署ID', 'P1,a,K', 'P2,b,K', 'P3,c,K', ...rows].join('\n'),
    });
    expect(result).toMatchObject({ type: 'problems', problems: { count: 450 } });
    expect(problemsOf(result)).toHaveLength(100);
    expect(problemsOf(result).at(-1)).toBe('people 104 name empty');
  });
});

describe('what is wrong beside the present directory', () => {
  const filled = async () => {
    const memory = memoryDirectory();
    await importTexts(memory);
    return memory;
  };
  const few = { units: '部署ID,部署名,上位部署ID\nK,灯省,\n', people: '職員ID,氏名,部署ID,メール,SlackID\n' };

  it('tells that another root would stay beside the new one', async () => {
    const files = { units: '部署ID,部署名,上位部署ID\nX,別省,\n', people: '職員ID,氏名,部署ID\nY1,a,X\n' };
    const memory = await filled();
    const result = await importTexts(memory, files);
    expect(problemsOf(result)).toEqual(['units parent_id other-root-kept']);
    expect(await importTexts(memory, files, { removeMissing: true })).toMatchObject({ type: 'applied' });
    expect(memory.organisation).toMatchObject({ name: '別省', people: 1, units: 1 });
  });

  it('tells that an account belongs to somebody who stays unmentioned', async () => {
    const people = `${few.people}P9,新井,K,p2@akari.example,U01\n`;
    const result = await importTexts(await filled(), { ...few, people });
    expect(problemsOf(result)).toEqual(['people 2 email belongs-to-another', 'people 2 slack_id belongs-to-another']);
  });

  it('lets a new person have the accounts of somebody who leaves', async () => {
    const people = `${few.people}P9,新井,K,p2@akari.example,U01\n`;
    const result = await importTexts(await filled(), { ...few, people }, { removeMissing: true });
    expect(result.type).toBe('applied');
  });

  it('tells where a unit that would be removed is still used', async () => {
    const people = `${few.people}P1,青木,K1,,\n`;
    const units = `${few.units}K3,係,K2\n`;
    const result = await importTexts(await filled(), { units, people }, { removeMissing: true });
    expect(problemsOf(result)).toEqual(['units 3 parent_id unit-still-used', 'people 2 unit_id unit-still-used']);
  });

  it('knows nobody who leaves as a manager', async () => {
    const units = '部署ID,部署名,上位部署ID,管理職ID\nK,灯省,,P2\n';
    const people = `${few.people}P1,青木,K,,\n`;
    expect(problemsOf(await importTexts(await filled(), { units, people }, { removeMissing: true }))).toEqual([
      'units 2 manager_ids unknown-person',
    ]);
    expect((await importTexts(await filled(), { units, people })).type).toBe('applied');
  });
});
