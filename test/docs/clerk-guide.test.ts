import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { mapFromCsv, mapFromJson } from '../../src/overtime/hand-over/map-read.ts';
import { csvOf } from '../fixtures/csv-text.ts';

it.each(['clerk.ja.md', 'clerk.md'])('shows maps in docs/guides/%s that can be used', async (page) => {
  const text = readFileSync(new URL(`../../docs/guides/${page}`, import.meta.url), 'utf8');
  const [csv = ''] = /^(?:見出し|heading),[\s\S]*?(?=^```)/m.exec(text) ?? [];
  const read = await mapFromCsv('map', csvOf(csv));
  expect(read).toMatchObject({
    type: 'map',
    map: {
      columns: [
        { content: { field: 'person' } },
        { content: { text: '01' } },
        { content: { field: 'day', forms: { date: 'compact' } } },
        { content: { field: 'actual_start', forms: { time: 'digits' } } },
        { content: { field: 'actual_end_day', forms: { date: 'compact' } } },
        { content: { field: 'actual_end', forms: { time: 'digits' } } },
        { content: { field: 'overtime', forms: { duration: 'decimal' } } },
        { content: { field: 'record', codes: { person: '1', system: '2' } } },
      ],
    },
  });
  const [, json = ''] = /`(\{"columns".*\})`/.exec(text) ?? [];
  expect(mapFromJson('map', json)).toMatchObject({
    type: 'map',
    map: { columns: [{ content: { field: 'person' } }, { content: { field: 'day' } }, { content: { text: '01' } }] },
  });
});
