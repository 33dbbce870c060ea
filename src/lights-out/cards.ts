import { type ActionButton, buttons, type Card, card, context, text, title } from '../conversation/card.ts';
import { sureCard } from '../conversation/sure.ts';
import { carry, openChange, openOvertime } from '../overtime/actions.ts';
import type { Declared } from '../overtime/model.ts';
import { endOf } from '../overtime/rules.ts';
import { switchKind } from '../people/cards.ts';
import type { Texts } from '../text/texts.ts';
import type { LocalDate } from '../time/instant.ts';
import { askStop, asPlanned, choosePlan, endEvening, openPlan, takeBackPlan } from './actions.ts';
import { type Ending, type Leaving, leavings } from './model.ts';
import { type Staying, turnOf } from './rules.ts';

/** 今日の退庁予定, with what is planned so far; `understood`: what a line was read as. */
export const planCard = (texts: Texts, day: LocalDate, now?: Leaving, understood?: Leaving): Card => {
  const { plan } = texts.lightsOut;
  const choice = (leaves: Leaving): ActionButton => ({
    label: plan.leaves[leaves],
    action: choosePlan.of({ day, leaves }),
    ...(leaves === understood && { style: 'primary' as const }),
  });
  return card(
    texts.language,
    title(plan.title),
    text(understood === undefined ? plan.ask(day) : plan.understood(plan.leaves[understood])),
    ...(now === undefined ? [] : [text(plan.now(plan.leaves[now]), 'strong')]),
    buttons([
      ...leavings.map(choice),
      ...(now === undefined ? [] : [{ label: plan.takeBack, action: takeBackPlan.of({ day }) }]),
    ]),
    context(plan.private),
  );
};

/** Past 20:00 it is overtime, which whoever confirms it wants to know of beforehand. `tells`: 19:30 is to come, or 20:00. */
export const plannedCard = (texts: Texts, day: LocalDate, leaves: Leaving, tells: boolean): Card => {
  const { plan } = texts.lightsOut;
  return card(
    texts.language,
    text(plan.planned[leaves](day)),
    ...(tells ? [text(leaves === 'later' ? plan.tellsLater : plan.tells)] : []),
    buttons([
      ...(leaves === 'later' ? [{ label: texts.overtime.menu, action: openOvertime.of({}) }] : []),
      { label: plan.change, action: openPlan.of({}) },
      { label: plan.takeBack, action: takeBackPlan.of({ day }) },
    ]),
    context(plan.private),
  );
};

/** One sentence, and the way to the plan. */
export const saidCard = (texts: Texts, says: string): Card =>
  card(texts.language, text(says), buttons([{ label: texts.lightsOut.menu, action: openPlan.of({}) }]));

export const endedCard = (texts: Texts, ends: Ending): Card => saidCard(texts, texts.lightsOut.evening.ended[ends]);

export type NudgeView = {
  readonly texts: Texts;
  readonly day: LocalDate;
  /** As the clock shows it: 19時30分. */
  readonly time: string;
};

/** 19:30. `staying`: what the person planned or declared; undefined where the unit's setting reaches everybody. */
export const halfPastSevenCard = ({ texts, day, time }: NudgeView, staying: Staying | undefined): Card => {
  const { evening } = texts.lightsOut;
  return card(
    texts.language,
    text(`${evening.halfPastSeven(time)}${ownWords(texts, staying)}${turnOf(day, evening.thoughts)}`),
    buttons([
      { label: evening.wrapUp, action: endEvening.of({ day, ends: 'leaving' }), style: 'primary' },
      { label: evening.needMore, action: openOvertime.of({}) },
      { label: evening.quiet, action: endEvening.of({ day, ends: 'quiet' }) },
      { label: evening.stop, action: askStop.of({}) },
    ]),
    ...(staying === undefined ? [context(evening.everybody)] : []),
  );
};

const ownWords = (texts: Texts, staying: Staying | undefined): string => {
  const { own, ownUntil } = texts.lightsOut.evening;
  if (!staying) return '';
  if (staying.until === undefined) return own.later;
  return staying.by === 'plan' ? own.eight : ownUntil(texts.overtime.time(staying.until));
};

/** 20:00, to whoever declared overtime past it. */
export const eightCard = ({ texts, day, time }: NudgeView, declared: Declared): Card => {
  const { evening } = texts.lightsOut;
  const until = endOf(declared.spans);
  const plan = until === undefined ? '' : evening.until(texts.overtime.time(until));
  return card(
    texts.language,
    text(`${evening.eight(time)}${plan}${turnOf(day, evening.wishes)}`),
    buttons([
      { label: evening.asPlanned, action: asPlanned.of({}), style: 'primary' },
      { label: evening.finish, action: endEvening.of({ day, ends: 'leaving' }) },
      { label: evening.change, action: openChange.of(carry(declared)), opens: 'form' },
      { label: evening.stop, action: askStop.of({}) },
    ]),
  );
};

/** The second of two taps switches the kind off, as the settings do; it stays off. */
export const stopCard = (texts: Texts): Card => {
  const { evening } = texts.lightsOut;
  return sureCard(
    texts.language,
    [evening.stopSure],
    { label: evening.stop, action: switchKind.of({ kind: 'lights-out', on: false }) },
    { label: evening.stopNo, action: openPlan.of({}) },
  );
};
