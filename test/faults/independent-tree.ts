/*
 * RFC 6962 and C2SP, written again on node:crypto alone and sharing no code with the product: the
 * tests that use it would fail also where the product's own verifier is wrong in the same way.
 */
import { createHash, createPublicKey, verify } from 'node:crypto'

const sha256 = (...parts: Uint8Array[]) => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

export function entryLeaf(entry: Uint8Array): Buffer {
  return sha256(Buffer.from([0]), entry)
}

/** MTH(D[n]) for every n, by folding a stack of full subtrees. */
export function rootsOf(leaves: readonly Uint8Array[]): Buffer[] {
  const stack: { size: number; hash: Buffer }[] = []
  return leaves.map((leaf) => {
    let node: { size: number; hash: Buffer } = { size: 1, hash: Buffer.from(leaf) }
    for (let top = stack.at(-1); top?.size === node.size; top = stack.at(-1)) {
      node = { size: node.size * 2, hash: inner(top.hash, node.hash) }
      stack.pop()
    }
    stack.push(node)
    return stack.map(({ hash }) => hash).reduceRight((right, left) => inner(left, right))
  })
}

/** The root that an inclusion proof leads to, by the recursive definition of PATH. */
export function rootFromPath(
  leaf: Uint8Array,
  index: number,
  size: number,
  path: readonly Uint8Array[],
): Buffer {
  if (size === 1) {
    if (path.length > 0) throw new Error('expected no more hashes')
    return Buffer.from(leaf)
  }
  const sibling = path.at(-1)
  if (!sibling) throw new Error('expected another hash')
  const rest = path.slice(0, -1)
  const split = 2 ** (Math.ceil(Math.log2(size)) - 1)
  return index < split
    ? inner(rootFromPath(leaf, index, split, rest), sibling)
    : inner(sibling, rootFromPath(leaf, index - split, size - split, rest))
}

export interface ReadProof {
  index: number
  path: Buffer[]
  size: number
  root: Buffer
  isSigned: boolean
}

/** Takes a tlog-proof apart and checks the one signature of its checkpoint against a vkey. */
export function readProof(proof: string, vkey: string): ReadProof {
  const [head = '', text = '', signatures = ''] = proof.split('\n\n')
  const [, index = '', ...path] = head.split('\n').filter((line) => !line.startsWith('extra '))
  const [origin, size, root = ''] = text.split('\n')
  // The key itself may hold a plus too.
  const [name, , ...key] = vkey.trim().split('+')
  const signature = signatures.split(' ').at(-1) ?? ''
  const x = Buffer.from(key.join('+'), 'base64').subarray(1).toString('base64url')
  const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
  const bytes = Buffer.from(signature, 'base64').subarray(4)
  return {
    index: Number(index.replace('index ', '')),
    path: path.map((line) => Buffer.from(line, 'base64')),
    size: Number(size),
    root: Buffer.from(root, 'base64'),
    isSigned: origin === name && verify(null, Buffer.from(`${text}\n`), publicKey, bytes),
  }
}

function inner(left: Uint8Array, right: Uint8Array): Buffer {
  return sha256(Buffer.from([1]), left, right)
}
