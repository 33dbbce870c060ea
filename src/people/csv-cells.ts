import type { Platform } from '../conversation/inbound.ts';
import { cellWords } from '../text/import/words.ts';
import type { Language } from '../text/language.ts';
import { isLocalTime, isZone, type LocalDate, type LocalTime, type Weekday, type Zone } from '../time/instant.ts';
import { dateOf } from './csv-date.ts';
import type { ValueProblem, WrongValue } from './directory-problem.ts';
import { asPersonId, asUnitId, type PersonId, type SlackIdentity, type TeamsIdentity, type UnitId } from './model.ts';

/** The value of one cell, or what is wrong with it. `W`: what may be wrong beside what may be so anywhere. */
export type Read<T, W = never> =
  | { readonly type: 'value'; readonly value: T }
  | { readonly type: 'wrong'; readonly what: W | ValueProblem };

/** Reads the text of a cell, which comes trimmed and is never empty. */
export type CellReader<T, W = never> = (text: string) => Read<T, W>;

const NAME_LENGTH = 200;
const ID_LENGTH = 64;

export const readName: CellReader<string> = (text) =>
  text.length > NAME_LENGTH ? wrong({ type: 'too-long', most: NAME_LENGTH }) : value(text);

export const readPersonId: CellReader<PersonId> = (text) => readId(text, asPersonId);
export const readUnitId: CellReader<UnitId> = (text) => readId(text, asUnitId);

/** Several ids with a semicolon between them; the same one twice counts once. */
export const readPersonIds: CellReader<readonly PersonId[]> = (text) => {
  const ids = new Set<PersonId>();
  for (const part of text.split(/[;；]/)) {
    if (part.trim() === '') continue;
    const read = readPersonId(part.trim());
    if (read.type === 'wrong') return read;
    ids.add(read.value);
  }
  return value([...ids]);
};

export const readEmail: CellReader<string> = (text) =>
  /^[^\s@;,]+@[^\s@;,]+$/.test(text) ? value(text) : bad('bad-email', text);

/** `U…`, or `T…/U…` where several workspaces are in use. */
export const readSlackId: CellReader<SlackIdentity> = (text) => {
  const [, team, user] = /^(?:([TE][A-Z0-9_]+)\/)?([UW][A-Z0-9_]+)$/.exec(plain(text).toUpperCase()) ?? [];
  if (user === undefined) return bad('bad-slack-id', text);
  return value(team === undefined ? { user } : { user, team });
};

/** The AAD object id, or `tenant/object id` where several tenants are in use. */
export const readTeamsId: CellReader<TeamsIdentity> = (text) => {
  const [, tenant, user] = /^(?:([\w.:-]+)\/)?([\w.:-]+)$/.exec(plain(text)) ?? [];
  if (user === undefined) return bad('bad-teams-id', text);
  return value(tenant === undefined ? { user: guid(user) } : { user: guid(user), tenant: guid(tenant) });
};

export const readPlace: CellReader<Platform> = (text) => {
  if (isOneOf(cellWords.place.slack, text)) return value('slack');
  return isOneOf(cellWords.place.teams, text) ? value('teams') : bad('bad-place', text);
};

export const readLanguage: CellReader<Language> = (text) => {
  if (isOneOf(cellWords.language.ja, text)) return value('ja');
  if (isOneOf(cellWords.language.en, text)) return value('en');
  return isOneOf(cellWords.language.yasashii, text) ? value('yasashii') : bad('bad-language', text);
};

export const readZone: CellReader<Zone> = (text) => (isZone(text) ? value(text) : bad('bad-zone', text));

/** A reader that looks at each text once: for values that cost much to check and are few. */
export const remembering = <T>(read: CellReader<T>): CellReader<T> => {
  const known = new Map<string, Read<T>>();
  return (text) => {
    const found = known.get(text) ?? read(text);
    if (known.size < 1_000) known.set(text, found);
    return found;
  };
};

/** `9:30`, `09:30` or `09:30:00`, in half-width or full-width digits. */
export const readTime: CellReader<LocalTime> = (text) => {
  const [, hour = '', minute = ''] = /^(\d{1,2}):(\d{2})(?::00)?$/.exec(plain(text)) ?? [];
  const time = `${hour.padStart(2, '0')}:${minute}`;
  return isLocalTime(time) ? value(time) : bad('bad-time', text);
};

export const readDate: CellReader<LocalDate> = (text) => {
  const date = dateOf(text);
  return date === undefined ? bad('bad-date', text) : value(date);
};

export const readFreeDay: CellReader<Weekday> = (text) => {
  const days: readonly Weekday[] = [1, 2, 3, 4, 5];
  const day = days.find((_, index) => isOneOf(cellWords.freeDay[index] ?? [], text));
  return day === undefined ? bad('bad-free-day', text) : value(day);
};

export const readAdmin: CellReader<boolean> = (text) => {
  if (isOneOf(cellWords.yes, text)) return value(true);
  return isOneOf(cellWords.no, text) ? value(false) : bad('bad-admin', text);
};

const value = <T>(read: T): Read<T> => ({ type: 'value', value: read });
const wrong = (what: ValueProblem): Read<never> => ({ type: 'wrong', what });
const bad = (type: WrongValue, text: string): Read<never> => wrong({ type, value: text });

/** Signs that part ids elsewhere are kept out, so that no two ids can ever be mistaken for one another. */
const readId = <T>(text: string, as: (id: string) => T): Read<T> => {
  if (text.length > ID_LENGTH) return wrong({ type: 'too-long', most: ID_LENGTH });
  return /[\s\p{C}#/|:;；,"\\]/u.test(text) ? bad('bad-id', text) : value(as(text));
};

const plain = (text: string): string => text.normalize('NFKC');
const isOneOf = (words: readonly string[], text: string): boolean => words.includes(plain(text).toLowerCase());
const guid = (id: string): string => (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id) ? id.toLowerCase() : id);
