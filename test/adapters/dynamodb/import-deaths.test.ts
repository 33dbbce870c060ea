import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../../../adapters/dynamodb/store.ts';
import { asPersonId, asUnitId, type OrgId } from '../../../src/people/model.ts';
import { entry, importing, put, putUnit, summary, unit } from '../../contracts/directory.ts';
import { at } from '../../fixtures/time.ts';
import { type Engine, openEngine } from './engine.ts';
import { type Lossy, openLossy } from './lossy.ts';

const now = at('2026-11-24T09:00:00+09:00');
const A_MINUTE = 60_000;
const A_DAY = at('2026-11-25T09:00:00+09:00');

describe('an import', () => {
  let engine: Engine;
  let network: Lossy;
  let client: DynamoDBClient;
  /** A process whose network may fail it, and which then does not try again. */
  let mortal: Store;
  beforeAll(async () => {
    engine = await openEngine();
    network = await openLossy(engine.endpoint);
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
    client = new DynamoDBClient({ endpoint: network.endpoint, region: 'ap-northeast-1', maxAttempts: 1, credentials });
    mortal = openStore({ client, table: engine.table });
  });
  afterAll(async () => {
    client.destroy();
    await network.close();
    await engine.close();
  });

  const change = async ({ directoryImport }: Store, org: OrgId): Promise<void> => {
    await directoryImport.begin(org, 'i1', now);
    await directoryImport.stage(org, 'i1', 0, [
      putUnit(unit('root', undefined, '新')),
      put(entry('K1', { name: '新' }), false),
    ]);
    await directoryImport.stage(org, 'i1', 1, [{ type: 'person-left', id: asPersonId('K2') }, put(entry('K3'))]);
    await directoryImport.commit(org, 'i1', 2, summary);
    await directoryImport.apply(org, 'i1');
  };

  const seen = async ({ directory }: Store, org: OrgId) => {
    const organisation = await directory.organisation(org);
    const tree = organisation && (await directory.tree(organisation));
    const people: string[] = [];
    for await (const page of directory.everyone(org))
      people.push(...page.map(({ id, name, left }) => `${id} ${name}${left ? ' left' : ''}`));
    return { version: organisation?.version, root: tree?.unit(asUnitId('root'))?.name, people: people.sort() };
  };

  const before = { version: 1, root: '旧', people: ['K1 旧', 'K2 旧'] };
  const after = { version: 2, root: '新', people: ['K1 新', 'K2 旧 left', 'K3 職員 K3'] };

  /** Lives for so many requests; the last one is carried out or not, and nobody hears of it. */
  const dying = async (requests: number, last: 'lost' | 'answer-lost', org: OrgId): Promise<boolean> => {
    let left = requests;
    network.decide(() => {
      left -= 1;
      if (left > 0) return 'answered';
      return left === 0 ? last : 'lost';
    });
    return change(mortal, org).then(
      () => false,
      () => true,
    );
  };

  it.each(['lost', 'answer-lost'] as const)(
    'is whole or nothing wherever it dies, its last request %s',
    async (last) => {
      let died = true;
      let deaths = 0;
      for (let requests = 1; died; requests += 1) {
        const org = engine.org();
        const old = { ...engine.another(), org };
        await importing(
          old,
          'i0',
          putUnit(unit('root', undefined, '旧')),
          put(entry('K1', { name: '旧' })),
          put(entry('K2', { name: '旧' })),
        );
        died = await dying(requests, last, org);
        if (died) deaths += 1;
        const between = await seen(old, org);
        expect([before.root, after.root]).toContain(between.root);
        expect(between.version).toBe(between.root === '旧' ? 1 : 2);
        const tick = engine.another(A_MINUTE);
        const [due] = await tick.dueWork.due(org, A_DAY, 10);
        if (due) await tick.directoryImport.apply(org, 'i1');
        expect(await seen(tick, org)).toEqual(due || between.root === '新' ? after : before);
        expect(await tick.dueWork.due(org, A_DAY, 10)).toEqual([]);
      }
      expect(deaths).toBeGreaterThan(15);
    },
  );

  it('does not undo a newer one when its process wakes up late', async () => {
    const org = engine.org();
    const first = { ...engine.another(), org };
    await importing(first, 'i0', putUnit(unit('root')), put(entry('K1', { name: '旧' })));
    let wake = () => {};
    const asleep = new Promise<void>((resolve) => {
      wake = resolve;
    });
    let reached = () => {};
    const atWork = new Promise<void>((resolve) => {
      reached = resolve;
    });
    network.decide((body) => {
      if (!body.includes('"新"') || !body.includes('set_name')) return 'answered';
      reached();
      return asleep;
    });
    const late = change(mortal, org);
    await atWork;
    await engine.another(A_MINUTE).directoryImport.apply(org, 'i1');
    await importing({ ...engine.another(A_MINUTE), org }, 'i2', put(entry('K1', { name: '最新' }), false));
    wake();
    await late;
    expect((await seen(first, org)).people).toEqual(['K1 最新', 'K3 職員 K3']);
  });
});
