import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import type { Bundle } from '@kvitto/receipt'
import { verifyBundle } from '@kvitto/receipt'
import { calculateJwkThumbprint, compactVerify, EmbeddedJWK } from 'jose'
import { describe, expect, test } from 'vitest'
import { entryLeaf, readProof, rootFromPath } from '../faults/independent-tree.ts'
import { filesBelow, readJson } from './vectors.ts'

interface Case {
  desc: string
  input: { bundle: unknown; logKeys: string[]; witnessKeys: string[] }
  wantErr: boolean
  wantVerdict: string
  wantFailed: string[]
  wantWitnesses: string[]
}

const dir = new URL('bundles', import.meta.url).pathname
const cases = filesBelow(dir).map((file) => [basename(file), readJson<Case>(file)] as const)

describe('bundles', () => {
  test('the corpus has not shrunk', () => {
    expect(cases.length).toBeGreaterThanOrEqual(192)
  })

  test.each(cases)('%s', async (_, { input, ...want }) => {
    const { bundle, logKeys, witnessKeys } = input
    const report = await verifyBundle(bundle, { logKeys, witnessKeys })
    const failed = report.checks.filter(({ status }) => status === 'failed')
    expect(failed.map(({ name }) => name)).toEqual(want.wantFailed)
    expect(report.verdict).toBe(want.wantVerdict)
    expect(report.verdict === 'failed').toBe(want.wantErr)
    expect(report.cosignatures.map(({ witness }) => witness)).toEqual(want.wantWitnesses)
    expect(report.witnessed).toBe(want.wantWitnesses.length > 0)
  })

  test.each(cases)('%s: no receipt hash in what the report says', async (_, { input }) => {
    const { logKeys, witnessKeys } = input
    const { checks } = await verifyBundle(input.bundle, { logKeys, witnessKeys })
    const said = checks.map(({ detail }) => detail).join('\n')
    const { receipt, chain = [] } = (input.bundle ?? {}) as Partial<Bundle>
    for (const text of [receipt, ...chain].filter((each) => typeof each === 'string')) {
      expect(said).not.toContain(createHash('sha256').update(text).digest('base64url'))
    }
  })
})

describe('good bundles, checked without the product', () => {
  const isSigned = ({ input }: Case) => (input.bundle as Bundle).receipt.includes('.')
  const goodCases = cases.filter(([, found]) => found.wantVerdict === 'verified' && isSigned(found))

  test.each(goodCases)('jose verifies the receipt: %s', async (_, { input }) => {
    const { receipt } = input.bundle as Bundle
    const { payload, protectedHeader } = await compactVerify(receipt, EmbeddedJWK)
    const { subjectId } = JSON.parse(new TextDecoder().decode(payload))
    expect(protectedHeader.alg).toBe('ES256')
    expect(await calculateJwkThumbprint(protectedHeader.jwk ?? {})).toBe(subjectId)
  })

  test.each(goodCases)('node:crypto verifies entry and checkpoint: %s', (_, { input }) => {
    const { receipt, entry, proof } = input.bundle as Bundle
    const vkey = input.logKeys.find((key) => proof.includes(`\n\n${key.split('+')[0]}\n`)) ?? ''
    const { index, size, path, root, isSigned } = readProof(firstSignature(proof), vkey)
    expect(isSigned).toBe(true)
    const standsFor = sha256(sha256(receipt)).toString('base64')
    const leaf = entryLeaf(
      Buffer.from(`kvitto/entry/1\nreceipt\n${entry.receivedAt}\n${standsFor}\n`),
    )
    expect(rootFromPath(leaf, index, size, path)).toEqual(root)
  })

  /** The log's own line comes first: cosignatures follow. */
  function firstSignature(proof: string): string {
    return proof.slice(0, proof.indexOf('\n', proof.indexOf('— ')) + 1)
  }

  function sha256(data: string | Uint8Array): Buffer {
    return createHash('sha256').update(data).digest()
  }
})
