import { stringify } from 'csv-stringify/sync';

/** With it a spreadsheet on Windows takes the file for UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** Rows as a spreadsheet writes them. */
export const csvText = (rows: readonly (readonly string[])[]): string =>
  stringify(
    rows.map((row) => [...row]),
    { record_delimiter: '\r\n', quoted_match: /[\r\n]/ },
  );
