import type { OrgId, PersonId, UnitId } from '../../../src/people/model.ts';
import { whoLooked } from '../../../src/results/log-cards.ts';
import type { View } from '../../../src/results/model.ts';
import { commandTextsOf } from '../../../src/text/cli/text.ts';
import { textsOf } from '../../../src/text/text.ts';
import {
  asInstant,
  asLocalTime,
  dateIn,
  instantAt,
  plusDays,
  plusYears,
  timeIn,
  type Zone,
} from '../../../src/time/instant.ts';
import { organisationOf } from './organisation.ts';
import type { Place } from './place.ts';
import type { ResultsLog } from './results-words.ts';
import { oneLine, type Terminal } from './terminal.ts';

/** `results log`: who looked at which results, the latest first; of the last year where no days are given. */
export const showLog = async (
  { from, to }: ResultsLog,
  org: OrgId,
  place: Place,
  terminal: Terminal,
): Promise<number> => {
  const { store, now } = place;
  const { results } = commandTextsOf(terminal.language);
  const organisation = await organisationOf(org, place, terminal);
  if (!organisation) return 1;
  const tree = await store.directory.tree(organisation);
  const { zone } = organisation;
  const midnight = asLocalTime('00:00');
  const first = instantAt(from ?? plusYears(dateIn(now, zone), -1), midnight, zone);
  // The last moment of the day.
  const last = to === undefined ? now : asInstant(instantAt(plusDays(to, 1), midnight, zone) - 1);
  const unitName = (unit: UnitId): string => tree?.unit(unit)?.name ?? unit;
  let count = 0;
  for await (const page of store.views.views(org, first, last)) {
    const people = await store.directory.people(org, [...new Set(page.map(({ person }) => person))]);
    const names = new Map(people.map(({ id, name }) => [id, name]));
    for (const view of page) terminal.out(oneLine(lineOf(view, names, unitName(view.unit), zone, terminal)));
    count += page.length;
  }
  if (count === 0) terminal.out(results.log.none);
  return 0;
};

const lineOf = (
  view: View,
  names: ReadonlyMap<PersonId, string>,
  unit: string,
  zone: Zone,
  { language }: Terminal,
): string => {
  const texts = textsOf(language);
  const { at, person, kind, week } = view;
  const when = `${dateIn(at, zone)} ${timeIn(at, zone)}`;
  const who = whoLooked(view, `${person} ${names.get(person) ?? ''}`.trimEnd(), texts);
  return commandTextsOf(language).results.log.line(when, who, texts.results.log.kinds[kind], unit, week);
};
