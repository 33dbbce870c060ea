import type { PersonId } from '../people/model.ts';
import { type Instant, isLocalDate, type LocalDate, plusDays } from '../time/instant.ts';
import type {
  Actual,
  DayMinute,
  Declared,
  Minutes,
  Moved,
  OvertimeDay,
  OvertimeMonth,
  Plan,
  Span,
  Verdict,
} from './model.ts';
import { netOf } from './span.ts';

/** What somebody wants done with one day's overtime. */
export type Command =
  | {
      readonly type: 'declare';
      readonly declared: Declared;
      readonly order: number;
      /** Who is to confirm it. */
      readonly asks?: PersonId;
      readonly card?: Plan['card'];
      readonly moved?: MoveTo;
    }
  | { readonly type: 'withdraw'; readonly day: LocalDate; readonly order: number }
  | { readonly type: 'answer'; readonly day: LocalDate; readonly version: number; readonly verdict: Verdict }
  | {
      readonly type: 'record';
      readonly day: LocalDate;
      readonly spans: readonly Span[];
      readonly breakMinutes?: Minutes;
      readonly order: number;
      /** When the next day begins, where it is later than usual. */
      readonly startsAt?: DayMinute;
      readonly moved?: MoveTo;
    }
  /** 週休日の振替; without `moved` there is none after all. */
  | { readonly type: 'move'; readonly day: LocalDate; readonly order: number; readonly moved?: MoveTo }
  /** Whoever was asked heads them no more: another is asked in their place. */
  | { readonly type: 'ask'; readonly day: LocalDate; readonly asks: PersonId }
  /** What the ministry's own system says was worked. `systemWins`: even where the person recorded more. */
  | {
      readonly type: 'import';
      readonly day: LocalDate;
      readonly spans: readonly Span[];
      /** Absent where the system says nothing of breaks: the person's stays. */
      readonly breakMinutes?: Minutes;
      readonly systemWins: boolean;
    };

/** Which day is free in the place of a 週休日, as far as it is known, and how much of that day is regular hours. */
export type MoveTo = Pick<Moved, 'to' | 'upTo'>;

export type Decision =
  | { readonly type: 'changed'; readonly month: OvertimeMonth }
  /** It is so already, by an earlier tap. */
  | { readonly type: 'unchanged' }
  | { readonly type: 'refused'; readonly why: Refusal };

export type Refusal =
  /** Nothing is declared for that day. */
  | 'nothing'
  | 'withdrawn'
  /** The day is free in the place of another one already. */
  | 'taken'
  /** Somebody else, or the same person, answered otherwise before. */
  | 'answered'
  /** It was changed since the card was written. */
  | 'other-version';

/** The one state machine of a day. Who may give which command is decided before. */
export const decide = (month: OvertimeMonth, command: Command, by: PersonId, now: Instant): Decision => {
  const day = month.days[command.type === 'declare' ? command.declared.day : command.day] ?? {};
  switch (command.type) {
    case 'declare':
      return declare(month, day, command, now);
    case 'withdraw':
      if (!day.plan) return { type: 'refused', why: 'nothing' };
      if (day.plan.withdrawn || day.plan.order > command.order) return { type: 'unchanged' };
      return changed(month, command.day, {
        ...day,
        plan: { ...withoutAnswer(day.plan), order: command.order, withdrawn: true },
      });
    case 'answer':
      return answer(month, day, command, by, now);
    case 'ask':
      return askAnother(month, day, command);
    case 'record':
      return record(month, day, command, now);
    case 'move':
      return move(month, day, command);
    case 'import':
      return takeOver(month, day, command, now);
    default:
      return command satisfies never;
  }
};

const changed = (month: OvertimeMonth, day: LocalDate, next: OvertimeDay): Decision => ({
  type: 'changed',
  month: { ...month, days: { ...month.days, [day]: next } },
});

const declare = (
  month: OvertimeMonth,
  { plan: before, ...day }: OvertimeDay,
  { declared, order, asks, card = before?.card, moved }: Extract<Command, { type: 'declare' }>,
  now: Instant,
): Decision => {
  const { spans, reason } = declared;
  if (before && before.order > order) return { type: 'unchanged' };
  const also = movedAfter(day.moved, freeIn(month, declared.day, moved), order);
  if (before && !before.withdrawn && sameSpans(before.spans, spans) && sameReason(before.reason, reason))
    return also === day.moved
      ? { type: 'unchanged' }
      : changed(month, declared.day, withMoved({ ...day, plan: before }, also));
  // Less than what was confirmed is confirmed with it.
  const answered = before?.answer?.verdict === 'confirmed' && isInside(spans, before.spans) ? before.answer : undefined;
  const version = (before?.version ?? 0) + 1;
  // A request that nobody has answered yet changes in place; otherwise there is a new one.
  const stands = before?.asked?.person === asks && !before?.withdrawn && (!before?.answer || answered !== undefined);
  const asked =
    asks === undefined ? undefined : { person: asks, version: (stands && before?.asked?.version) || version };
  const plan: Plan = {
    ...{ spans, version, declaredAt: now, order },
    ...(reason && { reason }),
    ...(asked && { asked }),
    ...(answered && { answer: answered }),
    ...(card && { card }),
    ...formerOf(before, card),
  };
  return changed(month, declared.day, withMoved({ ...day, plan }, also));
};

/** What stands of 振替 once this was said of it; the same object where it says nothing new, or came late. */
const movedAfter = (before: Moved | undefined, said: MoveTo | undefined, order: number): Moved | undefined => {
  if (said === undefined || (before && before.order > order)) return before;
  const isSame = before && !before.withdrawn && before.to === said.to;
  return isSame ? before : { ...said, order };
};

/** One day is free in the place of one: of the same month, since a row knows no other. */
const isTaken = ({ days }: OvertimeMonth, day: LocalDate, to: LocalDate): boolean =>
  Object.entries(days).some(([other, { moved }]) => other !== day && moved?.to === to && !moved.withdrawn);

const freeIn = (month: OvertimeMonth, day: LocalDate, said: MoveTo | undefined): MoveTo | undefined =>
  said?.to !== undefined && isTaken(month, day, said.to) ? { upTo: said.upTo } : said;

const withMoved = (day: OvertimeDay, moved: Moved | undefined): OvertimeDay => (moved ? { ...day, moved } : day);

const move = (
  month: OvertimeMonth,
  day: OvertimeDay,
  { day: date, moved, order }: Extract<Command, { type: 'move' }>,
): Decision => {
  const before = day.moved;
  if (moved?.to !== undefined && isTaken(month, date, moved.to)) return { type: 'refused', why: 'taken' };
  if (!day.actual && (!day.plan || day.plan.withdrawn)) return { type: 'refused', why: 'nothing' };
  if (moved) {
    const after = movedAfter(before, moved, order);
    return after === before ? { type: 'unchanged' } : changed(month, date, withMoved(day, after));
  }
  if (!before || before.withdrawn || before.order > order) return { type: 'unchanged' };
  return changed(month, date, { ...day, moved: { upTo: before.upTo, order, withdrawn: true } });
};

/** Declared anew from another message, it moves there. */
const formerOf = (before: Plan | undefined, card: Plan['card']): Pick<Plan, 'formerCard'> => {
  const former = before?.card && before.card.message !== card?.message ? before.card : before?.formerCard;
  return former && former.message !== card?.message ? { formerCard: former } : {};
};

const answer = (
  month: OvertimeMonth,
  day: OvertimeDay,
  { day: date, version, verdict }: Extract<Command, { type: 'answer' }>,
  by: PersonId,
  now: Instant,
): Decision => {
  const { plan } = day;
  if (!plan) return { type: 'refused', why: 'nothing' };
  if (plan.withdrawn) return { type: 'refused', why: 'withdrawn' };
  if (plan.version !== version) return { type: 'refused', why: 'other-version' };
  if (plan.answer)
    return plan.answer.by === by && plan.answer.verdict === verdict
      ? { type: 'unchanged' }
      : { type: 'refused', why: 'answered' };
  return changed(month, date, { ...day, plan: { ...plan, answer: { by, at: now, verdict } } });
};

const askAnother = (
  month: OvertimeMonth,
  day: OvertimeDay,
  { day: date, asks }: Extract<Command, { type: 'ask' }>,
): Decision => {
  const { plan } = day;
  if (!plan || plan.withdrawn || plan.answer || plan.asked?.person === asks) return { type: 'unchanged' };
  return changed(month, date, { ...day, plan: { ...plan, asked: { person: asks, version: plan.version } } });
};

const record = (
  month: OvertimeMonth,
  day: OvertimeDay,
  { day: date, spans, breakMinutes, order, startsAt, moved }: Extract<Command, { type: 'record' }>,
  now: Instant,
): Decision => {
  const before = day.actual;
  if (before && before.order > order) return { type: 'unchanged' };
  const also = movedAfter(day.moved, freeIn(month, date, moved), order);
  const isSame = before && sameWork(before, { spans, ...breakOf(breakMinutes) }) && before.startsAt === startsAt;
  if (isSame && also === day.moved) return { type: 'unchanged' };
  const starts = startsAt === undefined ? {} : { startsAt };
  const actual: Actual = { spans, at: now, order, by: 'person', ...breakOf(breakMinutes), ...starts };
  return changed(month, date, withMoved({ ...day, actual: isSame ? before : actual }, also));
};

/** No break and a break of no minutes are one. */
const breakOf = (minutes: Minutes | undefined): Pick<Actual, 'breakMinutes'> =>
  minutes === undefined || minutes === 0 ? {} : { breakMinutes: minutes };

/** Just after what the person did last: a repeat of that changes nothing, and whatever they do next does. */
const AFTER = 0.5;

const takeOver = (
  month: OvertimeMonth,
  { actual: before, ...day }: OvertimeDay,
  { day: date, spans, breakMinutes, systemWins }: Extract<Command, { type: 'import' }>,
  now: Instant,
): Decision => {
  const work: Work = { spans, ...breakBeside(spans, breakMinutes, before) };
  if (before && sameWork(before, work)) return { type: 'unchanged' };
  if (!systemWins && saysMore(before, work)) return { type: 'unchanged' };
  const starts = before?.startsAt === undefined ? {} : { startsAt: before.startsAt };
  const order = (before?.order ?? 0) + AFTER;
  return changed(month, date, { ...day, actual: { ...work, at: now, order, by: 'system', ...starts } });
};

/** What was worked of a day, whoever says so. */
export type Work = Pick<Actual, 'spans' | 'breakMinutes'>;

/**
 * The break in spans that the system says. Where it says nothing of breaks, the one the person told stays, unless it would
 * leave nothing of them.
 */
export const breakBeside = (
  spans: readonly Span[],
  said: Minutes | undefined,
  actual: OvertimeDay['actual'],
): Pick<Actual, 'breakMinutes'> => {
  const minutes = said ?? actual?.breakMinutes;
  return netOf(spans, minutes) > 0 ? breakOf(minutes) : {};
};

export const sameWork = (a: Work, b: Work): boolean =>
  sameSpans(a.spans, b.spans) && (a.breakMinutes ?? 0) === (b.breakMinutes ?? 0);

/** Whether the person recorded more than this: nothing takes that back without being told to. */
export const saysMore = (actual: OvertimeDay['actual'], work: Work): boolean =>
  actual?.by === 'person' && netOf(actual.spans, actual.breakMinutes) > netOf(work.spans, work.breakMinutes);

const withoutAnswer = ({ answer: _, ...plan }: Plan): Plan => plan;

export const sameSpans = (a: readonly Span[], b: readonly Span[]): boolean =>
  a.length === b.length && a.every(({ from, until }, i) => b[i]?.from === from && b[i]?.until === until);

const sameReason = (a: Plan['reason'], b: Plan['reason']): boolean => a?.kind === b?.kind && a?.words === b?.words;

/** Whether every minute of `inner` lies in a span of `outer`. */
const isInside = (inner: readonly Span[], outer: readonly Span[]): boolean =>
  inner.every((span) => outer.some(({ from, until }) => from <= span.from && span.until <= until));

/** When the last of it ends; undefined of none. */
export const endOf = (spans: readonly Span[]): Span['until'] | undefined => spans.at(-1)?.until;

/** What counts of a day: the record, and without one the plan that stands. */
export const countedSpans = ({ plan, actual }: OvertimeDay): readonly Span[] => {
  if (actual) return actual.spans;
  return plan && !plan.withdrawn ? plan.spans : [];
};

/** What counts of a day, with the break in it. */
export const countedWork = (day: OvertimeDay): Work => {
  const minutes = countedBreak(day);
  return { spans: countedSpans(day), ...(minutes !== undefined && { breakMinutes: minutes }) };
};

/** The break in what counts; a plan holds none. */
export const countedBreak = ({ actual }: OvertimeDay): Minutes | undefined => actual?.breakMinutes;

/** Days of yesterday and later that were declared, in their order: what is older changes by corrections alone. */
export const recentDays = ({ days }: Pick<OvertimeMonth, 'days'>, today: LocalDate): readonly LocalDate[] =>
  Object.keys(days)
    .filter(isLocalDate)
    .filter((day) => days[day]?.plan !== undefined && day >= plusDays(today, -1))
    .toSorted();
