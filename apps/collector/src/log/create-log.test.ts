import { randomBytes } from 'node:crypto'
import { parseCheckpoint, parseNote, parseTlogProof, verifyInclusion } from '@kvitto/receipt'
import { expect, test } from 'vitest'
import { createMemoryStore } from '../storage/memory.ts'
import { createLog } from './create-log.ts'
import { generateLogKey, readLogKey } from './log-key.ts'

test('what is kept for proofs is shared by the next ones, and let go while the log stands still', async () => {
  const { receipts } = createMemoryStore()
  const { readTile } = receipts
  let reads = 0
  receipts.readTile = async (...place) => {
    reads += 1
    return readTile(...place)
  }
  const key = readLogKey(generateLogKey())
  const log = createLog({ receipts, key, origin: 't', now: () => new Date() })
  const append = () => log.append({ kind: 'build', site: 'demo', standsFor: randomBytes(32) })
  for (let batch = 0; batch < 2; batch += 1) await Promise.all(Array.from({ length: 20 }, append))
  const head = await receipts.readHead('demo')
  if (!head) throw new Error('expected a log')
  // Of the last batch it keeps the paths anyway.
  const prove = (index: number) => log.prove('demo', index, head)
  await prove(3)
  const once = reads
  for (let proofs = 1; proofs < 100; proofs += 1) await prove(proofs % 20)
  expect(reads).toBe(once)
  const proofs = await Promise.all(Array.from({ length: 150 }, (_, n) => prove(n % 20)))
  expect(reads).toBe(once * 3)
  const tile = (await readTile('demo', 0, 0, 40)) ?? []
  for (const proof of proofs) {
    const { index, path, checkpoint } = parseTlogProof(proof)
    const { size, root } = parseCheckpoint(parseNote(checkpoint).text)
    const leaf = tile[index] ?? new Uint8Array()
    expect(await verifyInclusion({ index, size, leaf, path, root })).toBe(true)
  }
})
