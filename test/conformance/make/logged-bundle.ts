import { sign } from 'node:crypto'
import { sha256 } from './hashes.ts'
import { type Ed25519Key, type KeyType, keyIdOf, logKey } from './keys.ts'
import { NODE, pathOf, rootOf } from './merkle-tree.ts'
import { build, type Members, policy } from './signed-receipt.ts'

export const ORIGIN = 'kvitto.local/demo'
export const RECEIVED_AT = '2026-11-21T12:05:00.123Z'

/** How the log differs from a right one. */
export interface LogOptions {
  origin?: string
  key?: Ed25519Key
  /** The name in the signature line, where it is not the origin. */
  signer?: string
  /** Of the tree that is signed; the receipt is its sixth entry. */
  size?: number
  /** Put before a leaf and before an inner node, where RFC 6962 has 0 and 1. */
  prefixes?: [leaf: Buffer, node: Buffer]
  /** What the entry of this receipt stands for. */
  commit?: (receipt: string) => Buffer
  /** The checkpoint's text as it is signed. */
  editCheckpoint?: (text: string) => string
}

/** A bundle whose receipt is the sixth of eleven entries in a log made for it. */
export function bundleOf(receipt: string, members: Members = {}, options: LogOptions = {}) {
  const { origin = ORIGIN, key = logKey, signer = origin, editCheckpoint = String } = options
  const tree = treeOf(receipt, options)
  const text = editCheckpoint(`${origin}\n${tree.size}\n${tree.root.toString('base64')}\n`)
  const path = tree.pathOf(5).map((hash) => hash.toString('base64'))
  const lines = ['c2sp.org/tlog-proof@v1', 'index 5', ...path, '', text]
  return {
    schema: 'kvitto/bundle/1',
    trust: 'signed',
    receipt,
    chain: [],
    entry: { kind: 'receipt', receivedAt: RECEIVED_AT },
    proof: `${lines.join('\n')}\n${signatureLine(signer, key, text)}`,
    policy,
    build,
    ...members,
  }
}

export interface Tree {
  size: number
  root: Buffer
  pathOf(index: number): Buffer[]
}

export function treeOf(receipt: string, options: LogOptions = {}): Tree {
  const { size = 11, prefixes = [Buffer.of(0), NODE], commit = commitTo } = options
  const [leafPrefix, nodePrefix] = prefixes
  const standsFor = commit(receipt).toString('base64')
  const entry = `kvitto/entry/1\nreceipt\n${RECEIVED_AT}\n${standsFor}\n`
  const leaves = Array.from({ length: size }, (_, index) =>
    sha256(leafPrefix, index === 5 ? entry : `entry ${index}\n`),
  )
  return {
    size,
    root: rootOf(leaves, nodePrefix),
    pathOf: (index) => pathOf(index, leaves, nodePrefix),
  }
}

/** A checkpoint of the log that holds the receipt, signed as it should be. */
export function checkpointOf(receipt: string, size: number): string {
  const { root } = treeOf(receipt, { size })
  const text = `${ORIGIN}\n${size}\n${root.toString('base64')}\n`
  return `${text}\n${signatureLine(ORIGIN, logKey, text)}`
}

export function signatureLine(name: string, key: Ed25519Key, text: string): string {
  return lineOf(name, keyIdOf(name, key), sign(null, Buffer.from(text), key.privateKey))
}

/** C2SP tlog-cosignature of a checkpoint's text at a POSIX time. */
export function cosignatureLine(
  name: string,
  key: Ed25519Key,
  { text, second, signedSecond = second }: { text: string; second: number; signedSecond?: number },
): string {
  const time = Buffer.alloc(8)
  time.writeBigUInt64BE(BigInt(second))
  const message = Buffer.from(`cosignature/v1\ntime ${signedSecond}\n${text}`)
  const signature = Buffer.concat([time, sign(null, message, key.privateKey)])
  const type: KeyType = 4
  return lineOf(name, keyIdOf(name, key, type), signature)
}

export function lineOf(name: string, keyId: Buffer, signature: Buffer): string {
  return `— ${name} ${Buffer.concat([keyId, signature]).toString('base64')}\n`
}

function commitTo(receipt: string): Buffer {
  return sha256(sha256(receipt))
}
