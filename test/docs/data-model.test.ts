import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { withAccessPatterns } from './data-model.ts';

it('shows the access patterns of the code in docs/data-model.md (npm run docs:data-model writes them)', () => {
  const page = readFileSync(new URL('../../docs/data-model.md', import.meta.url), 'utf8');
  expect(page).toContain('| `pulse.answer` |');
  expect(page).toBe(withAccessPatterns(page));
});
