import type { Driver } from './rules.ts';

/**
 * Questions for a 1on1 or a talk in the team. T12 and T17 of the collection, about health and private life, are left
 * out: a head never opens with them.
 */
export const topics = ['T1', 'T2', 'T6', 'T7', 'T8', 'T9', 'T11', 'T13', 'T14', 'T18'] as const;
export type Topic = (typeof topics)[number];

/** One for the weakest driver: it asks about work, and of the head first. */
export const topicFor: { readonly [driver in Driver]: Topic } = {
  // Reach: whose life the work is for in the end.
  D1: 'T2',
  // Contribution: what was felt to be of use.
  D2: 'T1',
  // Discretion: where more freedom is wanted, and where help.
  D3: 'T6',
  // Growth: what one wants to be able to do.
  D4: 'T13',
  // Delegation and feedback: what the head should keep, and change.
  D5: 'T18',
  // Information: what the head ought to know.
  D6: 'T11',
  // Time: what was worth it.
  D7: 'T8',
  // Work and life: what could be stopped or cut, so that evenings are free; never what fills them.
  D8: 'T9',
  // Momentum: what one would do another way.
  D9: 'T7',
  // Career: where today's experience will be of use.
  D10: 'T14',
};
