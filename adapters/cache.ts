import type { OrgId } from '../src/people/model.ts';
import type { Directory } from '../src/people/ports.ts';
import type { PulseStore } from '../src/pulse/ports.ts';
import type { Glance } from './dynamodb/glance.ts';
import type { Store } from './dynamodb/store.ts';

/** How old what is kept may get. Short: another process may have imported a directory or changed a programme. */
export const KEEP_MS = 2_000;

type Kept = { readonly value: Promise<Glance>; readonly until: number };

/** Ports whose organisation record and programme are read together, and at most once a moment. */
export type BriefPorts = {
  readonly directory: Directory;
  readonly pulse: PulseStore;
  forget(org: OrgId): void;
};

/**
 * For taps, lines and sending; scheduled work always reads what is stored now. `clock` is the machine's, in
 * milliseconds. A save forgets first, so that after a conflict the next try reads anew.
 */
export const keepBriefly = (store: Pick<Store, 'directory' | 'pulse' | 'glance'>, clock: () => number): BriefPorts => {
  const kept = new Map<OrgId, Kept>();
  const glance = (org: OrgId): Promise<Glance> => {
    const found = kept.get(org);
    if (found && found.until > clock()) return found.value;
    const value = store.glance(org);
    kept.set(org, { value, until: clock() + KEEP_MS });
    value.catch(() => kept.delete(org));
    return value;
  };
  return {
    directory: { ...store.directory, organisation: async (org) => (await glance(org)).organisation },
    pulse: {
      ...store.pulse,
      programme: async (org) => (await glance(org)).programme,
      saveProgramme: (programme) => {
        kept.delete(programme.org);
        return store.pulse.saveProgramme(programme);
      },
    },
    forget: (org) => kept.delete(org),
  };
};
