import type { Instant } from '../time/instant.ts';
import type { ThresholdBook } from './ports.ts';
import { lowest, type Thresholds } from './suppression/model.ts';
import { checkThresholds } from './suppression/tree.ts';

/** Settings that are remembered: those of all rounds that may still be closed, and many more. */
const REMEMBERED = 20;

/** What holds for a round that closed at this moment: what was set later holds for later rounds only. */
export const thresholdsAt = ({ settings }: ThresholdBook, closedAt: Instant): Thresholds =>
  settings.find(({ at }) => at <= closedAt)?.thresholds ?? lowest;

/** The book with new thresholds from now on. Throws `bad-results-input` for thresholds that nobody may set. */
export const withThresholds = (book: ThresholdBook, thresholds: Thresholds, at: Instant): ThresholdBook => ({
  ...book,
  settings: [{ at, thresholds: checkThresholds(thresholds) }, ...book.settings].slice(0, REMEMBERED),
});
