import * as z from 'zod';
import { openRoad, type RoadOptions } from './road.ts';

// A worker of the delivery road in a process of its own. Everything is loaded before it is told to begin, so that a
// death is never one of a process that has not begun.
const isOptions = (value: unknown): boolean =>
  z.object({ endpoint: z.string(), table: z.string() }).safeParse(value).success;
const optionsSchema = z.custom<RoadOptions>(isOptions);

process.once('message', (said) => {
  const road = openRoad(optionsSchema.parse(said), {
    look: (platform, address) => process.send?.({ type: 'look', platform, address }),
    trouble: (error, where) => process.send?.({ type: 'trouble', where, error: String(error) }),
  });
  setInterval(() => {
    const { rss, heapUsed } = process.memoryUsage();
    process.send?.({ type: 'memory', megabytes: rss / 2 ** 20, heapMegabytes: heapUsed / 2 ** 20 });
  }, 1_000).unref();
  void road.run();
});
process.on('disconnect', () => process.exit(0));
process.send?.({ type: 'ready' });
