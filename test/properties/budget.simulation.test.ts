import { beforeAll, describe, expect, it } from 'vitest';
import { composeCampaign } from '../../src/campaign/compose.ts';
import { periodsOf } from '../../src/campaign/month.ts';
import {
  type BudgetKind,
  budgetRules,
  type Counting,
  isDuty,
  isWithin,
  type Verdict,
} from '../../src/delivery/budget.ts';
import { admit, mailboxOf, note } from '../../src/delivery/mailbox.ts';
import { asDeliveryId, type DeliveryId } from '../../src/delivery/model.ts';
import { guard } from '../../src/delivery/rules.ts';
import type { Person } from '../../src/people/model.ts';
import { calendarOf, personCalendar } from '../../src/time/calendar.ts';
import {
  asInstant,
  asLocalDate,
  asZone,
  DAY_MS,
  dateIn,
  type Instant,
  type LocalDate,
  plusDays,
  weekOf,
} from '../../src/time/instant.ts';
import { randomOf } from '../chaos/random.ts';
import { type Day, demands, type Wish } from '../fixtures/budget-demand.ts';
import { draftOf, monthOf } from '../fixtures/campaigns.ts';
import { memoryCampaigns } from '../fixtures/memory-campaigns.ts';
import { memoryDirectory } from '../fixtures/memory-directory.ts';
import { memoryMailboxes } from '../fixtures/memory-mailboxes.ts';
import { ORG, person } from '../fixtures/staff.ts';

const PEOPLE = 1_000;
/** Twelve weeks with the new year, four national holidays, a day that an admin closed and a campaign of a month. */
const FIRST = asLocalDate('2026-12-07');
const DAYS = 84;
const CAMPAIGN = { first: asLocalDate('2027-01-11'), last: asLocalDate('2027-02-07') };
const calendar = calendarOf({ [asLocalDate('2027-01-04')]: true });
const zones = ['Asia/Tokyo', 'Asia/Tokyo', 'Asia/Tokyo', 'Europe/Paris', 'America/New_York', 'Asia/Kathmandu'] as const;

type Message = Wish & { readonly id: DeliveryId; readonly attempts: 0 };
type Ending = { readonly message: Message; readonly at: Instant; readonly fate: string };
type Held = { readonly message: Message; readonly at: Instant; readonly waitedFor: boolean };
type Life = { readonly who: Person; readonly planned: number; readonly endings: Ending[]; readonly held: Held[] };

const staffOf = (index: number, random: () => number): Person => ({
  ...person(`P${index}`, '課', { zone: asZone(zones[index % zones.length] ?? 'Asia/Tokyo') }),
  ...(index % 5 === 0 ? { freeDay: ([1, 2, 3, 4, 5] as const)[Math.floor(random() * 5)] ?? 4 } : {}),
  preferences: {
    ...{ optOuts: index % 17 === 0 ? ['campaign'] : [], addresses: {} },
    ...(index % 11 === 0 ? { snoozedUntil: plusDays(FIRST, 20 + Math.floor(random() * 10)) } : {}),
  },
});

const messagesOf = (who: Person, random: () => number): Message[] => {
  const own = personCalendar(calendar, who.freeDay);
  return Array.from({ length: DAYS }, (_, i) => plusDays(FIRST, i)).flatMap((date) => {
    const inCampaign = isWithin(date, CAMPAIGN);
    const day: Day = { person: who, date, calendar, random, inCampaign };
    const wishes = Object.entries(demands).flatMap(([kind, demand]) =>
      isKind(kind)
        ? demand({ ...day, calendar: kind.startsWith('pulse') ? calendar : own }).map((wish) => ({ ...wish, kind }))
        : [],
    );
    return wishes.map((wish, n) => ({ ...wish, id: asDeliveryId(`${date}/${wish.kind}/${n}`), attempts: 0 as const }));
  });
};
const isKind = (kind: string): kind is BudgetKind => kind in budgetRules;

type Step =
  | Verdict
  | { readonly type: 'guarded'; readonly until: Instant }
  | { readonly type: 'end'; readonly reason: string };

const mailboxes = memoryMailboxes();

/** What the road does with one message at one moment, up to the claim. */
const step = async (message: Message, who: Person, now: Instant): Promise<Step> => {
  const verdict = guard(message, who, now, calendar);
  const owner = { person: who, calendar, mailbox: await mailboxOf(ORG, who.id, mailboxes) };
  if (verdict.type === 'end') {
    await note(message, owner, { fate: 'dropped', reason: verdict.reason }, now, { mailboxes });
    return { type: 'end', reason: verdict.reason };
  }
  if (verdict.type === 'wait') {
    const { until, reason } = verdict;
    await note(message, owner, { fate: 'waits', until, reason }, now, { mailboxes });
    return { type: 'guarded', until };
  }
  return admit(message, owner, await countingOf(message, who, now), now, { mailboxes });
};

const { campaigns } = memoryCampaigns();
const composer = composeCampaign({
  campaigns,
  directory: memoryDirectory().directory,
  periods: async () => periodsOf([monthOf(ORG, CAMPAIGN)]),
});

/** A campaign's as its own composer says it. */
const countingOf = async ({ kind, ...message }: Message, who: Person, now: Instant): Promise<Counting> => {
  if (kind !== 'campaign') return message;
  const { id: subject, org } = draftOf(ORG);
  const delivery = {
    ...message,
    org,
    kind,
    subject,
    person: who.id,
    group: 'slack',
    state: { type: 'waiting' },
  } as const;
  const composition = await composer(delivery, who, now);
  return composition.type === 'card' ? (composition.counting ?? {}) : {};
};

/** Twelve weeks of one person. What is due at one moment is worked on side by side, in any order. */
const live = async (who: Person, random: () => number): Promise<Life> => {
  const messages = messagesOf(who, random);
  const life: Life = { who, planned: messages.length, endings: [], held: [] };
  const due = new Map<Instant, { message: Message; waitedFor: boolean }[]>();
  const plan = (at: Instant, message: Message, waitedFor: boolean) =>
    due.set(at, [...(due.get(at) ?? []), { message, waitedFor }]);
  for (const message of messages) plan(message.dueAt, message, false);
  while (due.size > 0) {
    const now = asInstant(Math.min(...due.keys()));
    const batch = (due.get(now) ?? []).toSorted(() => random() - 0.5);
    due.delete(now);
    const steps = await Promise.all(batch.map(({ message }) => step(message, who, now)));
    for (const [i, { message, waitedFor }] of batch.entries()) {
      const result = steps[i];
      if (result === undefined) throw new Error('no step');
      if (result.type === 'admit') life.endings.push({ message, at: now, fate: 'sent' });
      else if (result.type === 'end' || result.type === 'drop')
        life.endings.push({ message, at: now, fate: result.reason });
      else plan(result.until, message, result.type === 'wait');
      if ('reason' in result && result.reason === 'day-full') life.held.push({ message, at: now, waitedFor });
    }
  }
  return life;
};

let lives: readonly Life[];
let sent: ReadonlyMap<Life, readonly Sent[]>;
beforeAll(async () => {
  await campaigns.save(draftOf(ORG, { state: { type: 'running', since: asInstant(0) } }));
  const all: Life[] = [];
  for (let index = 0; index < PEOPLE; index += 1) {
    const random = randomOf(index + 1);
    all.push(await live(staffOf(index, random), random));
  }
  lives = all;
  sent = new Map(all.map((life) => [life, readSent(life)]));
}, 180_000);

const clocks = new Map(
  zones.map((zone) => [
    asZone(zone),
    new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }),
  ]),
);
const timeOf = ({ who }: Life, at: Instant): string => clocks.get(who.zone)?.format(at) ?? '';

type Sent = Pick<Wish, 'kind' | 'isDeclared'> & { readonly day: LocalDate; readonly at: Instant };
const sentOf = (life: Life): readonly Sent[] => sent.get(life) ?? [];
const readSent = ({ who, endings }: Life): readonly Sent[] =>
  endings
    .filter(({ fate }) => fate === 'sent')
    .map(({ message: { kind, isDeclared = false }, at }) => ({ kind, isDeclared, day: dateIn(at, who.zone), at }));
const optional = (life: Life) => sentOf(life).filter(({ kind }) => !isDuty(kind));
const mostOf = <K>(items: readonly Sent[], key: (item: Sent) => K): number =>
  Math.max(0, ...[...Map.groupBy(items, key).values()].map(({ length }) => length));

describe('twelve weeks of a thousand people with everything switched on', { timeout: 120_000 }, () => {
  it('never bring anybody more than two a day, three with the pulse, and seven a week, duties apart', () => {
    const beyond = lives.filter((life) => {
      const sent = optional(life);
      const asked = new Set(sent.filter(({ kind }) => kind === 'pulse').map(({ day }) => day));
      const plain = sent.filter(({ day }) => !asked.has(day));
      const pulse = sent.filter(({ day }) => asked.has(day));
      return (
        mostOf(plain, ({ day }) => day) > 2 ||
        mostOf(pulse, ({ day }) => day) > 3 ||
        mostOf(sent, ({ day }) => weekOf(day)) > 7
      );
    });
    expect(beyond.map(({ who }) => who.id)).toEqual([]);
    expect(Math.max(...lives.map((life) => mostOf(optional(life), ({ day }) => weekOf(day))))).toBe(7);
  });

  it('bring what is optional only where duties have left room for it', () => {
    const crowded = lives.flatMap((life) => {
      const sent = sentOf(life);
      return sent.filter(({ kind, day, at }, i) => {
        if (isDuty(kind) || kind === 'pulse' || kind === 'pulse-reminder') return false;
        const before = sent.filter(
          (other, j) =>
            other.day === day &&
            other.kind !== 'pulse' &&
            (other.at < at || (other.at === at && j < i && !isDuty(other.kind))),
        );
        return before.length >= 2;
      });
    });
    expect(crowded).toEqual([]);
  });

  it('bring nothing at night, on days off or while somebody rests', () => {
    const wrong = lives.flatMap((life) => {
      const { who } = life;
      const own = personCalendar(calendar, who.freeDay);
      return sentOf(life).filter(({ kind, day, at, isDeclared }) => {
        const time = timeOf(life, at);
        // Said in the quiet hours to who is at work by their own declaration.
        if (kind === 'standby-over' && isDeclared) return false;
        const rests = !isDuty(kind) && day < (who.preferences.snoozedUntil ?? '');
        return time < '08:30' || time >= '20:15' || !own.isWorkingDay(day) || rests;
      });
    });
    expect(wrong).toEqual([]);
    const isAt = (is: (time: string) => boolean) =>
      lives.flatMap((life) => sentOf(life).filter(({ at }) => is(timeOf(life, at))));
    for (const quiet of [isAt((time) => time >= '20:15'), isAt((time) => time < '08:30')])
      expect(new Set(quiet.map(({ kind }) => kind))).toEqual(new Set(['standby-over']));
  });

  it('hold nothing that waited for a day behind what ranks lower', () => {
    const passedOver = lives.flatMap((life) => {
      const sent = sentOf(life).filter(({ kind }) => kind !== 'pulse' && kind !== 'pulse-reminder');
      return life.held
        .filter(({ message, waitedFor }) => waitedFor && message.kind !== 'pulse')
        .filter(({ message, at }) => {
          const day = dateIn(at, life.who.zone);
          return sent.some(
            (other) =>
              other.day === day && budgetRules[other.kind].rank > budgetRules[message.kind].rank && other.at <= at,
          );
        });
    });
    expect(passedOver).toEqual([]);
    expect(lives.flatMap(({ held }) => held.filter(({ waitedFor }) => waitedFor)).length).toBeGreaterThan(0);
  });

  it('keep the limits of each kind', () => {
    for (const life of lives) {
      const of = (kind: BudgetKind) => sentOf(life).filter((sent) => sent.kind === kind);
      expect(mostOf(of('lights-out'), ({ day }) => day)).toBeLessThanOrEqual(1);
      expect(mostOf(of('lights-out'), ({ day }) => weekOf(day))).toBeLessThanOrEqual(3);
      const times = of('lights-out').map(({ at }) => timeOf(life, at));
      expect(times.filter((time) => time < '19:30' || time >= '20:15')).toEqual([]);
      expect(mostOf(of('campaign'), ({ day }) => weekOf(day))).toBeLessThanOrEqual(2);
      const outside = of('campaign').filter(({ day }) => day < CAMPAIGN.first);
      for (const [i, { at }] of outside.entries()) {
        const next = outside[i + 1];
        if (next) expect(next.at - at).toBeGreaterThan(13 * DAY_MS);
      }
    }
  });

  it('lose nothing: each message is sent, or ends for a stated reason', () => {
    for (const { planned, endings } of lives) {
      expect(new Set(endings.map(({ message }) => message.id)).size).toBe(planned);
      expect(endings).toHaveLength(planned);
    }
    const reasons = new Set(lives.flatMap(({ endings }) => endings.map(({ fate }) => fate)));
    const stated = ['sent', 'day-full', 'week-full', 'kind-full', 'quiet-hours', 'snoozed', 'opted-out', 'too-late'];
    expect([...reasons].filter((reason) => !stated.includes(reason))).toEqual([]);
  });

  it('let duties through whatever there is, and the pulse before what ranks below it', async ({ annotate }) => {
    const all = lives.flatMap(({ endings }) => endings);
    const byKind = Map.groupBy(all, ({ message }) => message.kind);
    const share = (kind: BudgetKind) => {
      const endings = byKind.get(kind) ?? [];
      return endings.filter(({ fate }) => fate === 'sent').length / endings.length;
    };
    const table = [...byKind].map(([kind, endings]) => {
      const fates = [...Map.groupBy(endings, ({ fate }) => fate)].map(([fate, { length }]) => `${fate} ${length}`);
      return `${kind}${isDuty(kind) ? ' (duty)' : ''}: ${fates.toSorted().join(', ')}`;
    });
    await annotate(table.toSorted().join('\n'));
    expect(byKind.size).toBe(Object.keys(budgetRules).length);
    const full = all.filter(({ message, fate }) => isDuty(message.kind) && fate.endsWith('full'));
    expect(full).toEqual([]);
    for (const kind of ['one-on-one', 'pulse'] as const)
      for (const lower of ['lights-out', 'leaving-plan', 'campaign'] as const)
        expect(share(kind)).toBeGreaterThan(share(lower));
  });
});
