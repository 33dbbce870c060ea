import type { Wire } from '../wire/wire.ts';
import { arrived, install, memberOn, openWorld, unit } from '../wire/world.ts';
import { type Figure, figure, median } from './bench.ts';

const PEOPLE = 60;
const WARM_UP = 20;

/**
 * A person's tap through everything: signed, over HTTP, through the core, two conditional writes or reads in the
 * embedded engine, the card changed by a call to the platform. All of it, sender and platform too, in this process.
 */
export const productFigures = async (): Promise<readonly Figure[]> => {
  const world = await openWorld();
  try {
    await world.clock('2026-11-24T09:00:00+09:00');
    const wires = [world.slack, world.teams];
    const members = wires.flatMap((wire) => idsOn(wire).map((id) => memberOn(wire, id, '省')));
    await install(world, [unit('省', undefined)], members);
    for (const wire of wires) for (const id of idsOn(wire)) await arrived(wire, id);
    await world.clock('2026-11-26T15:00:00+09:00');
    const figures: Figure[] = [];
    for (const wire of wires) {
      const name = `${wire.platform}: a pulse tap through the whole product`;
      figures.push(figure(name, await tapTime(wire), 'ms', 'HTTP, embedded DynamoDB, one call out; < 1 s warm (§9)'));
    }
    if (world.complaints.length > 0) throw new Error(world.complaints.join('\n'));
    return figures;
  } finally {
    await world.close();
  }
};

const idsOn = ({ platform }: Wire): readonly string[] =>
  Array.from({ length: PEOPLE }, (_, index) => String(index + (platform === 'slack' ? 1_000 : 2_000)));

const tapTime = async (wire: Wire): Promise<number> => {
  const times: number[] = [];
  for (const id of idsOn(wire)) {
    const person = await arrived(wire, id);
    const from = performance.now();
    await person.tap('とてもそう思う');
    times.push(performance.now() - from);
  }
  return median(times.slice(WARM_UP));
};
