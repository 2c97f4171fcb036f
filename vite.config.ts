import { defineConfig } from 'vitest/config'

const jsx = {
  oxc: { jsx: { runtime: 'automatic', importSource: '@kvitto/banner', development: false } },
} as const

export default defineConfig({
  test: {
    projects: [
      {
        ...jsx,
        test: {
          name: 'unit',
          include: ['{packages,apps,examples}/**/*.test.{ts,tsx}', 'test/conformance/**/*.test.ts'],
          exclude: ['**/node_modules/**', '**/dist/**'],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'browser and faults',
          include: ['test/{bench,engines,faults,leaks,e2e}/**/*.test.ts'],
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
