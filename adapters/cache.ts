import type { CapsBooks, ReadCaps } from '../src/overtime/limits/caps-book.ts';
import type { OrgId } from '../src/people/model.ts';
import type { Directory } from '../src/people/ports.ts';
import type { PulseStore } from '../src/pulse/ports.ts';
import type { Glance } from './dynamodb/glance.ts';
import type { Store } from './dynamodb/store.ts';
import { keepFor } from './keep.ts';
import type { Log } from './log.ts';

/** How old what is kept may get. Short: another process may have imported a directory or changed a programme. */
export const KEEP_MS = 2_000;
/** Where a moment's delay harms nobody: results are of a round that is over, by the units as they were then. */
export const CALM_MS = 60_000;

/** Ports whose organisation record, programme and book of limits are read together, and at most once a moment. */
export type BriefPorts = {
  readonly directory: Directory;
  readonly pulse: PulseStore;
  readonly caps: ReadCaps;
  /** To be changed: read anew each time. */
  readonly books: CapsBooks;
  /** Read once a minute, for who looks at results. */
  readonly calm: Pick<Directory, 'organisation'> & Pick<PulseStore, 'programme'>;
  forget(org: OrgId): void;
};

/**
 * For taps, lines and sending; scheduled work always reads what is stored now. `clock` is the machine's, in
 * milliseconds. A save forgets first, so that after a conflict the next try reads anew.
 */
export const keepBriefly = (
  store: Pick<Store, 'directory' | 'pulse' | 'caps' | 'glance'>,
  clock: () => number,
  log: Pick<Log, 'error'>,
): BriefPorts => {
  const glances = keepFor<Glance>(KEEP_MS, clock);
  const latest = new Map<OrgId, { readonly value: Promise<Glance>; readonly until: number }>();
  const read = (org: OrgId): Promise<Glance> => {
    const value = store.glance(org);
    latest.set(org, { value, until: clock() + CALM_MS });
    value.catch(() => latest.delete(org));
    return value;
  };
  const glance = (org: OrgId): Promise<Glance> => glances.of(org, () => read(org));
  // Never older than what others of this process go by: two versions of the units in turns would be read again and again.
  const calmly = async (org: OrgId): Promise<Glance> => {
    const known = latest.get(org);
    const found = known && known.until > clock() ? await known.value : undefined;
    return found?.organisation ? found : glance(org);
  };
  const forget = (org: OrgId): void => {
    glances.forget(org);
    latest.delete(org);
  };
  return {
    directory: {
      ...store.directory,
      organisation: async (org) => (await glance(org)).organisation,
      // Never one that is kept; but where the organisation is to be read anyway, in the same request.
      person: async (org, id) => {
        let isRead = false;
        const glanced = glances.of(org, () => {
          isRead = true;
          return store.glance(org, id);
        });
        return isRead ? (await glanced).person() : store.directory.person(org, id);
      },
    },
    pulse: {
      ...store.pulse,
      programme: async (org) => (await glance(org)).programme,
      saveProgramme: (programme) => {
        forget(programme.org);
        return store.pulse.saveProgramme(programme);
      },
    },
    caps: {
      book: async (org) => {
        const { caps } = await glance(org);
        try {
          return caps();
        } catch {
          log.error('caps-book-unreadable', { org });
          return 'unreadable';
        }
      },
    },
    books: {
      book: store.caps.book,
      save: (book) => {
        forget(book.org);
        return store.caps.save(book);
      },
    },
    calm: {
      organisation: async (org) => (await calmly(org)).organisation,
      programme: async (org) => (await calmly(org)).programme,
    },
    forget,
  };
};
