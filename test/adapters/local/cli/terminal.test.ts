import { expect, it } from 'vitest';
import { languageOf } from '../../../../adapters/local/cli/terminal.ts';

it.each([
  [{}, 'ja'],
  [{ LANG: 'ja_JP.UTF-8' }, 'ja'],
  [{ LANG: 'C.UTF-8' }, 'ja'],
  [{ LANG: 'en_US.UTF-8' }, 'en'],
  [{ LANG: 'ja_JP.UTF-8', LC_ALL: 'en_GB.UTF-8' }, 'en'],
  [{ LANG: 'en_US.UTF-8', LC_ALL: '', LC_MESSAGES: 'ja_JP.UTF-8' }, 'ja'],
])('speaks in %j the language %s', (environment, expected) => {
  expect(languageOf(environment)).toBe(expected);
});
