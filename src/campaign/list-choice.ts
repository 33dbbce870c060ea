import type { AudienceList } from './model.ts';

/** Values of the form's choice. */
export const NO_LIST = 'none';
export const OWN_LIST = 'own';
const NAMED = 'named:';
export const namedOption = (name: string): string => `${NAMED}${name}`;

export const valueOfList = (list: AudienceList | undefined): string => {
  if (list === undefined) return NO_LIST;
  return list.type === 'own' ? OWN_LIST : namedOption(list.name);
};

/** The name of the list that a value stands for, if it does. */
export const nameIn = (value: string): string | undefined =>
  value.startsWith(NAMED) ? value.slice(NAMED.length) : undefined;
