import type { ActionButton } from '../conversation/card.ts';
import { type Answer, type Feature, on, type Turn } from '../conversation/feature.ts';
import { replace, reply } from '../conversation/outcome.ts';
import { calendarOf } from '../time/calendar.ts';
import { dateIn, type LocalDate } from '../time/instant.ts';
import {
  askStop,
  asPlanned,
  choosePlan,
  endEvening,
  openModes,
  openPlan,
  openStandby,
  takeBackPlan,
} from './actions.ts';
import { endedCard, planCard, plannedCard, saidCard, stopCard } from './cards.ts';
import type { Ending, Evening, Leaving } from './model.ts';
import { type ModesDeps, modesFeature } from './modes.ts';
import { type PlantDeps, plant } from './planting.ts';
import type { LightsStore } from './ports.ts';
import { readLeaving } from './reading.ts';
import { type RoomsDeps, roomsFeature } from './rooms/use-cases.ts';
import { eveningOf, mayHear, momentOf, slotOf } from './rules.ts';
import { type StandbyDeps, standbyFeature } from './standby.ts';
import { planWords } from './words.ts';

export type LightsDeps = PlantDeps & StandbyDeps & ModesDeps & RoomsDeps & { readonly lights: LightsStore };

/** One's own plan for the evening, what is answered in it, and what heads and promoters do about it. */
export const lightsOutFeature = (deps: LightsDeps): Feature => {
  const [standby, modes, rooms] = [standbyFeature(deps), modesFeature(deps), roomsFeature(deps)];
  return {
    taps: [
      on(openPlan, (turn) => showPlan(turn, replace, deps)),
      on(choosePlan, (turn, { day, leaves }) => choose(turn, day, leaves, deps)),
      on(takeBackPlan, (turn, { day }) => takeBack(turn, day, deps)),
      on(endEvening, (turn, { day, ends }) => end(turn, day, ends, deps)),
      on(asPlanned, async ({ texts }) => replace(saidCard(texts, texts.lightsOut.evening.goesOn))),
      on(askStop, async ({ texts }) => replace(stopCard(texts))),
      ...standby.taps,
      ...modes.taps,
      ...rooms.taps,
    ],
    submits: [],
    lines: [
      { words: planWords, answer: (turn) => showPlan(turn, reply, deps) },
      ...standby.lines,
      ...modes.lines,
      ...rooms.lines,
      {
        understand: (said, turn) => {
          const leaves = readLeaving(said.text, turn.person);
          return leaves && showPlan(turn, reply, deps, leaves);
        },
      },
    ],
  };
};

/** The feature's own buttons on the menu and at home: everybody's, and those of heads. */
export const lightsButtons = ({ texts, person }: Turn): readonly ActionButton[] => [
  { label: texts.lightsOut.menu, action: openPlan.of({}) },
  ...(person.manages.length > 0 ? [{ label: texts.lightsOut.standby.menu, action: openStandby.of({}) }] : []),
  ...(person.promotes.length > 0 ? [{ label: texts.lightsOut.modes.menu, action: openModes.of({}) }] : []),
];

const today = ({ now, person }: Turn): LocalDate => dateIn(now, person.zone);

const showPlan = async (turn: Turn, show: typeof reply, { lights }: LightsDeps, understood?: Leaving): Answer => {
  const evening = await lights.evening(turn.org, turn.person.id, today(turn));
  return show(planCard(turn.texts, today(turn), evening?.leaves, understood));
};

/** A card of another day changes nothing. */
const over = ({ texts }: Turn): Answer => Promise.resolve(replace(saidCard(texts, texts.lightsOut.evening.over)));

const keyOf = ({ org, person }: Turn, day: LocalDate) => ({ org, person: person.id, day });

/** The message first: without the plan it says nothing, and the plan without it would be forgotten. */
const choose = async (turn: Turn, day: LocalDate, leaves: Leaving, deps: LightsDeps): Answer => {
  if (day !== today(turn)) return over(turn);
  const { person, now, inbound } = turn;
  const evening = { ...keyOf(turn, day), leaves, order: inbound.order };
  await plant(person, { day, told: { evening }, by: 'plan', order: inbound.order, isWorked: true }, now, deps);
  await deps.lights.say(keyOf(turn, day), { type: 'plan', leaves }, inbound.order);
  return replace(plannedCard(turn.texts, day, leaves, tells(turn, evening)));
};

/** Promised only where it will be so, as far as it is known without a look at the organisation's own days. */
const tells = ({ person, now }: Turn, evening: Evening): boolean =>
  slotOf({ evening }, person) === '19:30' &&
  now < momentOf('19:30', evening.day, person) &&
  mayHear(person, evening.day, calendarOf({}), now);

const takeBack = async (turn: Turn, day: LocalDate, { lights }: LightsDeps): Answer => {
  if (day !== today(turn)) return over(turn);
  await lights.say(keyOf(turn, day), { type: 'nothing' }, turn.inbound.order);
  await lights.dropStay(turn.org, day, 'plan', turn.person.id, turn.inbound.order);
  return replace(saidCard(turn.texts, turn.texts.lightsOut.plan.takenBack));
};

/** An evening may have gone past midnight. */
const end = async (turn: Turn, day: LocalDate, ends: Ending, { lights }: LightsDeps): Answer => {
  if (day !== today(turn) && day !== eveningOf(turn.now, turn.person)) return over(turn);
  await lights.say(keyOf(turn, day), { type: 'end', ends }, turn.inbound.order);
  return replace(endedCard(turn.texts, ends));
};
