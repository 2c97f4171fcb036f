import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Take minutes: started last, each would run alone at the end. */
const LONG = ['shop-journey.test.ts', 'npm-entry.test.ts', 'own-elements.test.ts']

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => LONG.some((end) => moduleId.endsWith(end))
    const sorted = await super.sort(files)
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}

/** Those that need a PostgreSQL server. */
const POSTGRES = ['apps/collector/src/**/postgres*.test.ts', 'test/faults/postgres*.test.ts']

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
          include: ['{packages,apps,examples}/**/*.test.{ts,tsx}', 'test/conformance/**/*.test.ts'],
          exclude: ['**/node_modules/**', '**/dist/**', ...POSTGRES],
          testTimeout: 20_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'postgres',
          include: POSTGRES,
          globalSetup: 'test/postgres/global-setup.ts',
          testTimeout: 180_000,
          hookTimeout: 60_000,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'leaks',
          include: ['test/leaks/**/*.test.ts'],
          // Each has dozens of pages open, and nothing is tried twice that says what leaks.
          maxWorkers: 2,
          hookTimeout: 60_000,
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          name: 'browser and faults',
          include: ['test/{attack,bench,engines,faults,e2e}/**/*.test.ts'],
          exclude: ['**/node_modules/**', ...POSTGRES],
          // Each starts servers and browsers, and waits for most of its time.
          maxWorkers: 2,
          // What a busy machine held up is tried once more; what is wrong fails twice.
          retry: 1,
          testTimeout: 60_000,
          // Three engines and their servers share the machine.
          expect: { poll: { timeout: 10_000 } },
          hookTimeout: 120_000,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
})
