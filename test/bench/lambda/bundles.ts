import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { buildFunctions, bundleOptions, functionNames } from '../../../adapters/lambda/build.ts';
import { installApart } from './apart.ts';

/** A built function: the folder of its `index.mjs`, and how large that is. */
export type Bundle = { readonly name: string; readonly folder: string; readonly kb: number; readonly gzipKb: number };

/** What a function that only holds the DynamoDB client is called here. */
export const FLOOR = 'only DynamoDB';

/** The four functions, and plain ones to set beside them, which are bundled in the same way but not slimmed. */
export const buildAll = async (outdir: string): Promise<readonly Bundle[]> => {
  await buildFunctions(outdir);
  const own = functionNames.map((name) => bundleIn(name, join(outdir, name)));
  const floor = await plain(FLOOR, outdir, 'dynamodb.ts');
  const libraries = [
    await plain('DynamoDB and a secret', outdir, 'secret.ts'),
    await plain('plain Bolt', outdir, 'bolt.ts'),
    await plain('plain botbuilder', outdir, 'botbuilder.ts'),
  ];
  const sdk = await installApart('teams-sdk');
  if (sdk === undefined) return [floor, ...own, ...libraries];
  return [floor, ...own, ...libraries, await plain('plain Teams SDK', outdir, 'teams-sdk.mjs', sdk)];
};

const plain = async (name: string, outdir: string, entry: string, packages?: string): Promise<Bundle> => {
  const folder = join(outdir, entry.replace(/\..*/, '-plain'));
  await build({
    ...bundleOptions('slack', outdir),
    entryPoints: [join(import.meta.dirname, 'plain', entry)],
    outfile: join(folder, 'index.mjs'),
    plugins: [],
    ...(packages === undefined ? {} : { nodePaths: [join(packages, 'node_modules')] }),
  });
  return bundleIn(name, folder);
};

const bundleIn = (name: string, folder: string): Bundle => {
  const file = join(folder, 'index.mjs');
  return { name, folder, kb: statSync(file).size / 1024, gzipKb: gzipSync(readFileSync(file)).length / 1024 };
};
