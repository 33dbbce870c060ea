import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { words } from './words.ts';

/** The page as it is served: built in memory, nothing is written. */
export type Bundle = { readonly html: string; readonly js: string; readonly css: string };

/**
 * Builds the page. `ignoreAnnotations`: adaptivecards calls itself free of side effects but registers its elements
 * when it is loaded. Its carousel wants `swiper`, which no card here uses and nobody installs.
 */
export const buildPage = async (): Promise<Bundle> => {
  const result = await build({
    entryPoints: [fileURLToPath(new URL('./page/main.tsx', import.meta.url))],
    bundle: true,
    write: false,
    outdir: '/',
    entryNames: 'app',
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    jsx: 'automatic',
    minify: true,
    ignoreAnnotations: true,
    legalComments: 'none',
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [withoutSwiper],
  });
  const textOf = (name: string): string => result.outputFiles.find(({ path }) => path.endsWith(name))?.text ?? '';
  return { html, js: textOf('app.js'), css: textOf('app.css') };
};

const SWIPER_PARTS = ['A11y', 'Autoplay', 'History', 'Keyboard', 'Navigation', 'Pagination', 'Scrollbar'];

const withoutSwiper: Plugin = {
  name: 'without-swiper',
  setup: (plugin) => {
    plugin.onResolve({ filter: /^swiper(\/|$)/ }, ({ path }) => ({ path, namespace: 'nothing' }));
    plugin.onLoad({ filter: /.*/, namespace: 'nothing' }, () => ({
      contents: `export default class {}\n${SWIPER_PARTS.map((part) => `export const ${part} = {};`).join('\n')}`,
    }));
  },
};

const lamp =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Crect width='32' height='32' rx='8' fill='%23223049'/%3E%3Cpath d='M10 16a6 6 0 1 1 12 0c0 3-2 4-2.600 6h-6.800C12 20 10 19 10 16z' fill='%23ffc35c'/%3E%3Crect x='12.500' y='23.500' width='7' height='2.500' rx='1.200' fill='%23ffe4b0'/%3E%3C/svg%3E";

const html = `<!doctype html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.pageTitle}</title>
<link rel="icon" href="${lamp}">
<link rel="stylesheet" href="/desk/app.css">
</head>
<body>
<div id="desk"></div>
<script src="/desk/app.js"></script>
</body>
</html>
`;
