import { buttons, type Card, type CardElement, card, context, text } from '../conversation/card.ts';
import type { Form, FormField, FormValues, Read } from '../conversation/form.ts';
import type { Texts } from '../text/texts.ts';
import type { LocalDate } from '../time/instant.ts';
import { carryMoved, carrySpans } from './actions.ts';
import { carryActual, chooseStart, openActual, recordActual, recordNone, sendActual } from './actual-actions.ts';
import { timeField } from './forms.ts';
import { type Actual, asMinutes, type DayMinute, type Declared, type Minutes, type Span } from './model.ts';
import type { MoveView } from './moved.ts';
import { movedElements } from './moved-cards.ts';
import type { Work } from './rules.ts';
import { lengthOf, netOf } from './span.ts';

/** Values of the choice: when the next day begins. */
export const LATER = 'later';
const USUAL = 'usual';

/** What the next day could begin with, so that eleven hours lie between; undefined where they do anyway. */
export type LaterStart = { readonly at: DayMinute; readonly isChosen: boolean };

/**
 * The question of the next morning, asked only after a day with declared overtime. Beginning later is chosen already
 * where eleven hours would else not lie between.
 */
export const actualCard = (
  texts: Texts,
  { day, spans }: Declared,
  later: LaterStart | undefined,
  offDay: boolean,
): Card => {
  const { overtimeMoved, overtime } = texts;
  const { actual, honest } = overtime;
  const about = { day, spans: carrySpans(spans) };
  const yes = { ...about, ...(later?.isChosen && { later: later.at }) };
  const isAsked = asksBreak(spans, offDay);
  return card(
    texts.language,
    text(actual.asks(day, spanWords(texts, { spans }))),
    ...laterElements(texts, about, later),
    ...(isAsked ? [text(overtimeMoved.pause.question)] : []),
    buttons([
      ...(isAsked
        ? [
            { label: overtimeMoved.pause.yesWithout, action: recordActual.of(yes) },
            ...SUGGESTED.map((minutes) => ({
              label: overtimeMoved.pause.yesWith(minutes),
              action: recordActual.of({ ...yes, breakMinutes: minutes }),
            })),
          ]
        : [{ label: actual.yes, style: 'primary' as const, action: recordActual.of(yes) }]),
      { label: actual.correct, action: openActual.of(about), opens: 'form' },
      { label: actual.none, action: recordNone.of({ day }) },
    ]),
    context(honest),
  );
};

/** 規則15-14 第7条: what a day longer than six hours usually has. None of them is chosen for anybody. */
const SUGGESTED = [45, 60] as const;

const laterElements = (
  texts: Texts,
  about: { readonly day: LocalDate; readonly spans: string },
  later: LaterStart | undefined,
): readonly CardElement[] => {
  if (!later) return [];
  const { actual } = texts.overtime;
  const at = texts.overtime.time(later.at);
  return [
    text(actual.interval(at)),
    {
      ...{ type: 'choice', label: actual.start, action: chooseStart.of({ ...about, later: later.at }) },
      options: [
        { value: LATER, label: actual.later(at) },
        { value: USUAL, label: actual.usual },
      ],
      selected: later.isChosen ? LATER : USUAL,
    },
  ];
};

const spanWords = (texts: Texts, { spans, breakMinutes }: Work): string => {
  const { overtime, overtimeCaps, overtimeMoved } = texts;
  const length = overtimeCaps.duration(asMinutes(netOf(spans, breakMinutes)));
  return breakMinutes === undefined
    ? `${overtime.spans(spans)}（${length}）`
    : `${overtime.spans(spans)} ${overtimeMoved.breaks(breakMinutes)}（${length}）`;
};

export type RecordedView = {
  readonly day: LocalDate;
  readonly actual: Pick<Actual, 'spans' | 'breakMinutes' | 'startsAt'>;
  readonly move?: MoveView;
  readonly note?: string;
};

/** What was recorded, and the way to correct it again. */
export const recordedCard = (texts: Texts, { day, actual, move, note }: RecordedView): Card => {
  const { actual: words, honest } = texts.overtime;
  const says = actual.spans.length === 0 ? words.recordedNone(day) : words.recorded(day, spanWords(texts, actual));
  return card(
    texts.language,
    ...(note === undefined ? [] : [text(note)]),
    text(says),
    ...(actual.startsAt === undefined ? [] : [text(words.startsLater(texts.overtime.time(actual.startsAt)))]),
    buttons([{ label: words.correct, action: openActual.of(carryActual({ day, ...workOf(actual) })), opens: 'form' }]),
    ...movedElements(texts, day, move, 'actual'),
    context(honest),
  );
};

const workOf = ({ spans, breakMinutes }: Work): Work => ({
  spans,
  ...(breakMinutes !== undefined && { breakMinutes }),
});

/** `offDay`: a 週休日 or a holiday, of which a long stretch is asked whether there was a break; never taken for granted. */
export const actualForm = (texts: Texts, { day, spans, breakMinutes, moved }: Declared, offDay: boolean): Form => {
  const { form, actual } = texts.overtime;
  return {
    ...{ language: texts.language, title: actual.title, submitLabel: actual.save },
    submit: sendActual.of({ day, ...(moved && { moved: carryMoved(moved) }) }),
    fields: [
      { type: 'note', text: actual.note(day) },
      timeField('from', form.from, form.hint, spans[0]?.from),
      timeField('until', form.until, form.hint, spans.at(-1)?.until),
      breakField(texts, breakMinutes, offDay),
    ],
  };
};

const breakField = ({ overtimeMoved: { pause } }: Texts, minutes: number | undefined, offDay: boolean): FormField => {
  const usual =
    minutes === undefined || BREAKS.includes(minutes) ? BREAKS : [...BREAKS, minutes].toSorted((a, b) => a - b);
  const initial = minutes ?? (offDay ? undefined : 0);
  return {
    ...({ type: 'select', id: 'break', label: pause.field, required: false } as const),
    options: usual.map((each) => ({
      value: String(each),
      label: each === 0 ? pause.none : pause.minutes(each),
    })),
    ...(initial !== undefined && { initial: String(initial) }),
  };
};

const BREAKS: readonly number[] = [0, 15, 30, 45, 60, 75, 90, 120];

/** 規則15-14 第7条: in more than six hours there is a break. */
const LONG = 6 * 60;

/** Whether a break is asked for: on a day off, of more than six hours. */
export const asksBreak = (spans: readonly Span[], offDay: boolean): boolean => offDay && lengthOf(spans) > LONG;

/** The break that was chosen; `unsaid` where nothing was, though it is asked for. */
export const typedBreak = (
  { overtimeMoved: { pause } }: Texts,
  values: FormValues,
  spans: readonly Span[],
  offDay: boolean,
): Read<Minutes | undefined> => {
  const typed = values.break ?? '';
  if (typed === '' && asksBreak(spans, offDay)) return { type: 'errors', byField: { break: pause.asks } };
  const minutes = Number(typed);
  if (typed === '' || minutes === 0) return { type: 'read', value: undefined };
  if (!Number.isInteger(minutes) || minutes < 0 || minutes >= lengthOf(spans))
    return { type: 'errors', byField: { break: pause.tooLong } };
  return { type: 'read', value: asMinutes(minutes) };
};
