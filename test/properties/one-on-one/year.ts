import type { BudgetKind } from '../../../src/delivery/budget.ts';
import { admit, mailboxOf, note } from '../../../src/delivery/mailbox.ts';
import type { Delivery, DeliveryId } from '../../../src/delivery/model.ts';
import { asDeliveryId } from '../../../src/delivery/model.ts';
import type { Job, Jobs } from '../../../src/delivery/ports.ts';
import { guard } from '../../../src/delivery/rules.ts';
import { endOf } from '../../../src/one-on-one/dates.ts';
import { dayOf, kindOf } from '../../../src/one-on-one/ids.ts';
import { type OneOnOneJobDeps, oneOnOneJobs } from '../../../src/one-on-one/jobs.ts';
import type { Diary, Ending, Pair } from '../../../src/one-on-one/model.ts';
import { attendJob, type CalendarOwner, type Invitation } from '../../../src/one-on-one/ports.ts';
import { ensureTeams } from '../../../src/one-on-one/roll.ts';
import { type Command, decide, pairOf } from '../../../src/one-on-one/rules.ts';
import { managersBelow, startTeams } from '../../../src/one-on-one/starting.ts';
import { asPersonId, type Person, type PersonId } from '../../../src/people/model.ts';
import { ownCalendar } from '../../../src/people/rest.ts';
import { calendarOf } from '../../../src/time/calendar.ts';
import {
  asInstant,
  asLocalDate,
  asLocalTime,
  DAY_MS,
  dateIn,
  type Instant,
  instantAt,
  type LocalDate,
  MINUTE_MS,
  plusDays,
  TOKYO,
} from '../../../src/time/instant.ts';
import { memoryCalendars } from '../../fixtures/memory-calendars.ts';
import { memoryMailboxes } from '../../fixtures/memory-mailboxes.ts';
import { memoryOneOnOne } from '../../fixtures/memory-one-on-one.ts';
import { ORG } from '../../fixtures/staff.ts';
import { type Bureau, FIRST_DAY, LAST_DAY, openBureau, pick, type Random, randomFrom, transfer } from './bureau.ts';

type Event = { readonly at: Instant; readonly turn: number; readonly run: () => Promise<void> | void };

/** What happens, in the order of time. */
const openQueue = () => {
  const heap: Event[] = [];
  let turns = 0;
  const isBefore = (a: Event, b: Event): boolean => a.at < b.at || (a.at === b.at && a.turn < b.turn);
  const swap = (i: number, j: number): void => {
    const [a, b] = [heap[i], heap[j]];
    if (a && b) [heap[i], heap[j]] = [b, a];
  };
  return {
    add: (at: Instant, run: Event['run']): void => {
      turns += 1;
      heap.push({ at, turn: turns, run });
      for (let i = heap.length - 1; i > 0; ) {
        const up = (i - 1) >> 1;
        const [one, above] = [heap[i], heap[up]];
        if (!one || !above || !isBefore(one, above)) break;
        swap(i, up);
        i = up;
      }
    },
    next: (): Event | undefined => {
      const [first] = heap;
      const last = heap.pop();
      if (!first || !last || heap.length === 0) return first;
      heap[0] = last;
      for (let i = 0; ; ) {
        const [left, right] = [2 * i + 1, 2 * i + 2];
        let least = i;
        for (const child of [left, right]) {
          const [one, other] = [heap[child], heap[least]];
          if (one && other && isBefore(one, other)) least = child;
        }
        if (least === i) break;
        swap(i, least);
        i = least;
      }
      return first;
    },
  };
};

export type Sent = {
  readonly person: Person;
  readonly kind: BudgetKind;
  readonly id: DeliveryId;
  readonly at: Instant;
};
/** Why a pair may have gone longer without a 1on1. */
export type Reason = { readonly pair: string; readonly day: LocalDate; readonly why: string };
export type Met = { readonly pair: string; readonly n: number; readonly day: LocalDate; readonly ending: Ending };

export type Year = {
  readonly bureau: Bureau;
  readonly sent: Sent[];
  readonly ends: Map<string, number>;
  readonly reasons: Reason[];
  readonly met: Map<string, Met>;
  /** From when to when a pair was planned for. */
  readonly lives: Map<string, { readonly from: LocalDate; until: LocalDate }>;
  readonly wrong: string[];
  readonly diaries: () => Promise<readonly Diary[]>;
  readonly events: number;
  readonly calendarEvents: number;
  /** When calendars were changed, for whom. */
  readonly changes: { readonly at: Instant; readonly people: readonly CalendarOwner[] }[];
};

export const pairName = (manager: PersonId, staff: PersonId): string => `${manager}/${staff}`;

type Manner = 'prompt' | 'slow' | 'never';
const mannerOf = (id: PersonId): Manner => {
  const draw = randomFrom(Number(id.slice(1)) * 7_919 + 13)();
  return draw < 0.25 ? 'never' : draw < 0.45 ? 'slow' : 'prompt';
};

/** Twelve months of a bureau, by what the product itself does and what people tap. */
export const liveAYear = async (seed: number, last: LocalDate = LAST_DAY): Promise<Year> => {
  const random = randomFrom(seed);
  const bureau = openBureau(random);
  const queue = openQueue();
  const { oneOnOne, rows } = memoryOneOnOne();
  const outbox = new Map<string, Delivery>();
  const mailboxes = memoryMailboxes();
  const calendars = memoryCalendars();
  const jobs = new Map<string, Job>();
  const base = calendarOf({});
  const end = instantAt(last, asLocalTime('23:59'), TOKYO);
  let now = instantAt(FIRST_DAY, asLocalTime('06:00'), TOKYO);
  const year: Omit<Year, 'diaries' | 'events' | 'calendarEvents'> = {
    ...{ bureau, sent: [], ends: new Map(), reasons: [], met: new Map(), lives: new Map(), wrong: [], changes: [] },
  };
  const changing =
    <Rest extends unknown[], Done>(change: (invitation: Invitation, ...rest: Rest) => Done) =>
    (invitation: Invitation, ...rest: Rest): Done => {
      year.changes.push({ at: now, people: [invitation.organizer, invitation.attendee] });
      return change(invitation, ...rest);
    };
  const { busy, put, cancel } = calendars.calendars;
  const today = (): LocalDate => dateIn(now, TOKYO);
  const reason = (pair: string, why: string): void => void year.reasons.push({ pair, day: today(), why });

  const checked: OneOnOneJobDeps['oneOnOnes'] = {
    ...oneOnOne,
    save: async (diary, attendAt) => {
      const isSaved = await oneOnOne.save(diary, attendAt);
      if (isSaved) look(diary);
      if (isSaved) arm(diary.manager);
      return isSaved;
    },
    attend: async (...args) => {
      const isTaken = await oneOnOne.attend(...args);
      arm(args[0].manager);
      return isTaken;
    },
    attended: async (...args) => {
      await oneOnOne.attended(...args);
      arm(args[0].manager);
    },
    noteEnded: async (org, staff, manager, past) => {
      await oneOnOne.noteEnded(org, staff, manager, past);
      const pair = pairName(manager, staff);
      const before = year.met.get(`${pair}#${past.n}`);
      if (before && before.day !== past.day) year.wrong.push(`${pair} ended n ${past.n} on two days`);
      year.met.set(`${pair}#${past.n}`, { pair, n: past.n, day: past.day, ending: past.ending });
      if (past.ending === 'skipped') reason(pair, 'skipped');
    },
  };

  /** What must hold of a row at every moment. */
  const look = ({ manager, pairs, settings }: Diary): void => {
    const names = pairs.filter(({ gone }) => !gone).map(({ staff }) => staff);
    if (new Set(names).size !== names.length) year.wrong.push(`${manager} has somebody twice`);
    const fixed = pairs.flatMap(({ gone, meeting: { state } }) => (!gone && state.type === 'fixed' ? [state] : []));
    const ahead = fixed.toSorted((a, b) => a.from - b.from);
    ahead.forEach((each, i) => {
      const next = ahead[i + 1];
      if (next && endOf(each) > next.from) year.wrong.push(`${manager} has two at once`);
    });
    const ofDay = Map.groupBy(fixed, ({ from }) => dateIn(from, TOKYO));
    if ([...ofDay.values()].some(({ length }) => length > settings.perDay)) year.wrong.push(`${manager} has too many`);
    for (const pair of pairs) noteLife(manager, pair);
  };

  const noteLife = (manager: PersonId, pair: Pair): void => {
    const name = pairName(manager, pair.staff);
    const { state } = pair.meeting;
    if (pair.started === undefined || pair.gone) return;
    const key = `${name}@${pair.started}`;
    const life = year.lives.get(key);
    if (life) life.until = today();
    else year.lives.set(key, { from: pair.started, until: today() });
    if (pair.pausedUntil !== undefined) reason(name, 'paused');
    if (state.type === 'open' && state.why !== undefined) reason(name, state.why);
  };

  const armed = new Map<PersonId, Instant>();
  /** The tick comes when a row wants it. */
  const arm = (manager: PersonId): void => {
    const row = rows().find(({ diary }) => diary.manager === manager);
    if (row?.attention === undefined || armed.get(manager) === row.attention) return;
    const job = attendJob(row.diary, row.attention);
    armed.set(manager, job.dueAt);
    queue.add(asInstant(Math.max(job.dueAt, now)), async () => {
      if (armed.get(manager) !== job.dueAt) return;
      armed.delete(manager);
      await oneOnOneJobs(deps)[job.kind]?.(job, now);
      arm(manager);
    });
  };

  const runJob = (id: string, dueAt: Instant): void =>
    queue.add(asInstant(Math.max(dueAt, now)), async () => {
      const job = jobs.get(id);
      if (!job || job.dueAt > now) return;
      await oneOnOneJobs(deps)[job.kind]?.(job, now);
      jobs.delete(id);
    });

  const jobStore: Pick<Jobs, 'plan' | 'move'> = {
    plan: async (job) => {
      if (jobs.has(job.id)) return false;
      jobs.set(job.id, job);
      runJob(job.id, job.dueAt);
      return true;
    },
    move: async (_, id, dueAt) => {
      const job = jobs.get(id);
      if (job) jobs.set(id, { ...job, dueAt });
      runJob(id, dueAt);
    },
  };

  const deps: OneOnOneJobDeps = {
    ...{ directory: { ...bureau.directory }, oneOnOnes: checked },
    calendars: { busy, put: changing(put), cancel: changing(cancel) },
    outbox: {
      plan: async (delivery) => {
        const name = JSON.stringify([delivery.person, delivery.id]);
        if (outbox.has(name)) return false;
        outbox.set(name, delivery);
        queue.add(asInstant(Math.max(delivery.dueAt, now)), () => deliver(delivery));
        return true;
      },
      deliveries: async (keys) => keys.flatMap(({ person, id }) => outbox.get(JSON.stringify([person, id])) ?? []),
    },
    parcels: { plan: async () => true },
    people: {
      savePreferences: async () => {
        throw new Error('nobody of this bureau has a mentor who leaves');
      },
    },
    jobs: jobStore,
  };

  /** The road of every message, up to its being sent. */
  const deliver = async (delivery: Delivery): Promise<void> => {
    const who = bureau.people.get(delivery.person);
    const verdict = guard(delivery, who, now, base);
    const over = (fate: string): void => {
      const name = `${kindOf(delivery.id) ?? delivery.kind}: ${fate}`;
      year.ends.set(name, (year.ends.get(name) ?? 0) + 1);
    };
    if (!who || verdict.type === 'end') return over(verdict.type === 'end' ? verdict.reason : 'nobody');
    const owner = { person: who, calendar: base, mailbox: await mailboxOf(ORG, who.id, mailboxes) };
    if (verdict.type === 'wait') {
      await note(delivery, owner, { fate: 'waits', until: verdict.until, reason: verdict.reason }, now, { mailboxes });
      return queue.add(verdict.until, () => deliver(delivery));
    }
    if (delivery.kind === 'one-on-one' && !(await isStill(delivery))) return over('not needed');
    const room = await admit(delivery, owner, {}, now, { mailboxes });
    if (room.type === 'wait') return queue.add(room.until, () => deliver(delivery));
    if (room.type === 'drop') return over(room.reason);
    over('sent');
    year.sent.push({ person: who, kind: delivery.kind, id: delivery.id, at: now });
    if (delivery.kind === 'one-on-one') await react(delivery, who);
  };

  const pairsOf = (id: PersonId): readonly { readonly manager: PersonId; readonly pair: Pair }[] =>
    rows().flatMap(({ diary: { manager, pairs } }) =>
      pairs.flatMap((pair) => (!pair.gone && (pair.staff === id || manager === id) ? [{ manager, pair }] : [])),
    );

  /** Whether there is anything left to be said, as whoever composes it would see it. */
  const isStill = async ({ id, person, subject }: Delivery): Promise<boolean> => {
    const kind = kindOf(id);
    if (kind === 'digest') return true;
    if (kind === 'eve') {
      const own = pairsOf(person);
      return own.some(
        ({
          pair: {
            meeting: { state },
          },
        }) => state.type === 'fixed' && dateIn(state.from, TOKYO) === dayOf(id),
      );
    }
    const [manager = '', staff = '', n] = JSON.parse(subject);
    const pair = pairOf((await oneOnOne.diary(ORG, asPersonId(manager))) ?? { pairs: [] }, asPersonId(staff));
    if (pair?.meeting.n !== n) return false;
    return kind !== 'ask' || (pair?.meeting.state.type === 'asked' && id.split('/')[3] === String(pair.meeting.asked));
  };

  const tap = async (manager: PersonId, staff: PersonId, side: 'staff' | 'manager', command: Command) => {
    const diary = await oneOnOne.diary(ORG, manager);
    if (!diary) return;
    const decision = decide(diary, staff, command, { side, order: now, now, zone: TOKYO });
    if (decision.type !== 'changed') return;
    if (command.type === 'again' || command.type === 'pause') reason(pairName(manager, staff), command.type);
    await checked.save(decision.diary, now);
  };

  const soonish = (draw: Random, mostMinutes: number): Instant =>
    asInstant(now + (2 + draw() * mostMinutes) * MINUTE_MS);

  const react = async ({ id, subject }: Delivery, who: Person): Promise<void> => {
    const manner = mannerOf(who.id);
    const kind = kindOf(id);
    if (manner === 'never' || (kind !== 'ask' && kind !== 'eve')) return;
    if (kind === 'eve') return reactToEve(who, dayOf(id));
    const [manager = '', staff = '', n = 0] = JSON.parse(subject);
    const when = manner === 'prompt' ? soonish(random, 300) : asInstant(now + DAY_MS * (0.5 + 3 * random()));
    queue.add(when, async () => {
      const [boss, own] = [asPersonId(manager), asPersonId(staff)];
      const pair = pairOf((await oneOnOne.diary(ORG, boss)) ?? { pairs: [] }, own);
      if (random() < 0.03) return tap(boss, own, 'staff', { type: 'pause', until: plusDays(today(), 21) });
      if (pair?.meeting.state.type !== 'asked') return;
      await tap(boss, own, 'staff', { type: 'choose', n, from: pick(pair.meeting.state.offers, random), minutes: 30 });
    });
  };

  /** Most say afterwards how it was; some move it, some let it go. */
  const reactToEve = async (who: Person, day: LocalDate | undefined): Promise<void> => {
    for (const { manager, pair } of pairsOf(who.id)) {
      const { state, n } = pair.meeting;
      if (state.type !== 'fixed' || dateIn(state.from, TOKYO) !== day) continue;
      const side = manager === who.id ? 'manager' : 'staff';
      const draw = random();
      const isAway = who.preferences.daysOff?.includes(day) ?? false;
      if (draw < 0.05 || isAway) {
        queue.add(soonish(random, 60), () => tap(manager, pair.staff, side, { type: 'again', n }));
      } else {
        const ending = draw < 0.11 ? 'skipped' : 'held';
        const again: Command = { type: 'again', n };
        const said: Command = draw > 0.95 ? again : { type: 'ended', n, ending };
        if (draw < 0.9 || draw > 0.95)
          queue.add(asInstant(endOf(state) + random() * 90 * MINUTE_MS), () => tap(manager, pair.staff, side, said));
      }
    }
  };

  planLeave(bureau, random, queue.add);
  planOthers(bureau, random, (delivery) => queue.add(delivery.dueAt, () => deliver(delivery)));
  queue.add(now, () => ensureTeams(ORG, now, { ...deps, jobs: jobStore }));
  queue.add(instantAt(plusDays(FIRST_DAY, 1), asLocalTime('09:30'), TOKYO), async () => {
    const tree = await bureau.directory.tree(bureau.organisation);
    if (!tree) throw new Error('no tree');
    await startTeams(ORG, managersBelow(tree.root.id, tree), { now, zone: TOKYO }, { oneOnOnes: checked });
  });
  for (const day of ['2027-04-01', '2027-07-01'])
    queue.add(instantAt(asLocalDate(day), asLocalTime('06:00'), TOKYO), async () => {
      transfer(bureau, asLocalDate(day), random);
      await ensureTeams(ORG, now, { ...deps, jobs: jobStore });
    });

  let events = 0;
  for (let event = queue.next(); event && event.at <= end; event = queue.next()) {
    now = event.at;
    events += 1;
    await event.run();
  }
  const diaries = async () => {
    const all: Diary[] = [];
    for await (const page of oneOnOne.everyDiary(ORG)) all.push(...page);
    return all;
  };
  return { ...year, diaries, events, calendarEvents: calendars.events.size };
};

/** Three weeks off in the year, told two weeks before. */
const planLeave = (bureau: Bureau, random: Random, add: (at: Instant, run: () => void) => void): void => {
  for (const { id, zone } of bureau.people.values())
    for (const month of ['2027-01-18', '2027-05-10', '2027-08-02']) {
      const from = plusDays(asLocalDate(month), 7 * Math.floor(random() * 5));
      const days = [0, 1, 2, 3, 4].map((each) => plusDays(from, each));
      add(instantAt(plusDays(from, -14), asLocalTime('12:00'), zone), () => {
        const person = bureau.people.get(id);
        if (person) bureau.people.set(id, { ...person, preferences: { ...person.preferences, daysOff: days } });
      });
    }
};

/** What else the bot says: the pulse each week, and a mild evening or two. */
const planOthers = (bureau: Bureau, random: Random, plan: (delivery: Delivery) => void): void => {
  for (const person of bureau.people.values())
    for (let day = FIRST_DAY; day <= LAST_DAY; day = plusDays(day, 7)) {
      const kinds = [['pulse', '10:00', 1] as const, ...(random() < 0.5 ? [['lights-out', '19:45', 2] as const] : [])];
      for (const [kind, time, after] of kinds) {
        const on = plusDays(day, after);
        if (!ownCalendar(calendarOf({}), person).isWorkingDay(on)) continue;
        const dueAt = instantAt(on, asLocalTime(time), person.zone);
        plan({
          ...{ org: ORG, person: person.id, id: asDeliveryId(`${kind}/${on}`), kind, subject: on, dueAt },
          ...{ expiresAt: asInstant(dueAt + DAY_MS), state: { type: 'waiting' }, attempts: 0, group: 'slack' },
        });
      }
    }
};
