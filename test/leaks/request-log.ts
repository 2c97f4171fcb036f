/** One thing that reached the third party. */
export interface Seen {
  /** `http` methods in capitals, else `websocket`, `udp`, `connection`. */
  method: string
  path: string
}

/** Everything that reached the third party, by the token in its path. */
export interface RequestLog {
  add(token: string, seen: Seen): void
  of(token: string): Seen[]
}

export function createRequestLog(): RequestLog {
  const seen = new Map<string, Seen[]>()
  return {
    add(token, entry) {
      const entries = seen.get(token)
      if (entries) entries.push(entry)
      else seen.set(token, [entry])
    },
    of: (token) => seen.get(token) ?? [],
  }
}
