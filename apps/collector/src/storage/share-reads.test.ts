import { expect, test } from 'vitest'
import { shareReads } from './share-reads.ts'

/** A read that takes a while, of a value that others change meanwhile. */
function slowRead() {
  const state = { value: 0, reads: 0, atOnce: 0 }
  const read = shareReads(async (site) => {
    state.reads++
    expect(++state.atOnce).toBe(1)
    const { value } = state
    await new Promise((resolve) => setTimeout(resolve, 5))
    state.atOnce--
    if (site === 'broken') throw new Error('no answer')
    return value
  })
  return { state, read }
}

test('those that ask at once share one read', async () => {
  const { state, read } = slowRead()
  expect(await Promise.all(Array.from({ length: 50 }, () => read('demo')))).toEqual(
    Array.from({ length: 50 }, () => 0),
  )
  expect(state.reads).toBe(1)
})

test('nobody gets less than was there when they asked, also while another read runs', async () => {
  const { state, read } = slowRead()
  const all: Promise<number>[] = []
  const asked: number[] = []
  for (let i = 0; i < 60; i++) {
    state.value++
    asked.push(state.value)
    all.push(read('demo'))
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  const got = await Promise.all(all)
  expect(got.filter((value, i) => value < Number(asked[i]))).toEqual([])
  expect(state.reads).toBeLessThan(40)
})

test('a read that fails fails those that shared it, and the next goes on', async () => {
  const { state, read } = slowRead()
  const [first, second] = [read('broken'), read('broken')]
  await expect(first).rejects.toThrow('no answer')
  await expect(second).rejects.toThrow('no answer')
  await expect(read('broken')).rejects.toThrow('no answer')
  expect(state.reads).toBe(2)
})

test('one site does not wait for another', async () => {
  const ends: Record<string, () => void> = {}
  const read = shareReads(
    (site) => new Promise<void>((resolve) => Object.assign(ends, { [site]: resolve })),
  )
  const slow = read('slow')
  const quick = read('quick')
  await expect.poll(() => Object.keys(ends)).toEqual(['slow', 'quick'])
  ends.quick?.()
  await quick
  ends.slow?.()
  await slow
})
