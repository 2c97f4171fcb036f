/*
 * A process of its own: appends from 64 writers to a PostgreSQL database, for as many ms as it is
 * told. Arguments: the address, the first item to append, whether to a `log` or as `rows` alone.
 */
import {
  createLog,
  createRows,
  generateLogKey,
  insertRows,
  openDatabase,
  openPostgres,
  type ReceiptStore,
  readLogKey,
} from '@kvitto/collector/bench'
import { publishPolicy } from '@kvitto/receipt'
import { appendAll } from './append-all.ts'
import { benchAnswers } from './bench-answers.ts'
import { benchPolicy } from './bench-policy.ts'
import { policyItem } from './fill-log.ts'
import { createItems } from './make-items.ts'

const [url = '', first, mode] = process.argv.slice(2)
const WRITERS = 64
/** A ms. */
const AT_ONCE = 8

const published = await publishPolicy(benchPolicy)
const make = createItems(published)
const { receipts } = await openPostgres({ url, reportError: console.error })
const log = createLog({
  receipts: mode === 'log' ? receipts : rowsAlone(),
  key: readLogKey(generateLogKey()),
  origin: 'bench',
  now: () => new Date(),
})
// Of a version that no site has published each receipt would write rows of its own, which those without a log do not.
if (mode === 'log') await log.append(policyItem(published))
let made = Number(first)
process.on('message', async (ms: number) => {
  // Most are made before the clock runs.
  const items = make(made, ms * AT_ONCE)
  made += items.length
  const next = () => items.pop() ?? make(made++, 1)[0]
  process.send?.(await appendAll([log], next, ms, WRITERS))
})
process.on('disconnect', () => process.exit())
process.send?.('ready')

/** What is left of a store without a log: no head to wait for, no entry, no tree, no signature. */
function rowsAlone(): ReceiptStore {
  const database = openDatabase(url, console.error)
  let index = Number(first)
  const answers = benchAnswers()
  return {
    ...receipts,
    append: (items) =>
      database.transact(async (query) => {
        const rows = createRows(answers)
        const receivedAt = new Date().toISOString()
        const head = { size: 0, range: [], checkpoint: '' }
        const outcomes = items.map((item) => {
          rows.add(item, index)
          return { outcome: 'appended' as const, index: index++, receivedAt, head }
        })
        for (const table of ['entry', 'answers']) rows.tables.delete(table)
        insertRows(query, rows)
        return outcomes
      }),
  }
}
