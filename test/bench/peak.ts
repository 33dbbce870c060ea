import { existsSync, readFileSync } from 'node:fs';

/** How much memory this process had at most. VmHWM, because maxRSS may still be that of the process which started it. */
export const peakBytes = (): number => {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(status) ?? [];
  return Number(kilobytes ?? process.resourceUsage().maxRSS) * 1024;
};
