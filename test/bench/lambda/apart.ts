import { execFile } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const FILES = ['package.json', 'package-lock.json'];

/**
 * What only the bench needs is installed by it, once, into `.akari/bench`, so that `npm ci` stays fast. Undefined when it
 * cannot be: without the network, or without a compiler.
 */
export const installApart = async (name: 'ric' | 'teams-sdk'): Promise<string | undefined> => {
  const from = join(root, 'test/bench', name);
  const folder = join(root, '.akari/bench', name);
  const lock = readFileSync(join(from, 'package-lock.json'), 'utf8');
  const done = join(folder, 'installed.json');
  if (existsSync(done) && readFileSync(done, 'utf8') === lock) return folder;
  mkdirSync(folder, { recursive: true });
  for (const file of FILES) copyFileSync(join(from, file), join(folder, file));
  console.error(`  installing ${name} for the bench`);
  try {
    await promisify(execFile)('npm', ['ci', '--no-audit', '--no-fund'], {
      cwd: folder,
      timeout: 300_000,
      env: { ...process.env, npm_config_nodedir: headers(), PATH: `${dirname(process.execPath)}:${process.env.PATH}` },
    });
  } catch (error) {
    console.error(`  ${name} cannot be installed here: ${lastLine(error)}`);
    return undefined;
  }
  writeFileSync(done, lock);
  return folder;
};

/** Node's headers come with the Node in node_modules; without this node-gyp would fetch them from nodejs.org. */
const headers = (): string => join(root, 'node_modules', `node-linux-${process.arch}`);

const lastLine = (error: unknown): string => String(error).trim().split('\n').slice(0, 3).join(' | ');
