import { type HandOver, oldestShown } from '../../../src/overtime/hand-over/log.ts';
import type { OrgId } from '../../../src/people/model.ts';
import { commandTextsOf } from '../../../src/text/cli/text.ts';
import type { Zone } from '../../../src/time/instant.ts';
import { momentOf, namesOf } from './log-lines.ts';
import { organisationOf } from './organisation.ts';
import type { Place } from './place.ts';
import { oneLine, type Terminal } from './terminal.ts';

/** `overtime log`: which files went and came in the last year, the latest first. */
export const runOvertimeLog = async (org: OrgId, place: Place, terminal: Terminal): Promise<number> => {
  const { store, now } = place;
  const { overtime } = commandTextsOf(terminal.language);
  const organisation = await organisationOf(org, place, terminal);
  if (!organisation) return 1;
  const lines = await store.handOvers.since(org, oldestShown(now));
  const nameOf = await namesOf(
    org,
    lines.map(({ by }) => by),
    store,
  );
  if (lines.length === 0) terminal.out(overtime.log.none);
  for (const line of lines) {
    terminal.out(oneLine(lineOf(line, nameOf(line.by), organisation.zone, terminal)));
    terminal.out(overtime.log.digest(line.digest));
  }
  return 0;
};

const lineOf = (line: HandOver, by: string, zone: Zone, { language }: Terminal): string => {
  const { log } = commandTextsOf(language).overtime;
  const when = momentOf(line.at, zone);
  return line.type === 'export'
    ? log.exported(when, by, line.month, line.unit, line.rows, line.map)
    : log.imported(when, by, [line.first, line.last], line.rows, line.map, line.systemWins);
};
