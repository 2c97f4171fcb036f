import { expect, test } from 'vitest'
import { testAccess } from '../storage/describe-access-store.ts'
import { createMemoryStore } from '../storage/memory.ts'
import { createAccessLog } from './create-access-log.ts'
import { generateLogKey, readLogKey } from './log-key.ts'
import { createSignedHeads } from './signed-heads.ts'

const key = readLogKey(generateLogKey())
const now = () => new Date()

test('what waits at one tick is recorded in one transaction, under one checkpoint', async () => {
  const store = createMemoryStore()
  const { accesses, receipts } = store
  const batches: number[] = []
  const counting: typeof accesses = {
    ...accesses,
    append(batch, grow) {
      batches.push(batch.length)
      return accesses.append(batch, grow)
    },
  }
  const log = createAccessLog({ store: { accesses: counting, receipts }, key, origin: 't', now })
  await Promise.all(Array.from({ length: 100 }, (_, found) => log.record(testAccess({ found }))))
  expect(batches).toEqual([100])
  expect((await receipts.readHead('demo/access'))?.size).toBe(100)
})

test('while earlier accesses are taken in, the own ones wait, and all that was signed is known', async () => {
  const { accesses, receipts } = createMemoryStore()
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
  const store = { accesses: taking, receipts }
  const log = createAccessLog({ store, key, origin: 't', now, signed })
  const recording = log.record(testAccess({ found: 9 }))
  await log.drained()
  await recording
  const kept = await accesses.list('demo', {}, { limit: 9 })
  expect(kept.map(({ found }) => found)).toEqual([9, 0, 1, 2])
  expect(() => signed.check('demo/access', { size: 3, checkpoint: '' })).toThrow('with 4 entries')
})

test('that some are pruned is signed, and known as signed', async () => {
  const store = createMemoryStore()
  const signed = createSignedHeads()
  const log = createAccessLog({ store, key, origin: 't', now, signed })
  await log.record(testAccess())
  await log.prune('demo', '{}')
  expect(() => signed.check('demo/access', { size: 1, checkpoint: '' })).toThrow('with 2 entries')
  const { checkpoint = '' } = (await store.receipts.readHead('demo/access')) ?? {}
  expect(checkpoint.split('\n').slice(0, 2)).toEqual(['t/demo/access', '2'])
})
