import type { Thresholds } from '../../results/suppression/model.ts';

/** What `npx akari thresholds` says: from how many people on results are shown. */
export type ThresholdsCommandTexts = {
  readonly words: string;
  readonly shown: (thresholds: Thresholds) => string;
  readonly changed: (thresholds: Thresholds) => string;
  readonly since: (date: string) => string;
  readonly never: string;
  readonly notANumber: (option: string, value: string) => string;
  readonly tooLow: (lowest: Thresholds) => string;
  readonly conflict: string;
};
