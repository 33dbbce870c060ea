import type { ThresholdsCommandTexts } from './thresholds-texts.ts';

export const thresholdsEn: ThresholdsCommandTexts = {
  words:
    'Write thresholds alone, or a number of people after --mean, --distribution or --comments. Example: thresholds --mean 8',
  shown: ({ mean, distribution, comments }) =>
    `Results of the pulse are shown: percentages and means from ${mean} people, distributions from ${distribution}, comments from ${comments}`,
  changed: ({ mean, distribution, comments }) =>
    `Rounds that close from now on show percentages and means from ${mean} people, distributions from ${distribution}, comments from ${comments}. Rounds that have closed stay as they are.`,
  since: (date) => `Set on ${date}.`,
  never: 'These are the first values.',
  notANumber: (option, value) => `${option}: "${value}" is not a number of people.`,
  tooLow: ({ mean, distribution, comments }) =>
    `Percentages and means need at least ${mean} people, distributions ${distribution}, comments ${comments}; and distributions no fewer than means.`,
  conflict: 'Somebody else changed them at the same time. Please try again.',
};
