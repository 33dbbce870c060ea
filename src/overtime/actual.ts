import type { Handler } from '../conversation/feature.ts';
import { type Answer, chosenIn, on, type Turn, typedIn } from '../conversation/feature.ts';
import { closeForm, formErrors, openForm, replace } from '../conversation/outcome.ts';
import type { Person } from '../people/model.ts';
import { ownCalendar } from '../people/rest.ts';
import { calendarOf } from '../time/calendar.ts';
import { type LocalDate, plusDays } from '../time/instant.ts';
import { uncarryMoved, uncarrySpans } from './actions.ts';
import { chooseStart, openActual, recordActual, recordNone, sendActual } from './actual-actions.ts';
import { actualCard, actualForm, LATER, type LaterStart, recordedCard, typedBreak } from './actual-cards.ts';
import { leftCard } from './cards.ts';
import { carryOut } from './carrying.ts';
import { typedSpan } from './forms.ts';
import { asDayMinute, asMinutes, type DayMinute, type Declared, type Span } from './model.ts';
import { moveViewOf, saidOfMove } from './moved.ts';
import { BACK_DAYS } from './reading/model.ts';
import { endOf } from './rules.ts';
import { type OvertimeDeps, sceneOf, todayOf } from './scene.ts';
import { DAY, lengthOf, minuteOfTime } from './span.ts';

/** Eleven hours between the end of work and its next beginning (人事院 職職―78, 勤務間のインターバル). */
export const INTERVAL = 11 * 60;

export const actualTaps = (deps: OvertimeDeps): readonly Handler[] => [
  on(recordActual, (turn, { day, spans, later, breakMinutes, moved }) =>
    record(
      turn,
      {
        ...{ day, spans: uncarrySpans(spans) },
        ...(later !== undefined && { startsAt: asDayMinute(later) }),
        ...(breakMinutes !== undefined && { breakMinutes: asMinutes(breakMinutes) }),
        ...(moved !== undefined && { moved: uncarryMoved(moved) }),
      },
      deps,
    ),
  ),
  on(recordNone, (turn, { day }) => record(turn, { day, spans: [] }, deps)),
  on(openActual, async (turn, { day, spans, breakMinutes, moved }) => {
    const declared: Declared = {
      ...{ day, spans: uncarrySpans(spans) ?? [] },
      ...(breakMinutes !== undefined && { breakMinutes: asMinutes(breakMinutes) }),
      ...(moved !== undefined && { moved: uncarryMoved(moved) }),
    };
    return openForm(actualForm(turn.texts, declared, isOffDay(turn.person, day)));
  }),
  on(chooseStart, async (turn, { day, spans, later }) => {
    const isChosen = chosenIn(turn) === LATER;
    const declared = { day, spans: uncarrySpans(spans) ?? [] };
    const offDay = isOffDay(turn.person, day);
    return replace(actualCard(turn.texts, declared, { at: asDayMinute(later), isChosen }, offDay));
  }),
];

export const actualSubmits = (deps: OvertimeDeps): readonly Handler[] => [
  on(sendActual, async (turn, { day, moved }) => {
    const typed = typedSpan(turn.texts, typedIn(turn));
    if (typed.type === 'errors') return formErrors(typed.byField);
    const spans = [typed.value];
    const minutes = typedBreak(turn.texts, typedIn(turn), spans, isOffDay(turn.person, day));
    if (minutes.type === 'errors') return formErrors(minutes.byField);
    const worked: Worked = {
      ...{ day, spans },
      ...(minutes.value !== undefined && { breakMinutes: minutes.value }),
      ...(moved !== undefined && { moved: uncarryMoved(moved) }),
    };
    return [closeForm, ...(await record(turn, worked, deps))];
  }),
];

/** Whether the day has no regular hours, as far as it is known without a look at the organisation's own days. */
export const isOffDay = (person: Pick<Person, 'freeDay' | 'preferences'>, day: LocalDate): boolean =>
  !ownCalendar(calendarOf({}), person).isWorkingDay(day);

/** The earliest beginning of the next day that leaves eleven hours; undefined where the usual one does. */
export const laterStart = (spans: readonly Span[], { hours }: Pick<Person, 'hours'>): LaterStart | undefined => {
  const end = endOf(spans);
  if (end === undefined) return undefined;
  const earliest = end + INTERVAL - DAY;
  return earliest > minuteOfTime(hours.start) ? { at: asDayMinute(earliest), isChosen: true } : undefined;
};

type Worked = Omit<Declared, 'spans' | 'reason'> & {
  readonly spans: readonly Span[] | undefined;
  readonly startsAt?: DayMinute;
};

/** A correction is taken as it is, up or down; only a day that is to come, or long gone, is none to record. */
const record = async (turn: Turn, { spans, moved, ...worked }: Worked, deps: OvertimeDeps): Answer => {
  const { texts, inbound, person } = turn;
  const { day, breakMinutes = asMinutes(0) } = worked;
  const today = todayOf(turn);
  const isBreakIn = breakMinutes === 0 || breakMinutes < lengthOf(spans ?? []);
  if (!spans || !isBreakIn || day > today || day < plusDays(today, -BACK_DAYS))
    return replace(leftCard(texts, texts.common.oldButton));
  // Only a day that may be moved needs to know on which days the organisation works.
  const scene = isOffDay(person, day) && spans.length > 0 ? await sceneOf(turn.org, deps) : undefined;
  const said = scene && moved && saidOfMove({ day, spans, moved }, person, scene.calendar);
  const command = { type: 'record', ...worked, spans, order: inbound.order, ...(said && { moved: said }) } as const;
  const here = (await carryOut(turn, person, day, command, deps)).month.days[day] ?? {};
  const move = scene && moveViewOf(person, day, here, scene.calendar);
  return replace(recordedCard(texts, { day, actual: here.actual ?? { spans }, ...(move && { move }) }));
};
