import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Worker } from '../dynamodb/import-head.ts';

/** A container's processes have the same number after every restart, so each run has a name of its own too. */
const run = randomUUID();

/** This process among those that import: it knows which others of this machine have died. */
export const localWorker: Worker = {
  name: [hostname(), process.pid, run].join(' '),
  isGone: (name) => {
    const [host, pid, itsRun] = name.split(' ');
    if (host !== hostname() || itsRun === run) return false;
    return Number(pid) === process.pid || !isAlive(Number(pid));
  },
};

export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};
