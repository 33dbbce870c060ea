import { createQueue } from '../../../adapters/local/queue.ts';
import { queueContract } from '../../contracts/queue.ts';

queueContract('of one process', async (work) => {
  const queue = createQueue(work, () => undefined);
  return { queue, settled: queue.idle, close: queue.idle };
});
