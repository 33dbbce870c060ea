import { defineConfig } from 'vitest/config';

// Tests share one module graph per worker (isolate: false), so no test may leave module state behind.
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/e2e/**', 'node_modules/**'],
    isolate: false,
    pool: 'threads',
    testTimeout: 30_000,
    reporters: process.env.CI ? ['default', ['json', { outputFile: '.akari/tests.json' }]] : ['default'],
  },
});
