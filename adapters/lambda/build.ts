import { join } from 'node:path';
import { type BuildOptions, build, type Metafile } from 'esbuild';
import type { FunctionName } from './env.ts';
import { slimmings } from './left-out.ts';
import { slim } from './slim.ts';

/** CommonJS code in an ES module asks for `require`; botbuilder's warnings of deprecation are no lines of a log. */
const banner = `process.noDeprecation = true;
const require = (id) => { const found = process.getBuiltinModule(id); if (found) return found; throw new Error('no such module: ' + id); };`;

/** One function as Lambda runs it, on the Node that Lambda has: one ES module, and the map that source-map.ts reads. */
export const bundleOptions = (name: FunctionName, outdir: string): BuildOptions => ({
  entryPoints: [join(import.meta.dirname, `${name}.ts`)],
  outfile: join(outdir, name, 'index.mjs'),
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  mainFields: ['module', 'main'],
  sourcemap: 'external',
  sourcesContent: false,
  legalComments: 'none',
  // Japanese as it is written: six characters for each of them are read more slowly.
  charset: 'utf8',
  metafile: true,
  logLevel: 'error',
  banner: { js: banner },
  inject: [join(import.meta.dirname, 'source-map.ts')],
  plugins: [slim(slimmings[name])],
});

export const functionNames = ['slack', 'teams', 'tick', 'deliver', 'links'] as const satisfies readonly FunctionName[];

/** Writes `<outdir>/<function>/index.mjs`, with its source map beside it; returns what went into each. */
export const buildFunctions = async (outdir: string): Promise<{ readonly [name: string]: Metafile }> => {
  const built = functionNames.map(async (name) => {
    const { metafile } = await build(bundleOptions(name, outdir));
    return [name, metafile ?? { inputs: {}, outputs: {} }] as const;
  });
  return Object.fromEntries(await Promise.all(built));
};
