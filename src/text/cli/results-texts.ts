import type { Scope } from '../../results/rights.ts';

/** What the commands say that print results for audits, and reports. */
export type ResultsCommandTexts = {
  readonly words: string;
  readonly badFormat: (value: string) => string;
  readonly badRound: (value: string) => string;
  readonly badWeeks: (value: string, most: number) => string;
  readonly badLanguage: (value: string) => string;
  /** Closed rounds there are none of, or not this one. */
  readonly noRounds: string;
  readonly noRound: (week: string) => string;
  readonly noPerson: (id: string) => string;
  readonly noUnit: (id: string) => string;
  readonly notInRound: (unit: string) => string;
  readonly notSeen: (person: string, unit: string) => string;
  readonly nothing: (person: string, week: string) => string;
  readonly seen: (person: string, week: string, units: number) => string;
  /** Said of the log before anything is shown. */
  readonly noted: string;
  readonly reportWritten: (file: string) => string;
  readonly reportSeen: string;
  readonly by: { readonly [by in Scope['by']]: string };
  readonly columns: readonly string[];
  readonly kinds: {
    readonly response: string;
    readonly optedOut: string;
    readonly line: string;
    readonly question: string;
    readonly driver: string;
    readonly decision: string;
  };
  readonly lines: {
    readonly unit: (name: string, id: string, by: string) => string;
    readonly rolling: (share: string) => string;
    readonly response: (percent: string, people: string) => string;
    readonly optedOut: (percent: string) => string;
    readonly mean: (mean: string) => string;
    readonly steps: (steps: string) => string;
  };
  readonly log: {
    readonly none: string;
    readonly line: (when: string, who: string, kind: string, unit: string, week: string) => string;
    readonly badSpan: string;
  };
};
