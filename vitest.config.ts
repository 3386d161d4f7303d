import { defineConfig } from 'vitest/config';

/**
 * Two projects: quick tests side by side, and then those that start browsers, media servers or whole towns one after the other,
 * because two cores are not enough for two of them at once.
 */
export default defineConfig({
  test: {
    // Left in by mistake, it would switch off all the others.
    allowOnly: false,
    projects: [
      {
        test: {
          name: 'quick',
          setupFiles: ['test/support/fast-check-setup.ts'],
          include: ['test/{unit,contract,fuzz,architecture}/**/*.test.ts'],
          exclude: ['test/contract/stage-voice*.test.ts'],
          sequence: { groupOrder: 1 },
          testTimeout: 30_000,
          expect: { requireAssertions: true },
        },
      },
      {
        test: {
          name: 'whole',
          setupFiles: ['test/support/fast-check-setup.ts'],
          include: ['test/{room,e2e}/**/*.test.ts', 'test/contract/stage-voice*.test.ts'],
          testTimeout: 240_000,
          expect: { requireAssertions: true },
          hookTimeout: 120_000,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
