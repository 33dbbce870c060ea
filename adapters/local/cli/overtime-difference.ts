import type { Actuals } from '../../../src/overtime/hand-over/actual-rows.ts';
import {
  type DayDifference,
  differences,
  isWritten,
  missingDays,
  type PersonDifference,
  type UnitsSeen,
} from '../../../src/overtime/hand-over/difference.ts';
import type { Minutes } from '../../../src/overtime/model.ts';
import type { OrgId } from '../../../src/people/model.ts';
import { commandTextsOf } from '../../../src/text/cli/text.ts';
import { textsOf } from '../../../src/text/text.ts';
import type { Place } from './place.ts';
import { oneLine, type Terminal } from './terminal.ts';

/** Shows each day that is not the same in both, as it is found, and then how many of each kind. Returns how many would be written. */
export const tellDifferences = async (
  actuals: Actuals,
  org: OrgId,
  systemWins: boolean,
  { store }: Place,
  terminal: Terminal,
): Promise<number> => {
  const counts: { [T in DayDifference['type']]: number } = {
    ...{ new: 0, changed: 0, planned: 0, same: 0, longer: 0, missing: 0 },
  };
  let toWrite = 0;
  const tell = ({ person, days }: PersonDifference): void => {
    for (const day of days) {
      counts[day.type] += 1;
      if (isWritten(day)) toWrite += 1;
      const line = lineOf(person, day, terminal);
      if (line !== undefined) terminal.out(line);
    }
  };
  const seen: UnitsSeen = new Map();
  for await (const each of differences(actuals, org, systemWins, store, seen)) tell(each);
  for await (const each of missingDays(actuals, org, seen, store)) tell(each);
  for (const line of commandTextsOf(terminal.language).overtime.take.summary(counts)) terminal.out(line);
  return toWrite;
};

/** Of what is alike only the number is told. */
const lineOf = (
  { id, name }: PersonDifference['person'],
  { type, day, akari, record, system, breaks, minutes }: DayDifference,
  { language }: Terminal,
): string | undefined => {
  if (type === 'same' || type === 'planned') return undefined;
  const { take } = commandTextsOf(language).overtime;
  const { overtime, overtimeMoved } = textsOf(language);
  const spans = (of: DayDifference['akari'], pause: Minutes): string => {
    if (of.length === 0) return take.none;
    return pause === 0 ? overtime.spans(of) : `${overtime.spans(of)} ${overtimeMoved.breaks(pause)}`;
  };
  return take.difference[type](
    `${id} ${oneLine(name)}`.trimEnd(),
    overtime.day(day),
    take.akari(spans(akari, breaks.akari), record),
    spans(system, breaks.system),
    minutes,
  );
};
