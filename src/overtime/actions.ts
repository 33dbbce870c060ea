import * as z from 'zod/mini';
import { action } from '../conversation/action.ts';
import { asPersonId } from '../people/model.ts';
import { asLocalDate, isLocalDate } from '../time/instant.ts';
import { asDayMinute, type Declared, LATEST, type Reason, reasonKinds, type Span, verdicts } from './model.ts';

const date = z.pipe(z.string().check(z.refine(isLocalDate)), z.transform(asLocalDate));
const person = z.pipe(z.string(), z.transform(asPersonId));

/** Everything a declaration says, flat: a button carries it until it is tapped, and nothing is stored before. */
const carried = z.object({
  ...{ day: date, spans: z.string().check(z.regex(/^\d{1,4}-\d{1,4}(,\d{1,4}-\d{1,4}){0,3}$/)) },
  reason: z.exactOptional(z.enum(reasonKinds)),
  words: z.exactOptional(z.string().check(z.maxLength(200))),
});
export type Carried = z.infer<typeof carried>;

export const openOvertime = action('overtime.open', z.object({}));
/** Until when: the first of two taps. */
export const chooseUntil = action('overtime.until', z.object({ day: date, until: z.number() }));
export const declare = action('overtime.declare', carried);
export const openChange = action('overtime.open-change', carried);
export const openBlank = action('overtime.open-blank', z.object({ day: date }));
export const leaveIt = action('overtime.leave', z.object({}));
export const withdraw = action('overtime.withdraw', z.object({ day: date }));
export const sendForm = action('overtime.send-form', z.object({}));
export const answerRequest = action(
  'overtime.answer',
  z.object({ person, day: date, version: z.number(), verdict: z.enum(verdicts) }),
);

export const carry = ({ day, spans, reason }: Declared): Carried => ({
  ...{ day, spans: spans.map(({ from, until }) => `${from}-${until}`).join(',') },
  ...(reason && { reason: reason.kind }),
  ...(reason?.words !== undefined && { words: reason.words }),
});

/** Undefined when the spans are none that could be declared: a payload comes back from outside. */
export const uncarry = ({ day, spans, reason: kind, words }: Carried): Declared | undefined => {
  const read = spans.split(',').map((each): Span => {
    const [from = 0, until = 0] = each.split('-').map(Number);
    return { from: asDayMinute(from), until: asDayMinute(until) };
  });
  const isValid = read.every(
    ({ from, until }, i) => from >= (read[i - 1]?.until ?? 0) && until > from && until <= LATEST,
  );
  const reason: Reason | undefined = kind && { kind, ...(words !== undefined && { words }) };
  return isValid ? { day, spans: read, ...(reason && { reason }) } : undefined;
};
