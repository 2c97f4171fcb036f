export interface Connection {
  /** Of the socket; undefined where there is none. */
  address: string | undefined
  /** The `X-Forwarded-For` header. */
  forwarded: string | undefined
}

/**
 * The address that the outermost trusted proxy was called from. Each proxy adds to the header's end
 * who called it, so as many entries as there are proxies are theirs; what stands before, anyone may
 * have written. Of no proxy: the socket's own.
 */
export function clientAddress(
  { address, forwarded }: Connection,
  trustedProxies: number,
): string | undefined {
  const entries = trustedProxies > 0 ? (forwarded ?? '').split(',').filter(Boolean) : []
  return [address, ...entries.reverse()]
    .slice(0, trustedProxies + 1)
    .at(-1)
    ?.trim()
}
