import { createClient } from '../../../adapters/dynamodb/client.ts';
import { openStore } from '../../../adapters/dynamodb/store.ts';
import { ensureTables } from '../../../adapters/dynamodb/table.ts';
import { openEmbedded } from '../../../adapters/local/embedded.ts';
import { asOrgId } from '../../../src/people/model.ts';

// Prints by how many bytes the heap of this process grew over 3,200 queries. Run with --expose-gc.

const [folder = ''] = process.argv.slice(2);
const engine = await openEmbedded(folder);
const client = createClient({ endpoint: engine.endpoint, region: 'ap-northeast-1' });
await ensureTables(client, 'akari');
const { dueWork } = openStore({ client, table: 'akari' });

const sizeAfter = async (rounds: number): Promise<number> => {
  for (let i = 0; i < rounds; i += 1) await dueWork.nextDue(asOrgId('org'));
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
};
const before = await sizeAfter(200);
const after = await sizeAfter(400);
process.stdout.write(String(after - before));
client.destroy();
await engine.close();
