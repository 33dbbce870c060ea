import { keysOf, plain } from '../../people/csv-table.ts';
import {
  constantWords,
  formatWords,
  type HandOverField,
  handOverFieldNames,
  handOverFields,
  recordWords,
} from '../../text/import/overtime-words.ts';
import { textsOf } from '../../text/text.ts';
import { reasonKinds, verdicts } from '../model.ts';
import { type Code, type Codes, type Column, type Forms, kindOf, records, usualForms } from './column-map.ts';
import type { MapPlace, MapProblem } from './map-problem.ts';

/** One column as a map's author wrote it. */
export type MapEntry = {
  readonly heading: string;
  /** Absent where `constant` says what the column holds. */
  readonly field?: string;
  readonly format?: string;
  readonly constant?: string;
  readonly codes?: { readonly [word: string]: string };
  /** Where the parts of it stand. */
  at(part: 'heading' | 'field' | 'format'): MapPlace;
};

export type EntryRead =
  | { readonly type: 'column'; readonly column: Column }
  | { readonly type: 'wrong'; readonly problem: MapProblem };

const wrong = (place: MapPlace, what: MapProblem['what']): EntryRead => ({
  type: 'wrong',
  problem: { ...place, what },
});

export const readEntry = (entry: MapEntry): EntryRead => {
  const { heading, field: said = '', format = '', at } = entry;
  if (heading.trim() === '') return wrong(at('heading'), { type: 'no-heading' });
  const column = (content: Column['content']): EntryRead => ({
    type: 'column',
    column: { heading: heading.trim(), also: [], content },
  });
  if (entry.constant !== undefined) return column({ type: 'constant', text: entry.constant });
  if (constantWords.some((word) => plain(said) === word))
    return format === '' ? wrong(at('format'), { type: 'no-constant' }) : column({ type: 'constant', text: format });
  const field = fieldNamed(said);
  if (field === undefined) return wrong(at('field'), { type: 'unknown-field', value: said });
  const forms = formsOf(field, format);
  if (forms === 'unknown') return wrong(at('format'), { type: 'unknown-format', value: format });
  if (forms === 'needless') return wrong(at('format'), { type: 'no-format-here' });
  const codes = codesOf(field, entry.codes ?? (kindOf(field) === 'coded' ? codesIn(format) : {}));
  return codes.type === 'unknown'
    ? wrong(at('format'), { type: 'unknown-code', value: codes.word })
    : column({ type: 'field', field, forms, codes: codes.codes });
};

const fieldNamed = (said: string): HandOverField | undefined => {
  const others: { readonly [field: string]: readonly string[] } = handOverFieldNames;
  return keysOf(handOverFields).find((field) =>
    [field, handOverFields[field].ja, handOverFields[field].en, ...(others[field] ?? [])].some(
      (name) => plain(name) === plain(said),
    ),
  );
};

/** The first form whose pattern or example it is. */
const formNamed = <F extends string>(forms: { readonly [form in F]: readonly string[] }, said: string) => {
  for (const form in forms) if (forms[form].some((name) => plain(name) === plain(said))) return form;
  return undefined;
};

const formsOf = (field: HandOverField, format: string): Forms | 'unknown' | 'needless' => {
  const kind = kindOf(field);
  if (format.trim() === '' || kind === 'coded') return usualForms;
  switch (kind) {
    case 'text':
      return 'needless';
    case 'date':
    case 'moment': {
      const date = formNamed(formatWords.date, format);
      return date ? { ...usualForms, date } : 'unknown';
    }
    case 'time': {
      const time = formNamed(formatWords.time, format);
      return time ? { ...usualForms, time } : 'unknown';
    }
    case 'duration': {
      const duration = formNamed(formatWords.duration, format);
      return duration ? { ...usualForms, duration } : 'unknown';
    }
    default:
      return kind satisfies never;
  }
};

/** `本人=1;システム=2` */
const codesIn = (format: string): { readonly [word: string]: string } =>
  Object.fromEntries(
    format
      .split(/[;；]/)
      .filter((part) => part.trim() !== '')
      .map((part) => {
        const [word = '', ...code] = part.split(/[=＝]/);
        return [word, code.join('=').trim()];
      }),
  );

type CodesRead =
  | { readonly type: 'codes'; readonly codes: Codes }
  | { readonly type: 'unknown'; readonly word: string };

const codesOf = (field: HandOverField, said: { readonly [word: string]: string }): CodesRead => {
  const codes: { [code in Code]?: string } = {};
  for (const [word, code] of Object.entries(said)) {
    const known = wordsOf(field).find(({ names }) => names.some((name) => plain(name) === plain(word)));
    if (!known) return { type: 'unknown', word };
    codes[known.code] = code;
  }
  return { type: 'codes', codes };
};

const languages = ['ja', 'en'] as const;

/** What can stand in the field, under each of its names. */
const wordsOf = (field: HandOverField): readonly { readonly code: Code; readonly names: readonly string[] }[] => {
  const inTexts = (of: (texts: ReturnType<typeof textsOf>) => string) => languages.map((each) => of(textsOf(each)));
  switch (field) {
    case 'record':
      return records.map((code) => ({ code, names: [code, recordWords[code].ja, recordWords[code].en] }));
    case 'confirmation':
      return verdicts.map((code) => ({
        code,
        names: [code, ...inTexts((texts) => texts.overtime.request.verdicts[code])],
      }));
    case 'reason_kind':
      return reasonKinds.map((code) => ({
        code,
        names: [code, ...inTexts((texts) => texts.overtimeReading.reasons[code])],
      }));
    default:
      return [];
  }
};
