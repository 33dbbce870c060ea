import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { withPermissions } from './permissions.ts';

it('shows in docs/permissions.md what the stacks grant (npm run docs:permissions writes it)', () => {
  const page = readFileSync(new URL('../../docs/permissions.md', import.meta.url), 'utf8');
  expect(page).toContain('| `tick` | `keys` |');
  expect(page).toBe(withPermissions(page));
});
