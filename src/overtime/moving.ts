import { type Answer, chosenIn, type Handler, on, type Turn, typedIn } from '../conversation/feature.ts';
import { closeForm, formErrors, type Outcome, openForm, replace } from '../conversation/outcome.ts';
import type { LocalDate } from '../time/instant.ts';
import { recordedCard } from './actual-cards.ts';
import { leftCard } from './cards.ts';
import { carryOut } from './carrying.ts';
import { monthOf } from './fiscal.ts';
import type { MovedTo, OvertimeDay, PersonMonths } from './model.ts';
import { monthCard, monthView } from './month-card.ts';
import { daysToMoveTo, isRestDay, MOVED_DAYS, moveTo, moveViewOf } from './moved.ts';
import { chooseMove, type MovedOn, openMove, sendMove, uncarryDays } from './moved-actions.ts';
import { moveForm, NOT_MOVED, UNDECIDED } from './moved-cards.ts';
import { monthFor, type OvertimeDeps, type Scene, sceneOf, todayOf } from './scene.ts';
import { personsCard, shownOf } from './show.ts';

/* 週休日の振替 by one tap on a card, or by a form. */

export const moveTaps = (deps: OvertimeDeps): readonly Handler[] => [
  on(chooseMove, async (turn, { day, on: card }) => {
    const found = await wanted(turn, day, chosenIn(turn), deps);
    return found ? move(turn, day, found, card, deps) : unclear(turn);
  }),
  on(openMove, (turn, { days, on: card }) => open(turn, uncarryDays(days), card, deps)),
];

export const moveSubmits = (deps: OvertimeDeps): readonly Handler[] => [
  on(sendMove, async (turn, { days, on: card }) => {
    const { day: typed, to } = typedIn(turn);
    const day = uncarryDays(days).find((each) => each === typed);
    const found = day && (await wanted(turn, day, to, deps));
    if (!day || !found) return formErrors({ to: turn.texts.overtimeMoved.form.tooFar(MOVED_DAYS) });
    return [closeForm, ...(await move(turn, day, found, card, deps))];
  }),
];

const unclear = async (turn: Turn): Answer => replace(leftCard(turn.texts, turn.texts.common.oldButton));

type Wanted = { readonly scene: Scene; readonly moved: MovedTo | undefined };

/** What was chosen, if this day can be moved so. */
const wanted = async (
  turn: Turn,
  day: LocalDate,
  choice: string | undefined,
  deps: OvertimeDeps,
): Promise<Wanted | undefined> => {
  const scene = await sceneOf(turn.org, deps);
  if (!scene || !isRestDay(day, { ...turn.person, calendar: scene.calendar })) return undefined;
  if (choice === NOT_MOVED) return { scene, moved: undefined };
  if (choice === UNDECIDED) return { scene, moved: {} };
  // The day that stands may be off already for this very one; whether another one has it is decided with the row.
  const { freeDay } = turn.person;
  const mover = { preferences: {}, ...(freeDay !== undefined && { freeDay }) };
  const to = daysToMoveTo(day, {}, mover, scene.calendar).find((each) => each === choice);
  return to === undefined ? undefined : { scene, moved: { to } };
};

const move = async (
  turn: Turn,
  day: LocalDate,
  { scene, moved }: Wanted,
  card: MovedOn,
  deps: OvertimeDeps,
): Answer => {
  const { person, inbound, texts } = turn;
  const command = {
    ...({ type: 'move', day, order: inbound.order } as const),
    ...(moved && { moved: moveTo(moved, person.hours) }),
  };
  const { why, ...months } = await carryOut(turn, person, day, command, deps);
  const note = why && texts.overtime.says.refused[why];
  return shown(turn, day, months, scene, card, note, deps);
};

/** On the card on which it was tapped. */
const shown = async (
  turn: Turn,
  day: LocalDate,
  months: PersonMonths,
  scene: Scene,
  card: MovedOn,
  note: string | undefined,
  deps: OvertimeDeps,
): Promise<readonly Outcome[]> => {
  const { texts, person } = turn;
  const here = months.month.days[day] ?? {};
  if (card === 'month') {
    const view = monthView(person, months, scene, todayOf(turn));
    return replace(monthCard(texts, { ...view, ...(note !== undefined && { note }) }));
  }
  if (card === 'actual' && here.actual) {
    const move = moveViewOf(person, day, here, scene.calendar);
    return replace(
      recordedCard(texts, { day, actual: here.actual, ...(move && { move }), ...(note !== undefined && { note }) }),
    );
  }
  const plan = await shownOf(person, months, day, deps);
  return plan
    ? replace(personsCard(plan, note))
    : replace(leftCard(texts, note ?? texts.overtime.says.nothingDeclared));
};

/** The days after the first of those that are worked, which the form offers for any of them. */
const open = async (turn: Turn, days: readonly LocalDate[], card: MovedOn, deps: OvertimeDeps): Answer => {
  const { person, texts } = turn;
  const [scene, first] = [await sceneOf(turn.org, deps), days[0]];
  if (!scene || first === undefined) return unclear(turn);
  const now = (await monthFor(person, monthOf(first), deps)).days;
  const here: OvertimeDay = now[first] ?? {};
  return openForm(moveForm(texts, days, daysToMoveTo(first, here, person, scene.calendar), card, here));
};
