import { generateKeyPairSync, sign } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { formatCheckpoint } from './checkpoint.ts'
import { verifyCosignatures } from './cosignature.ts'
import { bytesOf } from './hash.ts'
import { makeCosignature } from './make-cosignature.ts'
import { formatNote } from './signed-note.ts'
import { formatVerifierKey, makeVerifierKey, parseVerifierKey } from './verifier-key.ts'

const text = formatCheckpoint({ origin: 'kvitto.local/demo', size: 7, root: new Uint8Array(32) })
const one = await makeWitness('witness.example/1')
const two = await makeWitness('witness.example/2')
const NOON = 1_795_348_800n

async function makeWitness(name: string) {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const { x = '' } = publicKey.export({ format: 'jwk' })
  const raw = Uint8Array.from(Buffer.from(x, 'base64url'))
  const key = await makeVerifierKey(name, raw, 'cosignature')
  const cosigns = (second: bigint, what = text, length = 72) => {
    const time = Buffer.alloc(8)
    time.writeBigUInt64BE(second)
    const signature = sign(null, bytesOf(`cosignature/v1\ntime ${second}\n${what}`), privateKey)
    const bytes = Uint8Array.from(Buffer.concat([time, signature]).subarray(0, length))
    return { name, keyId: key.keyId, signature: bytes }
  }
  const signs = (what: string) => {
    const signature = Uint8Array.from(sign(null, bytesOf(what), privateKey))
    return { name, keyId: key.keyId, signature }
  }
  return { key, raw, cosigns, signs }
}

test('a cosignature tells the witness and the time', async () => {
  const note = formatNote({ text, signatures: [one.cosigns(NOON)] })
  expect(await verifyCosignatures(note, [one.key, two.key])).toEqual([
    { witness: 'witness.example/1', cosignedAt: '2026-11-22T12:00:00.000Z' },
  ])
})

/** The struct as C2SP tlog-cosignature lays it out, put together here by hand. */
function subtreeMessage(
  name: string,
  second: bigint,
  { size = 7n, origin = 'kvitto.local/demo' } = {},
) {
  const number = (value: bigint) => {
    const bytes = Buffer.alloc(8)
    bytes.writeBigUInt64BE(value)
    return bytes
  }
  return Buffer.concat([
    Buffer.from('737562747265652f76310a00', 'hex'),
    Buffer.from([name.length]),
    Buffer.from(name),
    number(second),
    Buffer.from([origin.length]),
    Buffer.from(origin),
    number(0n),
    number(size),
    Buffer.alloc(32),
  ])
}

describe('ML-DSA-44', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('ml-dsa-44')
  const raw = Uint8Array.from(publicKey.export({ format: 'der', type: 'spki' }).subarray(-1312))
  const name = 'witness.example/pq'
  const key = await makeVerifierKey(name, raw, 'cosignature')
  const noteOf = (message: Buffer, second = NOON, length = 2428) => {
    const time = Buffer.alloc(8)
    time.writeBigUInt64BE(second)
    const bytes = Buffer.concat([time, sign(null, message, privateKey)]).subarray(0, length)
    return formatNote({
      text,
      signatures: [{ name, keyId: key.keyId, signature: Uint8Array.from(bytes) }],
    })
  }

  test('a cosignature of the format’s struct is read; its key travels as a vkey of type 6', async () => {
    const encoded = formatVerifierKey(key).replace(/^[^+]+\+[^+]+\+/, '')
    expect(Buffer.from(encoded, 'base64')[0]).toBe(6)
    expect(await parseVerifierKey(formatVerifierKey(key))).toEqual(key)
    expect(await verifyCosignatures(noteOf(subtreeMessage(name, NOON)), [key])).toEqual([
      { witness: name, cosignedAt: '2026-11-22T12:00:00.000Z' },
    ])
  })

  test('what is made here is read here, beside one of Ed25519', async () => {
    const made = makeCosignature(text, Number(NOON), {
      key,
      sign: (bytes) => Uint8Array.from(sign(null, bytes, privateKey)),
    })
    expect(made.signature).toHaveLength(2428)
    const note = formatNote({ text, signatures: [one.cosigns(NOON), made] })
    expect(await verifyCosignatures(note, [one.key, key])).toHaveLength(2)
  })

  test.each<[string, string]>([
    ['another size', noteOf(subtreeMessage(name, NOON, { size: 8n }))],
    ['another log', noteOf(subtreeMessage(name, NOON, { origin: 'kvitto.local/other' }))],
    ['another time', noteOf(subtreeMessage(name, NOON + 1n))],
    ['another witness’s name', noteOf(subtreeMessage('witness.example/px', NOON))],
    ['the message of Ed25519', noteOf(Buffer.from(`cosignature/v1\ntime ${NOON}\n${text}`))],
    ['a signature cut short', noteOf(subtreeMessage(name, NOON), NOON, 2427)],
  ])('%s fails', async (_, note) => {
    await expect(verifyCosignatures(note, [key])).rejects.toThrow('expected a cosignature by')
  })
})

test('each witness counts once, by its newest', async () => {
  const signatures = [
    one.cosigns(NOON),
    two.cosigns(NOON),
    one.cosigns(NOON + 60n),
    one.cosigns(1n),
  ]
  const found = await verifyCosignatures(formatNote({ text, signatures }), [one.key, two.key])
  expect(found).toEqual([
    { witness: 'witness.example/1', cosignedAt: '2026-11-22T12:01:00.000Z' },
    { witness: 'witness.example/2', cosignedAt: '2026-11-22T12:00:00.000Z' },
  ])
})

test('a witness whose key is not given is ignored, whatever it says', async () => {
  const note = formatNote({ text, signatures: [two.cosigns(NOON, 'other'), one.cosigns(NOON)] })
  expect(await verifyCosignatures(note, [one.key])).toHaveLength(1)
  expect(await verifyCosignatures(note, [])).toEqual([])
})

test('extension lines are covered', async () => {
  const extended = `${text}more\n`
  const signatures = [one.cosigns(NOON, extended)]
  expect(
    await verifyCosignatures(formatNote({ text: extended, signatures }), [one.key]),
  ).toHaveLength(1)
  await rejects(formatNote({ text, signatures }))
})

const second = one.cosigns(NOON).signature
const shifted = Uint8Array.from(second, (byte, at) => (at === 7 ? byte ^ 1 : byte))

test.each([
  ['another time', { ...one.cosigns(NOON), signature: shifted }],
  ['another checkpoint', one.cosigns(NOON, text.replace('\n7\n', '\n8\n'))],
  ['a byte too few', one.cosigns(NOON, text, 71)],
  ['no signature beside the time', one.cosigns(NOON, text, 8)],
  ['the signature of a note', one.signs(text)],
  ['a time that no calendar has', one.cosigns(2n ** 62n)],
  ['a time beyond the format', one.cosigns(2n ** 64n - 1n)],
])('one with %s fails the note, whatever else is right', async (_, wrong) => {
  await rejects(formatNote({ text, signatures: [one.cosigns(NOON), wrong] }))
})

test('the same key as a log’s is another key', async () => {
  const key = await makeVerifierKey(one.key.name, one.raw)
  const note = formatNote({ text, signatures: [one.cosigns(NOON)] })
  expect(await verifyCosignatures(note, [key])).toEqual([])
})

test('what is no checkpoint is not cosigned', async () => {
  const signatures = [one.cosigns(NOON, 'hello\n')]
  const note = formatNote({ text: 'hello\n', signatures })
  const code = { code: 'note_malformed' }
  await expect(verifyCosignatures(note, [one.key])).rejects.toMatchObject(code)
})

// A checkpoint that a public log signed and public witnesses cosigned.
const PUBLIC = `arche2025h1.staging.ct.transparency.dev
1432088532
U7WM79jrzyhGZ5/GUBTpM7NzwdyfFx61t3RovgcC4Ro=

— arche2025h1.staging.ct.transparency.dev ui8GwCF1+kWqZrxGdhj4aX3gcw7XUlXQQabg/27lefwhUkzbC3NygNI75MdhL1bfTW9g8Ei59RA23oHP7Ry1k3ZFWwQ=
— witness1.smartit.nu/witness1 pIyCDwAAAABqEiEghIp82KWebrw7/oHQwlTAm3g2RKS4+eebl8eO0WH+/iEcxZ75W3u5hNI7TOQtmJbqmNWVuE0tgh0XwzdZsDsUAQ==
— remora.n621.de 2net5wAAAABqEiEgPlfF3V06o0Y+fHM+J5J9s27wgxxcOVSpZ/2g/KSiXCg9DEZI+aVCIobWX9sXTynk5XeU/zZ0WBxtqB0DrAWfBw==
`

test('a public log’s checkpoint is cosigned by a public witness', async () => {
  const vkey = 'remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2'
  const key = await parseVerifierKey(vkey)
  expect(await verifyCosignatures(PUBLIC, [key])).toEqual([
    { witness: 'remora.n621.de', cosignedAt: '2026-05-23T21:50:24.000Z' },
  ])
  await rejects(PUBLIC.replace('1432088532', '1432088533'), [key])
})

async function rejects(note: string, keys = [one.key]): Promise<void> {
  const code = { code: 'signature_invalid' }
  await expect(verifyCosignatures(note, keys)).rejects.toMatchObject(code)
}
