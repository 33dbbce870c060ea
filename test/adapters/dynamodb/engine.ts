import { createClient } from '../../../adapters/dynamodb/client.ts';
import { someWorker, type Worker } from '../../../adapters/dynamodb/import-head.ts';
import { openStore, type Store } from '../../../adapters/dynamodb/store.ts';
import { ensureTables } from '../../../adapters/dynamodb/table.ts';
import { openEmbedded } from '../../../adapters/local/embedded.ts';
import { asOrgId, type OrgId } from '../../../src/people/model.ts';

export type Engine = {
  readonly store: Store;
  readonly client: ReturnType<typeof createClient>;
  readonly endpoint: string;
  readonly table: string;
  /** The same tables as another process sees them, its own clock this far ahead. */
  another(aheadMs?: number, worker?: Worker): Store;
  /** The same tables as another process sees them, by a clock of its own. */
  by(wallClock: () => number): Store;
  /** An organisation that no other test has used. */
  org(): OrgId;
  close(): Promise<void>;
};

/** The engine at AKARI_TEST_DYNAMODB, or the embedded one in memory. */
export const openEngine = async (): Promise<Engine> => {
  const given = process.env.AKARI_TEST_DYNAMODB;
  const embedded = given === undefined ? await openEmbedded() : undefined;
  const endpoint = embedded?.endpoint ?? given ?? '';
  const client = createClient({ endpoint, region: 'ap-northeast-1' });
  const table = `akari-test-${process.pid}-${Date.now()}`;
  await ensureTables(client, table);
  const open = (aheadMs = 0, worker: Worker = someWorker) =>
    openStore({ client, table, wallClock: () => Date.now() + aheadMs, worker });
  let orgs = 0;
  return {
    store: open(),
    client,
    endpoint,
    table,
    another: open,
    by: (wallClock) => openStore({ client, table, wallClock }),
    org: () => {
      orgs += 1;
      return asOrgId(`org-${orgs}`);
    },
    async close() {
      client.destroy();
      await embedded?.close();
    },
  };
};
