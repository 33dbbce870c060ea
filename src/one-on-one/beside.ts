import type { PersonId } from '../people/model.ts';
import type { Diary } from './model.ts';
import type { DiaryScene } from './moments.ts';
import { partnerOf } from './partner.ts';
import { type OneOnOneDeps, sceneOf } from './scene.ts';

/**
 * The other diaries that hold 1on1s of the manager and of these people: that of whom the manager talks with, and those in
 * which the others talk with people of their own; who heads nobody may be a mentor.
 */
export const diariesBeside = async (
  { org, manager }: Pick<Diary, 'org' | 'manager'>,
  staff: readonly PersonId[],
  scene: Pick<DiaryScene, 'manager'>,
  { directory, oneOnOnes }: Pick<OneOnOneDeps, 'directory' | 'oneOnOnes'>,
): Promise<readonly Diary[]> => {
  const tree = (await sceneOf(org, { directory }))?.tree;
  const partner = tree && partnerOf(scene.manager, tree);
  const ids = new Set([...(partner === undefined ? [] : [partner]), ...staff]);
  ids.delete(manager);
  return ids.size > 0 ? oneOnOnes.diaries(org, [...ids]) : [];
};
