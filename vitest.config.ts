import { defineConfig } from 'vitest/config';

// The same tests may run once more on a second engine: each run keeps a report of its own.
const report = process.env.AKARI_TEST_DYNAMODB ? '.akari/second-engine.json' : '.akari/tests.json';

// Tests share one module graph per worker (isolate: false), so no test may leave module state behind.
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/e2e/**', 'test/chaos/**', 'node_modules/**'],
    isolate: false,
    pool: 'threads',
    testTimeout: 30_000,
    hookTimeout: 60_000,
    reporters: process.env.CI ? ['default', ['json', { outputFile: report }]] : ['default'],
  },
});
