import { hash } from 'node:crypto'
import { generateSigningKey, readSigningKey } from '@kvitto/keys'
import {
  buildProof,
  bytesOf,
  formatAddCheckpoint,
  formatCheckpoint,
  formatNote,
  formatVerifierKey,
  leafInput,
  makeVerifierKey,
  nodeInput,
  planConsistency,
} from '@kvitto/receipt'

const sha256 = (bytes: Uint8Array) => new Uint8Array(hash('sha256', bytes, 'buffer'))
const hashNode = (left: Uint8Array, right: Uint8Array) => sha256(nodeInput(left, right))

/** A log of any size, with its key; `fork` gives another one under the same key, other from that index on. */
export async function createTestLog(origin: string, key = readSigningKey(generateSigningKey())) {
  const verifier = await makeVerifierKey(origin, key.publicKey)
  return { origin, vkey: formatVerifierKey(verifier), ...treeFrom(Number.POSITIVE_INFINITY) }

  function treeFrom(forkedAt: number) {
    const leaf = (index: number) => {
      return sha256(leafInput(bytesOf(`${index}${index < forkedAt ? '' : ' of the fork'}`)))
    }
    const hashAt = (level: number, index: number): Uint8Array<ArrayBuffer> =>
      level === 0
        ? leaf(index)
        : hashNode(hashAt(level - 1, index * 2), hashAt(level - 1, index * 2 + 1))
    const prove = (oldSize: number, size: number) =>
      oldSize > 0 && oldSize <= size
        ? buildProof(planConsistency(oldSize, size), { hashAt, hashNode })
        : []
    const checkpoint = (size: number, extension = '') => {
      const text = formatCheckpoint({ origin, size, root: rootAt(size) }) + extension
      const { name, keyId } = verifier
      return formatNote({ text, signatures: [{ name, keyId, signature: key.sign(bytesOf(text)) }] })
    }
    const rootAt = (size: number): Uint8Array => {
      if (size === 0) return sha256(new Uint8Array())
      if (size === 1) return leaf(0)
      // As the proof from one leaf on has it: leaf 0, and what stands beside it.
      const beside = buildProof(planConsistency(1, size), { hashAt, hashNode })
      return beside.reduce(hashNode, leaf(0))
    }
    return {
      checkpoint,
      prove,
      /** The body that makes the log grow from one size to the other. */
      request: (oldSize: number, size: number) =>
        formatAddCheckpoint({
          oldSize,
          proof: prove(oldSize, size),
          checkpoint: checkpoint(size),
        }),
      fork: (index: number) => treeFrom(index),
    }
  }
}
