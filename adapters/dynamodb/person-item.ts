import * as z from 'zod/mini';
import { type DirectoryEntry, messageKinds, type OrgId, type Person, type UnitId } from '../../src/people/model.ts';
import { languages } from '../../src/text/language.ts';
import { parsed } from './errors.ts';
import { fields, version } from './items.ts';
import { indexKeys } from './keys.ts';
import { mark } from './migrate.ts';
import type { Change, Item } from './rows.ts';

export const entrySchema = z.object({
  id: fields.person,
  name: z.string(),
  unit: fields.unit,
  email: z.exactOptional(z.string()),
  slack: z.exactOptional(z.object({ user: z.string(), team: z.exactOptional(z.string()) })),
  teams: z.exactOptional(z.object({ user: z.string(), tenant: z.exactOptional(z.string()) })),
  place: z.exactOptional(fields.platform),
  language: z.enum(languages),
  zone: fields.zone,
  hours: z.object({ start: fields.time, end: fields.time }),
  freeDay: z.exactOptional(fields.weekday),
  joinedOn: z.exactOptional(fields.date),
  admin: z.boolean(),
});

const itemSchema = z.extend(entrySchema, {
  v: version,
  org: fields.org,
  manages: z.array(fields.unit),
  promotes: z.array(fields.unit),
  left: z.boolean(),
  chosenLanguage: z.exactOptional(z.enum(languages)),
  chosenPlace: z.exactOptional(fields.platform),
  optOuts: z.exactOptional(z.array(z.enum(messageKinds))),
  snoozedUntil: z.exactOptional(fields.date),
  daysOff: z.exactOptional(z.array(fields.date)),
  oneOnOne: z.exactOptional(
    z.object({ partner: z.exactOptional(fields.person), asked: z.exactOptional(fields.person) }),
  ),
  slackAddress: z.exactOptional(fields.address),
  teamsAddress: z.exactOptional(fields.address),
});

/** Preferences lie flat beside what the directory says, so that each side can be written without the other. */
export const personOf = (item: Item): Person => {
  const {
    v: _,
    chosenLanguage,
    chosenPlace,
    optOuts,
    snoozedUntil,
    daysOff,
    oneOnOne,
    slackAddress,
    teamsAddress,
    ...person
  } = parsed(itemSchema, item);
  return {
    ...person,
    preferences: {
      ...(chosenLanguage && { language: chosenLanguage }),
      ...(chosenPlace && { place: chosenPlace }),
      optOuts: optOuts ?? [],
      ...(snoozedUntil && { snoozedUntil }),
      ...(daysOff && daysOff.length > 0 && { daysOff }),
      ...(oneOnOne && { oneOnOne }),
      addresses: { ...(slackAddress && { slack: slackAddress }), ...(teamsAddress && { teams: teamsAddress }) },
    },
  };
};

export type PersonUnits = { readonly manages: readonly UnitId[]; readonly promotes: readonly UnitId[] };

/**
 * What an import writes of a person. The entry is whole: an account it does not name is taken away, so that it can go
 * to somebody else (an importer carries over what was found by e-mail). `imported` grows with every import and page, so that a late repeat never undoes a newer one.
 */
export const entryChange = (
  org: OrgId,
  entry: DirectoryEntry,
  { manages, promotes }: PersonUnits,
  imported: number,
): Change => {
  const { id, name, unit, language, zone, hours, admin, slack, teams, email, place, freeDay, joinedOn } = entry;
  const optional = {
    ...{ email, place, freeDay, joinedOn, slack, teams },
    emailKey: email && indexKeys.email(org, email).value,
    slackKey: slack && indexKeys.account(org, { platform: 'slack', user: slack.user }).value,
    teamsKey: teams && indexKeys.account(org, { platform: 'teams', user: teams.user }).value,
  };
  return {
    set: {
      ...mark('person'),
      left: false,
      ...{ org, id, name, unit, language, zone, hours, admin, manages, promotes, imported },
      ...optional,
    },
    remove: Object.entries(optional)
      .filter(([, value]) => value === undefined)
      .map(([name]) => name),
  };
};

/** Found by nothing any more; the accounts may be given to somebody else. */
export const leftChange = (imported: number): Change => ({
  set: { left: true, imported },
  remove: ['slack', 'teams', 'slackKey', 'teamsKey', 'emailKey', 'slackAddress', 'teamsAddress'],
});
