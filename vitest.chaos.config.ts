import { defineConfig } from 'vitest/config';

// Deaths, load and trouble on the delivery road; minutes each, so they are not part of `npm test`.
export default defineConfig({
  test: {
    include: ['test/chaos/**/*.test.ts'],
    testTimeout: 900_000,
    hookTimeout: 900_000,
    isolate: false,
    fileParallelism: false,
    pool: 'threads',
    reporters: process.env.CI ? ['default', ['json', { outputFile: '.akari/chaos.json' }]] : ['default'],
  },
});
