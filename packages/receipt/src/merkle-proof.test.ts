import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { HashNode } from './compact-range.ts'
import { appendLeaf, emptyRange, rangeRoot } from './compact-range.ts'
import { leafInput, nodeInput, verifyConsistency, verifyInclusion } from './merkle.ts'
import { buildProof, planConsistency, planInclusion } from './merkle-proof.ts'

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest()
const hashNode: HashNode = (left, right) => sha256(nodeInput(left, right))

/** A log of `size` leaves that stores every full subtree, as the collector does. */
function logOf(size: number) {
  const nodes = new Map<string, Uint8Array>()
  const leaves = Array.from({ length: size }, (_, index) => sha256(leafInput(Buffer.of(index))))
  const roots: Uint8Array[] = []
  let range = emptyRange
  for (const leaf of leaves) {
    range = appendLeaf(range, leaf, {
      hashNode,
      onNode: (level, index, hash) => nodes.set(`${level}/${index}`, hash),
    })
    roots.push(rangeRoot(range, hashNode) ?? Buffer.of())
  }
  const hashAt = (level: number, index: number) => {
    const hash = nodes.get(`${level}/${index}`)
    if (!hash) throw new Error(`no full subtree ${level}/${index}`)
    return hash
  }
  return { leaves, hashAt, rootAt: (count: number) => roots[count - 1] ?? Buffer.of() }
}

/** RFC 6962 section 2.1, as the text has it. */
function naiveRoot(leaves: Uint8Array[]): Uint8Array {
  const [only] = leaves
  if (only && leaves.length === 1) return only
  const split = 2 ** Math.ceil(Math.log2(leaves.length) - 1)
  return hashNode(naiveRoot(leaves.slice(0, split)), naiveRoot(leaves.slice(split)))
}

describe('a log of up to 70 leaves', () => {
  const log = logOf(70)

  test('has the root that RFC 6962 defines at every size', () => {
    for (let size = 1; size <= 70; size += 1) {
      expect(log.rootAt(size)).toEqual(naiveRoot(log.leaves.slice(0, size)))
    }
  })

  test('proves every leaf at every size', async () => {
    for (let size = 1; size <= 70; size += 1) {
      for (const [index, leaf] of log.leaves.slice(0, size).entries()) {
        const path = buildProof(planInclusion(index, size), { hashAt: log.hashAt, hashNode })
        const claim = { index, size, leaf, path, root: log.rootAt(size) }
        expect(await verifyInclusion(claim)).toBe(true)
      }
    }
  })

  test('proves that every size is a prefix of every greater one', async () => {
    for (let size2 = 1; size2 <= 70; size2 += 1) {
      for (let size1 = 1; size1 <= size2; size1 += 1) {
        const proof = buildProof(planConsistency(size1, size2), { hashAt: log.hashAt, hashNode })
        const [root1, root2] = [log.rootAt(size1), log.rootAt(size2)]
        expect(await verifyConsistency({ size1, size2, root1, root2, proof })).toBe(true)
      }
    }
  })

  test('proves no leaf at another index', async () => {
    const position = fc.tuple(fc.nat(69), fc.nat(69)).filter(([a, b]) => a !== b)
    await fc.assert(
      fc.asyncProperty(position, async ([index, other]) => {
        const path = buildProof(planInclusion(index, 70), { hashAt: log.hashAt, hashNode })
        const leaf = log.leaves[index] ?? Buffer.of()
        const claim = { index: other, size: 70, leaf, path, root: log.rootAt(70) }
        expect(await verifyInclusion(claim)).toBe(false)
      }),
    )
  })
})

test('appending leaves the range that it starts from as it was', () => {
  const one = appendLeaf(emptyRange, sha256(Buffer.of(1)), { hashNode })
  appendLeaf(one, sha256(Buffer.of(2)), { hashNode })
  expect(one).toEqual({ size: 1, hashes: [sha256(Buffer.of(1))] })
  expect(emptyRange).toEqual({ size: 0, hashes: [] })
})

test('plans reach beyond 32 bits', () => {
  const size = 2 ** 40 + 3
  expect(planInclusion(2 ** 40 + 2, size)).toEqual([
    [{ level: 1, index: 2 ** 39 }],
    [{ level: 40, index: 0 }],
  ])
  expect(planInclusion(0, size)).toHaveLength(41)
})

test.each([
  [0, 0],
  [1, 1],
  [-1, 3],
  [0.5, 3],
])('there is no plan for index %d of %d', (index, size) => {
  expect(() => planInclusion(index, size)).toThrow(TypeError)
})
