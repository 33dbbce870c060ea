import { existsSync, readFileSync } from 'node:fs';

/**
 * Loaded before `npx akari` (NODE_OPTIONS=--import): at its end the command says how much memory it had at most, and how
 * much of a processor it used. VmHWM, because maxRSS may still be that of the process which started this one.
 */
const peakBytes = (): number => {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(status) ?? [];
  return Number(kilobytes ?? process.resourceUsage().maxRSS) * 1024;
};

const cpuMs = (): number => {
  const { user, system } = process.cpuUsage();
  return Math.round((user + system) / 1000);
};

// npx itself is a Node process too and stays silent.
if (!/npx|npm/.test(process.argv[1] ?? ''))
  process.on('exit', () => void process.stderr.write(`peak-bytes ${peakBytes()}\ncpu-ms ${cpuMs()}\n`));
