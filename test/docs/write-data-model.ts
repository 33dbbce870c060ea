import { readFileSync, writeFileSync } from 'node:fs';
import { withAccessPatterns } from './data-model.ts';

// Writes the table of access patterns into the page: `npm run docs:data-model`.

const page = new URL('../../docs/data-model.md', import.meta.url);
writeFileSync(page, withAccessPatterns(readFileSync(page, 'utf8')));
