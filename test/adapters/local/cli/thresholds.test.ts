import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  readThresholdWords,
  runThresholds,
  thresholdOptions,
} from '../../../../adapters/local/cli/thresholds-command.ts';
import { readWords } from '../../../../adapters/local/cli/words.ts';
import { installDemo } from '../../../../adapters/local/demo.ts';
import type { OrgId } from '../../../../src/people/model.ts';
import { commandTextsOf } from '../../../../src/text/cli/text.ts';
import { testTerminal } from '../../../fixtures/terminal.ts';
import { at } from '../../../fixtures/time.ts';
import { type Engine, openEngine } from '../../dynamodb/engine.ts';
import { placeAt } from './tenant.ts';

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
  const words = readWords(args, thresholdOptions, texts);
  const meant = words.type === 'words' ? readThresholdWords(words, texts) : words;
  if (meant.type === 'misunderstood') return { code: 2, said: meant.message };
  const code = await runThresholds(meant, org, placeAt(engine, engine.another(), now), terminal);
  return { code, said: [...terminal.said, ...terminal.complained].join('\n') };
};

describe('npx akari thresholds', () => {
  it('shows the product’s own until somebody raises them', async () => {
    expect(await run()).toEqual({
      code: 0,
      said: 'やりがいパルスの結果を見せる人数: 割合と平均は5人、回答の分布は8人、コメントは10人から\n初めの値のままです。',
    });
  });

  it('raises one of them for rounds to come, and keeps the others', async () => {
    expect(await run('--mean', '8')).toMatchObject({ code: 0, said: expect.stringContaining('割合と平均を8人') });
    expect(await run('--comments', '15')).toMatchObject({ code: 0 });
    expect((await run()).said).toContain(
      '割合と平均は8人、回答の分布は8人、コメントは15人から\n2026-11-24に決めました。',
    );
    expect((await engine.another().thresholds.book(org)).settings).toEqual([
      { at: now, thresholds: { mean: 8, distribution: 8, comments: 15 } },
      { at: now, thresholds: { mean: 8, distribution: 8, comments: 10 } },
    ]);
  });

  it.each([
    ['--mean', '4'],
    ['--distribution', '7'],
    ['--comments', '9'],
    ['--mean', '9'],
  ])('refuses %s %s, and changes nothing', async (option, value) => {
    expect(await run(option, value)).toMatchObject({ code: 1, said: expect.stringContaining('小さくできません') });
    expect((await engine.another().thresholds.book(org)).settings).toEqual([]);
  });

  it.each([['--mean', 'many'], ['--mean', '5.5'], ['--mean=-8'], ['8']])(
    'does not understand %s %s',
    async (...args) => {
      expect((await run(...args)).code).toBe(2);
    },
  );
});
