import { describe, expect, it } from 'vitest';
import { asCalendarMonth } from '../../../src/overtime/fiscal.ts';
import { requestsOf } from '../../../src/overtime/requests.ts';
import { asPersonId, asUnitId } from '../../../src/people/model.ts';
import { asLocalDate, TOKYO } from '../../../src/time/instant.ts';
import { memoryCapsBooks } from '../../fixtures/memory-caps-books.ts';
import { memoryDirectory } from '../../fixtures/memory-directory.ts';
import { memoryOvertime } from '../../fixtures/memory-overtime.ts';
import { dayOf, november, span } from '../../fixtures/overtime.ts';
import { ORG, person, unit } from '../../fixtures/staff.ts';
import { at } from '../../fixtures/time.ts';

const NOW = at('2026-11-26T15:00:00+09:00');
const head = asPersonId('head');

/** So many people who ask, each with 44 hours in September behind them. */
const viewOf = async (people: number) => {
  const { overtime } = memoryOvertime();
  const memory = memoryDirectory();
  const staff = Array.from({ length: people }, (_, i) => person(String(i), '課'));
  const reader = person('head', '課', { manages: [asUnitId('課')] });
  for (const each of [...staff, reader]) memory.people.set(each.id, each);
  for (const each of [unit('省'), unit('課', '省')]) memory.units.set(each.id, each);
  memory.organisation = {
    ...{ id: ORG, name: '省', zone: TOKYO, zones: [TOKYO], people: people + 1, units: 2, version: 1, closures: {} },
  };
  for (const { id } of staff) {
    const september = { person: id, month: asCalendarMonth('2026-09') };
    const actual = {
      spans: [span('05:00', '09:00'), span('19:00', '29:00')],
      at: NOW,
      order: 1,
      by: 'person' as const,
    };
    await overtime.save(november({ ...september, days: dayOf('2026-09-01', { actual }) }));
    const plan = {
      ...{ spans: [span('18:15', '20:15')], version: 1, declaredAt: NOW, order: 1 },
      asked: { person: head, version: 1 },
    };
    await overtime.save(november({ person: id, days: dayOf('2026-11-26', { plan }) }));
    await overtime.noteAsked(ORG, head, { person: id, day: asLocalDate('2026-11-26') });
  }
  return requestsOf(reader, NOW, { directory: memory.directory, overtime, caps: memoryCapsBooks() });
};

const capsOf = async (people: number) =>
  (await viewOf(people))?.pending.map(({ standing }) => standing.caps?.uses.map(({ cap, used }) => [cap, used]));

describe('what waits for whoever confirms', () => {
  it('is shown with every limit, of all the months behind it', async () => {
    expect(await capsOf(1)).toEqual([
      [
        ['month', 120],
        ['year', 960],
      ],
    ]);
  });

  it('says nothing of limits whose months were not read, where many wait', async () => {
    const all = await capsOf(9);
    expect(all?.slice(0, 7)).toEqual(
      Array.from({ length: 7 }, () => [
        ['month', 120],
        ['year', 960],
      ]),
    );
    expect(all?.slice(7)).toEqual([[['month', 120]], [['month', 120]]]);
  });
});
