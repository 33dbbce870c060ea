import dynaliteDb from 'dynalite/db/index.js';

/** Write units that DynamoDB bills for indexes, counted from here on; the engine here applies them and counts none. */
export type IndexWrites = { units(): number; stop(): void };

type Row = object | null | undefined;

/**
 * As DynamoDB bills them: a unit for each started KB that is put into an index, and one for each that is taken out. A row
 * whose place in an index changes is both; a row that is in no index, as of a person in a parcel, is none.
 */
export const countIndexWrites = (): IndexWrites => {
  const { getIndexActions } = dynaliteDb;
  let units = 0;
  dynaliteDb.getIndexActions = (indexes, existing, item, table) => {
    const actions = getIndexActions(indexes, existing, item, table);
    units += actions.puts.length * unitsOf(item) + actions.deletes.length * unitsOf(existing);
    return actions;
  };
  return {
    units: () => units,
    stop: () => {
      dynaliteDb.getIndexActions = getIndexActions;
    },
  };
};

/** By its JSON, which is somewhat longer than what DynamoDB counts. */
const unitsOf = (row: Row): number => Math.ceil(Buffer.byteLength(JSON.stringify(row ?? {})) / 1_024);
