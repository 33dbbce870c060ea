import { peakBytes } from './peak.ts';

// Loaded before `npx akari` (NODE_OPTIONS=--import): at its end the command says how much memory it had at most, and how
// much of a processor it used.

const cpuMs = (): number => {
  const { user, system } = process.cpuUsage();
  return Math.round((user + system) / 1000);
};

// npx itself is a Node process too and stays silent.
if (!/npx|npm/.test(process.argv[1] ?? ''))
  process.on('exit', () => void process.stderr.write(`peak-bytes ${peakBytes()}\ncpu-ms ${cpuMs()}\n`));
