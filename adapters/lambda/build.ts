import { join } from 'node:path';
import { type BuildOptions, build, type Metafile } from 'esbuild';
import type { FunctionName } from './env.ts';
import { slimmings } from './left-out.ts';
import { slim } from './slim.ts';

/** CommonJS code in an ES module asks for `require`; botbuilder's warnings of deprecation are no lines of a log. */
const banner =
  "process.noDeprecation = true; import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);";

/** One function as Lambda runs it: one ES module and its source map. `node` is the version Lambda has. */
export const bundleOptions = (name: FunctionName, outdir: string): BuildOptions => ({
  entryPoints: [join(import.meta.dirname, `${name}.ts`)],
  outfile: join(outdir, name, 'index.mjs'),
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  mainFields: ['module', 'main'],
  sourcemap: 'linked',
  sourcesContent: false,
  legalComments: 'none',
  metafile: true,
  logLevel: 'error',
  banner: { js: banner },
  plugins: [slim(slimmings[name])],
});

export const functionNames = ['slack', 'teams', 'tick', 'deliver'] as const satisfies readonly FunctionName[];

/** Writes `<outdir>/<function>/index.mjs`, with its source map beside it; returns what went into each. */
export const buildFunctions = async (outdir: string): Promise<{ readonly [name: string]: Metafile }> => {
  const built = functionNames.map(async (name) => {
    const { metafile } = await build(bundleOptions(name, outdir));
    return [name, metafile ?? { inputs: {}, outputs: {} }] as const;
  });
  return Object.fromEntries(await Promise.all(built));
};
