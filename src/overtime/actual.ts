import type { Handler } from '../conversation/feature.ts';
import { type Answer, on, type Turn, typedIn } from '../conversation/feature.ts';
import { closeForm, formErrors, openForm, replace } from '../conversation/outcome.ts';
import type { Person } from '../people/model.ts';
import { type LocalDate, plusDays } from '../time/instant.ts';
import { uncarrySpans } from './actions.ts';
import { chooseStart, openActual, recordActual, recordNone, sendActual } from './actual-actions.ts';
import { actualCard, actualForm, LATER, type LaterStart, recordedCard } from './actual-cards.ts';
import { leftCard } from './cards.ts';
import { carryOut } from './carrying.ts';
import { typedSpan } from './forms.ts';
import { asDayMinute, type DayMinute, type Span } from './model.ts';
import { BACK_DAYS } from './reading/model.ts';
import { endOf } from './rules.ts';
import { type OvertimeDeps, todayOf } from './scene.ts';
import { DAY, minuteOfTime } from './span.ts';

/** Eleven hours between the end of work and its next beginning (人事院 職職―78, 勤務間のインターバル). */
export const INTERVAL = 11 * 60;

export const actualTaps = (deps: OvertimeDeps): readonly Handler[] => [
  on(recordActual, (turn, { day, spans, later }) =>
    record(turn, day, uncarrySpans(spans), later === undefined ? undefined : asDayMinute(later), deps),
  ),
  on(recordNone, (turn, { day }) => record(turn, day, [], undefined, deps)),
  on(openActual, async (turn, { day, spans }) => openForm(actualForm(turn.texts, day, uncarrySpans(spans) ?? []))),
  on(chooseStart, async (turn, { day, spans, later }) => {
    const isChosen = turn.inbound.type === 'tap' && turn.inbound.choice === LATER;
    const declared = { day, spans: uncarrySpans(spans) ?? [] };
    return replace(actualCard(turn.texts, declared, { at: asDayMinute(later), isChosen }));
  }),
];

export const actualSubmits = (deps: OvertimeDeps): readonly Handler[] => [
  on(sendActual, async (turn, { day }) => {
    const typed = typedSpan(turn.texts, typedIn(turn));
    if (typed.type === 'errors') return formErrors(typed.byField);
    return [closeForm, ...(await record(turn, day, [typed.value], undefined, deps))];
  }),
];

/** The earliest beginning of the next day that leaves eleven hours; undefined where the usual one does. */
export const laterStart = (spans: readonly Span[], { hours }: Pick<Person, 'hours'>): LaterStart | undefined => {
  const end = endOf(spans);
  if (end === undefined) return undefined;
  const earliest = end + INTERVAL - DAY;
  return earliest > minuteOfTime(hours.start) ? { at: asDayMinute(earliest), isChosen: true } : undefined;
};

/** A correction is taken as it is, up or down; only a day that is to come, or long gone, is none to record. */
const record = async (
  turn: Turn,
  day: LocalDate,
  spans: readonly Span[] | undefined,
  startsAt: DayMinute | undefined,
  deps: OvertimeDeps,
): Answer => {
  const { texts, inbound } = turn;
  const today = todayOf(turn);
  if (!spans || day > today || day < plusDays(today, -BACK_DAYS))
    return replace(leftCard(texts, texts.common.oldButton));
  const command = {
    type: 'record',
    day,
    spans,
    order: inbound.order,
    ...(startsAt !== undefined && { startsAt }),
  } as const;
  const { month } = await carryOut(turn, turn.person, day, command, deps);
  const actual = month.days[day]?.actual;
  return replace(recordedCard(texts, { day, spans: actual?.spans ?? spans }, actual?.startsAt));
};
