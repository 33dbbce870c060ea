import { readFileSync, writeFileSync } from 'node:fs';
import { withPermissions } from './permissions.ts';

// Writes the table of permissions into the page: `npm run docs:permissions`.

const page = new URL('../../docs/permissions.md', import.meta.url);
writeFileSync(page, withPermissions(readFileSync(page, 'utf8')));
