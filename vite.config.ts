import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Browsers and servers are waited for most of the time: two cores are busy with four files. */
const WORKERS = 4

/** Take longest: started last, each would run alone at the end. The lab's two never run side by side for long. */
const FIRST = [
  'leaks/leaks.test.ts',
  'e2e/leave-at-once.test.ts',
  'e2e/going-back.test.ts',
  'e2e/shop-journey.test.ts',
  'e2e/accessibility.test.ts',
  'e2e/host-styles.test.ts',
  'e2e/decide.test.ts',
  'e2e/strict-static.test.ts',
  'e2e/strict-server.test.ts',
  'e2e/keyboard-and-layers.test.ts',
  'e2e/withdraw.test.ts',
  'leaks/leaks-alone.test.ts',
]

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const found = FIRST.findIndex((end) => moduleId.endsWith(end))
      return found < 0 ? FIRST.length : found
    }
    return (await super.sort(files)).sort((one, other) => place(one) - place(other))
  }
}

/** Those that need a PostgreSQL server. */
const POSTGRES = [
  'apps/collector/src/**/postgres*.test.ts',
  'test/{bench/collector,faults}/postgres*.test.ts',
]

/** Those that know no page. */
const SERVERS = ['{apps,examples,packages/cli}/**/*.test.ts', 'test/conformance/**/*.test.ts']

const jsx = {
  oxc: { jsx: { runtime: 'automatic', importSource: '@kvitto/banner', development: false } },
} as const

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        ...jsx,
        test: {
          name: 'unit',
          include: ['packages/**/*.test.{ts,tsx}'],
          exclude: ['**/node_modules/**', '**/dist/**', ...SERVERS],
          maxWorkers: WORKERS,
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'servers and tools',
          include: SERVERS,
          exclude: ['**/node_modules/**', ...POSTGRES],
          // Without a page nothing of one file's is in the next one's way, and loading takes as long as testing.
          isolate: false,
          setupFiles: 'test/put-back.ts',
          maxWorkers: WORKERS,
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'postgres',
          include: POSTGRES,
          globalSetup: 'test/postgres/global-setup.ts',
          testTimeout: 180_000,
          hookTimeout: 60_000,
          maxWorkers: WORKERS,
        },
      },
      {
        test: {
          name: 'leaks',
          include: ['test/leaks/**/*.test.ts'],
          // Nothing is tried twice that says what leaks.
          maxWorkers: WORKERS,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser and faults',
          include: ['test/{attack,bench,engines,faults,e2e}/**/*.test.ts'],
          exclude: ['**/node_modules/**', ...POSTGRES],
          maxWorkers: WORKERS,
          // What a busy machine held up is tried once more; what is wrong fails twice.
          retry: 1,
          testTimeout: 60_000,
          // Three engines and their servers share the machine.
          expect: { poll: { timeout: 10_000 } },
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
