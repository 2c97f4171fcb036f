import { generateKeyPairSync, hash, randomBytes, sign } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { canonicalize, publishPolicy, TYP } from '@kvitto/receipt'
import { benchPayload, uuid7 } from './bench-payload.ts'
import { benchPolicy } from './bench-policy.ts'
import { cacheFolder } from './cache-folder.ts'

/**
 * A file with a body to post in each line: receipts of as many people, each with a key of their own
 * and really signed. Made once and kept, as signing costs the machine more than sending.
 */
export async function signBodies(count: number): Promise<string> {
  const published = await publishPolicy(benchPolicy)
  const path = join(cacheFolder, `bodies-${published.policyVersion.slice(0, 8)}-${count}.jsonl`)
  if (existsSync(path)) return path
  const start = Date.now()
  const lines = Array.from({ length: count }, (_, i) => `${signOne(published, start + i)}\n`)
  await mkdir(cacheFolder, { recursive: true })
  await writeFile(`${path}.new`, lines.join(''))
  await rename(`${path}.new`, path)
  return path
}

function signOne(published: Parameters<typeof benchPayload>[0], at: number): string {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { crv, kty, x, y } = publicKey.export({ format: 'jwk' })
  const jwk = { crv, kty, x, y }
  const payload = benchPayload(published, {
    receiptId: uuid7(at, randomBytes(10)),
    subjectId: hash('sha256', JSON.stringify(jwk), 'base64url'),
    nonce: randomBytes(16).toString('base64url'),
    decidedAt: new Date(at),
  })
  const input = [{ alg: 'ES256', jwk, typ: TYP }, payload]
    .map((part) => Buffer.from(canonicalize(part)).toString('base64url'))
    .join('.')
  const key = { key: privateKey, dsaEncoding: 'ieee-p1363' } as const
  const signature = sign('sha256', Buffer.from(input), key).toString('base64url')
  return canonicalize({ receipt: `${input}.${signature}` })
}
