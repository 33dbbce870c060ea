import { expect, it } from 'vitest';
import { roomIdOf } from '../../../src/conversation/inbound.ts';
import type { Job } from '../../../src/delivery/ports.ts';
import { asPersonId } from '../../../src/people/model.ts';
import type { RetentionStore } from '../../../src/retention/ports.ts';
import { SWEEP, type SweepDeps, sweep } from '../../../src/retention/use-cases.ts';
import { asInstant, DAY_MS, TOKYO } from '../../../src/time/instant.ts';
import { memoryCampaigns } from '../../fixtures/memory-campaigns.ts';
import { memoryLists } from '../../fixtures/memory-lists.ts';
import { memoryPulse } from '../../fixtures/memory-pulse.ts';
import { memoryRooms } from '../../fixtures/memory-rooms.ts';
import { roomOf } from '../../fixtures/rooms.ts';
import { ORG, treeOf } from '../../fixtures/staff.ts';
import { at } from '../../fixtures/time.ts';

const SUNDAY = at('2026-11-22T03:00:00+09:00');

/** Four parts of 3,000 people; notes whose messages were looked at, and when rounds were. */
const large = (seen: string[]): RetentionStore => ({
  async *people(_, from) {
    for (let part = from; part < 4; part += 1)
      yield {
        part,
        people: Array.from({ length: 3_000 }, (__, i) => ({
          ...{ id: asPersonId(`${part}/${i}`), left: false, hasChoices: false },
        })),
      };
  },
  messages: async (_, person) => {
    if (person.endsWith('/0')) seen.push(person);
    return [];
  },
  noteLeft: async () => undefined,
  dropChoices: async () => undefined,
  rounds: async () => {
    seen.push('rounds');
    return [];
  },
  eraseRemarks: async () => undefined,
  eraseCounts: async () => undefined,
  eraseHomes: async () => undefined,
  eraseResults: async () => undefined,
  campaigns: async () => [],
  eraseAcknowledgements: async () => undefined,
  eraseVoiceNames: async () => undefined,
  eraseCampaign: async () => undefined,
  eraseEvenings: async () => undefined,
  eraseMemos: async () => undefined,
});

it('looks through a large organisation in several runs, rounds in the last, and plans the next Sunday once', async () => {
  const seen: string[] = [];
  const planned = new Map<string, Job>();
  const plan = async (job: Job): Promise<boolean> => planned.size < planned.set(job.id, job).size;
  const organisation = async () => ({
    ...{ id: ORG, name: '省', zone: TOKYO, zones: [], people: 12_000, units: 1, version: 1, closures: {} },
  });
  const deps: SweepDeps = {
    ...{ directory: { organisation, tree: async () => treeOf(['省']) }, campaigns: memoryCampaigns().campaigns },
    ...{ jobs: { plan }, outbox: { erase: async () => undefined } },
    parcels: { erase: async () => undefined },
    rooms: memoryRooms(),
    ...memoryLists(),
    ...{ pulse: memoryPulse().pulse, retention: large(seen) },
  };
  const first: Job = { org: ORG, id: 'first', kind: SWEEP, payload: { part: '0' }, dueAt: SUNDAY };
  await sweep(deps)(first, SUNDAY);
  expect(seen).toEqual(['0/0', '1/0']);
  const next = [...planned.values()].find(({ payload }) => payload.part === '2');
  expect(next?.dueAt).toBe(SUNDAY);
  if (next) await sweep(deps)(next, SUNDAY);
  expect(seen).toEqual(['0/0', '1/0', '2/0', '3/0', 'rounds']);
  expect([...planned.values()].map(({ dueAt }) => dueAt)).toEqual([at('2026-11-29T03:00:00+09:00'), SUNDAY]);
});

it('takes away a channel of a floor thirty days after it ended, and none that is on', async () => {
  const rooms = memoryRooms();
  const [over, lately, on] = ['C1', 'C2', 'C3'].map((channel) => roomIdOf('slack', channel));
  if (!over || !lately || !on) throw new Error('no channel');
  for (const id of [over, lately, on]) await rooms.open(roomOf(ORG, undefined, { id }));
  await rooms.close({ org: ORG, room: over }, 20, asInstant(SUNDAY - 30 * DAY_MS));
  await rooms.close({ org: ORG, room: lately }, 20, asInstant(SUNDAY - 30 * DAY_MS + 1));
  const deps: SweepDeps = {
    ...{ directory: { organisation: async () => undefined, tree: async () => undefined } },
    ...{ campaigns: memoryCampaigns().campaigns, jobs: { plan: async () => true } },
    ...{ outbox: { erase: async () => undefined }, parcels: { erase: async () => undefined }, ...memoryLists() },
    ...{ pulse: memoryPulse().pulse, retention: large([]), rooms },
  };
  await sweep(deps)({ org: ORG, id: 'last', kind: SWEEP, payload: { part: '3' }, dueAt: SUNDAY }, SUNDAY);
  expect((await rooms.rooms(ORG)).map(({ id }) => id)).toEqual([lately, on]);
});
