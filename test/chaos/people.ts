import { putAll } from '../../adapters/dynamodb/batch.ts';
import { createClient, documentsOf } from '../../adapters/dynamodb/client.ts';
import { keys } from '../../adapters/dynamodb/keys.ts';
import { createMeter } from '../../adapters/dynamodb/meter.ts';
import { mark } from '../../adapters/dynamodb/migrate.ts';
import { openRows } from '../../adapters/dynamodb/rows.ts';
import { addressOf } from '../../adapters/teams/address.ts';
import type { Platform } from '../../src/conversation/inbound.ts';
import { asPersonId, type OrgId, type PersonId } from '../../src/people/model.ts';
import { TOKYO } from '../../src/time/instant.ts';

export type Somebody = { readonly id: PersonId; readonly platform: Platform };

/** So many people, every other one on Slack; or all on one platform. */
export const crowd = (count: number, only?: Platform, prefix = 'p'): readonly Somebody[] =>
  Array.from({ length: count }, (_, i) => ({
    id: asPersonId(`${prefix}${String(i).padStart(6, '0')}`),
    platform: only ?? (i % 2 === 0 ? 'slack' : 'teams'),
  }));

/** What the simulated platforms call this person. */
export const nameOf = ({ id, platform }: Somebody): string => (platform === 'slack' ? `U${id}` : id);

/** Writes people as an import does, without the indexes, which a delivery never reads. */
export const settle = async (
  { endpoint, table }: { readonly endpoint: string; readonly table: string },
  org: OrgId,
  people: readonly Somebody[],
): Promise<void> => {
  const client = createClient({ endpoint, region: 'ap-northeast-1' });
  const rows = openRows(documentsOf(client), table, createMeter());
  const common = {
    ...{ org, unit: '課', language: 'ja', zone: TOKYO, hours: { start: '09:30', end: '18:15' }, admin: false },
    ...{ manages: [], promotes: [], left: false, imported: 1 },
  };
  for (let from = 0; from < people.length; from += CHUNK) {
    const items = people.slice(from, from + CHUNK).map((somebody) => ({
      ...keys.person(org, somebody.id),
      ...mark('person'),
      ...common,
      ...accountOf(somebody),
      id: somebody.id,
      name: `職員 ${somebody.id}`,
    }));
    await putAll(rows, items);
  }
  client.destroy();
};

const CHUNK = 2_000;

const TENANT = '11111111-2222-4333-8444-555555555555';

/** On Teams with the chat that an earlier event has told. */
const accountOf = (somebody: Somebody) => {
  const user = nameOf(somebody);
  if (somebody.platform === 'slack') return { slack: { user, team: 'T1' } };
  const reference = {
    channelId: 'msteams',
    tenantId: TENANT,
    conversation: { id: `a:${user}` },
    user: { id: user },
  } as const;
  return { teams: { user, tenant: TENANT }, teamsAddress: addressOf(reference) };
};
