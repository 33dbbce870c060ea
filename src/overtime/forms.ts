import type { Form, FormField, FormResult, FormValues, Read } from '../conversation/form.ts';
import type { WorkingHours } from '../people/model.ts';
import { clockOf } from '../text/overtime-time.ts';
import type { Texts } from '../text/texts.ts';
import type { Calendar } from '../time/calendar.ts';
import { isLocalDate, type LocalDate, plusDays } from '../time/instant.ts';
import { carryMoved, carrySpans, sendForm } from './actions.ts';
import {
  asDayMinute,
  type DayMinute,
  type Declared,
  LATEST,
  LONGEST_REASON,
  type Reason,
  reasonKinds,
  type Span,
} from './model.ts';
import { AHEAD_DAYS } from './reading/model.ts';
import { minuteOfTime } from './span.ts';

const NO_REASON = 'none';

/** A declaration to be typed, or changed: the last stretch of the day, the others stay. What is past by now is not offered. */
export const overtimeForm = (texts: Texts, today: LocalDate, from: Partial<Declared>): Form => {
  const { form, noReason, day } = texts.overtime;
  const { reasons } = texts.overtimeReading;
  const days = Array.from({ length: AHEAD_DAYS + 1 }, (_, i) => plusDays(today, i));
  const [last, others] = [from.spans?.at(-1), from.spans?.slice(0, -1) ?? []];
  return {
    language: texts.language,
    title: form.title,
    submitLabel: texts.overtime.declare,
    submit: sendForm.of(keptOf(from, others)),
    fields: [
      { type: 'note', text: form.note },
      {
        ...({ type: 'select', id: 'day', label: form.day, required: true } as const),
        options: days.map((value) => ({ value, label: day(value) })),
        initial: from.day !== undefined && days.includes(from.day) ? from.day : today,
      },
      timeField('from', form.from, form.hint, last?.from),
      timeField('until', form.until, form.hint, last?.until),
      {
        ...({ type: 'select', id: 'reason', label: form.reason, required: false } as const),
        options: [
          { value: NO_REASON, label: noReason },
          ...reasonKinds.map((kind) => ({ value: kind, label: reasons[kind] })),
        ],
        initial: from.reason?.kind ?? NO_REASON,
      },
      {
        ...({ type: 'text', id: 'words', label: form.words, maxLength: LONGEST_REASON, required: false } as const),
        ...(from.reason?.words !== undefined && { initial: from.reason.words }),
      },
    ],
  };
};

/** What the form does not show of the day it began with. */
const keptOf = ({ day, moved }: Partial<Declared>, others: readonly Span[]): Parameters<typeof sendForm.of>[0] => ({
  ...(day !== undefined && (others.length > 0 || moved) && { of: day }),
  ...(day !== undefined && others.length > 0 && { keep: carrySpans(others) }),
  ...(day !== undefined && moved && { moved: carryMoved(moved) }),
});

export const timeField = (id: string, label: string, hint: string, initial: DayMinute | undefined): FormField => ({
  ...({ type: 'text', id, label, hint, maxLength: 20, required: true } as const),
  ...(initial !== undefined && { initial: clockOf(initial) }),
});

type Reader = { readonly hours: WorkingHours; readonly calendar: Calendar; readonly today: LocalDate };

/** What was typed, or what is wrong with it, by field. */
export const readForm = (texts: Texts, values: FormValues, reader: Reader): Read<Declared> => {
  const { form } = texts.overtime;
  const { day = '' } = values;
  if (!isLocalDate(day) || day < reader.today) return errors({ day: form.unreadable });
  const typed = typedSpan(texts, values);
  if (typed.type === 'errors') return typed;
  const span = typed.value;
  if (isInRegularHours(span, day, reader)) return errors({ from: form.regular(reader.hours.start, reader.hours.end) });
  if ((values.words ?? '').trim().length > LONGEST_REASON) return errors({ words: form.longWords(LONGEST_REASON) });
  const reason = reasonIn(values);
  return { type: 'read', value: { day, spans: [span], ...(reason && { reason }) } };
};

/** The two fields of a time, as typed. */
export const typedSpan = ({ overtime: { form } }: Texts, values: FormValues): Read<Span> => {
  const [from, until] = [timeIn(values.from), timeIn(values.until)];
  if (from === undefined || until === undefined)
    return errors({
      ...(from === undefined && { from: form.unreadable }),
      ...(until === undefined && { until: form.unreadable }),
    });
  if (until <= from) return errors({ until: form.backwards });
  return until > LATEST ? errors({ until: form.tooLate }) : { type: 'read', value: { from, until } };
};

const errors = (byField: { readonly [field: string]: string }): Extract<FormResult, { type: 'errors' }> => ({
  type: 'errors',
  byField,
});

/** 22:00, 22時半 and the like are what a line may say; a field asks for the plain form. */
const timeIn = (typed = ''): DayMinute | undefined => {
  const plain = typed.normalize('NFKC').trim().replace(/時$/, ':00').replace('時', ':').replace(/分$/, '');
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})$/.exec(plain) ?? [];
  if (hours === undefined || minutes === undefined || Number(minutes) > 59) return undefined;
  return asDayMinute(Number(hours) * 60 + Number(minutes));
};

const isInRegularHours = ({ from, until }: Span, day: LocalDate, { hours, calendar }: Reader): boolean =>
  calendar.isWorkingDay(day) && from < minuteOfTime(hours.end) && until > minuteOfTime(hours.start);

const reasonIn = ({ reason, words }: FormValues): Reason | undefined => {
  const kind = reasonKinds.find((each) => each === reason);
  const own = words?.trim();
  if (own !== undefined && own !== '') return { kind: kind ?? 'other', words: own };
  return kind && { kind };
};
