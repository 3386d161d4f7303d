import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Pages in a browser, without a server, a media server or a drawn hall: most of their time they wait. */
const pages = ['accessible', 'desk', 'lobby', 'organise', 'pages', 'phone', 'studio'].map(
  (name) => `test/e2e/${name}.test.ts`,
);

/** What has threads, files, sockets or an environment of its own. */
const parts = ['test/unit/{adapters,leader,tools}/**/*.test.ts', 'test/{contract,fuzz,architecture}/**/*.test.ts'];

/** Whole towns with browsers that draw no hall: they mostly wait, so two at a time. */
const undrawn = [
  'asking-aloud',
  'bad-days',
  'bad-network-and-disk',
  'blocked-sound',
  'kill',
  'living-captions',
  'pausing',
  'sections',
  'strings',
  'take-over',
  'voices',
].map((name) => `test/e2e/${name}.test.ts`);

/** Begun last, it would be waited for alone. */
const longest = 'test/e2e/accessible.test.ts';

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLongest = ({ moduleId }: TestSpecification) => moduleId.endsWith(longest);
    const sorted = await super.sort(files);
    return [...sorted.filter(isLongest), ...sorted.filter((file) => !isLongest(file))];
  }
}

/**
 * Five projects: pure tests, parts and pages side by side; then whole towns without a browser, or with one that draws no hall, two at a time,
 * since they mostly wait; then those that draw, one after the other, because two cores are not enough for two of them at once.
 */
export default defineConfig({
  test: {
    // Left in by mistake, it would switch off all the others.
    allowOnly: false,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'quick',
          setupFiles: ['test/support/fast-check-setup.ts'],
          include: ['test/unit/**/*.test.ts'],
          exclude: [...parts],
          sequence: { groupOrder: 1 },
          // They leave nothing behind, and loading the same modules anew for each file would take most of their time.
          isolate: false,
          // On two cores it would be one, and a page in a browser mostly waits.
          maxWorkers: 2,
          testTimeout: 30_000,
          expect: { requireAssertions: true },
        },
      },
      {
        test: {
          name: 'parts',
          setupFiles: ['test/support/fast-check-setup.ts'],
          include: [...parts],
          exclude: ['test/contract/stage-voice*.test.ts'],
          sequence: { groupOrder: 1 },
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
          name: 'rooms',
          setupFiles: ['test/support/fast-check-setup.ts'],
          include: ['test/room/**/*.test.ts', 'test/contract/stage-voice*.test.ts', ...undrawn],
          testTimeout: 240_000,
          expect: { requireAssertions: true },
          hookTimeout: 120_000,
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          name: 'whole',
          setupFiles: ['test/support/fast-check-setup.ts'],
          include: ['test/e2e/**/*.test.ts'],
          exclude: [...pages, ...undrawn],
          testTimeout: 240_000,
          expect: { requireAssertions: true },
          hookTimeout: 120_000,
          fileParallelism: false,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
