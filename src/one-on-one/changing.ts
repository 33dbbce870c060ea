import { AkariError } from '../errors.ts';
import type { OrgId, PersonId } from '../people/model.ts';
import type { Instant } from '../time/instant.ts';
import { type Diary, emptyDiary } from './model.ts';
import type { OneOnOneStore } from './ports.ts';

/** Those who write into one diary at the same moment are few. */
const MAX_CONFLICTS = 10;

/**
 * Changes somebody's diary and saves it, over whatever others make of it meanwhile; the tick makes everything else follow.
 * Nothing is written where nothing changes. Of who has none yet it is the empty one, of revision 0.
 */
export const changeDiary = async (
  org: OrgId,
  manager: PersonId,
  to: (diary: Diary) => Diary,
  now: Instant,
  { oneOnOnes }: { readonly oneOnOnes: Pick<OneOnOneStore, 'diary' | 'save'> },
): Promise<{ readonly diary: Diary; readonly isChanged: boolean }> => {
  for (let attempt = 0; attempt < MAX_CONFLICTS; attempt += 1) {
    const before = (await oneOnOnes.diary(org, manager)) ?? emptyDiary(org, manager);
    const diary = to(before);
    if (diary === before) return { diary, isChanged: false };
    if (await oneOnOnes.save(diary, now)) return { diary, isChanged: true };
  }
  throw new AkariError('too-many-conflicts', `1on1s of ${org}`);
};
