import type { OrgId, UnitId } from '../../../src/people/model.ts';
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
  type Zone,
} from '../../../src/time/instant.ts';
import { momentOf, namesOf } from './log-lines.ts';
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
    const nameOf = await namesOf(
      org,
      page.map(({ person }) => person),
      store,
    );
    for (const view of page)
      terminal.out(oneLine(lineOf(view, nameOf(view.person), unitName(view.unit), zone, terminal)));
    count += page.length;
  }
  if (count === 0) terminal.out(results.log.none);
  return 0;
};

const lineOf = (view: View, person: string, unit: string, zone: Zone, { language }: Terminal): string => {
  const texts = textsOf(language);
  const who = whoLooked(view, person, texts);
  const { log } = commandTextsOf(language).results;
  return log.line(momentOf(view.at, zone), who, texts.results.log.kinds[view.kind], unit, view.week);
};
