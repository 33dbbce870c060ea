import type { OrgId } from '../src/people/model.ts';

export type Kept<Value> = {
  of(key: string, read: () => Promise<Value>): Promise<Value>;
  forget(key: string): void;
  forgetAll(which: (key: string) => boolean): void;
};

type One<Value> = { readonly value: Promise<Value>; readonly until: number };

/**
 * Values that are read at most once in `ms`. Who asks while one is being read waits for the same. What could not be read
 * is not kept, nor what `isKept` turns down. `clock`: the machine's, in milliseconds.
 */
export const keepFor = <Value>(
  ms: number,
  clock: () => number,
  isKept: (value: Value) => boolean = () => true,
): Kept<Value> => {
  const kept = new Map<string, One<Value>>();
  const begin = (key: string, read: () => Promise<Value>): Promise<Value> => {
    for (const [other, { until }] of kept) if (until <= clock()) kept.delete(other);
    const one: One<Value> = { value: read(), until: clock() + ms };
    const drop = (): void => {
      // Forgotten and read anew meanwhile, it is another's.
      if (kept.get(key) === one) kept.delete(key);
    };
    kept.set(key, one);
    one.value.then((value) => isKept(value) || drop(), drop);
    return one.value;
  };
  return {
    of: (key, read) => {
      const found = kept.get(key);
      return found && found.until > clock() ? found.value : begin(key, read);
    },
    forget: (key) => void kept.delete(key),
    forgetAll: (which) => {
      for (const key of kept.keys()) if (which(key)) kept.delete(key);
    },
  };
};

export type Shelf<Value> = {
  get(...of: ShelfKey): Value | undefined;
  set(value: Value, ...of: ShelfKey): Value;
  delete(...of: ShelfKey): void;
  forget(org: OrgId): void;
};
type ShelfKey = readonly [org: OrgId, ...what: readonly (string | number)[]];

/** Values by organisation and by what else they are of: at most so many, and where there would be more it begins anew. */
export const shelf = <Value>(most: number): Shelf<Value> => {
  const kept = new Map<string, Value>();
  const keyOf = (...of: ShelfKey): string => JSON.stringify(of);
  return {
    get: (...of) => kept.get(keyOf(...of)),
    set: (value, ...of) => {
      if (kept.size >= most) kept.clear();
      kept.set(keyOf(...of), value);
      return value;
    },
    delete: (...of) => void kept.delete(keyOf(...of)),
    forget: (org) => {
      const theirs = keyOf(org).slice(0, -1);
      for (const key of kept.keys()) if (key.startsWith(theirs)) kept.delete(key);
    },
  };
};
