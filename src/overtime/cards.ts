import type { ActionButton, Card, CardElement } from '../conversation/card.ts';
import { buttons, card, context, strong, text, title } from '../conversation/card.ts';
import { sureCard } from '../conversation/sure.ts';
import type { Person } from '../people/model.ts';
import type { Texts } from '../text/texts.ts';
import type { LocalDate } from '../time/instant.ts';
import {
  answerRequest,
  carry,
  chooseUntil,
  declare,
  leaveIt,
  openBlank,
  openChange,
  openMonth,
  openOvertime,
  withdraw,
} from './actions.ts';
import { carryActual, openActual, recordActual } from './actual-actions.ts';
import { monthOf } from './fiscal.ts';
import type { Standing } from './limits/standing.ts';
import { passedTexts, standingFields } from './limits/standing-cards.ts';
import { asDayMinute, type DayMinute, type Declared, type Plan, type Reason, reasonKinds, verdicts } from './model.ts';
import type { MoveView } from './moved.ts';
import { movedElements } from './moved-cards.ts';
import type { Incomplete, Told } from './reading/model.ts';

export const reasonWords = ({ overtimeReading }: Texts, reason: Reason | undefined): string | undefined =>
  reason && (reason.words ?? overtimeReading.reasons[reason.kind]);

const fieldsOf = (
  texts: Texts,
  { day, spans, reason, moved }: Declared,
  standing: Standing,
  asks: string | undefined,
): readonly CardElement[] => {
  const { overtime } = texts;
  const fields = [
    { label: overtime.fields.when, value: `${overtime.day(day)} ${overtime.spans(spans)}` },
    { label: overtime.fields.reason, value: reasonWords(texts, reason) ?? overtime.noReason },
    ...(moved ? [{ label: texts.overtimeMoved.field, value: texts.overtimeMoved.shortly(moved.to) }] : []),
    ...(asks === undefined ? [] : [{ label: overtime.fields.asks, value: asks }]),
    ...standingFields(texts, standing),
  ];
  return [{ type: 'fields', fields }, ...passedTexts(texts, standing)];
};

/** What was understood of a line. Nothing counts before the tap. */
export const understoodCard = (texts: Texts, declared: Declared, standing: Standing, note?: string): Card => {
  const { overtime } = texts;
  return card(
    texts.language,
    text(overtime.understood),
    ...(note === undefined ? [] : [text(note)]),
    ...fieldsOf(texts, declared, standing, undefined),
    buttons([
      { label: overtime.declare, action: declare.of(carry(declared)), style: 'primary' },
      { label: overtime.change, action: openChange.of(carry(declared)), opens: 'form' },
      { label: overtime.leave, action: leaveIt.of({}) },
    ]),
    context(overtime.honest),
  );
};

/** Hours that were worked, as understood of a line. */
export const heardCard = (texts: Texts, { reason: _, ...told }: Declared, note: string): Card => {
  const { overtime, overtimeReading } = texts;
  const carried = carryActual(told);
  return card(
    texts.language,
    text(overtime.understoodActual),
    ...(note === '' ? [] : [text(note)]),
    strong(overtimeReading.told({ type: 'actual', declared: told })),
    buttons([
      { label: overtime.actual.save, action: recordActual.of(carried), style: 'primary' },
      { label: overtime.change, action: openActual.of(carried), opens: 'form' },
      { label: overtime.leave, action: leaveIt.of({}) },
    ]),
    context(overtime.honest),
  );
};

const withoutReason = ({ reason: _, ...told }: Declared): Declared => told;

/** Which of several readings is meant: each button says all that it does. */
export const whichCard = (texts: Texts, readings: readonly Told[]): Card => {
  const { overtime, overtimeReading } = texts;
  const of = ({ type, declared }: Told): ActionButton => ({
    label: overtimeReading.told({ type, declared: withoutReason(declared) }),
    action: type === 'actual' ? recordActual.of(carryActual(declared)) : declare.of(carry(declared)),
  });
  return card(
    texts.language,
    text(overtimeReading.which),
    buttons([...readings.map(of), { label: overtime.leave, action: leaveIt.of({}) }], 'stacked'),
    context(overtime.honest),
  );
};

/** What is still missing is asked in a form that knows the rest. */
export const incompleteCard = (texts: Texts, { day, asks, of, from }: Incomplete): Card => {
  const { overtime, overtimeReading } = texts;
  const open: ActionButton =
    of === 'actual'
      ? { label: overtime.actual.correct, action: openActual.of({ day, spans: '' }), opens: 'form' }
      : { label: overtime.change, action: openBlank.of({ day, ...(from !== undefined && { from }) }), opens: 'form' };
  return card(
    texts.language,
    text(asks === 'from' ? overtimeReading.asksFrom(day) : overtimeReading.asksUntil(day)),
    buttons([
      { ...open, style: 'primary' },
      { label: overtime.leave, action: leaveIt.of({}) },
    ]),
  );
};

/** A line takes nothing back by itself. `rest`: what would stay of the day. */
export const withdrawCard = (texts: Texts, { day, spans }: Declared, rest: Declared): Card => {
  const { overtime } = texts;
  const yes = rest.spans.length === 0 ? withdraw.of({ day }) : declare.of(carry(rest));
  return sureCard(
    texts.language,
    [overtime.withdrawSure(day, overtime.spans(spans))],
    { label: overtime.declared.withdraw, action: yes },
    { label: overtime.leave, action: leaveIt.of({}) },
  );
};

const HOURS: readonly DayMinute[] = [19, 20, 21, 22].map((hour) => asDayMinute(hour * 60));

/** The first of two taps: until when. Only hours that lie ahead, and after the regular ones. */
export const untilCard = (texts: Texts, day: LocalDate, after: DayMinute): Card => {
  const { quick, honest } = texts.overtime;
  const hours: readonly ActionButton[] = HOURS.filter((hour) => hour > after).map((until) => ({
    label: quick.hour(until),
    action: chooseUntil.of({ day, until }),
  }));
  return card(
    texts.language,
    text(quick.until(day)),
    buttons([
      ...hours,
      { label: quick.other, action: openBlank.of({ day }), opens: 'form' },
      { label: texts.overtime.month.open, action: openMonth.of({ month: monthOf(day) }) },
    ]),
    context(honest),
  );
};

/** The second tap: what for. It declares. `remembered`: what the person wrote themselves before. */
export const reasonCard = (
  texts: Texts,
  declared: Declared,
  standing: Standing,
  asks: string | undefined,
  remembered: readonly string[] = [],
): Card => {
  const { overtime } = texts;
  const withReason = (reason: Reason): ActionButton => ({
    label: reason.words ?? texts.overtimeReading.reasons[reason.kind],
    action: declare.of(carry({ ...declared, reason })),
  });
  return card(
    texts.language,
    text(overtime.quick.why(overtime.spans(declared.spans))),
    ...fieldsOf(texts, declared, standing, asks),
    buttons([
      ...reasonKinds.map((kind) => withReason({ kind })),
      ...remembered.map((words) => withReason({ kind: 'other', words })),
      { label: overtime.quick.none, action: declare.of(carry(declared)) },
      { label: overtime.change, action: openChange.of(carry(declared)), opens: 'form' },
      { label: overtime.leave, action: leaveIt.of({}) },
    ]),
    context(overtime.honest),
  );
};

export type DeclaredView = {
  readonly texts: Texts;
  readonly day: LocalDate;
  readonly plan: Plan;
  /** Names of who was asked and of who has answered. */
  readonly asked?: string;
  readonly answeredBy?: string;
  readonly note?: string;
  readonly move?: MoveView;
};

/** A day's declaration as the person sees it. */
export const declaredCard = ({ texts, day, plan, asked, answeredBy, note, move }: DeclaredView): Card => {
  const { overtime } = texts;
  const { declared } = overtime;
  if (plan.withdrawn) return leftCard(texts, declared.withdrawn(day));
  const spans = overtime.spans(plan.spans);
  const reason = reasonWords(texts, plan.reason);
  const says = asked === undefined ? declared.nobody(day, spans, reason) : declared.asked(day, spans, reason, asked);
  const answer = plan.answer && declared.answers[plan.answer.verdict](answeredBy ?? asked ?? '');
  return card(
    texts.language,
    ...(note === undefined ? [] : [text(note)]),
    text(`${says}${declared.correctable}`),
    ...(answer === undefined ? [] : [text(answer, 'strong')]),
    buttons([
      { label: overtime.change, action: openChange.of(carry({ day, ...plan })), opens: 'form' },
      { label: declared.withdraw, action: withdraw.of({ day }) },
    ]),
    ...movedElements(texts, day, move, 'plan'),
    context(overtime.honest),
  );
};

/** One sentence, and the way to declare anew. */
export const leftCard = (texts: Texts, says: string): Card =>
  card(texts.language, text(says), buttons([{ label: texts.overtime.menu, action: openOvertime.of({}) }]));

type Answered = Omit<Parameters<typeof answerRequest.of>[0], 'verdict'>;

/** The three answers to one version of a plan. */
export const verdictButtons = ({ overtime: { request } }: Texts, about: Answered): CardElement =>
  buttons(
    verdicts.map((verdict) => ({
      label: request.verdicts[verdict],
      action: answerRequest.of({ ...about, verdict }),
      ...(verdict === 'confirmed' && { style: 'primary' as const }),
    })),
  );

export type RequestView = {
  readonly texts: Texts;
  readonly person: Pick<Person, 'id' | 'name'>;
  readonly day: LocalDate;
  readonly isToday: boolean;
  readonly plan: Plan;
  readonly standing: Standing;
  readonly answeredBy?: string;
  readonly note?: string;
  /** 「振替 12月2日（水）」, of a 週休日 that is moved. */
  readonly moved?: string;
};

/** A plan as whoever confirms it sees it. */
export const requestCard = (view: RequestView): Card => {
  const { texts, person, day, isToday, plan, standing, answeredBy, note, moved } = view;
  const { request, fields, noReason, spans } = texts.overtime;
  const isOpen = !plan.answer && !plan.withdrawn;
  return card(
    texts.language,
    title(request.title),
    ...(note === undefined ? [] : [text(note)]),
    text(`${request.asks(person.name, day, isToday, spans(plan.spans))}${isOpen ? request.think : ''}`),
    {
      type: 'fields',
      fields: [
        { label: fields.reason, value: reasonWords(texts, plan.reason) ?? noReason },
        ...(moved === undefined ? [] : [{ label: texts.overtimeMoved.field, value: moved }]),
        ...standingFields(texts, standing),
      ],
    },
    ...(isOpen ? passedTexts(texts, standing) : []),
    ...(plan.withdrawn ? [text(request.withdrawn(person.name), 'strong')] : []),
    ...(plan.answer ? [text(request.answered[plan.answer.verdict](answeredBy ?? ''), 'strong')] : []),
    ...(isOpen ? [verdictButtons(texts, { person: person.id, day, version: plan.version })] : []),
  );
};
