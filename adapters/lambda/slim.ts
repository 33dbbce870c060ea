import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname } from 'node:path';
import type { OnLoadResult, Plugin, PluginBuild } from 'esbuild';

/** What is done to libraries when a function is built. A module is named as it is imported, a file by its path in node_modules. */
export type Slimming = {
  /** Modules and files that are never used. Asking one of them for anything throws and says its name. */
  readonly leftOut: readonly string[];
  /** An index of CommonJS: the names that are used, each with its file, and after `#` what it is called there. */
  readonly narrowed: { readonly [index: string]: { readonly [name: string]: string } };
  /** A package with an ES module beside its CommonJS: the names that are used. */
  readonly imported: { readonly [module: string]: readonly string[] };
  /** A package that several others bring along, each in the same version: it is taken once. */
  readonly once: readonly string[];
  /** A module with another text in its place. */
  readonly replaced: { readonly [module: string]: string };
  /** A file made anew out of its own text. */
  readonly rewritten: { readonly [file: string]: (source: string) => string };
};

/** Takes out of a bundle what a function never uses. Whatever it is asked for that is not there, it throws and says so. */
export const slim = (slimming: Slimming): Plugin => ({
  name: 'slim',
  setup: (build) => {
    takeBuiltins(build);
    resolveModules(build, slimming);
    loadModules(build, slimming);
    loadFiles(build, slimming);
  },
});

/**
 * A module of Node's own is taken as it is: an `import` of it would first ask for every name that it exports, and some of
 * them load megabytes (`WebSocket` of `node:http`).
 */
const takeBuiltins = (build: PluginBuild): void => {
  const names = new Set(builtinModules.flatMap((name) => [name, `node:${name}`]));
  build.onResolve({ filter: /^(node:)?[a-z_]+(\/[a-z]+)*$/ }, ({ path, namespace }) =>
    names.has(path) && namespace !== 'builtin' ? { path, namespace: 'builtin' } : undefined,
  );
  build.onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) =>
    js(`module.exports = process.getBuiltinModule(${quoted(path)});`),
  );
};

const resolveModules = (build: PluginBuild, { leftOut, imported, once, replaced }: Slimming): void => {
  const copies = new Map<string, string>();
  build.onResolve({ filter: /^[^./]/ }, async ({ path, resolveDir, namespace, kind, pluginData }) => {
    if (namespace !== 'file' || pluginData === 'as it is') return undefined;
    if (leftOut.includes(path)) return { path, namespace: 'left-out' };
    if (path in replaced) return { path, namespace: 'replaced', pluginData: resolveDir };
    if (kind !== 'require-call') return undefined;
    if (path in imported) return { path, namespace: 'imported', pluginData: resolveDir };
    if (!once.includes(path)) return undefined;
    const found = await build.resolve(path, { resolveDir, kind, pluginData: 'as it is' });
    return { path: theCopy(copies, path, found.path) };
  });
};

/** The first copy that was met; one of another version beside it is an error. */
const theCopy = (copies: Map<string, string>, module: string, path: string): string => {
  const version = versionOf(module, path);
  const key = `${module}@${version}`;
  const first = copies.get(key) ?? path;
  copies.set(key, first);
  return first;
};

const versionOf = (module: string, path: string): string => {
  const folder = path.slice(0, path.lastIndexOf(`node_modules/${module}/`) + `node_modules/${module}/`.length);
  const { version }: { version: string } = JSON.parse(readFileSync(`${folder}package.json`, 'utf8'));
  return version;
};

const loadModules = (build: PluginBuild, { imported, replaced }: Slimming): void => {
  const all = { filter: /.*/ };
  build.onLoad({ ...all, namespace: 'left-out' }, ({ path }) => js(refusing(path)));
  build.onLoad({ ...all, namespace: 'replaced' }, ({ path, pluginData }) => js(replaced[path] ?? '', pluginData));
  build.onLoad({ ...all, namespace: 'imported' }, ({ path, pluginData }) => {
    const names = imported[path] ?? [];
    return js(only(path, Object.fromEntries(names.map((name) => [name, `imported-names:${path}`]))), pluginData);
  });
  build.onResolve({ filter: /^imported-names:/ }, ({ path, resolveDir }) => ({
    path: path.slice('imported-names:'.length),
    namespace: 'imported-names',
    pluginData: resolveDir,
  }));
  build.onLoad({ ...all, namespace: 'imported-names' }, ({ path, pluginData }) =>
    js(`export { ${(imported[path] ?? []).join(', ')} } from ${quoted(path)};`, pluginData),
  );
};

const loadFiles = (build: PluginBuild, { leftOut, narrowed, rewritten }: Slimming): void => {
  const files = [...leftOut.filter((name) => name.endsWith('.js')), ...Object.keys({ ...narrowed, ...rewritten })];
  if (files.length === 0) return;
  build.onLoad({ filter: /\.js$/, namespace: 'file' }, ({ path }) => {
    const file = files.find((each) => path.endsWith(`/node_modules/${each}`));
    if (file === undefined) return undefined;
    const names = narrowed[file];
    if (names) return js(only(file, names), dirname(path));
    return js(rewritten[file]?.(readFileSync(path, 'utf8')) ?? refusing(file), dirname(path));
  });
};

const js = (contents: string, resolveDir?: string): OnLoadResult => ({
  contents,
  loader: 'js',
  ...(resolveDir !== undefined && { resolveDir }),
});

const quoted = (text: string): string => JSON.stringify(text);

/** Asked for anything, called or constructed, it throws. `then` and symbols are asked for by the language itself. */
const refusing = (name: string): string => `
const refuse = (what) => { throw new Error(${quoted(`${name} is left out of this bundle: `)} + what); };
const nothing = new Proxy(function () {}, {
  get: (_, key) => key === '__esModule' || (typeof key === 'symbol' || key === 'then' ? undefined : refuse(key)),
  apply: () => refuse('()'),
  construct: () => refuse('new'),
  getPrototypeOf: () => nothing,
});
module.exports = nothing;`;

/** Each name is fetched from its own file when it is first asked for. */
const only = (module: string, names: { readonly [name: string]: string }): string => {
  const getters = Object.entries(names).map(([name, from]) => {
    const [file = '', original = name] = from.split('#');
    return `  get ${name}() { return require(${quoted(file)}).${original}; },`;
  });
  return `
const names = {
  __esModule: true,
${getters.join('\n')}
};
module.exports = new Proxy(names, {
  get: (_, key) => {
    if (key in names || typeof key === 'symbol' || key === 'then') return names[key];
    throw new Error(${quoted(`${module} is left out of this bundle but for what is used: `)} + key);
  },
});`;
};
