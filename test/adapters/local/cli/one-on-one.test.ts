import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { oneOnOneOptions, readOneOnOneWords, runOneOnOne } from '../../../../adapters/local/cli/one-on-one-command.ts';
import { readWords } from '../../../../adapters/local/cli/words.ts';
import { installDemo } from '../../../../adapters/local/demo.ts';
import type { Diary } from '../../../../src/one-on-one/model.ts';
import { headOf } from '../../../../src/one-on-one/scene.ts';
import type { OrgId } from '../../../../src/people/model.ts';
import { commandTextsOf } from '../../../../src/text/cli/text.ts';
import { testTerminal } from '../../../fixtures/terminal.ts';
import { at } from '../../../fixtures/time.ts';
import { type Engine, openEngine } from '../../dynamodb/engine.ts';
import { everyoneOf, placeAt } from './tenant.ts';

const now = at('2026-11-24T10:00:00+09:00');
let engine: Engine;
let org: OrgId;
beforeAll(async () => {
  engine = await openEngine();
});
afterAll(() => engine.close());
beforeEach(async () => {
  org = engine.org();
  await installDemo(org, at('2026-11-16T09:00:00+09:00'), engine.store);
});

const run = async (...args: readonly string[]) => {
  const terminal = testTerminal({});
  const texts = commandTextsOf('ja');
  const words = readWords(args, oneOnOneOptions, texts);
  const meant = words.type === 'words' ? readOneOnOneWords(words, texts) : words;
  if (meant.type === 'misunderstood') return { code: 2, said: meant.message };
  const code = await runOneOnOne(meant, org, placeAt(engine, engine.another(), now), terminal);
  return { code, said: [...terminal.said, ...terminal.complained].join('\n') };
};

const diaries = async (): Promise<readonly Diary[]> => {
  const all: Diary[] = [];
  for await (const page of engine.store.oneOnOne.everyDiary(org)) all.push(...page);
  return all;
};
const begun = async () =>
  (await diaries()).flatMap(({ pairs }) => pairs.filter(({ started }) => started !== undefined));

describe('npx akari one-on-one start', () => {
  it('begins the 1on1s of everybody whom the directory puts under somebody, once', async () => {
    const people = await everyoneOf(engine.store, org);
    const organisation = await engine.store.directory.organisation(org);
    const tree = organisation && (await engine.store.directory.tree(organisation));
    if (!tree) throw new Error('no tree');
    const headed = people.filter((person) => !person.left && headOf(person, tree) !== undefined);
    const first = await run('start', '--all');
    expect(first).toMatchObject({
      code: 0,
      said: expect.stringContaining(`と${headed.length}人の職員の1on1を始めました`),
    });
    expect((await begun()).map(({ staff }) => staff).toSorted()).toEqual(headed.map(({ id }) => id).toSorted());
    const due = await engine.store.dueWork.due(org, now, 1_000);
    const attended = due.filter((entry) => entry.type === 'job' && entry.job.kind === 'one-on-one/attend');
    expect(attended).toHaveLength((await diaries()).length);
    expect(await run('start', '--all')).toMatchObject({ code: 0, said: expect.stringContaining('もう始まっています') });
  });

  it('begins those of a unit and what is below it, and of nobody else', async () => {
    const people = await everyoneOf(engine.store, org);
    const staff = people.find(({ manages, left }) => manages.length === 0 && !left);
    const unit = staff?.unit ?? '';
    const organisation = await engine.store.directory.organisation(org);
    const tree = organisation && (await engine.store.directory.tree(organisation));
    const heads = tree?.unit(
      people.find(({ id }) => id === staff?.id)?.unit ?? people[0]?.unit ?? tree.root.id,
    )?.managers;
    expect(await run('start', '--unit', unit)).toMatchObject({ code: 0 });
    const teams = (await diaries()).filter(({ pairs }) => pairs.some(({ started }) => started !== undefined));
    expect(teams.map(({ manager }) => manager)).toEqual(heads);
    expect((await diaries()).length).toBeGreaterThan(1);
  });

  it('says so of a unit that is not there, and of words that are none', async () => {
    expect(await run('start', '--unit', 'no')).toEqual({ code: 1, said: '部署「no」はありません。' });
    for (const words of [[], ['start'], ['stop', '--all'], ['start', '--all', '--unit', 'x'], ['start', 'x', '--all']])
      expect(await run(...words)).toMatchObject({ code: 2, said: expect.stringContaining('--unit 部署ID か --all') });
    expect(await begun()).toEqual([]);
  });
});
