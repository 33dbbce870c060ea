import { type Answer, chosenIn, type Handler, on, type Turn, typedIn } from '../conversation/feature.ts';
import { closeForm, formErrors, openForm, replace } from '../conversation/outcome.ts';
import { dateIn, isLocalDate, type LocalDate } from '../time/instant.ts';
import {
  chooseCadence,
  chooseHalf,
  chooseLength,
  choosePlace,
  openPairSettings,
  openPause,
  openPauseForm,
  pausePair,
  resumePair,
  sendPause,
  setCadence,
  setSoon,
} from './actions.ts';
import { carrying, notYours, showing } from './answering.ts';
import { pairCard } from './cards.ts';
import { cadences, halves, lengths, places } from './model.ts';
import type { PairKey } from './pair-view.ts';
import type { Command } from './rules.ts';
import type { PairDeps } from './seen.ts';
import { isPauseDay, PAUSE_UNTIL, pauseCard, pauseForm, settingsCard, USUAL } from './settings-cards.ts';

/* How a pair's 1on1s are planned, and a rest from them. Either of the two may change it. */

export const settingsTaps = (deps: PairDeps): readonly Handler[] => [
  on(openPairSettings, (turn, key) => showing(turn, key, deps, (view) => replace(settingsCard(view)))),
  on(chooseCadence, (turn, key) => set(turn, key, cadenceOf(chosenIn(turn)), deps)),
  on(setCadence, (turn, { weeks, ...key }) => set(turn, key, cadenceOf(weeks === '0' ? USUAL : weeks), deps)),
  on(chooseLength, (turn, key) => {
    const minutes = lengths.find((each) => String(each) === chosenIn(turn));
    return set(turn, key, minutes && { type: 'minutes', minutes }, deps);
  }),
  on(choosePlace, (turn, key) => {
    const place = places.find((each) => each === chosenIn(turn));
    return set(turn, key, place && { type: 'place', place }, deps);
  }),
  on(chooseHalf, (turn, key) => set(turn, key, halfOf(chosenIn(turn)), deps)),
  on(setSoon, (turn, { on: isOn, ...key }) =>
    carrying(turn, key, { type: 'soon', on: isOn }, deps, (view) => replace(pairCard(view))),
  ),
  on(openPause, (turn, key) => showing(turn, key, deps, (view) => replace(pauseCard(view)))),
  on(pausePair, (turn, { until, ...key }) => pause(turn, key, until, deps)),
  on(openPauseForm, async (turn, key) =>
    isOneOf(turn, key) ? openForm(pauseForm(turn.texts, key, todayOf(turn))) : notYours(turn),
  ),
  on(resumePair, (turn, key) => carrying(turn, key, { type: 'pause' }, deps, (view) => replace(pairCard(view)))),
];

export const settingsSubmits = (deps: PairDeps): readonly Handler[] => [
  on(sendPause, async (turn, key) => {
    const { [PAUSE_UNTIL]: until = '' } = typedIn(turn);
    if (!isLocalDate(until) || !isPauseDay(until, todayOf(turn)))
      return formErrors({ [PAUSE_UNTIL]: turn.texts.oneOnOne.ways.pauseOutside });
    return [closeForm, ...(await pause(turn, key, until, deps))];
  }),
];

const todayOf = ({ now, person }: Turn): LocalDate => dateIn(now, person.zone);

const isOneOf = ({ person }: Turn, { manager, staff }: PairKey): boolean =>
  person.id === staff || person.id === manager;

const cadenceOf = (choice: string | undefined): Command | undefined => {
  if (choice === USUAL) return { type: 'cadence' };
  const cadence = cadences.find((each) => String(each) === choice);
  return cadence && { type: 'cadence', cadence };
};

const halfOf = (choice: string | undefined): Command | undefined => {
  if (choice === USUAL) return { type: 'prefers' };
  const half = halves.find((each) => each === choice);
  return half && { type: 'prefers', half };
};

const set = async (turn: Turn, key: PairKey, command: Command | undefined, deps: PairDeps): Answer => {
  if (!command) return showing(turn, key, deps, (view) => replace(settingsCard(view)));
  const { saved } = turn.texts.oneOnOne.ways;
  return carrying(turn, key, command, deps, (view) => replace(settingsCard({ note: saved, ...view })));
};

/** A day that has passed, or is none of the next year's, leads back to the choice. */
const pause = async (turn: Turn, key: PairKey, until: LocalDate, deps: PairDeps): Answer => {
  if (!isPauseDay(until, todayOf(turn))) return showing(turn, key, deps, (view) => replace(pauseCard(view)));
  return carrying(turn, key, { type: 'pause', until }, deps, (view) => replace(pairCard(view)));
};
