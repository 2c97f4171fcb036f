import { createHash } from 'node:crypto'

export function sha256(...parts: (string | Uint8Array)[]): Buffer {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

export function sha256url(data: string): string {
  return sha256(data).toString('base64url')
}

export function base64url(data: string | Uint8Array): string {
  return Buffer.from(data).toString('base64url')
}
