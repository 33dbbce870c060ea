import { expect, it } from 'vitest';
import { memoryOffice } from '../../fixtures/memory-office.ts';
import { person, unit } from '../../fixtures/staff.ts';
import { at } from '../../fixtures/time.ts';

it.each([
  'ﾊﾟﾙｽ！',
  '今週のアンケートは？',
  '答えたいです',
  'アンケートに答えます',
  '今週は答えない',
  '今週はスキップします',
  '回答を変えたい',
  '回答を取り消したいです。',
  'ひとことを書きたい',
  'Skip this week, please',
  'I want to answer',
])('opens the pulse, and answers nothing by itself, at %j', async (line) => {
  const staff = person('1', '省');
  const office = memoryOffice({ units: [unit('省')], people: [staff], start: at('2026-11-26T14:00:00+09:00') });
  await office.moveTo(at('2026-11-26T15:30:00+09:00'));
  const [reply] = await office.say(staff, line);
  expect(JSON.stringify(reply)).toContain('この1週間、仕事にやりがいを感じましたか。');
  expect(JSON.stringify(reply)).toContain('今週は答えない');
});
