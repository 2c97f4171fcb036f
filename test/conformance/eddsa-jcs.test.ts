import { readFileSync } from 'node:fs'
import { canonicalize, sha256 } from '@kvitto/receipt'
import { expect, test } from 'vitest'
import { describeVectors, readJson } from './vectors.ts'

describeVectors('eddsa-jcs-2022', (dir) => {
  const folder = `${dir}/vc-di-eddsa-jcs-2022`
  const text = (name: string) => readFileSync(`${folder}/${name}`, 'utf8').trim()
  const unsigned = canonicalize(readJson(`${folder}/unsigned.json`))
  const config = canonicalize(readJson(`${folder}/proofConfigJCS.json`))
  const hashOf = async (json: string) => Buffer.from(await sha256(Buffer.from(json)))

  test('document and proof configuration have the published canonical form', () => {
    expect(unsigned).toBe(text('canonDocJCS.txt'))
    expect(config).toBe(text('proofCanonJCS.txt'))
  })

  test('the hashes are the published ones', async () => {
    const hashes = [await hashOf(config), await hashOf(unsigned)]
    expect(hashes.map((hash) => hash.toString('hex'))).toEqual([
      text('proofHashJCS.txt'),
      text('docHashJCS.txt'),
    ])
    expect(Buffer.concat(hashes).toString('hex')).toBe(text('combinedHashJCS.txt'))
  })

  test('the published signature covers them', async () => {
    const { publicKeyMultibase } = readJson<{ publicKeyMultibase: string }>(
      `${folder}/keyPair.json`,
    )
    // Two bytes of multicodec, then the key.
    const raw = fromBase58(publicKeyMultibase.slice(1)).subarray(2)
    const key = await crypto.subtle.importKey('raw', raw, 'Ed25519', false, ['verify'])
    const signature = Buffer.from(text('sigHexJCS.txt'), 'hex')
    const signed = Buffer.concat([await hashOf(config), await hashOf(unsigned)])
    expect(await crypto.subtle.verify('Ed25519', key, signature, signed)).toBe(true)
    expect(fromBase58(text('sigBTC58JCS.txt').slice(1)).equals(signature)).toBe(true)
  })
})

/** Base 58 as Bitcoin writes it, of a number that has no leading zero bytes. */
function fromBase58(digits: string): Buffer<ArrayBuffer> {
  const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
  const number = Array.from(digits).reduce(
    (sum, digit) => sum * 58n + BigInt(alphabet.indexOf(digit)),
    0n,
  )
  return Buffer.from(number.toString(16), 'hex')
}
