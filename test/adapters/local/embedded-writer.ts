import { createClient } from '../../../adapters/dynamodb/client.ts';
import { openStore } from '../../../adapters/dynamodb/store.ts';
import { ensureTables } from '../../../adapters/dynamodb/table.ts';
import { openEmbedded } from '../../../adapters/local/embedded.ts';
import { asDeliveryId } from '../../../src/delivery/model.ts';
import { asOrgId, asPersonId } from '../../../src/people/model.ts';
import { asInstant } from '../../../src/time/instant.ts';

// Writes to the embedded engine until it is killed, and says what was acknowledged: `planned n`, `settled n`.

const [folder = '', from = '0'] = process.argv.slice(2);
const { endpoint } = await openEmbedded(folder);
const client = createClient({ endpoint, region: 'ap-northeast-1' });
await ensureTables(client, 'akari');
const { outbox } = openStore({ client, table: 'akari' });
const now = asInstant(1_000_000);

const one = async (n: number): Promise<void> => {
  const key = { org: asOrgId('org'), person: asPersonId(`K${n}`), id: asDeliveryId('pulse/2026-W48/ask') };
  const row = {
    ...key,
    kind: 'pulse',
    subject: '2026-W48',
    dueAt: now,
    expiresAt: now,
    attempts: 0,
    group: 'g',
  } as const;
  await outbox.plan({ ...row, state: { type: 'waiting' } });
  process.stdout.write(`planned ${n}\n`);
  await outbox.claim(key, 'slack', now, asInstant(2_000_000));
  await outbox.settle(key, { type: 'settled', at: now, fate: 'skipped', reason: 'test' });
  process.stdout.write(`settled ${n}\n`);
};

const worker = async (first: number): Promise<void> => {
  for (let n = first; ; n += 8) await one(n);
};
process.stdout.write('ready\n');
await Promise.all(Array.from({ length: 8 }, (_, i) => worker(Number(from) + i)));
