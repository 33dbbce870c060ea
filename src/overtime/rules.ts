import type { PersonId } from '../people/model.ts';
import { type Instant, isLocalDate, type LocalDate, plusDays } from '../time/instant.ts';
import type { DayMinute, Declared, OvertimeDay, OvertimeMonth, Plan, Span, Verdict } from './model.ts';
import { lengthOf } from './span.ts';

/** What somebody wants done with one day's overtime. */
export type Command =
  | {
      readonly type: 'declare';
      readonly declared: Declared;
      readonly order: number;
      /** Who is to confirm it. */
      readonly asks?: PersonId;
      readonly card?: Plan['card'];
    }
  | { readonly type: 'withdraw'; readonly day: LocalDate; readonly order: number }
  | { readonly type: 'answer'; readonly day: LocalDate; readonly version: number; readonly verdict: Verdict }
  | {
      readonly type: 'record';
      readonly day: LocalDate;
      readonly spans: readonly Span[];
      readonly order: number;
      /** When the next day begins, where it is later than usual. */
      readonly startsAt?: DayMinute;
    }
  /** Whoever was asked heads them no more: another is asked in their place. */
  | { readonly type: 'ask'; readonly day: LocalDate; readonly asks: PersonId }
  /** What the ministry's own system says was worked. `systemWins`: even where the person recorded more. */
  | {
      readonly type: 'import';
      readonly day: LocalDate;
      readonly spans: readonly Span[];
      readonly systemWins: boolean;
    };

export type Decision =
  | { readonly type: 'changed'; readonly month: OvertimeMonth }
  /** It is so already, by an earlier tap. */
  | { readonly type: 'unchanged' }
  | { readonly type: 'refused'; readonly why: Refusal };

export type Refusal =
  /** Nothing is declared for that day. */
  | 'nothing'
  | 'withdrawn'
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
  { declared, order, asks, card = before?.card }: Extract<Command, { type: 'declare' }>,
  now: Instant,
): Decision => {
  const { spans, reason } = declared;
  if (before && before.order > order) return { type: 'unchanged' };
  if (before && !before.withdrawn && sameSpans(before.spans, spans) && sameReason(before.reason, reason))
    return { type: 'unchanged' };
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
  return changed(month, declared.day, { ...day, plan });
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
  { day: date, spans, order, startsAt }: Extract<Command, { type: 'record' }>,
  now: Instant,
): Decision => {
  const before = day.actual;
  if (before && before.order > order) return { type: 'unchanged' };
  if (before && sameSpans(before.spans, spans) && before.startsAt === startsAt) return { type: 'unchanged' };
  const starts = startsAt === undefined ? {} : { startsAt };
  return changed(month, date, { ...day, actual: { spans, at: now, order, by: 'person', ...starts } });
};

/** Just after what the person did last: a repeat of that changes nothing, and whatever they do next does. */
const AFTER = 0.5;

const takeOver = (
  month: OvertimeMonth,
  { actual: before, ...day }: OvertimeDay,
  { day: date, spans, systemWins }: Extract<Command, { type: 'import' }>,
  now: Instant,
): Decision => {
  if (before && sameSpans(before.spans, spans)) return { type: 'unchanged' };
  if (!systemWins && saysMore(before, spans)) return { type: 'unchanged' };
  const starts = before?.startsAt === undefined ? {} : { startsAt: before.startsAt };
  const order = (before?.order ?? 0) + AFTER;
  return changed(month, date, { ...day, actual: { spans, at: now, order, by: 'system', ...starts } });
};

/** Whether the person recorded more than this: nothing takes that back without being told to. */
export const saysMore = (actual: OvertimeDay['actual'], spans: readonly Span[]): boolean =>
  actual?.by === 'person' && lengthOf(actual.spans) > lengthOf(spans);

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

/** Days of yesterday and later that were declared, in their order: what is older changes by corrections alone. */
export const recentDays = ({ days }: Pick<OvertimeMonth, 'days'>, today: LocalDate): readonly LocalDate[] =>
  Object.keys(days)
    .filter(isLocalDate)
    .filter((day) => days[day]?.plan !== undefined && day >= plusDays(today, -1))
    .toSorted();
