import { fileURLToPath } from 'node:url';
import { createClient } from '../../adapters/dynamodb/client.ts';
import { openStore } from '../../adapters/dynamodb/store.ts';
import { type Audience, addTo, planParcels } from '../../src/delivery/plan-parcels.ts';
import { CAMPAIGN } from '../chaos/plan.ts';
import { EVENING, MORNING, ORG } from '../chaos/stage.ts';
import { person } from '../fixtures/staff.ts';

// Plans one message for so many people in a process of its own, and says the most memory that took.

export const planScript = fileURLToPath(import.meta.url);

const plan = async (count: number, endpoint: string, table: string): Promise<void> => {
  const { parcels } = openStore({ client: createClient({ endpoint, region: 'ap-northeast-1' }), table });
  const audience: Audience = new Map();
  for (let i = 0; i < count; i += 1) {
    const id = `p${String(i).padStart(6, '0')}`;
    addTo(audience, person(id, '課', i % 2 === 0 ? {} : { place: 'teams', teams: { user: id } }));
  }
  const message = {
    org: ORG,
    delivery: CAMPAIGN,
    kind: 'campaign',
    subject: 'c1',
    dueAt: MORNING,
    expiresAt: EVENING,
  } as const;
  await planParcels(message, 'Asia/Tokyo', audience, parcels);
  process.stdout.write(`${process.resourceUsage().maxRSS / 1_024}\n`);
};

const [, script, count, endpoint = '', table = ''] = process.argv;
if (script === planScript) {
  await plan(Number(count), endpoint, table);
  process.exit(0);
}
