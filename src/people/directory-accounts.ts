import { fingerprint } from './directory-fingerprint.ts';
import type { DirectoryEntry } from './model.ts';

/** On which line each account and address of the file stands: nobody may share one, or messages reach the wrong person. */
export type AccountBook = {
  /** Enters a person's accounts; tells every one that another line has already. */
  enter(person: Accounts, line: number, taken: (clash: Clash) => void): void;
  lineOf(account: AccountName, person: Accounts): number | undefined;
};

export type Accounts = Pick<DirectoryEntry, 'email' | 'slack' | 'teams'>;
export type AccountName = keyof Accounts;
export type Clash = { readonly account: AccountName; readonly value: string; readonly line: number };

export const accountNames = ['email', 'slack', 'teams'] as const;

export const accountBook = (): AccountBook => {
  const lines = fingerprintMap();
  const lineOf = (account: AccountName, person: Accounts): number | undefined => {
    const value = accountValue[account](person);
    return value === undefined ? undefined : lines.get(keyOf(account, value));
  };
  return {
    lineOf,
    enter: (person, line, taken) => {
      for (const account of accountNames) {
        const value = accountValue[account](person);
        if (value === undefined) continue;
        const held = lines.get(keyOf(account, value));
        if (held === undefined) lines.set(keyOf(account, value), line);
        else taken({ account, value, line: held });
      }
    },
  };
};

/**
 * The workspace or tenant makes no difference: Slack draws member ids at random and an AAD object id is a GUID, so the
 * same one in two of them is one account, or a slip of copying.
 */
export const accountValue: { readonly [account in AccountName]: (person: Accounts) => string | undefined } = {
  email: ({ email }) => email,
  slack: ({ slack }) => slack?.user,
  teams: ({ teams }) => teams?.user,
};

const keyOf = (account: AccountName, value: string): number => fingerprint(`${account}/${value.toLowerCase()}`);

type FingerprintMap = { get(key: number): number | undefined; set(key: number, value: number): void };

const FIRST_CAPACITY = 2048;

/**
 * Numbers by fingerprint, in two columns with open addressing: a Map of several hundred thousand texts takes some ten
 * times the memory. A key is never 0.
 */
const fingerprintMap = (): FingerprintMap => {
  let keys = new Float64Array(FIRST_CAPACITY);
  let values = new Uint32Array(FIRST_CAPACITY);
  let size = 0;
  const slotOf = (key: number): number => {
    let slot = key % keys.length;
    while (keys[slot] !== 0 && keys[slot] !== key) slot = (slot + 1) % keys.length;
    return slot;
  };
  const put = (key: number, value: number): void => {
    const slot = slotOf(key);
    if (keys[slot] === 0) size++;
    keys[slot] = key;
    values[slot] = value;
  };
  const grow = (): void => {
    const [oldKeys, oldValues] = [keys, values];
    keys = new Float64Array(oldKeys.length * 2);
    values = new Uint32Array(oldKeys.length * 2);
    size = 0;
    for (const [slot, key] of oldKeys.entries()) if (key !== 0) put(key, oldValues[slot] ?? 0);
  };
  return {
    get: (key) => {
      const slot = slotOf(key);
      return keys[slot] === 0 ? undefined : values[slot];
    },
    set: (key, value) => {
      if (size * 4 >= keys.length * 3) grow();
      put(key, value);
    },
  };
};
