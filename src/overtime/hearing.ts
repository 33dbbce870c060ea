import type { Answer, Said, Turn } from '../conversation/feature.ts';
import { reply } from '../conversation/outcome.ts';
import { ownCalendar } from '../people/rest.ts';
import { calendarOf } from '../time/calendar.ts';
import { heardCard, incompleteCard, leftCard, understoodCard, whichCard, withdrawCard } from './cards.ts';
import { monthOf, plusMonths } from './fiscal.ts';
import { standingOf } from './limits/standing.ts';
import { asDayMinute, type Declared, LATEST, type OvertimeMonth, type PersonMonths, type Span } from './model.ts';
import { monthShown } from './month-shown.ts';
import { plannedDay } from './moved.ts';
import type { Extension, Reader, Reading, Told, Withdrawal } from './reading/model.ts';
import { readOvertime } from './reading/reading.ts';
import { recentDays } from './rules.ts';
import { monthFor, monthsFor, type OvertimeDeps, type Scene, sceneOf, todayOf } from './scene.ts';
import { minuteOfTime } from './span.ts';

/** Answers a line about overtime with what was understood of it. Nothing counts before a tap. */
export const hear = (said: Said, turn: Turn, deps: OvertimeDeps): Answer | undefined => {
  // Which days are off by the organisation's own decision is read only of who speaks of overtime at all.
  const isOurs = readOvertime(said, readerOf(turn, calendarOf({}))) !== undefined;
  return isOurs ? heard(said, turn, deps) : undefined;
};

const readerOf = ({ now, person }: Turn, calendar: Scene['calendar']): Reader => ({
  ...{ now, zone: person.zone, hours: person.hours },
  calendar: ownCalendar(calendar, person),
  ...(person.freeDay !== undefined && { freeDay: person.freeDay }),
});

const heard = async (said: Said, turn: Turn, deps: OvertimeDeps): Answer => {
  const { texts } = turn;
  const scene = await sceneOf(turn.org, deps);
  const reading = scene && readOvertime(said, readerOf(turn, scene.calendar));
  return scene && reading
    ? answerTo(reading, turn, scene, deps)
    : reply(leftCard(texts, texts.overtime.says.nothingDeclared));
};

const answerTo = async (reading: Reading, turn: Turn, scene: Scene, deps: OvertimeDeps): Answer => {
  const { texts } = turn;
  const { overtimeReading: words } = texts;
  switch (reading.type) {
    case 'declare':
    case 'change':
    case 'actual':
      return told(reading, turn, scene, deps);
    case 'extend':
      return extended(reading, turn, scene, deps);
    case 'withdraw':
      return askBeforeWithdrawing(reading, turn, deps);
    case 'ambiguous':
      return reply(whichCard(texts, reading.readings));
    case 'incomplete':
      return reply(incompleteCard(texts, reading));
    case 'wrong':
      return reply(leftCard(texts, words.why(reading.why)));
    case 'show':
      return monthShown(turn, plusMonths(monthOf(todayOf(turn)), reading.month === 'this' ? 0 : -1), deps);
    default:
      return reading satisfies never;
  }
};

/** What a line says of one side of the regular hours leaves the other as it was. */
const withOtherSide = (declared: Declared, month: OvertimeMonth, { person }: Turn, { calendar }: Scene): Declared => {
  const plan = standingPlan(month, declared.day);
  const start = minuteOfTime(person.hours.start);
  const isEarly = (span: Span): boolean => span.until <= start;
  const sides = new Set(declared.spans.map(isEarly));
  const isWhole = sides.size !== 1 || !ownCalendar(calendar, person).isWorkingDay(declared.day);
  if (!plan || isWhole) return declared;
  const others = plan.spans.filter((span) => !sides.has(isEarly(span)));
  const reason = declared.reason ?? plan.reason;
  const spans = [...others, ...declared.spans].toSorted((a, b) => a.from - b.from);
  return { day: declared.day, spans, ...(reason && { reason }) };
};

const told = async (reading: Told, turn: Turn, scene: Scene, deps: OvertimeDeps, known?: PersonMonths): Answer => {
  const { texts, person } = turn;
  const { took } = reading;
  const note = took.map(texts.overtimeReading.took).join('');
  if (reading.type === 'actual') return reply(heardCard(texts, reading.declared, note));
  const months = known ?? (await monthsFor(person, monthOf(reading.declared.day), deps));
  const declared = withOtherSide(reading.declared, months.month, turn, scene);
  const standing = standingOf(person, months, scene, { instead: plannedDay(declared, months.month, person.hours) });
  return reply(understoodCard(texts, declared, standing, note === '' ? undefined : note));
};

/** The end that stands moves; without one it is the regular hours' that does. */
const extended = async ({ day, by }: Extension, turn: Turn, scene: Scene, deps: OvertimeDeps): Answer => {
  const { person, texts } = turn;
  const months = await monthsFor(person, monthOf(day), deps);
  const plan = standingPlan(months.month, day);
  const spans = plan?.spans ?? [{ from: minuteOfTime(person.hours.end), until: minuteOfTime(person.hours.end) }];
  const last = spans.at(-1);
  if (!last || last.until + by > LATEST) return reply(leftCard(texts, texts.overtime.form.tooLate));
  const declared: Declared = {
    ...{ day, spans: [...spans.slice(0, -1), { ...last, until: asDayMinute(last.until + by) }] },
    ...(plan?.reason && { reason: plan.reason }),
  };
  return told({ type: 'change', declared, took: [] }, turn, scene, deps, months);
};

const standingPlan = ({ days }: OvertimeMonth, day: Declared['day']) => {
  const plan = days[day]?.plan;
  return plan && !plan.withdrawn ? plan : undefined;
};

/** Without a day: the next that stands. */
const askBeforeWithdrawing = async ({ day, early }: Withdrawal, turn: Turn, deps: OvertimeDeps): Answer => {
  const { texts, person } = turn;
  const today = todayOf(turn);
  // A day that is over is corrected: there was none.
  if (day !== undefined && day < today) return reply(heardCard(texts, { day, spans: [] }, ''));
  const month = await monthFor(person, monthOf(day ?? today), deps);
  const standing = recentDays(month, today).filter((each) => each >= today && standingPlan(month, each));
  const found = day ?? standing[0];
  const plan = found && standingPlan(month, found);
  if (!found || !plan) return reply(leftCard(texts, texts.overtime.says.nothingDeclared));
  const start = minuteOfTime(person.hours.start);
  const rest = early === true ? plan.spans.filter(({ from }) => from >= start) : [];
  return reply(withdrawCard(texts, { day: found, spans: plan.spans }, { ...plan, day: found, spans: rest }));
};
