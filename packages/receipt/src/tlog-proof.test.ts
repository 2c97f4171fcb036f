import { expect, test } from 'vitest'
import { toBase64 } from './hash.ts'
import { formatTlogProof, parseTlogProof } from './tlog-proof.ts'

const hash = new Uint8Array(32).fill(7)
const checkpoint = `kvitto.local/demo\n3\n${toBase64(hash)}\n\n— kvitto.local/demo AAAAAAA=\n`
const text = `c2sp.org/tlog-proof@v1\nindex 2\n${toBase64(hash)}\n\n${checkpoint}`

test('a proof is written as C2SP has it, the checkpoint verbatim', () => {
  expect(formatTlogProof({ index: 2, path: [hash], checkpoint })).toBe(text)
})

test.each([
  ['with a path', { index: 2, path: [hash], checkpoint }],
  ['of a lone leaf', { index: 0, path: [], checkpoint }],
  ['with opaque data', { extra: Uint8Array.of(1, 2), index: 2, path: [hash], checkpoint }],
])('a proof %s is read back', (_, proof) => {
  expect(parseTlogProof(formatTlogProof(proof))).toEqual(proof)
})

test.each([
  ['another version', text.replace('@v1', '@v2')],
  ['no index', text.replace('index 2\n', '')],
  ['a leading zero', text.replace('index 2', 'index 02')],
  ['an index beyond 2^53', text.replace('index 2', 'index 9007199254740992')],
  ['a short hash', text.replace(toBase64(hash), 'AAAA')],
  ['extra after index', text.replace('index 2\n', 'index 2\nextra AAEC\n')],
  ['extra that is no base64', text.replace('index', 'extra ?\nindex')],
  ['no checkpoint', text.slice(0, text.indexOf('\n\n'))],
  [
    'a path of 65 hashes',
    text.replace('index 2\n', `index 2\n${`${toBase64(hash)}\n`.repeat(64)}`),
  ],
])('a proof with %s is malformed', (_, malformed) => {
  expect(() => parseTlogProof(malformed)).toThrow(
    expect.objectContaining({ code: 'proof_malformed' }),
  )
})
