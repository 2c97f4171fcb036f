/*
 * Proofs and checkpoints, read by a verifier that others wrote for another log (sigstore's, for Rekor): it knows C2SP
 * signed notes and RFC 6962, and nothing of this product.
 */
import { createHash, createPublicKey } from 'node:crypto'
import { basename } from 'node:path'
import type { Bundle } from '@kvitto/receipt'
import { verifyCheckpoint } from '@sigstore/verify/dist/tlog/checkpoint.js'
import { verifyMerkleInclusion } from '@sigstore/verify/dist/tlog/merkle.js'
import { describe, expect, test } from 'vitest'
import { filesBelow, readJson } from './vectors.ts'

interface Case {
  input: { bundle: unknown; logKeys: string[] }
  wantVerdict: string
  wantFailed: string[]
}

type Entry = Parameters<typeof verifyCheckpoint>[0]
type Authority = Parameters<typeof verifyCheckpoint>[1][number]

/** What it takes all the same: it knows no sites, and is content with one signature that holds. */
const TAKEN = [
  'log-of-another-site.json',
  'note-signed-twice.json',
  'signed-as-another-log.json',
  'site-as-end-of-name.json',
]

const dir = new URL('bundles', import.meta.url).pathname
const cases = filesBelow(dir).map((file) => [basename(file), readJson<Case>(file)] as const)

describe('sigstore’s verifier', () => {
  const verified = cases.filter(([, { wantVerdict }]) => wantVerdict === 'verified')
  test.each(verified)('finds the receipt in the log: %s', (_, { input }) => {
    expect(faultOf(input)).toBeUndefined()
  })

  const ofLog = ['inclusion', 'checkpoint key']
  const wrong = cases.filter(([, { wantFailed }]) => ofLog.includes(wantFailed.join()))
  test('refuses what fails by inclusion or checkpoint key alone', () => {
    const taken = wrong.filter(([, { input }]) => faultOf(input) === undefined)
    expect(taken.map(([name]) => name)).toEqual(TAKEN)
    expect(wrong.length).toBeGreaterThan(TAKEN.length + 20)
  })
})

/** What it finds wrong with the proof, if anything. */
function faultOf({ bundle, logKeys }: Case['input']): string | undefined {
  try {
    const entry = toEntry(bundle as Bundle)
    verifyMerkleInclusion(entry, verifyCheckpoint(entry, logKeys.map(toAuthority)))
    return undefined
  } catch (error) {
    return Object(error).message
  }
}

/** An entry as Rekor has them: its bytes, its place, its path and the checkpoint. */
function toEntry({ receipt, entry, proof }: Bundle): Entry {
  const end = proof.indexOf('\n\n')
  const lines = proof.slice(0, end).split('\n')
  const [index = '', ...path] = lines.filter((line) => !/^(c2sp|extra )/.test(line))
  const standsFor = sha256(sha256(receipt))
  const text = `kvitto/entry/1\nreceipt\n${entry.receivedAt}\n${standsFor.toString('base64')}\n`
  const inclusionProof = {
    logIndex: index.replace('index ', ''),
    hashes: path.map((line) => Buffer.from(line, 'base64')),
    checkpoint: { envelope: proof.slice(end + 2) },
  }
  return { canonicalizedBody: Buffer.from(text), inclusionProof } as unknown as Entry
}

/** A log that is trusted, by its vkey. */
function toAuthority(vkey: string): Authority {
  // The key itself may hold a plus too.
  const [name = '', id = '', ...key] = vkey.split('+')
  const x = Buffer.from(key.join('+'), 'base64').subarray(1).toString('base64url')
  return {
    baseURL: name,
    logID: Buffer.from(id, 'hex'),
    publicKey: createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' }),
    validFor: { start: new Date(0), end: new Date(8.64e15) },
  }
}

function sha256(data: string | Uint8Array): Buffer {
  return createHash('sha256').update(data).digest()
}
