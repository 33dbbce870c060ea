/* Bundled as the functions are: it prints the stack of an error that is thrown in the fifth line. */
import { readFileSync } from 'node:fs';

const fail = (): never => {
  throw new Error(readFileSync.name);
};

try {
  fail();
} catch (error) {
  process.stdout.write(error instanceof Error ? (error.stack ?? '') : '');
}
