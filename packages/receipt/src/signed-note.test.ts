import { createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'
import { expect, test } from 'vitest'
import { formatCheckpoint, parseCheckpoint } from './checkpoint.ts'
import { bytesOf } from './hash.ts'
import { formatNote, parseNote, verifyNote } from './signed-note.ts'
import type { VerifierKey } from './verifier-key.ts'
import { formatVerifierKey, makeVerifierKey, parseVerifierKey } from './verifier-key.ts'

const text = formatCheckpoint({ origin: 'kvitto.local/demo', size: 7, root: new Uint8Array(32) })
const log = await signer('kvitto.local/demo')
const witness = await signer('witness.example')
const note = formatNote({ text, signatures: [log.signs(text)] })

async function signer(name: string) {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const { x = '' } = publicKey.export({ format: 'jwk' })
  const key: VerifierKey = await makeVerifierKey(name, Uint8Array.from(Buffer.from(x, 'base64url')))
  const signs = (what: string) => ({
    name,
    keyId: key.keyId,
    signature: Uint8Array.from(sign(null, bytesOf(what), privateKey)),
  })
  return { key, publicKey, signs }
}

test('a note verifies, and with node:crypto too', async () => {
  expect(await verifyNote(note, [log.key])).toEqual({ text, signedBy: [log.key] })
  const [signature] = parseNote(note).signatures
  const isValid = verify(null, bytesOf(text), log.publicKey, signature?.signature ?? bytesOf(''))
  expect(isValid).toBe(true)
})

test('the checkpoint in it is read back', () => {
  const checkpoint = parseCheckpoint(parseNote(note).text)
  expect(checkpoint).toEqual({ origin: 'kvitto.local/demo', size: 7, root: new Uint8Array(32) })
})

test('a vkey is read back, and Node takes its key', async () => {
  const vkey = formatVerifierKey(log.key)
  expect(await parseVerifierKey(vkey)).toEqual(log.key)
  const x = Buffer.from(log.key.publicKey).toString('base64url')
  const jwk = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
  expect(jwk.equals(log.publicKey)).toBe(true)
})

test('signatures by unknown keys are ignored', async () => {
  const cosigned = formatNote({ text, signatures: [witness.signs('other'), log.signs(text)] })
  expect((await verifyNote(cosigned, [log.key])).signedBy).toEqual([log.key])
})

test('one wrong signature by a known key fails the note, whatever else is right', async () => {
  const signatures = [log.signs(text), witness.signs('other')]
  await rejects(formatNote({ text, signatures }), [log.key, witness.key])
  const twice = [log.signs(text), log.signs('other')]
  await rejects(formatNote({ text, signatures: twice }), [log.key])
})

test('a note that no known key signed fails', async () => {
  await rejects(note, [witness.key])
  await rejects(note, [])
})

test('a witness’s key is no signer of a note, whatever it signed', async () => {
  const key = await makeVerifierKey(witness.key.name, witness.key.publicKey, 'cosignature')
  const { keyId } = key
  const signatures = [{ ...witness.signs(text), keyId }]
  await rejects(formatNote({ text, signatures }), [key])
})

test('the same key under another name is another key', async () => {
  await rejects(note, [await makeVerifierKey('kvitto.local/other', log.key.publicKey)])
})

test('the key id of the same name with another key does not match', async () => {
  await rejects(note, [await makeVerifierKey(log.key.name, witness.key.publicKey)])
})

test('sixteen signatures are read', async () => {
  const others = Array.from({ length: 15 }, () => witness.signs('other'))
  const full = formatNote({ text, signatures: [...others, log.signs(text)] })
  expect((await verifyNote(full, [log.key])).signedBy).toHaveLength(1)
})

test.each([
  ['no signature', `${text}\n`],
  ['no empty line', text],
  ['no final newline', note.slice(0, -1)],
  ['a carriage return', note.replace('\n', '\r\n')],
  ['a tab', note.replace('7', '7\t')],
  ['another dash', note.replace('—', '-')],
  ['a name with plus', note.replace('— k', '— +k')],
  ['base64 without padding', note.replace(/=+\n$/, '\n')],
  ['a signature of an id alone', `${text}\n— a AAAAAA==\n`],
  ['a lone surrogate', `\ud800${note}`],
])('a note with %s is malformed', (_, malformed) => {
  expect(() => parseNote(malformed)).toThrow(expect.objectContaining({ code: 'note_malformed' }))
})

test.each([
  ['no size', 'a\n\nAAAA\n'],
  ['a leading zero', text.replace('\n7\n', '\n07\n')],
  ['a negative size', text.replace('\n7\n', '\n-7\n')],
  ['a short root', 'a\n7\nAAAA\n'],
  ['no final newline', text.slice(0, -1)],
  ['an empty extension line', `${text}\n`],
])('a checkpoint with %s is malformed', (_, malformed) => {
  expect(() => parseCheckpoint(malformed)).toThrow(
    expect.objectContaining({ code: 'note_malformed' }),
  )
})

test.each(['', 'a+b', 'a+00000000+AAAA', `a b+00000000+${'A'.repeat(44)}`])(
  '%j is no vkey',
  async (vkey) => {
    await expect(parseVerifierKey(vkey)).rejects.toMatchObject({ code: 'note_malformed' })
  },
)

async function rejects(wrong: string, keys: VerifierKey[]): Promise<void> {
  await expect(verifyNote(wrong, keys)).rejects.toMatchObject({ code: 'signature_invalid' })
}
