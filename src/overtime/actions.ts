import * as z from 'zod/mini';
import { action } from '../conversation/action.ts';
import { asPersonId } from '../people/model.ts';
import { asLocalDate, isLocalDate } from '../time/instant.ts';
import { asCalendarMonth, isCalendarMonth } from './fiscal.ts';
import {
  asDayMinute,
  type Declared,
  LATEST,
  LONGEST_REASON,
  type MovedTo,
  type Reason,
  reasonKinds,
  type Span,
  verdicts,
} from './model.ts';

export const carriedDay = z.pipe(z.string().check(z.refine(isLocalDate)), z.transform(asLocalDate));
/** `1065-1320,450-510`: minutes of the day. */
export const carriedSpans = z.string().check(z.regex(/^\d{1,4}-\d{1,4}(,\d{1,4}-\d{1,4}){0,3}$|^$/));
const person = z.pipe(z.string(), z.transform(asPersonId));
export const carriedMinute = z.int().check(z.gte(0), z.lte(LATEST));

const OPEN = 'open';
/** 振替: the day that is free, or `open` as long as it is not known. */
export const carriedMoved = z.string().check(z.regex(/^(\d{4}-\d{2}-\d{2}|open)$/));
export const carryMoved = ({ to }: MovedTo): string => to ?? OPEN;
export const uncarryMoved = (carried: string): MovedTo => (isLocalDate(carried) ? { to: carried } : {});

/** Everything a declaration says, flat: a button carries it until it is tapped, and nothing is stored before. */
const carried = z.object({
  ...{ day: carriedDay, spans: carriedSpans },
  reason: z.exactOptional(z.enum(reasonKinds)),
  words: z.exactOptional(z.string().check(z.maxLength(LONGEST_REASON))),
  moved: z.exactOptional(carriedMoved),
});
export type Carried = z.infer<typeof carried>;

export const openOvertime = action('overtime.open', z.object({}));
/** Until when: the first of two taps. */
export const chooseUntil = action('overtime.until', z.object({ day: carriedDay, until: carriedMinute }));
export const declare = action('overtime.declare', carried);
export const openChange = action('overtime.open-change', carried);
export const openBlank = action(
  'overtime.open-blank',
  z.object({ day: carriedDay, from: z.exactOptional(carriedMinute) }),
);
/** What waits for one's answer, and one's people's month. */
export const openRequests = action('overtime.requests', z.object({}));
export const leaveIt = action('overtime.leave', z.object({}));
export const withdraw = action('overtime.withdraw', z.object({ day: carriedDay }));
/** `keep`: the other stretches of `of`, which the form leaves as they are. */
export const sendForm = action(
  'overtime.send-form',
  z.object({
    of: z.exactOptional(carriedDay),
    keep: z.exactOptional(carriedSpans),
    moved: z.exactOptional(carriedMoved),
  }),
);
export const answerRequest = action(
  'overtime.answer',
  z.object({
    ...{ person, day: carriedDay, version: z.number(), verdict: z.enum(verdicts) },
    /** Tapped on the list, which then shows what is left. */
    list: z.exactOptional(z.boolean()),
  }),
);

/** One's own month, with how it stands to the limits. */
export const openMonth = action(
  'overtime.month',
  z.object({ month: z.pipe(z.string().check(z.refine(isCalendarMonth)), z.transform(asCalendarMonth)) }),
);
/** 「相談したい」, of one warning. */
export const wantTalk = action('overtime.talk', z.object({ told: z.string().check(z.maxLength(40)) }));

export const carrySpans = (spans: readonly Span[]): string =>
  spans.map(({ from, until }) => `${from}-${until}`).join(',');

/** Undefined when the spans are none that could be declared: a payload comes back from outside. */
export const uncarrySpans = (carried: string): readonly Span[] | undefined => {
  const read = carried.split(',').flatMap((each): Span[] => {
    if (each === '') return [];
    const [from = 0, until = 0] = each.split('-').map(Number);
    return [{ from: asDayMinute(from), until: asDayMinute(until) }];
  });
  const isValid = read.every(
    ({ from, until }, i) => from >= (read[i - 1]?.until ?? 0) && until > from && until <= LATEST,
  );
  return isValid ? read : undefined;
};

export const carry = ({ day, spans, reason, moved }: Declared): Carried => ({
  ...{ day, spans: carrySpans(spans) },
  ...(reason && { reason: reason.kind }),
  ...(reason?.words !== undefined && { words: reason.words }),
  ...(moved && { moved: carryMoved(moved) }),
});

export const uncarry = ({ day, spans: carried, reason: kind, words, moved }: Carried): Declared | undefined => {
  const spans = uncarrySpans(carried);
  const reason: Reason | undefined = kind && { kind, ...(words !== undefined && { words }) };
  return spans && spans.length > 0
    ? { day, spans, ...(reason && { reason }), ...(moved !== undefined && { moved: uncarryMoved(moved) }) }
    : undefined;
};
