import type { OrgId } from '../../../src/people/model.ts';
import type { Organisation } from '../../../src/people/ports.ts';
import { commandTextsOf } from '../../../src/text/cli/text.ts';
import type { Place } from './place.ts';
import type { Terminal } from './terminal.ts';

/** Undefined, and said so, before there is a directory. */
export const organisationOf = async (
  org: OrgId,
  { store }: Pick<Place, 'store'>,
  terminal: Terminal,
): Promise<Organisation | undefined> => {
  const organisation = await store.directory.organisation(org);
  if (!organisation) terminal.err(commandTextsOf(terminal.language).noDirectory);
  return organisation;
};
