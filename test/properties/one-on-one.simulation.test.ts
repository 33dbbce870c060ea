import { beforeAll, describe, expect, it } from 'vitest';
import { LONGEST_GAP_DAYS } from '../../src/one-on-one/dates.ts';
import type { OneOnOneMessage } from '../../src/one-on-one/ids.ts';
import type { Diary, Pair } from '../../src/one-on-one/model.ts';
import { ownCalendar } from '../../src/people/rest.ts';
import { calendarOf } from '../../src/time/calendar.ts';
import {
  asLocalTime,
  dateIn,
  daysBetween,
  instantAt,
  type LocalDate,
  TOKYO,
  timeIn,
  weekOf,
} from '../../src/time/instant.ts';
import { LAST_DAY } from './one-on-one/bureau.ts';
import { liveAYear, type Sent, type Year } from './one-on-one/year.ts';

let year: Year;
let diaries: readonly Diary[];
beforeAll(async () => {
  year = await liveAYear(20_261_201);
  diaries = await year.diaries();
}, 120_000);

const END = instantAt(LAST_DAY, asLocalTime('23:59'), TOKYO);
const base = calendarOf({});
const mostOf = <K>(items: readonly Sent[], key: (item: Sent) => K): number =>
  Math.max(0, ...[...Map.groupBy(items, key).values()].map(({ length }) => length));
const byPerson = () => [...Map.groupBy(year.sent, ({ person }) => person.id).values()];
const going = (): readonly Pair[] =>
  diaries.flatMap(({ pairs }) => pairs.filter(({ gone, started }) => !gone && started !== undefined));

/** The days between two 1on1s that took place as far as anybody knows, or before the first and after the last. */
type Gap = { readonly pair: string; readonly from: LocalDate; readonly until: LocalDate };
const gapsOf = (): readonly Gap[] =>
  [...year.lives].flatMap(([key, life]) => {
    const [pair = ''] = key.split('@');
    const days = [...year.met.values()]
      .filter((met) => met.pair === pair && met.ending !== 'skipped')
      .map(({ day }) => day)
      .filter((day) => day >= life.from && day <= life.until)
      .toSorted();
    const points = [life.from, ...days, life.until];
    return points.slice(1).map((until, i) => ({ pair, from: points[i] ?? life.from, until }));
  });

/** What one of the two did, or that there was no time at all. That somebody was away for a week is no reason. */
const whyOf = ({ pair, from, until }: Gap): ReadonlySet<string> => {
  return new Set(
    year.reasons.filter((each) => each.pair === pair && each.day >= from && each.day <= until).map(({ why }) => why),
  );
};

describe('twelve months of a bureau of 300, with transfers in April and July', { timeout: 60_000 }, () => {
  it('never give a manager two 1on1s at once, more a day than they want, one twice, or somebody twice', () => {
    expect(year.wrong).toEqual([]);
    expect(year.met.size).toBeGreaterThan(3_000);
  });

  it('let no pair go longer than the longest gap, but for what people chose', async ({ annotate }) => {
    const long = gapsOf().filter(({ from, until }) => daysBetween(from, until) > LONGEST_GAP_DAYS);
    const unexplained = long.filter((gap) => whyOf(gap).size === 0);
    expect(unexplained).toEqual([]);
    const reasons = Map.groupBy(long, (gap) => [...whyOf(gap)].toSorted().join(', '));
    await annotate(
      [...reasons]
        .map(([why, { length }]) => `${why}: ${length}`)
        .toSorted()
        .join('\n'),
    );
    expect(long.length / gapsOf().length).toBeLessThan(0.08);
  });

  it('leave each pair with exactly one 1on1 to come, which has its time, is asked about, or says why not', () => {
    expect(going().length).toBeGreaterThan(200);
    for (const { meeting, past, pausedUntil } of going()) {
      const [last] = past;
      if (last) expect(meeting.n).toBe(last.n + 1);
      const { state } = meeting;
      if (state.type === 'asked') expect(state.until).toBeGreaterThan(END);
      // Six working days back, over a holiday: until then both can say how it was.
      if (state.type === 'fixed') expect(state.from).toBeGreaterThan(END - 9 * 86_400_000);
      if (state.type === 'open') expect(state.why ?? pausedUntil).toBeDefined();
    }
  });

  it('bring nobody more than two messages a day, three with the pulse, and seven a week', () => {
    for (const sent of byPerson()) {
      const asked = new Set(
        sent.filter(({ kind }) => kind === 'pulse').map(({ at, person }) => dateIn(at, person.zone)),
      );
      const on = ({ at, person }: Sent) => dateIn(at, person.zone);
      expect(
        mostOf(
          sent.filter((each) => !asked.has(on(each))),
          on,
        ),
      ).toBeLessThanOrEqual(2);
      expect(mostOf(sent, on)).toBeLessThanOrEqual(3);
      expect(mostOf(sent, (each) => weekOf(on(each)))).toBeLessThanOrEqual(7);
    }
  });

  it('bring nothing in quiet hours, and nothing on a day off', () => {
    const wrong = year.sent.filter(({ person, at }) => {
      const time = timeIn(at, person.zone);
      return time < '08:30' || time >= '20:15' || !ownCalendar(base, person).isWorkingDay(dateIn(at, person.zone));
    });
    expect(wrong).toEqual([]);
  });

  it('tell nearly everybody the day before, and say the same thing once', async ({ annotate }) => {
    await annotate(
      [...year.ends]
        .map(([what, times]) => `${what}: ${times}`)
        .toSorted()
        .join('\n'),
    );
    const times = (kind: OneOnOneMessage, fate: string) => year.ends.get(`${kind}: ${fate}`) ?? 0;
    const crowded = times('eve', 'day-full') + times('eve', 'week-full') + times('eve', 'kind-full');
    expect(crowded / times('eve', 'sent')).toBeLessThan(0.03);
    for (const sent of byPerson()) expect(new Set(sent.map(({ id }) => id)).size).toBe(sent.length);
  });

  it('change nobody’s calendar at night or on a day on which nobody works, since calendars write mails', () => {
    const wrong = year.changes.filter(({ at, people }) =>
      people.some(({ zone }) => {
        const time = timeIn(at, zone);
        return time < '08:30' || time >= '20:15' || !base.isWorkingDay(dateIn(at, zone));
      }),
    );
    expect(wrong).toEqual([]);
    expect(year.changes.length).toBeGreaterThan(3_000);
  });

  it('take along, with their calendars, all that there is', () => {
    expect(year.calendarEvents).toBeGreaterThan(3_000);
  });
});
