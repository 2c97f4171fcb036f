import { createHash, createPublicKey, verify } from 'node:crypto'
import { basename } from 'node:path'
import type { Bundle } from '@kvitto/receipt'
import { verifyBundle } from '@kvitto/receipt'
import { calculateJwkThumbprint, compactVerify, EmbeddedJWK } from 'jose'
import { describe, expect, test } from 'vitest'
import { filesBelow, readJson } from './vectors.ts'

interface Case {
  desc: string
  input: { bundle: unknown; logKeys: string[] }
  wantErr: boolean
  wantVerdict: string
  wantFailed: string[]
}

const dir = new URL('bundles', import.meta.url).pathname
const cases = filesBelow(dir).map((file) => [basename(file), readJson<Case>(file)] as const)

describe('bundles', () => {
  test('the corpus has not shrunk', () => {
    expect(cases.length).toBeGreaterThanOrEqual(60)
  })

  test.each(cases)('%s', async (_, { input, wantErr, wantVerdict, wantFailed }) => {
    const report = await verifyBundle(input.bundle, { logKeys: input.logKeys })
    const failed = report.checks.filter(({ status }) => status === 'failed')
    expect(failed.map(({ name }) => name)).toEqual(wantFailed)
    expect(report.verdict).toBe(wantVerdict)
    expect(report.verdict === 'failed').toBe(wantErr)
  })

  test.each(cases)('%s: no receipt hash in what the report says', async (_, { input }) => {
    const { checks } = await verifyBundle(input.bundle, { logKeys: input.logKeys })
    const said = checks.map(({ detail }) => detail).join('\n')
    const { receipt = '', chain = [] } = (input.bundle ?? {}) as Partial<Bundle>
    for (const text of [receipt, ...chain]) {
      expect(said).not.toContain(createHash('sha256').update(text).digest('base64url'))
    }
  })
})

describe('the happy path, checked without the product', () => {
  const { input } = readJson<{ input: { bundle: Bundle; logKeys: string[] } }>(
    `${dir}/happy-path.json`,
  )
  const { bundle, logKeys } = input

  test('jose verifies the receipt with the key in its header', async () => {
    const { payload, protectedHeader } = await compactVerify(bundle.receipt, EmbeddedJWK)
    const { subjectId } = JSON.parse(new TextDecoder().decode(payload))
    expect(protectedHeader.alg).toBe('ES256')
    expect(await calculateJwkThumbprint(protectedHeader.jwk ?? {})).toBe(subjectId)
  })

  test('node:crypto verifies the checkpoint', () => {
    const note = bundle.proof.slice(bundle.proof.indexOf('\n\n') + 2)
    const [text, line = ''] = note.split('\n\n')
    const signature = Buffer.from(line.split(' ')[2] ?? '', 'base64').subarray(4)
    const x = Buffer.from(logKeys[0]?.split('+').slice(2).join('+') ?? '', 'base64').subarray(1)
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: x.toString('base64url') }
    const key = createPublicKey({ key: jwk, format: 'jwk' })
    expect(verify(null, Buffer.from(`${text}\n`), key, signature)).toBe(true)
  })
})
