import type { OrgId } from './model.ts';
import type { Directory } from './ports.ts';
import type { UnitTree } from './tree.ts';

/** The organisation's units as they are now. Undefined before the first import. */
export const treeOf = async (
  org: OrgId,
  { directory }: { readonly directory: Pick<Directory, 'organisation' | 'tree'> },
): Promise<UnitTree | undefined> => {
  const organisation = await directory.organisation(org);
  return organisation && directory.tree(organisation);
};
