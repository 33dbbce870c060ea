import { beforeAll, describe, expect, it } from 'vitest';
import { LONGEST_GAP_DAYS } from '../../src/one-on-one/dates.ts';
import { ownCalendar } from '../../src/people/rest.ts';
import { calendarOf } from '../../src/time/calendar.ts';
import { dateIn, daysBetween, type LocalDate, plusDays, timeIn, weekOf } from '../../src/time/instant.ts';
import { LAST_DAY } from './one-on-one/bureau.ts';
import { liveAYear, type Year } from './one-on-one/year.ts';

let year: Year;
beforeAll(async () => {
  year = await liveAYear(20_261_201);
}, 120_000);

const base = calendarOf({});

describe('twelve months of a bureau of 300, with transfers in April and July', { timeout: 60_000 }, () => {
  it('prints', async () => {
    console.log(year.events, Object.fromEntries([...year.ends].toSorted()), year.met.size, year.lives.size, year.wrong.slice(0, 5), year.reasons.length);
    const endings = Map.groupBy([...year.met.values()], ({ ending }) => ending);
    console.log([...endings].map(([k, v]) => [k, v.length]));
    expect(plusDays(LAST_DAY, 0)).toBe(LAST_DAY);
    expect([dateIn, daysBetween, timeIn, weekOf, ownCalendar, base, LONGEST_GAP_DAYS].length).toBe(7);
    const x: LocalDate = LAST_DAY; expect(x).toBeDefined();
  });
});
