/**
 * A UUIDv7 (RFC 9562 section 5.7): time-ordered, random otherwise. Of ten bytes from `getRandomValues`, since
 * `randomUUID` is missing outside secure contexts; or of others, by who must make the same one twice.
 */
export function uuidV7(now: number, random: Uint8Array): string {
  const hex = Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('')
  const time = now.toString(16).padStart(12, '0')
  const variant = '89ab'.charAt((random[9] as number) % 4)
  return `${time}7${hex.slice(0, 3)}${variant}${hex.slice(3, 18)}`.replace(
    /(.{8})(.{4})(.{4})(.{4})/,
    '$1-$2-$3-$4-',
  )
}
