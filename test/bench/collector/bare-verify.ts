import { verify } from 'node:crypto'
import { readFileSync } from 'node:fs'

export interface Signed {
  jwk: Record<string, string>
  input: Buffer
  signature: Buffer
}

/** The signatures of a file of bodies, ready to be checked. */
export function readSigned(bodies: string, count: number): Signed[] {
  const lines = readFileSync(bodies, 'utf8').split('\n', count)
  return lines.map((line) => {
    const [header = '', payload, signature = ''] = JSON.parse(line).receipt.split('.')
    const { jwk } = JSON.parse(Buffer.from(header, 'base64url').toString())
    const input = Buffer.from(`${header}.${payload}`)
    return { jwk, input, signature: Buffer.from(signature, 'base64url') }
  })
}

/** CPU of checking one signature by a key that was not seen before, in microseconds. */
export function measureVerify(signed: readonly Signed[]): number {
  const start = process.cpuUsage()
  for (const { jwk, input, signature } of signed) {
    const key = { key: jwk, format: 'jwk', dsaEncoding: 'ieee-p1363' } as const
    if (!verify('sha256', input, key, signature)) throw new Error('expected a valid signature')
  }
  const { user, system } = process.cpuUsage(start)
  return (user + system) / signed.length
}
