import type { HashNode } from './compact-range.ts'
import { foldRight } from './compact-range.ts'

/** A full subtree: `2 ** level` leaves, the `index`-th of its level. Level 0 is the leaves. */
export interface TreeNode {
  level: number
  index: number
}

/**
 * A proof before hashing: per hash of the proof, the full subtrees that it covers, greatest first.
 * Known in advance, so a store fetches all of them at once.
 */
export type ProofPlan = TreeNode[][]

/** PATH(m, D[n]) of RFC 6962 section 2.1.1. */
export function planInclusion(index: number, size: number): ProofPlan {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) {
    throw new TypeError(`expected an index below ${size}, found ${index}`)
  }
  return planPath(index, 0, size)
}

/** PROOF(m, D[n]) of RFC 6962 section 2.1.2. */
export function planConsistency(size1: number, size2: number): ProofPlan {
  if (!Number.isSafeInteger(size1) || size1 < 1 || size1 > size2) {
    throw new TypeError(`expected a size from 1 to ${size2}, found ${size1}`)
  }
  return planSubproof(size1, { begin: 0, end: size2, isKnown: true })
}

/** The proof's hashes. `hashAt` is asked for full subtrees only. */
export function buildProof(
  plan: ProofPlan,
  {
    hashAt,
    hashNode,
  }: { hashAt: (level: number, index: number) => Uint8Array; hashNode: HashNode },
): Uint8Array[] {
  return plan.flatMap((nodes) => {
    const hash = foldRight(
      nodes.map(({ level, index }) => hashAt(level, index)),
      hashNode,
    )
    return hash ? [hash] : []
  })
}

function planPath(index: number, begin: number, end: number): ProofPlan {
  if (end - begin === 1) return []
  const middle = begin + splitOf(end - begin)
  return index < middle
    ? [...planPath(index, begin, middle), fullSubtrees(middle, end)]
    : [...planPath(index, middle, end), fullSubtrees(begin, middle)]
}

/** SUBPROOF(m, D[n], b); `isKnown` is b: the verifier has this subtree's hash, as the old root. */
function planSubproof(
  oldEnd: number,
  { begin, end, isKnown }: { begin: number; end: number; isKnown: boolean },
): ProofPlan {
  if (oldEnd === end) return isKnown ? [] : [fullSubtrees(begin, end)]
  const middle = begin + splitOf(end - begin)
  return oldEnd <= middle
    ? [...planSubproof(oldEnd, { begin, end: middle, isKnown }), fullSubtrees(middle, end)]
    : [...planSubproof(oldEnd, { begin: middle, end, isKnown: false }), fullSubtrees(begin, middle)]
}

/** The greatest power of two below `count`. */
function splitOf(count: number): number {
  let split = 1
  while (split * 2 < count) split *= 2
  return split
}

/** `begin` is always a multiple of the greatest subtree that fits, so greedy is right. */
function fullSubtrees(begin: number, end: number): TreeNode[] {
  const nodes: TreeNode[] = []
  for (let start = begin; start < end; ) {
    const level = Math.floor(Math.log2(end - start))
    nodes.push({ level, index: start / 2 ** level })
    start += 2 ** level
  }
  return nodes
}
