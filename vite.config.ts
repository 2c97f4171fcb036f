import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Take minutes: started last, each would run alone at the end. */
const LONG = ['leaks/leaks.test.ts', 'shop-journey.test.ts', 'leaks-alone.test.ts']

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
        },
      },
      {
        test: {
          name: 'postgres',
          include: POSTGRES,
          globalSetup: 'test/postgres/global-setup.ts',
          testTimeout: 180_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser and faults',
          include: ['test/{bench,engines,faults,leaks,e2e}/**/*.test.ts'],
          exclude: ['**/node_modules/**', ...POSTGRES],
          // Each starts servers and browsers, and waits for most of its time.
          maxWorkers: 3,
          testTimeout: 60_000,
          // Three engines and their servers share the machine.
          expect: { poll: { timeout: 10_000 } },
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
