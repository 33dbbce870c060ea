import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ColumnMap } from '../../../src/overtime/hand-over/column-map.ts';
import { everybodyByUnit, fileNamesOf, rowsOfUnit, unitsUnder } from '../../../src/overtime/hand-over/export.ts';
import type { OvertimeMonth } from '../../../src/overtime/model.ts';
import { type Scene, sceneOf } from '../../../src/overtime/scene.ts';
import type { OrgId, UnitId } from '../../../src/people/model.ts';
import { commandTextsOf } from '../../../src/text/cli/text.ts';
import type { Zone } from '../../../src/time/instant.ts';
import { listed } from './listed.ts';
import { fileLines, type Unmappable, type Written } from './overtime-file.ts';
import { loadMap } from './overtime-map.ts';
import type { OvertimeExport } from './overtime-words.ts';
import type { Place } from './place.ts';
import type { Terminal } from './terminal.ts';
import { OWNER_ONLY, writeWhole } from './whole-file.ts';

type Work = {
  readonly words: OvertimeExport;
  readonly org: OrgId;
  readonly scene: Scene;
  readonly zone: Zone;
  readonly map: ColumnMap;
  readonly place: Place;
  readonly terminal: Terminal;
};

/** `overtime export`: a file for each unit, none of which is there before the log says so. */
export const runOvertimeExport = async (
  words: OvertimeExport,
  org: OrgId,
  place: Place,
  terminal: Terminal,
): Promise<number> => {
  const { noDirectory, overtime } = commandTextsOf(terminal.language);
  const map = await loadMap(words.columns, terminal);
  const organisation = await place.store.directory.organisation(org);
  const scene = await sceneOf(org, place.store);
  if (!map) return 1;
  if (!organisation || !scene) {
    terminal.err(noDirectory);
    return 1;
  }
  const work: Work = { words, org, scene, zone: organisation.zone, map, place, terminal };
  const months = await monthsFor(work);
  const units = [...new Set([...unitsUnder(scene.tree, words.unit).map(({ id }) => id), ...months.elsewhere])];
  if (units.length === 0) {
    terminal.err(overtime.noUnit(words.unit));
    return 1;
  }
  await mkdir(words.out, { recursive: true });
  return exportUnits(units, months, work);
};

type Months = {
  /** Units that have months and may be in the directory no more. */
  readonly elsewhere: readonly UnitId[];
  of(unit: UnitId): Promise<readonly OvertimeMonth[]>;
};

/** Of one unit and what is below it by what is noted there; of all by everybody's own row, so that nobody is missed. */
const monthsFor = async ({ words, org, scene, place }: Work): Promise<Months> => {
  const { overtime } = place.store;
  const { unit, month } = words;
  if (unit === 'all') {
    const people = await everybodyByUnit(org, month, place.store);
    const wanted = (id: UnitId) => (people.get(id) ?? []).map((person) => ({ person, month }));
    return { elsewhere: [...people.keys()], of: (id) => overtime.monthsOf(org, wanted(id)) };
  }
  const of = (id: UnitId) => overtime.inUnit(org, id, month);
  const isGone = !scene.tree.unit(unit) && (await of(unit)).length > 0;
  return { elsewhere: isGone ? [unit] : [], of };
};

const exportUnits = async (units: readonly UnitId[], all: Months, work: Work): Promise<number> => {
  const { words, terminal } = work;
  const { overtime } = commandTextsOf(terminal.language);
  const names = fileNamesOf(words.month, units);
  let [files, rows, empty, refused, stopped] = [0, 0, 0, 0, false];
  // The file that is being written is finished, with its line in the log.
  const stopListening = terminal.onInterrupt(() => {
    stopped = true;
  });
  try {
    for (const [i, unit] of units.entries()) {
      if (stopped) {
        refused += 1;
        terminal.err(overtime.stopped(units.length - i));
        break;
      }
      const file = join(words.out, names.get(unit) ?? '');
      const months = await all.of(unit);
      // A file from before is not left to say what is no longer so.
      if (months.length === 0 && unit !== words.unit && !existsSync(file)) {
        empty += 1;
        continue;
      }
      const written = await exportUnit(unit, months, file, work);
      if (!written) refused += 1;
      else {
        files += 1;
        rows += written.rows;
      }
    }
  } finally {
    stopListening();
  }
  if (empty > 0) terminal.out(overtime.emptyUnits(empty));
  if (files > 0) {
    terminal.out(overtime.allWritten(files, rows));
    terminal.out(overtime.personal);
  }
  return refused === 0 ? 0 : 1;
};

/** Undefined when the file was not written, and why was said. */
const exportUnit = async (
  unit: UnitId,
  months: readonly OvertimeMonth[],
  file: string,
  { words, org, scene, zone, map, place, terminal }: Work,
): Promise<Written | undefined> => {
  const { overtime } = commandTextsOf(terminal.language);
  const names = { unit: (id: UnitId) => scene.tree.unit(id)?.name ?? id, language: terminal.language, zone };
  const pages = rowsOfUnit(months, scene, place.store);
  const content = fileLines(map, words.encoding, names, pages);
  let written: Written | undefined;
  const isWritten = await writeWhole(file, content.lines(), OWNER_ONLY, async () => {
    written = content.written();
    tellUnmappable(file, written, terminal);
    if (written.unmappableCells > 0 && !words.replace) return false;
    await place.store.handOvers.note({
      ...{ type: 'export', org, at: place.now, by: words.by, month: words.month, unit },
      ...{ rows: written.rows, map: map.name, digest: written.digest },
    });
    return true;
  });
  if (!written || !isWritten) {
    terminal.err(overtime.refused);
    return undefined;
  }
  if (written.unmappableCells > 0) terminal.err(overtime.replaced);
  if (written.unknown.length > 0) terminal.err(overtime.unknownPeople(written.unknown.join(', ')));
  terminal.out(overtime.written(file, written.people, written.rows));
  return written;
};

const tellUnmappable = (file: string, { unmappable, unmappableCells }: Written, terminal: Terminal): void => {
  const { overtime } = commandTextsOf(terminal.language);
  if (unmappableCells === 0) return;
  const line = ({ person, column, characters }: Unmappable): string =>
    overtime.unmappableAt(person ?? overtime.heading, column, characters.join(' '));
  terminal.err(overtime.unmappable(file, unmappableCells));
  for (const each of listed(unmappable, { line, more: overtime.more, count: unmappableCells })) terminal.err(each);
};
