import { arrived, install, memberOn, openWorld, unit } from '../wire/world.ts';
import { type Figure, figure } from './bench.ts';

/** What somebody does about their evening, and a head about that of others: DynamoDB requests over the real wire. */
export const eveningTapFigures = async (): Promise<readonly Figure[]> => {
  const figures: Figure[] = [];
  for (const platform of ['slack', 'teams'] as const) {
    const world = await openWorld({ minuteTick: false });
    try {
      const wire = world[platform];
      await world.clock('2026-11-26T15:00:00+09:00');
      const members = ['1', '9'].map((id) => memberOn(wire, id, '係'));
      await install(world, [unit('省', undefined), unit('係', '省', { managers: ['9'] })], members);
      const [staff, head] = [await arrived(wire, '1'), await arrived(wire, '9')];
      const of = async (name: string, act: () => Promise<unknown>) => {
        world.system.store.meter.reset();
        await act();
        const { requests, readUnits, writeUnits } = world.system.store.meter.read();
        const beside = `≤ 4; ${readUnits} RRU + ${writeUnits} WRU`;
        figures.push(figure(`${platform}: evening, ${name}`, requests, 'requests', beside, requests <= 4));
      };
      // What a process reads once is read before.
      await head.say('待機解除');
      await of('a line', () => staff.say('退庁予定'));
      await of('a plan', () => staff.tap('20時以降'));
      await of('a plan changed', async () => staff.tap('予定を変える'));
      await of('a plan taken back', () => staff.tap('予定を取り消す'));
      await staff.tap('今日の退庁予定');
      await staff.tap('20時以降');
      await world.clock('2026-11-26T19:31:00+09:00');
      await of('そろそろ終わります', () => staff.tap('そろそろ終わります'));
      // Once more, since a leap of the clock forgets it.
      await head.say('待機解除');
      await of('待機解除, asked', () => head.say('待機解除'));
      await of('待機解除, told', () => head.tap('待機解除を伝える'));
    } finally {
      await world.close();
    }
  }
  return figures;
};
