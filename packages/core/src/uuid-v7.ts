/**
 * A UUIDv7 (RFC 9562 section 5.7): time-ordered, random otherwise. Made with `getRandomValues`,
 * since `randomUUID` is missing outside secure contexts.
 */
export function uuidV7(now: number): string {
  const random = crypto.getRandomValues(new Uint8Array(16))
  const hex = Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('')
  const time = now.toString(16).padStart(12, '0')
  const variant = (((random[8] as number) % 4) + 8).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`
}
