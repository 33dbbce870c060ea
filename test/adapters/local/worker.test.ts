import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { hostname } from 'node:os';
import { describe, expect, it } from 'vitest';
import { localWorker } from '../../../adapters/local/worker.ts';

describe('a worker of this machine', () => {
  it('knows that itself, and another that runs, are not gone', () => {
    expect(localWorker.isGone(localWorker.name)).toBe(false);
    expect(localWorker.isGone(`${hostname()} ${process.ppid} other`)).toBe(false);
  });

  it('knows that one has died, also one that had its own number before', async () => {
    const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
    await once(child, 'exit');
    expect(localWorker.isGone(`${hostname()} ${child.pid} other`)).toBe(true);
    expect(localWorker.isGone(`${hostname()} ${process.pid} before`)).toBe(true);
  });

  it('knows nothing of other machines, nor of names it cannot read', () => {
    expect(localWorker.isGone('elsewhere 4194303 other')).toBe(false);
    expect(localWorker.isGone('unnamed')).toBe(false);
  });
});
