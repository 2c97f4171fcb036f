import type { DeviceStore } from './device-store.ts'
import { toBase64url } from './hash.ts'

/** Who decides on a page without a secure context: 128 random bits, kept as a key would be. */
export async function unsignedId(store: DeviceStore, isKept: boolean): Promise<string> {
  const made = `u_${toBase64url(crypto.getRandomValues(new Uint8Array(16)))}`
  const stored = await store.read('unsignedId')
  return stored ?? (isKept ? store.change('unsignedId', (old) => old ?? made) : made)
}
