import { defineConfig } from 'vitest/config';

/**
 * Two projects: quick tests side by side, and those that start browsers, media servers or whole towns one after the other, because two
 * cores are not enough for two of them at once.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'quick',
          include: ['test/{unit,contract,fuzz,architecture}/**/*.test.ts'],
          exclude: ['test/contract/stage-voice*.test.ts'],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'whole',
          include: ['test/{room,e2e}/**/*.test.ts', 'test/contract/stage-voice*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
