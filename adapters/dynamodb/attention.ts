import type { OrgId } from '../../src/people/model.ts';
import type { Instant } from '../../src/time/instant.ts';
import { indexKeys, type Key } from './keys.ts';
import type { Item, Rows } from './rows.ts';

/** What a row that is due by itself (decision 0016) loses once it was attended to. */
export const notDue = ['attention', 'dueKey', 'dueSort'] as const;

/** The moment lies beside the index key, so that one condition can ask for it. `name`: unique in the organisation. */
export const dueFrom = (org: OrgId, name: string, attention: Instant): Item => ({
  attention,
  ...indexKeys.due(org, name, attention),
});

type Attended = { readonly revision: number };

/** Taking such a row for one worker, and letting go of it; a save since then wins over both. */
export const attending = <Row extends Attended>(
  rows: Rows,
  keyOf: (row: Row) => Key,
  dueOf: (row: Row, attention: Instant) => Item,
) => ({
  async attend(row: Row, dueAt: Instant, until: Instant): Promise<boolean> {
    const condition = {
      if: '#revision = :revision AND #attention = :dueAt',
      values: { revision: row.revision, dueAt },
    };
    return (await rows.update(keyOf(row), { set: dueOf(row, until) }, condition)).type === 'written';
  },

  /** `next`: when it is due again, if it is. */
  async attended(row: Row, next?: Instant): Promise<void> {
    const condition = { if: '#revision = :revision', values: { revision: row.revision } };
    const change = next === undefined ? { remove: notDue } : { set: dueOf(row, next) };
    await rows.update(keyOf(row), change, condition);
  },
});
