import { type Answer, type Feature, on, type Turn, typedIn } from '../conversation/feature.ts';
import { formErrors, openForm, replace, reply } from '../conversation/outcome.ts';
import { dateIn, type LocalDate } from '../time/instant.ts';
import { openRest } from './cards.ts';
import type { PersonStore } from './ports.ts';
import { LONGEST_REST_DAYS, restDay, restDays, restsUntil } from './rest.ts';
import { endRest, openRestDay, REST_DAY, rest, restCard, restForm, sendRestDay } from './rest-cards.ts';
import { restWords } from './words.ts';

export type RestDeps = { readonly people: Pick<PersonStore, 'savePreferences'> };

/** A while without messages that the bot begins. */
export const restFeature = (deps: RestDeps): Feature => ({
  taps: [
    on(openRest, async (turn) => replace(shown(turn))),
    on(rest, (turn, { until }) => restFrom(turn, restDay(until, todayOf(turn)), deps)),
    on(openRestDay, async (turn) => openForm(restForm(turn.texts, restDays(todayOf(turn))))),
    on(endRest, async (turn) => {
      await deps.people.savePreferences(turn.org, turn.person.id, { snoozedUntil: null });
      return replace(restCard(turn.texts, undefined, turn.texts.rest.ended));
    }),
  ],
  submits: [on(sendRestDay, (turn) => submitDay(turn, deps))],
  // A line changes nothing by itself: it shows what can be chosen.
  lines: [{ words: restWords, answer: async (turn) => reply(shown(turn)) }],
});

const todayOf = ({ now, person }: Turn): LocalDate => dateIn(now, person.zone);

const shown = (turn: Turn) => restCard(turn.texts, restsUntil(turn.now, turn.person), turn.texts.rest.intro);

const restFrom = async (turn: Turn, until: LocalDate, { people }: RestDeps): Answer => {
  await people.savePreferences(turn.org, turn.person.id, { snoozedUntil: until });
  return replace(restCard(turn.texts, until, ''));
};

/** A form may have been open over midnight. */
const submitDay = async (turn: Turn, deps: RestDeps): Answer => {
  const chosen = typedIn(turn)[REST_DAY];
  const day = restDays(todayOf(turn)).find((each) => each === chosen);
  if (day !== undefined) return restFrom(turn, day, deps);
  return formErrors({ [REST_DAY]: turn.texts.rest.outside(LONGEST_REST_DAYS) });
};
