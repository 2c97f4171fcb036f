import { expect, test } from 'vitest'
import { testAccess } from '../storage/describe-access-store.ts'
import { createMemoryStore } from '../storage/memory.ts'
import { createAccessLog } from './create-access-log.ts'
import { generateLogKey, readLogKey } from './log-key.ts'
import { createSignedHeads } from './signed-heads.ts'

const key = readLogKey(generateLogKey())

test('what waits at one tick is recorded in one transaction, under one checkpoint', async () => {
  const { accesses, receipts } = createMemoryStore()
  const batches: number[] = []
  const counting: typeof accesses = {
    ...accesses,
    append(batch, grow) {
      batches.push(batch.length)
      return accesses.append(batch, grow)
    },
  }
  const log = createAccessLog({ accesses: counting, key, origin: 't' })
  await Promise.all(Array.from({ length: 100 }, (_, found) => log.record(testAccess({ found }))))
  expect(batches).toEqual([100])
  expect((await receipts.readHead('demo/access'))?.size).toBe(100)
})

test('while earlier accesses are taken in, the own ones wait, and all that was signed is known', async () => {
  const { accesses } = createMemoryStore()
  const signed = createSignedHeads()
  let earlier = 3
  const taking: typeof accesses = {
    ...accesses,
    async append(batch, grow) {
      if (earlier-- <= 0) return accesses.append(batch, grow)
      await accesses.append([testAccess({ found: earlier })], grow)
      return false
    },
  }
  const log = createAccessLog({ accesses: taking, key, origin: 't', signed })
  const recording = log.record(testAccess({ found: 9 }))
  await log.drained()
  await recording
  const kept = await accesses.list('demo', {}, { limit: 9 })
  expect(kept.map(({ found }) => found)).toEqual([9, 0, 1, 2])
  expect(() => signed.check('demo/access', { size: 3, checkpoint: '' })).toThrow('with 4 entries')
})
