import type { CalendarMonth } from '../../../src/overtime/fiscal.ts';
import { monthWritten } from '../../../src/overtime/limits/caps-month.ts';
import { asPersonId, asUnitId, type PersonId, type UnitId } from '../../../src/people/model.ts';
import type { CommandTexts } from '../../../src/text/cli/texts.ts';
import type { Encoding } from '../csv/encoding.ts';
import { type Misunderstood, misunderstood, type Options, type Words } from './words.ts';

export const overtimeOptions: Options = {
  ...{ month: 'string', unit: 'string', out: 'string', columns: 'string', encoding: 'string', as: 'string' },
  ...{ file: 'string', replace: 'boolean', 'dry-run': 'boolean', yes: 'boolean', 'system-wins': 'boolean' },
};

export type FileEncoding = 'utf-8-bom' | 'shift_jis';

/** `by`: the 管理者 who runs it. */
export type OvertimeExport = {
  readonly type: 'export';
  readonly month: CalendarMonth;
  readonly unit: UnitId | 'all';
  readonly out: string;
  readonly columns: string | undefined;
  readonly encoding: FileEncoding;
  readonly replace: boolean;
  readonly by: PersonId;
};
export type OvertimeImport = {
  readonly type: 'import';
  readonly file: string;
  readonly columns: string | undefined;
  /** Undefined: found out from the file. */
  readonly encoding: Encoding | undefined;
  readonly dryRun: boolean;
  readonly yes: boolean;
  readonly systemWins: boolean;
  readonly by: PersonId;
};
export type OvertimeWords = OvertimeExport | OvertimeImport | { readonly type: 'log' };

export const readOvertimeWords = (words: Words, texts: CommandTexts): OvertimeWords | Misunderstood => {
  const [what, extra] = words.rest;
  if (extra !== undefined) return misunderstood(texts.unexpectedWord(extra));
  switch (what) {
    case 'export':
      return readExport(words, texts);
    case 'import':
      return readImport(words, texts);
    case 'log':
      return { type: 'log' };
    default:
      return misunderstood(texts.overtime.words);
  }
};

const readExport = (words: Words, texts: CommandTexts): OvertimeExport | Misunderstood => {
  const [typed, unit, out, by] = ['month', 'unit', 'out', 'as'].map((option) => words.text(option)?.trim());
  for (const [option, given] of Object.entries({ month: typed, unit, out, as: by }))
    if (!given) return misunderstood(texts.missingOption(`--${option}`));
  if (!typed || !unit || !out || !by) return misunderstood(texts.overtime.words);
  const month = monthWritten(typed);
  if (!month) return misunderstood(texts.overtime.badMonth(typed));
  const encoding = words.text('encoding') ?? 'utf-8-bom';
  if (encoding !== 'utf-8-bom' && encoding !== 'shift_jis') return misunderstood(texts.overtime.badEncoding(encoding));
  return {
    ...{ type: 'export', month, out, encoding, unit: unit === 'all' ? 'all' : asUnitId(unit) },
    ...{ columns: words.text('columns'), replace: words.flag('replace'), by: asPersonId(by) },
  };
};

const readImport = (words: Words, texts: CommandTexts): OvertimeImport | Misunderstood => {
  const [file, by] = [words.text('file'), words.text('as')?.trim()];
  if (!file) return misunderstood(texts.missingOption('--file'));
  if (!by) return misunderstood(texts.missingOption('--as'));
  const named = words.text('encoding');
  const encoding = named === 'utf-8-bom' ? 'utf-8' : named;
  if (encoding !== undefined && encoding !== 'utf-8' && encoding !== 'shift_jis')
    return misunderstood(texts.overtime.badEncoding(encoding));
  return {
    ...{ type: 'import', file, columns: words.text('columns'), encoding, by: asPersonId(by) },
    ...{ dryRun: words.flag('dry-run'), yes: words.flag('yes'), systemWins: words.flag('system-wins') },
  };
};
