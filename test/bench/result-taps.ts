import { LOCAL_ORG } from '../../adapters/local/org.ts';
import type { UnitResult } from '../../src/results/model.ts';
import { idOf, resultOf, week } from '../fixtures/told-results.ts';
import { arrived, install, memberOn, openWorld, unit, type World } from '../wire/world.ts';
import { type Figure, figure } from './bench.ts';

/** What a look at results takes over the real wire: first in a process, and again. */
export const resultTapFigures = async (): Promise<readonly Figure[]> => {
  const figures: Figure[] = [];
  for (const platform of ['slack', 'teams'] as const) {
    const world = await openWorld({ minuteTick: false });
    try {
      const wire = world[platform];
      await world.clock('2026-11-30T10:00:00+09:00');
      const units = [
        unit('省', undefined, { promoters: ['8'] }),
        unit('局', '省', { managers: ['5'] }),
        unit('東', '局'),
      ];
      const members = ['1', '5', '8', '9'].map((id) => memberOn(wire, id, '東', { admin: id === '9' }));
      await install(world, units, members);
      const [staff, head, promoter, admin] = await Promise.all(['1', '5', '8', '9'].map((id) => arrived(wire, id)));
      if (!staff || !head || !promoter || !admin) throw new Error('nobody there');
      await publish(world);
      const of = async (name: string, bound: number | undefined, act: () => Promise<unknown>) => {
        world.system.store.meter.reset();
        await act();
        const { requests, readUnits, writeUnits } = world.system.store.meter.read();
        const beside = `${bound === undefined ? '' : `≤ ${bound}; `}${readUnits} RRU + ${writeUnits} WRU`;
        const isKept = bound === undefined ? undefined : requests <= bound;
        figures.push(figure(`${platform}: results, ${name}`, requests, 'requests', beside, isKept));
      };
      // Reads everything anew.
      await world.clock('2026-11-30T10:01:00+09:00');
      await of('みんなの結果, first in a process', undefined, () => staff.say('みんなの結果'));
      await of('みんなの結果', 4, () => staff.say('みんなの結果'));
      await of('部署の結果, of a unit above', 4, () => head.say('部署の結果'));
      await of('部署ごとの結果, the first', undefined, () => promoter.say('部署ごとの結果'));
      await of('部署ごとの結果', 4, () => promoter.say('部署ごとの結果'));
      await of('from unit to unit', 4, () => promoter.choose('部署を選ぶ', '局課'));
      await of('みんなのひとこと', undefined, () => staff.say('みんなのひとこと'));
      await of('閲覧記録', undefined, () => admin.say('閲覧記録'));
    } finally {
      await world.close();
    }
  }
  return figures;
};

const publish = async ({ system }: World): Promise<void> => {
  const shown: readonly UnitResult[] = [
    resultOf('省'),
    resultOf('局', { parent: idOf('省') }),
    resultOf('東', { parent: idOf('局') }),
  ];
  await system.store.results.save(shown.map((each) => ({ ...each, org: LOCAL_ORG })));
  await system.store.results.publish(LOCAL_ORG, week);
};
