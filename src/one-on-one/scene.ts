import type { Outbox } from '../delivery/ports.ts';
import type { OrgId, Person, PersonId } from '../people/model.ts';
import type { Directory } from '../people/ports.ts';
import type { UnitTree } from '../people/tree.ts';
import { type Calendar, calendarOf } from '../time/calendar.ts';
import type { Calendars, OneOnOneStore } from './ports.ts';

export type OneOnOneDeps = {
  readonly directory: Pick<Directory, 'organisation' | 'tree' | 'person' | 'people'>;
  readonly oneOnOnes: OneOnOneStore;
  readonly calendars: Calendars;
  readonly outbox: Pick<Outbox, 'plan'>;
};

/** What the organisation knows: its units, and on which days it works. */
export type Scene = { readonly tree: UnitTree; readonly calendar: Calendar };

/** Undefined while there is no directory. */
export const sceneOf = async (
  org: OrgId,
  { directory }: { readonly directory: Pick<Directory, 'organisation' | 'tree'> },
): Promise<Scene | undefined> => {
  const organisation = await directory.organisation(org);
  const tree = organisation && (await directory.tree(organisation));
  return organisation && tree && { tree, calendar: calendarOf(organisation.closures) };
};

/** The days on which the organisation works; the usual ones while nothing is known of it. */
export const calendarFor = async (
  { org }: { readonly org: OrgId },
  { directory }: { readonly directory: Pick<Directory, 'organisation'> },
): Promise<Calendar> => calendarOf((await directory.organisation(org))?.closures ?? {});

type Placed = Pick<Person, 'id' | 'unit'>;

/**
 * Whoever heads somebody: the first 管理職 of their unit, or of the nearest above that has one. Of who heads a unit
 * themselves, of one above it: two who head it together do not head each other.
 */
export const headOf = ({ id, unit }: Placed, tree: UnitTree): PersonId | undefined =>
  tree.pathUp(unit).find(({ managers }) => managers.length > 0 && !managers.includes(id))?.managers[0];
