import { DUE_SHARDS } from '../../adapters/dynamodb/keys.ts';
import { parcelLines } from '../../src/delivery/parcel.ts';
import type { Wire, WirePerson } from '../wire/wire.ts';
import { arrived, install, type Member, memberOn, openWorld, unit, type World } from '../wire/world.ts';
import { type Figure, figure } from './bench.ts';
import { eveningTapFigures } from './evening-taps.ts';
import { countIndexWrites, type IndexWrites } from './index-writes.ts';
import { oneOnOneLifeFigures } from './one-on-one-life.ts';
import { resultTapFigures } from './result-taps.ts';

const THURSDAY = '2026-11-26T15:00:00+09:00';

/** DynamoDB requests and units per user action, counted at the client over the real wire. */
export const requestFigures = async (): Promise<readonly Figure[]> => [
  ...(await actionFigures()),
  ...(await overtimeFigures()),
  ...(await eveningTapFigures()),
  ...(await resultTapFigures()),
  ...(await oneOnOneLifeFigures()),
  ...(await roundFigures()),
  ...(await tickFigures()),
];

const counted = async (world: World, act: () => Promise<unknown>) => {
  const { meter } = world.system.store;
  meter.reset();
  await act();
  return meter.read();
};

const actionFigures = async (): Promise<readonly Figure[]> => {
  const world = await openWorld({ minuteTick: false });
  try {
    await world.clock('2026-11-24T09:00:00+09:00');
    const wires = [world.slack, world.teams];
    const idsOf = (wire: Wire) => [1, 2, 3, 4, 5, 6].map((n) => `${wire.platform === 'slack' ? 1 : 2}${n}`);
    const members = wires.flatMap((wire) => idsOf(wire).map((id) => memberOn(wire, id, '省')));
    await install(world, [unit('省', undefined, { promoters: ['16', '26'] })], members);
    const people = await Promise.all(wires.map((wire) => Promise.all(idsOf(wire).map((id) => arrived(wire, id)))));
    await world.clock(THURSDAY);
    const figures: Figure[] = [];
    for (const own of people) figures.push(...(await figuresOf(world, own)));
    return figures;
  } finally {
    await world.close();
  }
};

const figuresOf = async (world: World, people: readonly WirePerson[]): Promise<readonly Figure[]> => {
  const figures: Figure[] = [];
  const [staff, other, , , , promoter] = people;
  if (!staff || !other || !promoter) throw new Error('nobody there');
  const platform = staff.user.startsWith('U') ? 'slack' : 'teams';
  const of = async (name: string, bound: number, act: () => Promise<unknown>) => {
    const { requests, readUnits, writeUnits } = await counted(world, act);
    const units = `${readUnits} RRU + ${writeUnits} WRU`;
    figures.push(figure(`${platform}: ${name}`, requests, 'requests', `≤ ${bound}; ${units}`, requests <= bound));
  };
  await of('pulse tap, question 1', 2, () => staff.tap('とてもそう思う'));
  await of('pulse tap, question 2', 2, () => staff.tap('とてもそう思う'));
  await of('pulse tap, question 3', 2, () => staff.tap('とてもそう思う'));
  await of('pulse tap, delivered twice', 5, () => promoter.tap('とてもそう思う', { times: 2 }));
  await of('Q1を変える', 2, () => staff.tap('Q1を変える'));
  await of('今週は答えない', 2, () => other.tap('今週は答えない'));
  await of('今週は答えない（回答を取り消す）', 4, () => staff.tap('今週は答えない（回答を取り消す）'));
  await of('a line: 設定', 4, () => staff.say('設定'));
  await of('a line: パルス (own)', 4, () => staff.say('パルス'));
  await of('a line nobody understands', 4, () => staff.say('ピザ食べたい'));
  await of('promoter: パルス, first in a process', 5, () => promoter.say('パルス'));
  await of('promoter: パルス', 4, () => promoter.say('パルス'));
  await of('promoter: 頻度を変える', 4, () => promoter.choose('頻度を変える', '隔週'));
  return figures;
};

/** A declaration from its line to the next morning: the person's acts, and what the tick and the sender do for it. */
const overtimeFigures = async (): Promise<readonly Figure[]> => {
  const figures: Figure[] = [];
  for (const platform of ['slack', 'teams'] as const) {
    const world = await openWorld({ minuteTick: false });
    try {
      const wire = world[platform];
      await world.clock(THURSDAY);
      const units = [unit('省', undefined), unit('係', '省', { managers: ['9'] })];
      await install(
        world,
        units,
        ['1', '9'].map((id) => memberOn(wire, id, '係')),
      );
      const [staff, manager] = [await arrived(wire, '1'), await arrived(wire, '9')];
      const of = async (name: string, bound: number | undefined, act: () => Promise<unknown>) => {
        const { requests, readUnits, writeUnits } = await counted(world, act);
        const beside = `${bound === undefined ? '' : `≤ ${bound}; `}${readUnits} RRU + ${writeUnits} WRU`;
        const isKept = bound === undefined ? undefined : requests <= bound;
        figures.push(figure(`${platform}: overtime, ${name}`, requests, 'requests', beside, isKept));
      };
      // What a process reads once is read before.
      await staff.say('今月の残業は？');
      await of('a line', 4, () => staff.say('今日22時まで残業 国会対応'));
      await of('declared', 4, () => staff.tap('この内容で申告する'));
      await of('asked of whoever confirms, ticks and all', undefined, () => world.clock('2026-11-26T15:02:00+09:00'));
      await of('confirmed', 4, () => manager.tap('確認しました'));
      await of('told in place, ticks and all', undefined, () => world.clock('2026-11-26T15:04:00+09:00'));
      await world.clock('2026-11-27T09:00:00+09:00');
      await of('asked the next morning, ticks and all', undefined, () => world.clock('2026-11-27T09:31:00+09:00'));
      await of('what was worked', 4, () => staff.tap('このとおりです'));
    } finally {
      await world.close();
    }
  }
  return figures;
};

const PEOPLE = 1_000;

const roundFigures = async (): Promise<readonly Figure[]> => {
  const indexWrites = countIndexWrites();
  const world = await openWorld({ minuteTick: false });
  try {
    await world.clock('2026-11-24T09:00:00+09:00');
    await installMany(world, PEOPLE);
    for (let i = 2; i <= PEOPLE; i += 2) await arrived(world.teams, String(i));
    const moveTo = clockOf(world, indexWrites);
    const asked = await moveTo(THURSDAY);
    const reminded = await moveTo('2026-11-27T10:00:00+09:00');
    const closed = await moveTo('2026-11-27T17:00:00+09:00');
    const floor = 'floor: claim and settle = 2 a person';
    return [
      figure('asking 1,000 people', asked.requests, 'requests', `${asked.units}; ${floor}`),
      figure(
        'reminding 1,000 people, none of whom answered',
        reminded.requests,
        'requests',
        `${reminded.units}; ${floor}`,
      ),
      figure('closing a round of 1,000 people', closed.requests, 'requests', closed.units),
    ];
  } finally {
    await world.close();
    indexWrites.stop();
  }
};

const clockOf = (world: World, indexWrites: IndexWrites) => async (to: string) => {
  const before = indexWrites.units();
  const { requests, readUnits, writeUnits } = await counted(world, () => world.clock(to));
  const units = `${readUnits} RRU + ${writeUnits} WRU, of indexes ${indexWrites.units() - before} WRU`;
  return { requests, units };
};

const DUE_PARTS = DUE_SHARDS + parcelLines.length;

/** Nobody is due: a tick costs the same however many people there are. */
const tickFigures = async (): Promise<readonly Figure[]> => {
  const counts: number[] = [];
  for (const people of [1_000, 100_000]) {
    const world = await openWorld({ minuteTick: false });
    try {
      await world.clock('2026-11-24T09:00:00+09:00');
      await installMany(world, people);
      await world.clock('2026-11-24T10:00:00+09:00');
      const { requests } = await counted(world, () => world.system.tick());
      counts.push(requests);
    } finally {
      await world.close();
    }
  }
  const [small = 0, large = 0] = counts;
  return [
    figure(
      'idle tick, 1,000 people',
      small,
      'requests',
      `≤ ${DUE_PARTS}, one for each part of the index`,
      small <= DUE_PARTS,
    ),
    figure('idle tick, 100,000 people', large, 'requests', `equal to 1,000 people: ${small}`, small === large),
  ];
};

const installMany = async (world: World, count: number): Promise<void> => {
  const units = Array.from({ length: Math.ceil(count / 25) }, (_, i) => unit(`課${i}`, '省'));
  const members: Member[] = Array.from({ length: count }, (_, i) =>
    memberOn(i % 2 === 0 ? world.slack : world.teams, String(i + 1), `課${Math.floor(i / 25)}`),
  );
  await install(world, [unit('省', undefined), ...units], members);
};
