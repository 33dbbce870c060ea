import type { PeopleColumn, UnitColumn } from '../text/import/words.ts';
import { asLocalTime, TOKYO, type Zone } from '../time/instant.ts';
import * as cell from './csv-cells.ts';
import { type Cells, cellsOf, type Report } from './csv-row.ts';
import type { CsvRow, Header } from './csv-table.ts';
import type { DirectoryEntry, PersonId, Unit, UnitId, WorkingHours } from './model.ts';

/** What a row says. `id` and the references are there even when something else in the row is wrong. */
export type UnitReading = { readonly id?: UnitId; readonly parent?: UnitId; readonly unit?: Unit };
export type PersonReading = { readonly id?: PersonId; readonly unit?: UnitId; readonly entry?: DirectoryEntry };

const START = asLocalTime('09:30');
const END = asLocalTime('18:15');

export const readUnit = (row: CsvRow, header: Header<UnitColumn>, report: Report<UnitColumn>): UnitReading => {
  const cells = cellsOf(row, header, report);
  const id = cells.required('unit_id', cell.readUnitId);
  const name = cells.required('name', cell.readName);
  const parent = cells.optional('parent_id', cell.readUnitId);
  const managers = cells.optional('manager_ids', cell.readPersonIds) ?? [];
  const promoters = cells.optional('promoter_ids', cell.readPersonIds) ?? [];
  const above = parent === undefined ? {} : { parent };
  const known = { ...(id === undefined ? {} : { id }), ...above };
  if (id === undefined || name === undefined || cells.wrong() > 0) return known;
  return { ...known, unit: { id, name, ...above, managers, promoters } };
};

export type PersonReader = (row: CsvRow, header: Header<PeopleColumn>, report: Report<PeopleColumn>) => PersonReading;

/** A reader for one file. It checks each time zone once, which costs as much as all the rest of a row. */
export const personReader = (): PersonReader => {
  const readZone = cell.remembering(cell.readZone);
  return (row, header, report) => readPerson(cellsOf(row, header, report), readZone);
};

const readPerson = (cells: Cells<PeopleColumn>, readZone: cell.CellReader<Zone>): PersonReading => {
  const id = cells.required('person_id', cell.readPersonId);
  const name = cells.required('name', cell.readName);
  const unit = cells.required('unit_id', cell.readUnitId);
  const email = cells.optional('email', cell.readEmail);
  const slack = cells.optional('slack_id', cell.readSlackId);
  const teams = cells.optional('teams_id', cell.readTeamsId);
  const place = cells.optional('place', cell.readPlace);
  const freeDay = cells.optional('free_day', cell.readFreeDay);
  const joinedOn = cells.optional('joined_on', cell.readDate);
  const rest = {
    ...(email === undefined ? {} : { email }),
    ...(slack === undefined ? {} : { slack }),
    ...(teams === undefined ? {} : { teams }),
    ...(place === undefined ? {} : { place }),
    language: cells.optional('language', cell.readLanguage) ?? 'ja',
    zone: cells.optional('zone', readZone) ?? TOKYO,
    hours: hoursOf(cells),
    ...(freeDay === undefined ? {} : { freeDay }),
    ...(joinedOn === undefined ? {} : { joinedOn }),
    admin: cells.optional('admin', cell.readAdmin) ?? false,
  };
  const known = { ...(id === undefined ? {} : { id }), ...(unit === undefined ? {} : { unit }) };
  if (id === undefined || name === undefined || unit === undefined || cells.wrong() > 0) return known;
  return { ...known, entry: { id, name, unit, ...rest } };
};

const hoursOf = (cells: Cells<PeopleColumn>): WorkingHours => {
  const before = cells.wrong();
  const start = cells.optional('start', cell.readTime) ?? START;
  const end = cells.optional('end', cell.readTime) ?? END;
  if (cells.wrong() === before && end <= start) cells.report('end', { type: 'end-before-start', start, end });
  return { start, end };
};
