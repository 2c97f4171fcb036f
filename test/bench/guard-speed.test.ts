import { expect, test } from 'vitest'
import { countCalls } from './count-calls.ts'
import { WAY_NAMES, type Way } from './insertions/ways.ts'

const ELEMENTS = 10_000

/** Each way's own calls are guarded once. To look at every element again takes one more for each, or two. */
const CALLS: Record<Way, number> = { framework: 9, calls: 8, markup: 2 }

test('the guard does not look again at what a script inserts: `npm run guard-speed` times it', async () => {
  const calls = await countCalls()
  for (const way of WAY_NAMES) {
    const each = calls[way] / ELEMENTS
    expect(each, way).toBeGreaterThan(1)
    expect(each, way).toBeLessThan(CALLS[way] + 0.1)
  }
})
