import { describe, expect, it } from 'vitest';
import { createMeter } from '../../../adapters/dynamodb/meter.ts';
import { createWatch, type Watch } from '../../../adapters/lambda/log.ts';
import type { LogFields } from '../../../adapters/log.ts';

type Said = { readonly level: string; readonly event: string; readonly fields: LogFields };

const open = (namespace = 'akari-prod'): { readonly watch: Watch; readonly said: Said[] } => {
  const said: Said[] = [];
  const say =
    (level: string) =>
    (event: string, fields: LogFields = {}) =>
      void said.push({ level, event, fields });
  const log = { info: say('info'), warn: say('warn'), error: say('error') };
  const watch = createWatch({
    log,
    meter: createMeter(),
    elapsed: () => 0,
    wallClock: () => 1_795_672_800_000,
    namespace,
  });
  return { watch, said };
};
const context = { awsRequestId: '6bc28136-xmpl-4365-b021-0ce6b2e64ab0', getRemainingTimeInMillis: () => 60_000 };

describe('the line of an event', () => {
  it('carries as metrics what was counted, in CloudWatch’s embedded format', async () => {
    const { watch, said } = open();
    await watch.watch(async () => {
      watch.count('sent');
      watch.count('sent');
      watch.count('unreachable');
    })({}, context);
    expect(said[0]?.fields).toMatchObject({
      sent: 2,
      unreachable: 1,
      _aws: {
        Timestamp: 1_795_672_800_000,
        CloudWatchMetrics: [
          { Namespace: 'akari-prod', Dimensions: [['fn']], Metrics: [{ Name: 'sent' }, { Name: 'unreachable' }] },
        ],
      },
    });
  });

  it('carries no metric when nothing was counted, and nothing of the event before', async () => {
    const { watch, said } = open();
    const handler = watch.watch(async (event: { readonly sends: boolean }) => {
      if (event.sends) watch.count('sent');
    });
    await handler({ sends: true }, context);
    await handler({ sends: false }, context);
    expect(Object.keys(said[1]?.fields ?? {})).toEqual(['id', 'ms', 'ddb']);
  });

  it('counts also for an event that failed', async () => {
    const { watch, said } = open();
    const handler = watch.watch(async () => {
      watch.count('failed');
      throw new RangeError('x');
    });
    await expect(handler({}, context)).rejects.toThrow('x');
    expect(said[0]).toMatchObject({ level: 'error', event: 'failed', fields: { failed: 1, _aws: expect.anything() } });
  });

  it('stays within 400 bytes with every metric, in the stage with the longest name', async () => {
    const { watch, said } = open('akari-abcdefghijklmnop');
    await watch.watch(async (_, line) => {
      for (const name of ['sent', 'sent', 'sent', 'skipped', 'skipped', 'unreachable', 'failed', 'failed'] as const)
        watch.count(name);
      line({ messages: 10, left: 2 });
    })({}, context);
    const written = {
      level: 'info',
      fn: 'deliver',
      ...said[0]?.fields,
      ms: 59_999,
      ddb: [120, 60.5, 100],
      event: 'done',
    };
    expect(Buffer.byteLength(JSON.stringify(written))).toBeLessThanOrEqual(400);
  });
});
