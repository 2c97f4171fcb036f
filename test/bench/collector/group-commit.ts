import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  createLog,
  generateLogKey,
  openSqlite,
  type ReceiptStore,
  readLogKey,
} from '@kvitto/collector/bench'
import { publishPolicy } from '@kvitto/receipt'
import { median } from '../median.ts'
import { appendAll } from './append-all.ts'
import { benchPolicy } from './bench-policy.ts'
import { createItems } from './make-items.ts'

const WRITERS = 64
/** What a sync takes on a consumer's SSD; on a server's virtual disk it is 20 to 40 times less. */
const SYNC_MS = 2

/** Appends a second of 64 writers, with one log for all ÷ with a log for each, whose commits are its own. */
export async function measureGroupCommit({ rounds, ms }: { rounds: number; ms: number }) {
  const folder = await mkdtemp(join(tmpdir(), 'kvitto-bench-'))
  const make = createItems(await publishPolicy(benchPolicy))
  // Most are made before the clock runs.
  let made = rounds * ms * 15
  const items = make(0, made)
  const next = () => items.pop() ?? make(made++, 1)[0]
  const key = readLogKey(generateLogKey())
  const store = openSqlite(join(folder, 'kvitto.db'))
  const logs = Array.from({ length: WRITERS }, () =>
    createLog({ receipts: slow(store.receipts), key, origin: 'bench', now: () => new Date() }),
  )
  const ratios: number[] = []
  try {
    for (let round = 0; round < rounds; round++) {
      const single = await appendAll(logs, next, ms)
      const grouped = await appendAll(logs.slice(0, 1), next, ms, WRITERS)
      ratios.push(grouped / single)
    }
  } finally {
    await store.close()
    await rm(folder, { recursive: true })
  }
  return median(ratios)
}

/** Each commit takes as much longer, and holds up the thread as SQLite's own sync does. */
function slow(receipts: ReceiptStore): ReceiptStore {
  const cell = new Int32Array(new SharedArrayBuffer(4))
  return {
    ...receipts,
    async append(items, grow) {
      const outcomes = await receipts.append(items, grow)
      Atomics.wait(cell, 0, 0, SYNC_MS)
      return outcomes
    },
  }
}
