import type { CalendarMonth } from '../../src/overtime/fiscal.ts';
import type { OrgId, UnitId } from '../../src/people/model.ts';
import { type AccessPattern, joined, key, padded } from './keys.ts';

/** Partitions of the months of units that are read as a whole. */
export const unitPartitions = {
  months: (org: OrgId, unit: UnitId) => joined(org, 'unit-month', unit),
  counts: (org: OrgId, month: CalendarMonth) => joined(org, 'unit-count', month),
  members: (org: OrgId) => joined(org, 'unit-members'),
};

/** Ends with a sign, so that part 1 is not the beginning of part 10. */
export const countPrefix = (...what: readonly (string | number)[]): string =>
  what.map((each) => `${typeof each === 'number' ? padded(each) : each}#`).join('');

export const unitKeys = {
  month: (org: OrgId, unit: UnitId, month: CalendarMonth) => key(unitPartitions.months(org, unit), month),
  sums: (org: OrgId, month: CalendarMonth, part: number, page: number) =>
    key(unitPartitions.counts(org, month), countPrefix('sums', part, page)),
  /** Says that a part was counted. */
  part: (org: OrgId, month: CalendarMonth, part: number) =>
    key(unitPartitions.counts(org, month), countPrefix('part', part)),
  closed: (org: OrgId, month: CalendarMonth) => key(unitPartitions.counts(org, month), 'closed'),
  members: (org: OrgId, part: number, month: CalendarMonth, page: number) =>
    key(unitPartitions.members(org), countPrefix(part, month, page)),
};

const [month, counts, members] = ['{org}#unit-month#{unit}', '{org}#unit-count#{month}', '{org}#unit-members'];

/** The access patterns of `overtime-units.ts`, beside those of `keys.ts`. */
export const unitPatterns: readonly AccessPattern[] = [
  { name: 'unitMonths.people', key: '{org}#person#{0–15}', requests: 'people / 500', units: '1 R / 4 KB' },
  {
    name: 'unitMonths.saveCount',
    key: `${counts} | sums#{part}#{page}, part#{part}, ${members} | {part}#{month}#{page}`,
    requests: '3, and people / 100,000',
    units: '1 W / KB compressed, 20,000 people about 300 W',
  },
  { name: 'unitMonths.isCounted', key: `${counts} | part#{part}`, requests: 1, units: '1 R' },
  {
    name: 'unitMonths.sums',
    key: `${counts} | part#{part}, sums#{part}#{page}`,
    requests: 2,
    units: '1 R / 4 KB compressed',
  },
  {
    name: 'unitMonths.members',
    key: `${members} | {part}#{month}#{page}`,
    requests: 1,
    units: '1 R / 4 KB compressed',
  },
  { name: 'unitMonths.save', key: `${month} | {month}`, requests: 'units / 25', units: '1 W a unit' },
  { name: 'unitMonths.close', key: `${counts} | closed`, requests: '3, and rows / 25', units: '1 W / KB' },
  { name: 'unitMonths.isClosed', key: `${counts} | closed`, requests: 1, units: '1 R' },
  {
    name: 'unitMonths.closed',
    key: `${month} | {month}, ${counts} | closed`,
    requests: 'rows / 100',
    units: '1 R a unit and month',
  },
  { name: 'unitMonths.forget', key: members, requests: '1, and 1 a month', units: '1 R / 4 KB compressed' },
];
