import type { Id } from '@kvitto/core'
import { CollectorError } from '../collector-error.ts'
import type { Tally, TallyStore } from '../storage/tally-store.ts'

/** ms. Under a flood one transaction writes the numbers of all that came meanwhile. */
const SOON = 250
/** Sites are few: more names than this were made up by senders. */
const MOST_NAMES = 10_000

/** What is counted of one receipt. */
export interface Counted extends Pick<Tally, 'kind' | 'reason'> {
  site: Id
}

export interface TallyBook {
  /** Resolves once it is durable. What cannot be written is not counted, and rejects. */
  count(counted: Counted): Promise<void>
  /** The same for what nobody waits for: it stays in memory until it is written, with the next ones where that fails. */
  note(counted: Counted): void
  /** Writes what waits; resolves also where that fails. */
  flush(): Promise<void>
}

interface TallyOptions {
  tallies: TallyStore
  now(): Date
  onCounted?(counted: Counted): void
  reportError(error: unknown): void
}

interface Line {
  tally: Tally
  waiting: { resolve(): void; reject(error: unknown): void }[]
}

export function createTally({ tallies, now, onCounted, reportError }: TallyOptions): TallyBook {
  let lines = new Map<string, Line>()
  let timer: NodeJS.Timeout | undefined
  let writing = Promise.resolve()

  return {
    count: (counted) =>
      new Promise((resolve, reject) => {
        const line = add(counted)
        if (line) line.waiting.push({ resolve, reject })
        else
          reject(new CollectorError('busy', 'expected room to wait, found none', { retryAfter: 5 }))
      }),
    note: (counted) => void add(counted),
    flush,
  }

  function add(counted: Counted): Line | undefined {
    onCounted?.(counted)
    const { site, kind, reason } = counted
    const day = now().toISOString().slice(0, 10)
    const line = put({ site, day, kind, reason, n: 1 })
    timer ??= setTimeout(() => void flush(), SOON).unref()
    return line
  }

  function put(tally: Tally): Line | undefined {
    const name = [tally.day, tally.kind, tally.reason, tally.site].join(' ')
    const line = lines.get(name) ?? { tally: { ...tally, n: 0 }, waiting: [] }
    if (!lines.has(name) && lines.size >= MOST_NAMES) return undefined
    line.tally.n += tally.n
    lines.set(name, line)
    return line
  }

  function flush(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    writing = writing.then(write)
    return writing
  }

  async function write(): Promise<void> {
    if (lines.size === 0) return
    const batch = [...lines.values()]
    lines = new Map()
    try {
      await tallies.addTallies(batch.map(({ tally }) => tally))
      for (const { resolve } of batch.flatMap(({ waiting }) => waiting)) resolve()
    } catch (error) {
      if (!(error instanceof CollectorError)) reportError(error)
      for (const { tally, waiting } of batch) {
        for (const { reject } of waiting) reject(error)
        // Whoever waited comes back and is counted then.
        if (tally.n > waiting.length) put({ ...tally, n: tally.n - waiting.length })
      }
    }
  }
}
