import type { DirectoryEntry } from './model.ts';

/** Who holds which account and address: nobody may share one, because messages would reach the wrong person. */
export type AccountBook<Holder> = {
  /** Enters a person's accounts; tells every one that somebody already holds. */
  enter(person: Accounts, holder: Holder, taken: (clash: Clash<Holder>) => void): void;
  holderOf(account: AccountName, person: Accounts): Holder | undefined;
};

export type Accounts = Pick<DirectoryEntry, 'email' | 'slack' | 'teams'>;
export type AccountName = keyof Accounts;
export type Clash<Holder> = { readonly account: AccountName; readonly value: string; readonly holder: Holder };

/** Keys that are looked up, and keys that are entered, for one account. */
type Keys = { readonly look: readonly string[]; readonly enter: readonly string[] };

export const accountBook = <Holder>(): AccountBook<Holder> => {
  const holders = new Map<string, Holder>();
  const holderOf = (account: AccountName, person: Accounts): Holder | undefined => {
    for (const key of keysOf[account](person)?.look ?? []) {
      const holder = holders.get(key);
      if (holder !== undefined) return holder;
    }
    return undefined;
  };
  return {
    holderOf,
    enter: (person, holder, taken) => {
      for (const account of accountNames) {
        const held = holderOf(account, person);
        if (held !== undefined) taken({ account, value: nameOf[account](person), holder: held });
        else for (const key of keysOf[account](person)?.enter ?? []) holders.set(key, holder);
      }
    },
  };
};

const accountNames = ['email', 'slack', 'teams'] as const;

const keysOf: { readonly [account in AccountName]: (person: Accounts) => Keys | undefined } = {
  email: ({ email }) => (email === undefined ? undefined : only(`m/${email.toLowerCase()}`)),
  slack: ({ slack }) => slack && keysIn(`s/${slack.user}`, slack.team),
  teams: ({ teams }) => teams && keysIn(`t/${teams.user}`, teams.tenant),
};

const nameOf: { readonly [account in AccountName]: (person: Accounts) => string } = {
  email: ({ email }) => email ?? '',
  slack: ({ slack }) => slack?.user ?? '',
  teams: ({ teams }) => teams?.user ?? '',
};

const only = (key: string): Keys => ({ look: [key], enter: [key] });

/** An account that names no workspace or tenant stands for that user in every one. */
const keysIn = (user: string, tenant: string | undefined): Keys =>
  tenant === undefined
    ? { look: [user, `${user}@`], enter: [user] }
    : { look: [user, `${user}@${tenant}`], enter: [`${user}@${tenant}`, `${user}@`] };
