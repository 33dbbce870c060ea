import type { PersonId } from '../people/model.ts';
import type { Theme } from './model.ts';

/** The questions of domain.md 5.3. */
export const promptIds = [
  ...(['T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'T8', 'T9', 'T10'] as const),
  ...(['T11', 'T12', 'T13', 'T14', 'T15', 'T16', 'T17', 'T18', 'T19', 'T20'] as const),
] as const;
export type PromptId = (typeof promptIds)[number];

/** `closing`: しめ. It is no theme that somebody chooses. */
export const promptThemes: { readonly [id in PromptId]: Theme | 'closing' } = {
  ...({ T1: 'contribution', T2: 'contribution', T3: 'contribution', T4: 'contribution', T5: 'contribution' } as const),
  ...({ T6: 'discretion', T7: 'discretion', T8: 'time', T9: 'time' } as const),
  ...({ T10: 'trouble', T11: 'trouble', T12: 'trouble' } as const),
  ...({ T13: 'career', T14: 'career', T15: 'career', T16: 'career' } as const),
  ...({ T17: 'life', T18: 'relation', T19: 'closing', T20: 'closing' } as const),
};

/** 貢献 → 時間・困りごと (with 裁量) → キャリア. No two have one in common, so what was shown comes back in three 1on1s at the earliest. */
const rotation: readonly (readonly PromptId[])[] = [
  ['T1', 'T2', 'T3', 'T5'],
  ['T8', 'T10', 'T6', 'T9', 'T7'],
  ['T13', 'T14', 'T15', 'T16'],
];

/** Ends every 1on1. */
export const CLOSING: PromptId = 'T19';

/** Those that the one who heads says of themselves: none for a staff member's own card. */
const spokenByManager: readonly PromptId[] = ['T4', 'T11', 'T18'];

/** What a staff member finds under 「ほかのテーマ」: T12 and T17 here alone, since health and home are for them to bring up. */
export const openedByStaff: readonly PromptId[] = promptIds.filter(
  (id) => !spokenByManager.includes(id) && promptThemes[id] !== 'closing',
);

/** One of a list, the next with every 1on1 of a pair. */
export const inTurn = <T>(list: readonly [T, ...T[]], n: number): T => list[(n - 1) % list.length] ?? list[0];

const HINTS = 3;

/** Three for the `n`th 1on1 of a pair. Derived, so that nothing is stored: another three when their turn comes again. */
export const hintsFor = (n: number, { manager, staff }: Readonly<Record<'manager' | 'staff', PersonId>>) => {
  const turn = (n - 1) % rotation.length;
  const list = rotation[turn] ?? [];
  const round = Math.floor((n - 1) / rotation.length);
  const first = sumOf(`${manager}/${staff}`) + round * HINTS;
  return Array.from({ length: HINTS }, (_, i) => list[(first + i) % list.length] ?? 'T1');
};

const sumOf = (text: string): number => [...text].reduce((sum, sign) => sum + (sign.codePointAt(0) ?? 0), 0);

/** What the one who heads may begin with: always of 貢献. */
export const contributionFor = (n: number): PromptId => inTurn(['T4', 'T1', 'T3', 'T2', 'T5'] as const, n);

/** A question of their own beside it, every third time. */
export const ownQuestionFor = (n: number): PromptId | undefined =>
  n % 3 === 0 ? inTurn(['T18', 'T11'] as const, n / 3) : undefined;
