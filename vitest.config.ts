import { defineConfig } from 'vitest/config';

/** Pages in a browser, without a server, a media server or a drawn hall: most of their time they wait. */
const pages = ['accessible', 'pages', 'phone'].map((name) => `test/e2e/${name}.test.ts`);

/**
 * Three projects: quick tests and pages side by side, and then those that start media servers, draw halls or run whole towns one after the
 * other, because two cores are not enough for two of them at once.
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
          // On two cores it would be one, and a page in a browser mostly waits.
          maxWorkers: 2,
          testTimeout: 30_000,
          expect: { requireAssertions: true },
        },
      },
      {
        test: {
          name: 'pages',
          include: pages,
          sequence: { groupOrder: 1 },
          maxWorkers: 2,
          testTimeout: 240_000,
          expect: { requireAssertions: true },
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'whole',
          setupFiles: ['test/support/fast-check-setup.ts'],
          include: ['test/{room,e2e}/**/*.test.ts', 'test/contract/stage-voice*.test.ts'],
          exclude: pages,
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
