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

/** Ports whose organisation record, programme and book of limits are read together, and at most once a moment. */
export type BriefPorts = {
  readonly directory: Directory;
  readonly pulse: PulseStore;
  readonly caps: ReadCaps;
  /** To be changed: read anew each time. */
  readonly books: CapsBooks;
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
  const glance = (org: OrgId): Promise<Glance> => glances.of(org, () => store.glance(org));
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
        glances.forget(programme.org);
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
        glances.forget(book.org);
        return store.caps.save(book);
      },
    },
    forget: glances.forget,
  };
};
