import { buttons, type Card, type CardElement, card, context, text } from '../conversation/card.ts';
import type { Form } from '../conversation/form.ts';
import type { Texts } from '../text/texts.ts';
import type { LocalDate } from '../time/instant.ts';
import { carrySpans } from './actions.ts';
import { chooseStart, openActual, recordActual, recordNone, sendActual } from './actual-actions.ts';
import { timeField } from './forms.ts';
import { asMinutes, type DayMinute, type Declared, type Span } from './model.ts';
import { lengthOf } from './span.ts';

/** Values of the choice: when the next day begins. */
export const LATER = 'later';
const USUAL = 'usual';

/** What the next day could begin with, so that eleven hours lie between; undefined where they do anyway. */
export type LaterStart = { readonly at: DayMinute; readonly isChosen: boolean };

/**
 * The question of the next morning, asked only after a day with declared overtime. Beginning later is chosen already
 * where eleven hours would else not lie between.
 */
export const actualCard = (texts: Texts, { day, spans }: Declared, later: LaterStart | undefined): Card => {
  const { actual, honest } = texts.overtime;
  const about = { day, spans: carrySpans(spans) };
  return card(
    texts.language,
    text(actual.asks(day, spanWords(texts, spans))),
    ...laterElements(texts, about, later),
    buttons([
      {
        ...{ label: actual.yes, style: 'primary' },
        action: recordActual.of({ ...about, ...(later?.isChosen && { later: later.at }) }),
      },
      { label: actual.correct, action: openActual.of(about), opens: 'form' },
      { label: actual.none, action: recordNone.of({ day }) },
    ]),
    context(honest),
  );
};

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

const spanWords = ({ overtime, overtimeCaps }: Texts, spans: readonly Span[]): string =>
  `${overtime.spans(spans)}（${overtimeCaps.duration(asMinutes(lengthOf(spans)))}）`;

/** What was recorded, and the way to correct it again. */
export const recordedCard = (texts: Texts, { day, spans }: Declared, later: DayMinute | undefined): Card => {
  const { actual, honest } = texts.overtime;
  const says = spans.length === 0 ? actual.recordedNone(day) : actual.recorded(day, spanWords(texts, spans));
  return card(
    texts.language,
    text(says),
    ...(later === undefined ? [] : [text(actual.startsLater(texts.overtime.time(later)))]),
    buttons([{ label: actual.correct, action: openActual.of({ day, spans: carrySpans(spans) }), opens: 'form' }]),
    context(honest),
  );
};

export const actualForm = (texts: Texts, day: LocalDate, spans: readonly Span[]): Form => {
  const { form, actual } = texts.overtime;
  return {
    ...{ language: texts.language, title: actual.title, submitLabel: actual.save, submit: sendActual.of({ day }) },
    fields: [
      { type: 'note', text: actual.note(day) },
      timeField('from', form.from, form.hint, spans[0]?.from),
      timeField('until', form.until, form.hint, spans.at(-1)?.until),
    ],
  };
};
