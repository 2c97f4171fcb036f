/*
 * A process of its own: posts receipts without end and notes in a file each one that the collector
 * acknowledged. Arguments: the address to post to, the policy version, the file.
 * What is not acknowledged is sent again until it is; SIGTERM finishes what is under way and ends.
 */
import { randomBytes } from 'node:crypto'
import { openSync, writeSync } from 'node:fs'
import { canonicalize, hashText, TYP } from '@kvitto/receipt'

const [address = '', policyVersion = '', path = ''] = process.argv.slice(2)
const file = openSync(path, 'a')
const WORKERS = 24
let isEnding = false
process.once('SIGTERM', () => {
  isEnding = true
})

await Promise.all(Array.from({ length: WORKERS }, work))

async function work(): Promise<void> {
  const sign = await makeSigner()
  while (!isEnding) {
    const receipt = await sign()
    const acknowledgement = await deliver(receipt)
    // One write per line, and only after the answer: the line is the promise that was made.
    writeSync(file, `${JSON.stringify({ receipt, ...acknowledgement })}\n`)
  }
}

async function deliver(receipt: string): Promise<object> {
  for (;;) {
    try {
      const response = await fetch(address, { method: 'POST', body: JSON.stringify({ receipt }) })
      const answer = await response.text()
      if (response.ok) return { status: response.status, ...JSON.parse(answer) }
      throw new Error(`expected 200 or 201, found ${response.status} ${answer}`)
    } catch (error) {
      if (error instanceof Error && error.message.startsWith('expected')) {
        console.error(error.message)
      }
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}

async function makeSigner(): Promise<() => Promise<string>> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }
  const { publicKey, privateKey } = await crypto.subtle.generateKey(algorithm, true, [
    'sign',
    'verify',
  ])
  const { crv, kty, x, y } = await crypto.subtle.exportKey('jwk', publicKey)
  const jwk = { crv, kty, x, y }
  const subjectId = await hashText(JSON.stringify(jwk))
  return async () => {
    const texts = [{ alg: 'ES256', jwk, typ: TYP }, payload(subjectId)].map(canonicalize)
    const input = texts.map((text) => Buffer.from(text).toString('base64url')).join('.')
    const hash = { name: 'ECDSA', hash: 'SHA-256' }
    const signature = await crypto.subtle.sign(hash, privateKey, Buffer.from(input))
    return `${input}.${Buffer.from(signature).toString('base64url')}`
  }
}

function payload(subjectId: string): object {
  return {
    schema: 'kvitto/receipt/1',
    receiptId: uuid7(),
    site: 'faults',
    subjectId,
    event: 'decision',
    decisions: { analytics: 'given' },
    services: {},
    scope: null,
    policyVersion,
    meanings: { analytics: policyVersion },
    language: 'en',
    region: null,
    rule: 'opt-in',
    layer: 1,
    method: 'accept-all',
    ui: 'kvitto',
    shown: null,
    gesture: { trusted: true, visibleMs: 2100 },
    gpc: false,
    build: 'npm:kvitto@0.1.0',
    origin: 'https://faults.example',
    decidedAt: '2026-11-21T10:00:00Z',
    expiresAt: '2027-11-21T10:00:00Z',
    previous: null,
    ends: [],
    nonce: randomBytes(16).toString('base64url'),
  }
}

function uuid7(): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(Date.now(), 0, 6)
  bytes.writeUInt8(0x70 | (bytes.readUInt8(6) & 0x0f), 6)
  bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8)
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
