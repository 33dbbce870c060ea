import { openEmbedded } from '../../adapters/local/embedded.ts';

// The embedded engine in a process of its own, on the folder it is given, until its standard input ends.
const { endpoint, close } = await openEmbedded(process.argv[2]);
process.stdout.write(`${endpoint}\n`);
process.stdin.resume();
process.stdin.once('end', () => void close());
