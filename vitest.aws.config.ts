import { defineConfig } from 'vitest/config';

// The wire scenarios once more, on the built functions; each opens a world of processes.
export default defineConfig({
  test: {
    include: ['test/replay/**/*.test.ts', 'test/aws/**/*.test.ts'],
    env: { AKARI_WORLD: 'aws' },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    isolate: false,
    fileParallelism: false,
    pool: 'threads',
    reporters: process.env.CI ? ['default', ['json', { outputFile: '.akari/aws.json' }]] : ['default'],
  },
});
