import { buttons, type Card, card, text, title } from '../conversation/card.ts';
import { sureCard } from '../conversation/sure.ts';
import type { Unit, UnitId } from '../people/model.ts';
import type { Texts } from '../text/texts.ts';
import type { LocalDate } from '../time/instant.ts';
import { askStandby, chooseStandby, endEvening, endStandby, leaveStandby } from './actions.ts';
import { unitPage } from './unit-pages.ts';

/** As many as a card shows at once. */
const MOST_UNITS = 20;

/** Which of the units that somebody heads; of many, those of the page that `shown` is on. */
export const standbyCard = (texts: Texts, units: readonly Pick<Unit, 'id' | 'name'>[], shown?: UnitId): Card => {
  const { standby } = texts.lightsOut;
  const page = unitPage(texts, units, shown, MOST_UNITS, chooseStandby);
  return card(
    texts.language,
    title(standby.title),
    text(standby.which),
    buttons([
      ...page.units.map(({ id, name }) => ({ label: name, action: askStandby.of({ unit: id }) })),
      { label: standby.no, action: leaveStandby.of({}) },
    ]),
    ...page.ways,
  );
};

export type StandbyAsked = {
  readonly unit: Pick<Unit, 'id' | 'name'>;
  /** How many of them declared overtime for today. */
  readonly people: number;
  readonly isQuiet: boolean;
  readonly day: LocalDate;
  readonly asked: number;
};

/** What is not undone is asked. */
export const standbySureCard = (texts: Texts, { unit, people, isQuiet, day, asked }: StandbyAsked): Card => {
  const { standby } = texts.lightsOut;
  return sureCard(
    texts.language,
    [standby.sure(unit.name, people), isQuiet ? standby.quiet : standby.alsoPlans],
    { label: standby.yes, action: endStandby.of({ unit: unit.id, day, asked }) },
    { label: standby.no, action: leaveStandby.of({}) },
  );
};

/** As those who wait get it. */
export const standbyNotice = (texts: Texts, name: string, unit: string, day: LocalDate): Card => {
  const { standby, evening } = texts.lightsOut;
  return card(
    texts.language,
    text(`${standby.notice(name, unit)}${standby.noticeEnd}`),
    buttons([{ label: evening.finish, action: endEvening.of({ day, ends: 'leaving' }) }]),
  );
};
