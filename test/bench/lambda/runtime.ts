import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installApart } from './apart.ts';

/** What runs a function: AWS's own runtime interface client, or a loader of ours where that does not build. */
export type Runtime = {
  readonly name: string;
  /** The command that serves the `index.mjs` of a folder. */
  command(folder: string): readonly string[];
};

const plain: Runtime = {
  name: 'a plain loader, since aws-lambda-ric does not build here',
  command: () => [process.execPath, fileURLToPath(new URL('./plain-runtime.ts', import.meta.url))],
};

/** Builds AWS's client the first time (about a minute; cmake and g++ are needed). */
export const openRuntime = async (): Promise<Runtime> => {
  const folder = await installApart('ric');
  if (folder === undefined) return plain;
  const client = join(folder, 'node_modules/aws-lambda-ric/index.mjs');
  return { name: 'aws-lambda-ric', command: () => [process.execPath, client, 'index.handler'] };
};
