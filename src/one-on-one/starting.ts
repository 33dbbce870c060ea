import type { OrgId, PersonId, UnitId } from '../people/model.ts';
import type { UnitTree } from '../people/tree.ts';
import { dateIn, type Instant, type LocalDate, type Zone } from '../time/instant.ts';
import type { Diary } from './model.ts';
import type { OneOnOneStore } from './ports.ts';
import { started } from './rules.ts';

/** Everybody who is known begins; who has begun goes on. The very same diary where nobody is new. */
export const allStarted = (diary: Diary, today: LocalDate): Diary => {
  const pairs = diary.pairs.map((pair) => (pair.gone ? pair : started(pair, today)));
  return pairs.some((pair, i) => pair !== diary.pairs[i]) ? { ...diary, pairs } : diary;
};

/** Those who head a unit, or one below it. */
export const managersBelow = (unit: UnitId, tree: UnitTree): readonly PersonId[] => [
  ...new Set(tree.subtree(unit).flatMap(({ managers }) => managers)),
];

/** `pairs`: how many began now. */
export type Started = { readonly teams: number; readonly pairs: number };

const AT_ONCE = 25;
const MAX_CONFLICTS = 10;

/** Begins the 1on1s of whole teams. Harmless to repeat: who has begun, or goes on, is left alone. */
export const startTeams = async (
  org: OrgId,
  managers: readonly PersonId[],
  at: { readonly now: Instant; readonly zone: Zone },
  { oneOnOnes }: { readonly oneOnOnes: Pick<OneOnOneStore, 'diary' | 'diaries' | 'save'> },
): Promise<Started> => {
  const total = { teams: 0, pairs: 0 };
  for (let i = 0; i < managers.length; i += AT_ONCE) {
    const diaries = await oneOnOnes.diaries(org, managers.slice(i, i + AT_ONCE));
    const counts = await Promise.all(diaries.map((diary) => startTeam(diary, at, oneOnOnes)));
    for (const pairs of counts) {
      total.pairs += pairs;
      total.teams += pairs > 0 ? 1 : 0;
    }
  }
  return total;
};

const startTeam = async (
  found: Diary,
  { now, zone }: { readonly now: Instant; readonly zone: Zone },
  oneOnOnes: Pick<OneOnOneStore, 'diary' | 'save'>,
): Promise<number> => {
  let diary: Diary | undefined = found;
  for (let attempt = 0; diary && attempt < MAX_CONFLICTS; attempt += 1) {
    const next: Diary = allStarted(diary, dateIn(now, zone));
    const before = diary;
    if (next === before) return 0;
    if (await oneOnOnes.save(next, now)) return next.pairs.filter((pair) => !before.pairs.includes(pair)).length;
    diary = await oneOnOnes.diary(before.org, before.manager);
  }
  return 0;
};
