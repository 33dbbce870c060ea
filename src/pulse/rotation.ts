import type { Programme, QuestionId } from './model.ts';

/** Weeks until every question was asked once: a quarter. */
export const ROTATION_WEEKS = 13;

/** The week in which promoters pick the second and third question. */
export const PICK_WEEK = 12;

/** What week 12 asks when nobody picked. */
export const DEFAULT_PICKS: readonly [QuestionId, QuestionId] = ['D2c', 'D6c'];

/** The items a promoter may pick from: the third of each driver. */
export const pickable: readonly QuestionId[] = ['D1c', 'D2c', 'D3c', 'D4c', 'D5c', 'D6c', 'D7c', 'D8c', 'D9c', 'D10c'];

/** Everyone in the organisation gets the same items in a week, which keeps the number of answers an item high. */
const pairs: readonly (readonly [QuestionId, QuestionId])[] = [
  ['D1a', 'D2a'],
  ['D3a', 'D4a'],
  ['D5a', 'D6a'],
  ['D7a', 'D8a'],
  ['D9a', 'D10a'],
  ['D1b', 'D2b'],
  ['D3b', 'D4b'],
  ['D5b', 'D6b'],
  ['D7b', 'D8b'],
  ['D9b', 'D10b'],
];

/** Which week of the rotation the round with this number (from 0) falls on, from 1. */
export const rotationWeek = (round: number): number => (round % ROTATION_WEEKS) + 1;

/** How many rounds lie before the next one that asks what the promoters picked, the very next round being 0. */
export const roundsUntilPicks = (round: number): number =>
  (PICK_WEEK - rotationWeek(round) + ROTATION_WEEKS) % ROTATION_WEEKS;

/** The questions of the round with this number, counted from 0 over the life of the programme. */
export const questionsOf = (round: number, picks: Programme['picks']): readonly QuestionId[] => {
  const week = rotationWeek(round);
  const pair = pairs[week - 1];
  if (pair) return ['A0', ...pair];
  if (week === 11) return ['A0', 'O1', isSecondQuarter(round) ? 'O3' : 'O2'];
  return week === PICK_WEEK ? ['A0', ...(picks ?? DEFAULT_PICKS)] : ['A0'];
};

/** O3 (職場に残りたいか) takes the place of O2 in every second rotation. */
const isSecondQuarter = (round: number): boolean => Math.floor(round / ROTATION_WEEKS) % 2 === 1;

/** D7a is answered in bands of time, all others on the scale of agreement. */
export const isShareQuestion = (question: QuestionId): boolean => question === 'D7a';

/** Asks for something bad: agreeing is the unfavourable end. */
const reversed: ReadonlySet<QuestionId> = new Set<QuestionId>(['D3c', 'D7b', 'D8c']);
export const isReversed = (question: QuestionId): boolean => reversed.has(question);
