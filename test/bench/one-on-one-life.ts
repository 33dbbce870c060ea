import { LOCAL_ORG } from '../../adapters/local/org.ts';
import { ensureTeams } from '../../src/one-on-one/roll.ts';
import { asPersonId } from '../../src/people/model.ts';
import { at } from '../fixtures/time.ts';
import { last } from '../wire/heard.ts';
import type { WirePerson } from '../wire/wire.ts';
import { arrived, install, memberOn, openWorld, unit, type World } from '../wire/world.ts';
import { type Figure, figure } from './bench.ts';

/** A new message is claimed before it is answered and settled afterwards: two requests beside those of what a line asks for. */
const LINE = 6;
const TAP = 4;

/** One 1on1 from its beginning to the next one: what both do, and what the tick and the sender do for it. */
export const oneOnOneLifeFigures = async (): Promise<readonly Figure[]> => {
  const figures: Figure[] = [];
  for (const platform of ['slack', 'teams'] as const) {
    const world = await openWorld({ minuteTick: false });
    try {
      figures.push(...(await lifeOn(world, platform)));
    } finally {
      await world.close();
    }
  }
  return figures;
};

type Of = (name: string, bound: number | undefined, act: () => Promise<unknown>) => Promise<void>;

const lifeOn = async (world: World, platform: 'slack' | 'teams'): Promise<readonly Figure[]> => {
  const figures: Figure[] = [];
  const wire = world[platform];
  const of: Of = async (name, bound, act) => {
    world.system.store.meter.reset();
    await act();
    const { requests, readUnits, writeUnits } = world.system.store.meter.read();
    const beside = `${bound === undefined ? '' : `≤ ${bound}; `}${readUnits} RRU + ${writeUnits} WRU`;
    const isKept = bound === undefined ? undefined : requests <= bound;
    figures.push(figure(`${platform}: 1on1, ${name}`, requests, 'requests', beside, isKept));
  };
  await world.clock('2026-11-26T10:00:00+09:00');
  await install(
    world,
    [unit('省', undefined), unit('課', '省', { managers: ['9'] })],
    ['1', '9'].map((id) => memberOn(wire, id, '課')),
  );
  const [staff, head] = [await arrived(wire, '1'), await arrived(wire, '9')];
  await ensureTeams(LOCAL_ORG, at('2026-11-26T10:00:00+09:00'), world.system.store);
  await world.clock('2026-11-26T10:02:00+09:00');
  // What a process reads once is read before.
  await staff.say('1on1');
  await settled(world, staff, head, of);
  await prepared(world, staff, head, of);
  await ended(world, staff, of);
  return figures;
};

const settled = async (world: World, staff: WirePerson, head: WirePerson, of: Of): Promise<void> => {
  await of('a line: チームの1on1', LINE, () => head.say('チームの1on1'));
  await head.tap('チームで始める（1人）');
  await of('begun', TAP, () => head.tap('始める'));
  await of('three times laid out and asked, ticks and all', undefined, () => world.clock('2026-11-26T10:04:00+09:00'));
  const [first = ''] = last(staff, 'お二人とも空いている時間を探しました').buttons;
  await of('a time chosen', TAP, () => staff.tap(first));
  await world.clock('2026-11-26T16:58:00+09:00');
  await of('the digest at 17:00, ticks and all', undefined, () => world.clock('2026-11-26T17:01:00+09:00'));
  await of('other times, from the digest', TAP, () => head.tap('職員 1さんとの日を変える'));
  const key = { manager: '9', staff: '1', n: 1 };
  await of('moved', TAP, () =>
    head.forge({ name: 'one-on-one.choose', payload: { ...key, from: at('2026-12-02T10:30:00+09:00') } }),
  );
  await of('followed by calendar and cards, ticks and all', undefined, () => world.clock('2026-11-26T17:05:00+09:00'));
};

const prepared = async (world: World, staff: WirePerson, head: WirePerson, of: Of): Promise<void> => {
  await world.clock('2026-12-01T14:58:00+09:00');
  await of('the day before, to both, ticks and all', undefined, () => world.clock('2026-12-01T15:01:00+09:00'));
  await of('a topic', TAP, () => staff.tap('困りごと'));
  await of('a memo opened', TAP, () => staff.tap('メモを書く'));
  await of('a memo written', TAP, () => staff.submit({ 話したいこと: '資料の締切を相談したい' }));
  await of('a memo shared', TAP, () => staff.tap('メモを共有'));
  await of('a memo read', TAP, () => head.tap('共有メモを見る'));
};

const ended = async (world: World, staff: WirePerson, of: Of): Promise<void> => {
  await world.clock('2026-12-02T10:58:00+09:00');
  await of('both asked afterwards in place, ticks and all', undefined, () => world.clock('2026-12-02T11:02:00+09:00'));
  await staff.say('1on1');
  await of('held, with the next times', TAP, () => staff.tap('実施しました'));
  await of('followed by the history, ticks and all', undefined, () => world.clock('2026-12-02T11:04:00+09:00'));
  const diary = await world.system.store.oneOnOne.diary(LOCAL_ORG, asPersonId('9'));
  if (diary?.pairs[0]?.past[0]?.ending !== 'held') throw new Error('the 1on1 was not held');
};
