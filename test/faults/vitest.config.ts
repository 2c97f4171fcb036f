import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** The long forms, `npm run faults`: one after the other, and nothing is tried twice. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    include: ['test/faults/long/*.long.ts'],
    globalSetup: 'test/postgres/global-setup.ts',
    maxWorkers: 1,
    testTimeout: 600_000,
    hookTimeout: 1_800_000,
  },
})
