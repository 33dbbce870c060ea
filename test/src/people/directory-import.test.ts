import { describe, expect, it } from 'vitest';
import type { ImportProgress } from '../../../src/people/directory-import.ts';
import { asPersonId, asUnitId, type PersonId } from '../../../src/people/model.ts';
import { asLocalDate, asZone } from '../../../src/time/instant.ts';
import { importNow, importTexts, peopleCsv, unitsCsv } from '../../fixtures/import-texts.ts';
import { type MemoryDirectory, memoryDirectory } from '../../fixtures/memory-directory.ts';

const filled = async (): Promise<MemoryDirectory> => {
  const memory = memoryDirectory();
  await importTexts(memory);
  return memory;
};

const change = (memory: MemoryDirectory, id: string, values: Partial<ReturnType<typeof personIn>>): void => {
  memory.people.set(asPersonId(id), { ...personIn(memory, id), ...values });
};
const personIn = (memory: MemoryDirectory, id: string) => {
  const person = memory.people.get(asPersonId(id));
  if (!person) throw new Error(`no ${id}`);
  return person;
};
const ids = (memory: MemoryDirectory): readonly PersonId[] => [...memory.people.keys()];

describe('the first import', () => {
  it('creates the units, the people and the organisation record', async () => {
    const memory = memoryDirectory();
    const result = await importTexts(memory);
    expect(result).toMatchObject({
      type: 'applied',
      difference: { units: { added: 3, missing: 0 }, people: { added: 3, changed: 0, same: 0, missing: 0 } },
    });
    expect(memory.organisation).toMatchObject({
      name: '灯省',
      zone: 'Asia/Tokyo',
      zones: ['Asia/Tokyo'],
      people: 3,
      units: 3,
    });
    expect(memory.units.get(asUnitId('K'))).toEqual({
      id: 'K',
      name: '灯省',
      managers: ['P1'],
      promoters: ['P2', 'P3'],
    });
    expect(memory.units.get(asUnitId('K1'))?.parent).toBe('K');
    expect(personIn(memory, 'P1')).toMatchObject({
      name: '青木 一郎',
      unit: 'K',
      slack: { user: 'U01' },
      admin: false,
    });
  });

  it('copies to each person the units they manage and promote', async () => {
    const memory = await filled();
    expect(personIn(memory, 'P2')).toMatchObject({ manages: ['K1'], promotes: ['K'] });
    expect(personIn(memory, 'P1')).toMatchObject({ manages: ['K'], promotes: [] });
  });

  it('makes nobody a newcomer', async () => {
    const memory = await filled();
    expect(ids(memory).filter((id) => memory.people.get(id)?.joinedOn)).toEqual([]);
  });

  it('takes the zone of most people for the organisation and lists every zone', async () => {
    const memory = memoryDirectory();
    const people = '職員ID,氏名,部署ID,タイムゾーン\nP1,a,K,Europe/Paris\nP2,b,K,Asia/Tokyo\nP3,c,K,Europe/Paris\n';
    await importTexts(memory, { people });
    expect(memory.organisation).toMatchObject({ zone: 'Europe/Paris', zones: ['Asia/Tokyo', 'Europe/Paris'] });
  });
});

describe('a later import', () => {
  it('finds no difference in the same files and writes nothing', async () => {
    const memory = await filled();
    memory.calls.length = 0;
    expect(await importTexts(memory)).toMatchObject({
      type: 'unchanged',
      difference: { people: { same: 3 }, units: { same: 3 } },
    });
    expect(memory.calls).toEqual([]);
  });

  it('writes only who changed and shows what', async () => {
    const memory = await filled();
    const people = peopleCsv.replace('石井 花子,K1', '石井 華子,K2');
    const result = await importTexts(memory, { people });
    expect(memory.staged.flat().map((c) => c.type)).toEqual(['put-person']);
    expect(result).toMatchObject({
      type: 'applied',
      difference: {
        people: { added: 0, changed: 1, same: 2 },
        examples: [
          {
            type: 'changed',
            id: 'P2',
            cells: [
              { column: 'name', before: '石井 花子', after: '石井 華子' },
              { column: 'unit_id', before: 'K1', after: 'K2' },
            ],
          },
        ],
      },
    });
  });

  it('never touches what people chose in the chat', async () => {
    const memory = await filled();
    change(memory, 'P2', { preferences: { language: 'en', optOuts: ['pulse'], addresses: {} } });
    await importTexts(memory, { people: peopleCsv.replace('石井 花子', '石井 華子') });
    expect(personIn(memory, 'P2')).toMatchObject({
      name: '石井 華子',
      preferences: { language: 'en', optOuts: ['pulse'] },
    });
  });

  it('gives a newcomer the day of the import as the first day, and leaves it there', async () => {
    const memory = await filled();
    const people = `${peopleCsv}P4,江口 四郎,K1,p4@akari.example,,\n`;
    await importTexts(memory, { people });
    expect(personIn(memory, 'P4').joinedOn).toBe('2026-11-21');
    expect(await importTexts(memory, { people })).toMatchObject({ type: 'unchanged' });
  });

  it('takes the first day in the zone of the newcomer', async () => {
    const memory = await filled();
    const people = `${peopleCsv.replace('TeamsID', 'TeamsID,タイムゾーン')}P4,江口 四郎,K1,,,,America/Los_Angeles\n`;
    await importTexts(memory, { people });
    expect(personIn(memory, 'P4')).toMatchObject({ joinedOn: '2026-11-20', zone: asZone('America/Los_Angeles') });
  });

  it('keeps a first day that the file names', async () => {
    const memory = await filled();
    const header = '職員ID,氏名,部署ID,着任日\n';
    await importTexts(memory, { people: `${header}P4,江口 四郎,K1,2026/4/1\n` });
    expect(personIn(memory, 'P4').joinedOn).toBe('2026-04-01');
  });

  it('keeps an account that was found by e-mail', async () => {
    const memory = await filled();
    change(memory, 'P3', { slack: { user: 'U03', team: 'T1' } });
    expect(await importTexts(memory)).toMatchObject({ type: 'unchanged' });
    await importTexts(memory, { people: peopleCsv.replace('上田 三郎', '上田 次郎') });
    expect(personIn(memory, 'P3')).toMatchObject({ name: '上田 次郎', slack: { user: 'U03', team: 'T1' } });
  });

  it.each([
    ['the e-mail changes', 'p3@akari.example', 'new@akari.example'],
    ['another person claims it', 'P2,石井 花子,K1,p2@akari.example,,', 'P2,石井 花子,K1,p2@akari.example,U03,'],
  ])('drops an account found by e-mail when %s', async (_case, before, after) => {
    const memory = await filled();
    change(memory, 'P3', { slack: { user: 'U03' } });
    await importTexts(memory, { people: peopleCsv.replace(before, after) });
    expect(personIn(memory, 'P3').slack).toBeUndefined();
  });

  it('updates the roles of people whose own rows are the same', async () => {
    const memory = await filled();
    const result = await importTexts(memory, { units: unitsCsv.replace('K1,総務課,K,P2', 'K1,総務課,K,P1') });
    expect(result).toMatchObject({ difference: { units: { changed: 1 }, people: { changed: 2, same: 1 } } });
    expect(personIn(memory, 'P1').manages).toEqual(['K', 'K1']);
    expect(personIn(memory, 'P2').manages).toEqual([]);
  });

  it('takes back who had left, as somebody who is not new', async () => {
    const memory = await filled();
    change(memory, 'P3', { left: true });
    expect(await importTexts(memory)).toMatchObject({ type: 'applied', difference: { people: { added: 1, same: 2 } } });
    expect(memory.staged.flat()).toMatchObject([{ type: 'put-person', isNew: false }]);
    expect(personIn(memory, 'P3')).toMatchObject({ left: false });
    expect(personIn(memory, 'P3').joinedOn).toBeUndefined();
  });
});

describe('people and units the files do not mention', () => {
  const units = '部署ID,部署名,上位部署ID,管理職ID\nK,灯省,,P1\nK1,総務課,K,P1\n';
  const people = '職員ID,氏名,部署ID,メール,SlackID\nP1,青木 一郎,K,p1@akari.example,U01\n';

  it('stay, and count in the organisation', async () => {
    const memory = await filled();
    const result = await importTexts(memory, { units, people });
    expect(result).toMatchObject({
      type: 'applied',
      difference: { units: { changed: 2, missing: 1 }, people: { changed: 1, missing: 2 }, removeMissing: false },
    });
    expect(memory.organisation).toMatchObject({ people: 3, units: 3 });
    expect(personIn(memory, 'P3')).toMatchObject({ left: false, manages: ['K2'], promotes: [] });
    expect(personIn(memory, 'P2')).toMatchObject({ left: false, manages: [], promotes: [] });
  });

  it('go when that is asked for', async () => {
    const memory = await filled();
    const result = await importTexts(memory, { units, people }, { removeMissing: true });
    expect(result).toMatchObject({ type: 'applied', difference: { people: { missing: 2 }, removeMissing: true } });
    expect(ids(memory).filter((id) => memory.people.get(id)?.left)).toEqual(['P2', 'P3']);
    expect([...memory.units.keys()]).toEqual(['K', 'K1']);
    expect(memory.organisation).toMatchObject({ people: 1, units: 2 });
  });

  it('may still be named by the files', async () => {
    const memory = await filled();
    const some = '部署ID,部署名,上位部署ID,管理職ID\nK3,会計課,K,P2\n';
    const result = await importTexts(memory, { units: some, people: '職員ID,氏名,部署ID\nP4,江口 四郎,K1\n' });
    expect(result).toMatchObject({ type: 'applied' });
    expect(personIn(memory, 'P2').manages).toEqual(['K1', 'K3']);
  });

  it('remove units from below and after the people', async () => {
    const memory = await filled();
    await importTexts(memory, { units: `${unitsCsv}K11,係,K1,,\n` });
    const few = '部署ID,部署名,上位部署ID\nK,灯省,\n';
    await importTexts(memory, { units: few, people: '職員ID,氏名,部署ID\nP1,青木 一郎,K\n' }, { removeMissing: true });
    const changes = memory.staged.flat();
    expect(changes.slice(-3)).toMatchObject([{ id: 'K11' }, { id: 'K2' }, { id: 'K1' }]);
    expect(changes.map((c) => c.type)).toEqual([
      'put-unit',
      'put-person',
      'person-left',
      'person-left',
      'remove-unit',
      'remove-unit',
      'remove-unit',
    ]);
  });
});

describe('all or nothing', () => {
  it('writes nothing on a dry run', async () => {
    const memory = memoryDirectory();
    expect(await importTexts(memory, {}, { dryRun: true })).toMatchObject({
      type: 'dry-run',
      difference: { people: { added: 3 } },
    });
    expect(memory.calls).toEqual([]);
  });

  it('writes nothing when the person says no', async () => {
    const memory = memoryDirectory();
    expect(await importTexts(memory, {}, { confirm: async () => false })).toMatchObject({ type: 'declined' });
    expect(memory.calls).toEqual([]);
  });

  it('takes back what was staged when it is stopped', async () => {
    const memory = memoryDirectory();
    expect(await importTexts(memory, {}, { stopped: () => true })).toEqual({ type: 'stopped' });
    expect(memory.calls).toEqual(['begin', 'abandon']);
    expect(await importTexts(memory)).toMatchObject({ type: 'applied' });
  });

  it.each([
    ['a value changes', peopleCsv.replace('上田', '植田')],
    ['a row goes', peopleCsv.replace(/P3.*\n/, '')],
  ])('gives up when %s in the file after the check', async (_case, later) => {
    const memory = memoryDirectory();
    let people = peopleCsv;
    const confirm = async (): Promise<boolean> => {
      people = later;
      return true;
    };
    expect(await importTexts(memory, { people: () => people }, { confirm })).toEqual({ type: 'file-changed' });
    expect(memory.people.size).toBe(0);
    expect(memory.calls).toEqual(['begin', 'abandon']);
  });

  it('gives up when the directory changed while the person was thinking', async () => {
    const memory = await filled();
    const confirm = async (): Promise<boolean> => {
      if (memory.organisation) memory.organisation = { ...memory.organisation, version: 7 };
      return true;
    };
    const people = peopleCsv.replace('上田', '植田');
    expect(await importTexts(memory, { people }, { confirm })).toEqual({ type: 'directory-changed' });
    expect(personIn(memory, 'P3').name).toBe('上田 三郎');
  });

  it('passes on that another import is running', async () => {
    const memory = memoryDirectory();
    await memory.import.begin(personIn(await filled(), 'P1').org, 'other', importNow);
    await expect(importTexts(memory)).rejects.toMatchObject({ code: 'import-running' });
  });
});

it('stages pages of at most 200 changes and reports each', async () => {
  const memory = memoryDirectory();
  const rows = Array.from({ length: 500 }, (_, n) => `X${n},名前,K`);
  const seen: ImportProgress[] = [];
  const people = ['職員ID,氏名,部署ID', 'P1,a,K', 'P2,b,K', 'P3,c,K', ...rows].join('\r\n');
  await importTexts(memory, { people }, { progress: (progress) => void seen.push(progress) });
  expect(memory.staged.map((page) => page.length)).toEqual([200, 200, 106]);
  expect(seen.filter(({ stage }) => stage === 'applying')).toEqual([
    { stage: 'applying', done: 1, total: 3 },
    { stage: 'applying', done: 2, total: 3 },
    { stage: 'applying', done: 3, total: 3 },
  ]);
  expect(seen[0]).toMatchObject({ stage: 'reading', total: 100 });
});

it('keeps the closures of the calendar', async () => {
  const memory = await filled();
  const closures = { [asLocalDate('2026-12-28')]: true };
  if (memory.organisation) memory.organisation = { ...memory.organisation, closures };
  await importTexts(memory, { people: peopleCsv.replace('上田', '植田') });
  expect(memory.organisation?.closures).toEqual({ '2026-12-28': true });
});
