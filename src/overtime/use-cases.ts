import { type Answer, type Feature, on, type Turn, typedIn } from '../conversation/feature.ts';
import { closeForm, formErrors, type Outcome, openForm, replace, reply } from '../conversation/outcome.ts';
import { ownCalendar } from '../people/rest.ts';
import { type LocalDate, timeIn } from '../time/instant.ts';
import {
  answerRequest,
  chooseUntil,
  declare,
  leaveIt,
  openBlank,
  openChange,
  openMonth,
  openOvertime,
  openRequests,
  sendForm,
  uncarry,
  uncarryMoved,
  uncarrySpans,
  wantTalk,
  withdraw,
} from './actions.ts';
import { actualSubmits, actualTaps } from './actual.ts';
import { answerFor } from './answering.ts';
import { leftCard, reasonCard, untilCard } from './cards.ts';
import { carryOut } from './carrying.ts';
import { monthOf } from './fiscal.ts';
import { overtimeForm, readForm } from './forms.ts';
import { hear } from './hearing.ts';
import { type ReviewDeps, reviewSubmits, reviewTaps } from './limits/reviewing.ts';
import { settingsLines } from './limits/settings-card.ts';
import { standingOf } from './limits/standing.ts';
import { askToTalk } from './limits/talking.ts';
import type { WarningDeps } from './limits/warning-jobs.ts';
import { asDayMinute, type Declared } from './model.ts';
import { monthShown } from './month-shown.ts';
import { plannedDay, saidOfMove } from './moved.ts';
import { moveSubmits, moveTaps } from './moving.ts';
import { ownReasons } from './own-reasons.ts';
import { requestsShown } from './requests.ts';
import type { Command } from './rules.ts';
import { confirmerOf, monthsFor, type OvertimeDeps, type Scene, sceneOf, todayOf } from './scene.ts';
import { personsCard, shownOf } from './show.ts';
import { minuteOfTime } from './span.ts';
import { overtimeWords, requestWords } from './words.ts';

/** Overtime declared in one line or two taps, and what whoever confirms it answers. */
export const overtimeFeature = (deps: WarningDeps & ReviewDeps): Feature => ({
  taps: [
    on(openOvertime, async (turn) => reply(today(turn))),
    on(chooseUntil, (turn, { day, until }) => chosen(turn, day, until, deps)),
    on(declare, (turn, carried) => {
      const declared = uncarry(carried);
      return declared ? declareIt(turn, declared, deps, (shown) => shown) : unclear(turn);
    }),
    on(openChange, async (turn, carried) => openForm(overtimeForm(turn.texts, todayOf(turn), uncarry(carried) ?? {}))),
    on(openBlank, async (turn, { day, from }) =>
      openForm(overtimeForm(turn.texts, todayOf(turn), usual(turn, day, from))),
    ),
    on(leaveIt, async (turn) => replace(leftCard(turn.texts, turn.texts.overtime.left))),
    on(withdraw, (turn, { day }) => withdrawIt(turn, day, deps)),
    on(openRequests, async (turn) => showRequests(turn, replace, deps)),
    on(openMonth, (turn, { month }) => monthShown(turn, month, deps)),
    on(wantTalk, (turn, { told }) => askToTalk(turn, told, deps)),
    on(answerRequest, (turn, payload) => answerFor(turn, payload, deps)),
    ...actualTaps(deps),
    ...moveTaps(deps),
    ...reviewTaps(deps),
  ],
  submits: [
    on(sendForm, (turn, kept) => submitted(turn, kept, deps)),
    ...actualSubmits(deps),
    ...moveSubmits(deps),
    ...reviewSubmits(deps),
  ],
  lines: [
    ...settingsLines(deps),
    { words: requestWords, answer: (turn) => showRequests(turn, reply, deps) },
    { words: overtimeWords, answer: async (turn) => reply(today(turn)) },
  ],
});

/** Whoever heads nobody, and was asked by nobody, has an empty list. */
const showRequests = async (turn: Turn, show: typeof reply, deps: OvertimeDeps): Answer => {
  const shown = await requestsShown(turn.person, turn.now, deps);
  return shown ? show(shown) : unclear(turn);
};

/** Free sentences about overtime. Stands after whoever listens for despair: 「もう22時まで無理、死にたい」 is no declaration. */
export const overtimeLines = (deps: OvertimeDeps): Feature => ({
  ...{ taps: [], submits: [] },
  lines: [{ understand: (said, turn) => hear(said, turn, deps) }],
});

const unclear = async (turn: Turn): Answer => replace(leftCard(turn.texts, turn.texts.common.oldButton));

const today = (turn: Turn) => {
  const { person, now, texts } = turn;
  const time = minuteOfTime(timeIn(now, person.zone));
  return untilCard(texts, todayOf(turn), asDayMinute(Math.max(time, minuteOfTime(person.hours.end))));
};

/** What a form begins with: two hours after the regular ones, or from where somebody said. */
const usual = ({ person }: Turn, day: LocalDate, from?: number): Partial<Declared> => {
  const start = from === undefined ? minuteOfTime(person.hours.end) : asDayMinute(from);
  return { day, spans: [{ from: start, until: asDayMinute(start + 120) }] };
};

/** From the end of the regular hours: the whole of that day's overtime. */
const chosen = async (turn: Turn, day: LocalDate, until: number, deps: OvertimeDeps): Answer => {
  const from = minuteOfTime(turn.person.hours.end);
  if (until <= from || day < todayOf(turn)) return unclear(turn);
  const declared: Declared = { day, spans: [{ from, until: asDayMinute(until) }] };
  const [scene, months] = await Promise.all([sceneOf(turn.org, deps), monthsFor(turn.person, monthOf(day), deps)]);
  if (!scene) return unclear(turn);
  const asks = await confirmerOf(turn.person, scene, turn.now, deps);
  const standing = standingOf(turn.person, months, scene, {
    instead: plannedDay(declared, months.month, turn.person.hours),
  });
  return replace(reasonCard(turn.texts, declared, standing, asks?.name, ownReasons(months)));
};

/** What a form says, or what is wrong with it; nothing typed is lost. */
const submitted = async (turn: Turn, kept: Kept, deps: OvertimeDeps): Answer => {
  const { person, texts } = turn;
  const scene = await sceneOf(turn.org, deps);
  if (!scene) return [closeForm, ...reply(leftCard(texts, texts.common.notAllowed))];
  const calendar = ownCalendar(scene.calendar, person);
  const read = readForm(texts, typedIn(turn), { hours: person.hours, calendar, today: todayOf(turn) });
  if (read.type === 'errors') return formErrors(read.byField);
  return declareIt(turn, withKept(read.value, kept), deps, (shown) => [closeForm, ...shown], scene);
};

type Kept = Parameters<typeof sendForm.of>[0];

/** On the same day the other stretches stay, but for those that the one that was typed runs into. */
const withKept = (typed: Declared, { of, keep = '', moved }: Kept): Declared => {
  const kept = (of === typed.day && uncarrySpans(keep)) || [];
  const apart = kept.filter(({ from, until }) => typed.spans.every((span) => until <= span.from || from >= span.until));
  const said = of === typed.day && moved !== undefined ? { moved: uncarryMoved(moved) } : {};
  return { ...typed, spans: [...apart, ...typed.spans].toSorted((a, b) => a.from - b.from), ...said };
};

type Finish = (shown: readonly Outcome[]) => readonly Outcome[];

/** Declares, and shows in the same message how it stands. A day that is over is corrected, not declared. */
const declareIt = async (turn: Turn, declared: Declared, deps: OvertimeDeps, finish: Finish, known?: Scene): Answer => {
  const { person, now, texts, inbound, org } = turn;
  if (declared.day < todayOf(turn)) return finish(await unclear(turn));
  const scene = known ?? (await sceneOf(org, deps));
  const asks = scene && (await confirmerOf(person, scene, now, deps));
  const message = inbound.type === 'tap' || inbound.type === 'submit' ? inbound.message : undefined;
  const moved = scene && saidOfMove(declared, person, scene.calendar);
  const command: Command = {
    ...{ type: 'declare', declared, order: inbound.order },
    ...(moved && { moved }),
    ...(asks && { asks: asks.id }),
    ...(message !== undefined && { card: { place: inbound.account.platform, message } }),
  };
  const { before, ...months } = await carryOut(turn, person, declared.day, command, deps);
  const shown = await shownOf(person, months, declared.day, deps, asks ? [asks] : []);
  if (!shown) return finish(await unclear(turn));
  const wasThere = before.days[declared.day]?.plan;
  const isChange = wasThere !== undefined && !wasThere.withdrawn && wasThere.version !== shown.plan.version;
  return finish(replace(personsCard(shown, isChange ? texts.overtime.declared.changed : undefined)));
};

const withdrawIt = async (turn: Turn, day: LocalDate, deps: OvertimeDeps): Answer => {
  const { texts, inbound, person } = turn;
  const months = await carryOut(turn, person, day, { type: 'withdraw', day, order: inbound.order }, deps);
  const shown = await shownOf(person, months, day, deps);
  return replace(shown ? personsCard(shown) : leftCard(texts, texts.overtime.says.nothingDeclared));
};
