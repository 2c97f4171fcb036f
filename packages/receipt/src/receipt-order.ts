import type { Hash, Receipt } from './receipt.ts'

export interface Ordered {
  payload: Receipt
  hash: Hash
}

export interface ReceiptOrder {
  /** The greatest `decidedAt` among a receipt and its known ancestors, in ms. */
  timeOf(hash: Hash): number
  /** Those that one of `hashes` follows, directly or through others, at the same time. */
  followedBy(hashes: Hash[]): Set<Hash>
}

/**
 * The order of receipts from their signed bytes alone: which arrived first plays no part.
 * A device's clock may be wrong, but nothing is older than what it names.
 */
export function createReceiptOrder(receipts: Ordered[]): ReceiptOrder {
  const byHash = new Map(receipts.map((receipt) => [receipt.hash, receipt.payload]))
  const times = new Map<Hash, number>()

  function parentsOf(hash: Hash): Hash[] {
    const payload = byHash.get(hash)
    if (!payload) return []
    const { previous, ends, subjectId } = payload
    // `previous` names only a receipt of the same key; one of another key is as if unknown.
    const isOwn = previous !== null && byHash.get(previous)?.subjectId === subjectId
    const named = isOwn ? [previous, ...ends] : ends
    return named.filter((parent) => byHash.has(parent))
  }

  // Parents first, on a stack of our own: a chain of any length must not exhaust the engine's.
  function settle(start: Hash): void {
    const stack = [{ hash: start, isVisited: false }]
    const seen = new Set<Hash>()
    for (let top = stack.pop(); top; top = stack.pop()) {
      const { hash, isVisited } = top
      if (isVisited) {
        const parentTimes = parentsOf(hash).map((parent) => times.get(parent) ?? 0)
        const own = Date.parse(byHash.get(hash)?.decidedAt ?? '')
        times.set(
          hash,
          parentTimes.reduce((greatest, time) => Math.max(greatest, time), own),
        )
      } else if (!seen.has(hash) && !times.has(hash)) {
        seen.add(hash)
        stack.push({ hash, isVisited: true })
        for (const parent of parentsOf(hash)) stack.push({ hash: parent, isVisited: false })
      }
    }
  }

  for (const hash of byHash.keys()) settle(hash)

  const timeOf = (hash: Hash) => times.get(hash) ?? Number.NEGATIVE_INFINITY
  return {
    timeOf,
    followedBy(hashes) {
      const followed = new Set<Hash>()
      const stack = [...hashes]
      for (let hash = stack.pop(); hash !== undefined; hash = stack.pop()) {
        const time = timeOf(hash)
        for (const parent of parentsOf(hash)) {
          if (followed.has(parent) || timeOf(parent) < time) continue
          followed.add(parent)
          stack.push(parent)
        }
      }
      return followed
    },
  }
}
