import { buttons, type Card, type CardElement, card, context, text, title } from '../conversation/card.ts';
import { sureCard } from '../conversation/sure.ts';
import type { Period } from '../delivery/budget.ts';
import type { Unit } from '../people/model.ts';
import type { Texts } from '../text/texts.ts';
import { askMode, pickUnit, setMode, showMode } from './actions.ts';
import { type Mode, modes } from './model.ts';
import { showRooms } from './rooms/actions.ts';
import { unitPage } from './unit-pages.ts';

export type ModeView = {
  readonly unit: Pick<Unit, 'id' | 'name'>;
  /** All that this person promotes. */
  readonly units: readonly Pick<Unit, 'id' | 'name'>[];
  readonly mode: Mode;
  /** Set for a unit above, or for none. */
  readonly isInherited: boolean;
  /** Where that is known without looking at everybody. */
  readonly people?: number;
  /** The campaign month that is on, or the next one. */
  readonly period?: Period;
};

/** Fewer are not told: as with results, a small number points at people. */
const FEWEST = 5;

/** As many as a choice shows within the size of a message. */
const MOST_UNITS = 40;

/** How it is for a unit, what both settings mean, and how many it concerns. Nothing of what anybody plans or answers. */
export const modeCard = (texts: Texts, view: ModeView, isSaved: boolean): Card => {
  const { modes: words } = texts.lightsOut;
  const { unit, people, mode, isInherited, period } = view;
  const other = modes.filter((each) => each !== mode || isInherited);
  return card(
    texts.language,
    title(words.title),
    ...(isSaved ? [text(words.saved)] : []),
    text(unitWords(texts, unit.name, people), 'strong'),
    text(words.is[mode]),
    ...(isInherited ? [text(words.inherited)] : []),
    ...modes.map((each) => text(words.means[each])),
    text(period ? words.period(period.first, period.last) : words.noPeriod),
    ...unitChoice(texts, view),
    buttons([
      ...other.map((each) => ({ label: words.choose[each], action: askMode.of({ unit: unit.id, mode: each }) })),
      { label: texts.lightsOut.rooms.menu, action: showRooms.of({}) },
    ]),
    context(words.limits),
  );
};

const unitWords = ({ lightsOut: { modes: words } }: Texts, name: string, people: number | undefined): string =>
  people !== undefined && people < FEWEST ? words.fewPeople(name) : words.state(name, people);

const unitChoice = (texts: Texts, { unit, units }: ModeView): readonly CardElement[] => {
  if (units.length < 2) return [];
  const page = unitPage(texts, units, unit.id, MOST_UNITS, showMode);
  const options = page.units.map(({ id, name }) => ({ value: id, label: name }));
  const { unit: label } = texts.lightsOut.modes;
  return [{ type: 'choice', label, action: pickUnit.of({}), selected: unit.id, options }, ...page.ways];
};

/** Wide reaches people who asked for nothing: it is shown how many before it is so. */
export const modeSureCard = (texts: Texts, unit: Pick<Unit, 'id' | 'name'>, people: number): Card => {
  const { modes: words } = texts.lightsOut;
  return sureCard(
    texts.language,
    [people < FEWEST ? words.sureFew(unit.name) : words.sure(unit.name, people), words.limits],
    { label: words.yes, action: setMode.of({ unit: unit.id, mode: 'wide' }) },
    { label: words.no, action: showMode.of({ unit: unit.id }) },
  );
};
