import { expect, test } from 'vitest'
import { createAppendQueue } from './append-queue.ts'

test('what waits at one tick is written together, at most 128 at once, in order', async () => {
  const batches: number[][] = []
  const queue = createAppendQueue<number, number>(async (items) => {
    batches.push([...items])
    return items.map((item) => item * 2)
  })
  const outcomes = await Promise.all(Array.from({ length: 300 }, (_, i) => queue.push(i)))
  expect(outcomes).toEqual(Array.from({ length: 300 }, (_, i) => i * 2))
  expect(batches.map(({ length }) => length)).toEqual([128, 128, 44])
  expect(batches.flat()).toEqual(Array.from({ length: 300 }, (_, i) => i))
})

test('32 wait for no more, however many each tick brings', async () => {
  const batches: number[] = []
  const queue = createAppendQueue<number, number>(async (items) => {
    batches.push(items.length)
    return [...items]
  })
  const pushed: Promise<number>[] = []
  for (let i = 0; i < 100; i++) {
    pushed.push(queue.push(i))
    if (i % 10 === 9) await new Promise((resolve) => setImmediate(resolve))
  }
  await Promise.all(pushed)
  expect(Math.max(...batches)).toBeLessThan(64)
  expect(batches[0]).toBeGreaterThanOrEqual(32)
})

test('nobody is answered before the batch is written, and one batch runs at a time', async () => {
  let running = 0
  let written = 0
  const queue = createAppendQueue<number, number>(async (items) => {
    running++
    expect(running).toBe(1)
    await new Promise((resolve) => setTimeout(resolve, 5))
    written += items.length
    running--
    return [...items]
  })
  const first = queue.push(1).then(() => expect(written).toBeGreaterThanOrEqual(1))
  await new Promise((resolve) => setTimeout(resolve, 2))
  const second = queue.push(2).then(() => expect(written).toBe(2))
  await Promise.all([first, second])
})

test('a batch that fails fails its items, and the next one goes on', async () => {
  let calls = 0
  const queue = createAppendQueue<string, string>(async (items) => {
    if (calls++ === 0) throw new Error('disk full')
    return [...items]
  })
  await expect(Promise.all([queue.push('a'), queue.push('b')])).rejects.toThrow('disk full')
  expect(await queue.push('c')).toBe('c')
})

test('a full queue turns away with a time to come back', async () => {
  const queue = createAppendQueue<number, number>(async (items) => [...items])
  const waiting = Array.from({ length: 20_000 }, (_, i) => queue.push(i))
  await expect(queue.push(0)).rejects.toMatchObject({ code: 'busy', retryAfter: 5 })
  await Promise.all(waiting)
})

test('drained waits for what is under way', async () => {
  let isWritten = false
  const queue = createAppendQueue<number, number>(async (items) => {
    await new Promise((resolve) => setTimeout(resolve, 5))
    isWritten = true
    return [...items]
  })
  const pushed = queue.push(1)
  await queue.drained()
  expect(isWritten).toBe(true)
  await pushed
})
