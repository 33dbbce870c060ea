import type { OrgId } from '../../src/people/model.ts';
import type { Store } from '../dynamodb/store.ts';
import type { Log } from '../log.ts';

/** Finishes a committed import, which a killed `npx akari` may have left. False when there was none, or when it fails. */
export const finishImport = async (org: OrgId, { directoryImport }: Store, log: Log): Promise<boolean> => {
  try {
    const pending = await directoryImport.pending(org);
    if (pending) await directoryImport.apply(org, pending.id);
    return pending !== undefined;
  } catch (error) {
    log.error('import-not-finished', { error: String(error) });
    return false;
  }
};

/** How long people may see a directory that is half the old one after an `npx akari` beside this run was killed. */
const LOOK_EVERY_MS = 5_000;

/** Looks for one at once, and now and then. Returns how to stop. */
export const watchImports = (finish: () => Promise<unknown>): (() => void) => {
  let isBusy = false;
  const look = async (): Promise<void> => {
    if (isBusy) return;
    isBusy = true;
    await finish();
    isBusy = false;
  };
  void look();
  const timer = setInterval(look, LOOK_EVERY_MS);
  return () => clearInterval(timer);
};
