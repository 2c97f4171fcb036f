import { CollectorError } from '../collector-error.ts'

/** As measured: beyond this the slowest commits take ten times as long. */
const MOST_AT_ONCE = 128
/** So many share what a commit costs: waiting for more, they would leave nothing to check while it is written. */
const ENOUGH = 32
/** More than a minute's work on a slow disk: better to let browsers come back. */
const MOST_WAITING = 20_000

interface Waiting<Item, Outcome> {
  item: Item
  resolve(outcome: Outcome): void
  reject(error: unknown): void
}

export interface AppendQueue<Item, Outcome> {
  /** Resolves to the item's own outcome once its batch is written. Throws `busy` when full. */
  push(item: Item): Promise<Outcome>
  /** How many wait to be written. */
  waiting(): number
  /** Resolves when nothing waits and nothing is being written. */
  drained(): Promise<void>
}

/**
 * Writes what waits at one tick together: no timer, so a lone item waits for nobody, and under load
 * the batches grow by themselves. One batch at a time.
 */
export function createAppendQueue<Item, Outcome>(
  write: (items: readonly Item[]) => Promise<readonly Outcome[]>,
): AppendQueue<Item, Outcome> {
  const waiting: Waiting<Item, Outcome>[] = []
  let running: Promise<void> | undefined

  return {
    push: (item) =>
      new Promise((resolve, reject) => {
        if (waiting.length >= MOST_WAITING) {
          reject(new CollectorError('busy', 'expected room to wait, found none', { retryAfter: 5 }))
          return
        }
        waiting.push({ item, resolve, reject })
        running ??= drain()
      }),
    waiting: () => waiting.length,
    drained: async () => {
      while (running) await running
    },
  }

  async function drain(): Promise<void> {
    while (waiting.length > 0) {
      await untilNoMoreCome()
      await writeBatch(waiting.splice(0, MOST_AT_ONCE))
    }
    running = undefined
  }

  /** A tick, and another as long as they are few and each brings more: what arrives together passes it in parts. */
  async function untilNoMoreCome(): Promise<void> {
    for (let before = 0; waiting.length > before && before < ENOUGH; ) {
      before = waiting.length
      await new Promise<void>((resolve) => setImmediate(resolve))
    }
  }

  async function writeBatch(batch: readonly Waiting<Item, Outcome>[]): Promise<void> {
    try {
      const outcomes = await write(batch.map(({ item }) => item))
      for (const [position, { resolve, reject }] of batch.entries()) {
        const outcome = outcomes[position]
        if (outcome === undefined) reject(new Error('expected an outcome per item, found fewer'))
        else resolve(outcome)
      }
    } catch (error) {
      for (const { reject } of batch) reject(error)
    }
  }
}
