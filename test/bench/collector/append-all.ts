import type { createLog } from '@kvitto/collector/bench'
import type { ReceiptItem } from './make-items.ts'

type Log = ReturnType<typeof createLog>

/** Appends a second of writers that each wait for one before the next; writers share the logs in turn. */
export async function appendAll(
  logs: readonly Log[],
  next: () => ReceiptItem | undefined,
  ms: number,
  writers = logs.length,
): Promise<number> {
  let done = 0
  const start = performance.now()
  const write = async (log: Log) => {
    while (performance.now() - start < ms) {
      const item = next()
      if (!item) throw new Error('expected more items, found none')
      const { kind, site, receipt } = item
      await log.append({ kind, site, receipt })
      done++
    }
  }
  await Promise.all(
    Array.from({ length: writers }, (_, i) => {
      const log = logs[i % logs.length]
      if (!log) throw new TypeError('expected a log')
      return write(log)
    }),
  )
  return (done * 1000) / (performance.now() - start)
}
