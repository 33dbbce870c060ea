import type { OrgId } from '../src/people/model.ts';
import type { RemarkSheet } from '../src/remarks/model.ts';
import type { RemarkSheets, SheetViews } from '../src/remarks/ports.ts';
import { shelf } from './keep.ts';

/*
 * Whoever reads what was written costs four requests besides the page itself. So a page that was read is not read again
 * for a minute; for two seconds only by those who decide about it, who look at once for what they decided, perhaps through
 * another process.
 */

const READ_MS = 60_000;
const DECIDED_MS = 2_000;
/** Pages: some 15 MB of the longest there are. */
const MOST = 500;

type One = { readonly at: number; readonly sheet: RemarkSheet | undefined };

/** `clock`: the machine's, in milliseconds. */
export const keepSheets = (
  store: Pick<RemarkSheets, 'sheet' | 'save'>,
  clock: () => number,
): SheetViews & { readonly forget: (org: OrgId) => void } => {
  const kept = shelf<One>(MOST);
  return {
    sheet: store.sheet,

    async looked(org, week, place, page, decides) {
      const key = [org, week, place, page] as const;
      const [known, now] = [kept.get(...key), clock()];
      if (known && now - known.at < (decides ? DECIDED_MS : READ_MS)) return known.sheet;
      const sheet = await store.sheet(org, week, place, page);
      const meanwhile = kept.get(...key);
      // What this process saved while it was read is newer.
      return meanwhile && meanwhile !== known ? meanwhile.sheet : kept.set({ at: now, sheet }, ...key).sheet;
    },

    async save(sheet) {
      const { org, week, place, page } = sheet;
      const isSaved = await store.save(sheet);
      const key = [org, week, place, page] as const;
      if (isSaved) kept.set({ at: clock(), sheet }, ...key);
      else kept.delete(...key);
      return isSaved;
    },

    forget: kept.forget,
  };
};
