import type { HandOverField, MapColumn } from '../../text/import/overtime-words.ts';

/** Where something in a column map is wrong: a line and column of a CSV file, or a place in a JSON file. */
export type MapPlace = { readonly line?: number; readonly column?: MapColumn; readonly path?: string };

/** What is wrong with a column map. */
export type MapProblem = MapPlace & {
  readonly what:
    | { readonly type: 'not-text' | 'bad-quotes' | 'empty' | 'no-heading' | 'no-constant' | 'no-format-here' | 'shape' }
    /** Where it is no JSON any more, if that is known; from 1. */
    | { readonly type: 'not-json'; readonly at?: { readonly line: number; readonly column: number } }
    | { readonly type: 'missing-map-column'; readonly column: MapColumn }
    | {
        readonly type: 'repeated-heading' | 'unknown-field' | 'unknown-format' | 'unknown-code';
        readonly value: string;
      }
    | { readonly type: 'missing-field'; readonly field: HandOverField };
};
