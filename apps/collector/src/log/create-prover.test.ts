import { verifyConsistency, verifyInclusion } from '@kvitto/receipt'
import { expect, test } from 'vitest'
import { createMemoryStore } from '../storage/memory.ts'
import type { AppendItem } from '../storage/receipt-store.ts'
import { createProver, proveNewLeaf } from './create-prover.ts'
import { growTree } from './grow-tree.ts'
import { hashLeaf } from './hash-node.ts'
import { generateLogKey, makeSigner, readLogKey } from './log-key.ts'

const site = 'demo'
const receivedAt = '2026-11-21T10:00:00.000Z'

function build(i: number): AppendItem {
  const standsFor = Buffer.alloc(32)
  standsFor.writeUInt32BE(i)
  return { kind: 'build', site, receivedAt, standsFor, leafHash: hashLeaf(String(i)) }
}

test('every leaf, and every tree before, is proven at every kind of size, on both sides of full tiles', async () => {
  const { receipts } = createMemoryStore()
  const signer = await makeSigner(readLogKey(generateLogKey()), 't/demo')
  const roots = new Map<number, Uint8Array>()
  let size = 0
  // Three levels of tiles need 65,536 leaves: the stores' own suite has them.
  for (const next of [1, 2, 3, 255, 256, 257, 511, 513, 800]) {
    const items = Array.from({ length: next - size }, (_, i) => build(size + i))
    const [outcome] = await receipts.append(items, (_site, head, leaves) =>
      growTree(head, leaves, signer),
    )
    size = next
    const head = outcome && 'head' in outcome ? outcome.head : undefined
    const root = Buffer.from(head?.checkpoint.split('\n')[2] ?? '', 'base64')
    const prover = createProver(receipts, site, size)
    for (const [size1, root1] of roots) {
      const proof = await prover.consistency(size1)
      const claim = { size1, size2: size, root1, root2: root, proof }
      expect([size1, size, await verifyConsistency(claim)]).toEqual([size1, size, true])
    }
    roots.set(size, root)
    for (let index = 0; index < size; index += index < 300 ? 1 : 37) {
      const leaf = hashLeaf(String(index))
      const path = await prover.inclusion(index)
      expect([size, index, await verifyInclusion({ index, size, leaf, path, root })]).toEqual([
        size,
        index,
        true,
      ])
    }
  }
})

test('a leaf is proven by what it grew the tree with, at any size before and of any batch', async () => {
  const signer = await makeSigner(readLogKey(generateLogKey()), 't/demo')
  for (const before of [0, 1, 2, 3, 7, 8, 255, 256, 300]) {
    for (const count of [1, 2, 3, 5, 64]) {
      const { receipts } = createMemoryStore()
      const size = before + count
      const leaves = Array.from({ length: size }, (_, i) => build(i).leafHash)
      const first = before > 0 ? growTree(undefined, leaves.slice(0, before), signer) : undefined
      const { head, nodes } = growTree(first?.head, leaves.slice(before), signer)
      await receipts.append(
        Array.from(leaves, (_, i) => build(i)),
        (_site, _head, all) => growTree(undefined, all, signer),
      )
      const prover = createProver(receipts, site, size)
      for (let index = before; index < size; index++) {
        const path = proveNewLeaf(nodes, { index, size: head.size })
        expect(path).toEqual(await prover.inclusion(index))
      }
      const older = proveNewLeaf(nodes, { index: 0, size })
      if (older) expect(older).toEqual(await prover.inclusion(0))
    }
  }
})

test('a read that fails is tried again for the next proof', async () => {
  const { receipts } = createMemoryStore()
  const signer = await makeSigner(readLogKey(generateLogKey()), 't/demo')
  await receipts.append([build(0), build(1)], (_site, head, leaves) =>
    growTree(head, leaves, signer),
  )
  const { readTile } = receipts
  receipts.readTile = async () => undefined
  const prover = createProver(receipts, site, 2)
  await expect(prover.inclusion(0)).rejects.toThrow('expected 2 hashes')
  receipts.readTile = readTile
  expect(await prover.inclusion(0)).toHaveLength(1)
})
