import type { Id } from '@kvitto/core'
import { type ClosedRecord, type OpenedRecord, rangeRoot } from '@kvitto/receipt'
import { hashNode } from '../log/hash-node.ts'
import { accessLogOf, logIdOf, originOf, siteOf, turnOf } from '../log/log-id.ts'
import type { LogHead } from '../storage/receipt-store.ts'
import type { AuditRows, RecordRow } from './audit-rows.ts'
import { checkRecords } from './check-records.ts'
import { entryFault, type Fault } from './fault.ts'
import { readSigned } from './read-signed.ts'

/** Every entry that tells what became of a log has its record, and each log goes on from how the one before ended. */
export async function checkLogs(rows: AuditRows, site: Id): Promise<Fault | undefined> {
  const told = await checkRecords(rows, site)
  if (!(told instanceof Map)) return told
  const logs = await rows.logs(site)
  for (const [position, head] of logs.entries()) {
    const fault = await checkLog(rows, site, { head, before: logs[position - 1], told })
    if (fault) return fault
  }
  const [stray] = told.values()
  if (stray && stray.kind !== 'pruned') {
    return entryFault(stray.index, `tells that a log is ${stray.kind}, and none is`)
  }
  return checkNames(rows, site, logs)
}

/** Nothing is kept under the name of a log that the site does not have. */
async function checkNames(rows: AuditRows, site: Id, logs: LogHead[]): Promise<Fault | undefined> {
  const known = new Set([site, accessLogOf(site), ...logs.map((head) => logIdOf(site, head))])
  const names = await rows.logNames()
  const stray = names.find((name) => siteOf(name) === site && !known.has(name))
  if (stray === undefined) return undefined
  return { index: null, problem: `tiles or a cosigned checkpoint of ${stray}, a log that is none` }
}

interface Place {
  head: LogHead
  before: LogHead | undefined
  /** Those that were told of are taken out, but for what was pruned. */
  told: Map<number, RecordRow>
}

async function checkLog(
  rows: AuditRows,
  site: Id,
  { head, before, told }: Place,
): Promise<Fault | undefined> {
  const { generation, first, isClosed } = turnOf(head)
  const expected = { generation: 1, first: 0, ...(before && nextTo(before)) }
  const name = `log ${generation}`
  if (generation !== expected.generation || first !== expected.first) {
    return { index: null, problem: `${name} does not begin where the one before ends` }
  }
  const base = String(await rows.setting('log-origin'))
  const origin = originOf(base, logIdOf(site, head))
  const take = (index: number, kind: string) => {
    const row = told.get(index)
    if (row?.kind !== kind) return undefined
    told.delete(index)
    return row
  }
  if (before) {
    const row = take(first, 'opened')
    const problem = row ? await compareOpened(rows, { site, head, before, row }) : 'opens no log'
    if (problem) return entryFault(first, problem)
  }
  if (!isClosed) return undefined
  const last = first + head.size - 1
  const row = take(last, 'closed')
  if (!row) return entryFault(last, `does not close ${name}, which is closed`)
  const record: ClosedRecord = JSON.parse(row.record)
  const next = (await rows.logs(site))[generation]
  const successor = next && originOf(base, logIdOf(site, next))
  const isRight = record.origin === origin && record.successor?.origin === successor
  if (!isRight)
    return entryFault(last, `closes another log than ${name}, or names another successor`)
  return row.checkpoint === head.checkpoint
    ? undefined
    : entryFault(last, `has another checkpoint than ${name}`)
}

function nextTo(before: LogHead) {
  const { generation, first } = turnOf(before)
  return { generation: generation + 1, first: first + before.size }
}

async function compareOpened(
  rows: AuditRows,
  { site, head, before, row }: { site: Id; head: LogHead; before: LogHead; row: RecordRow },
): Promise<string | undefined> {
  const base = String(await rows.setting('log-origin'))
  const { origin, predecessor }: OpenedRecord = JSON.parse(row.record)
  const root = rangeRoot({ size: before.size, hashes: before.range }, hashNode)
  const fits =
    origin === originOf(base, logIdOf(site, head)) &&
    predecessor.origin === originOf(base, logIdOf(site, before)) &&
    predecessor.size === before.size &&
    root !== undefined &&
    predecessor.root === Buffer.from(root).toString('base64')
  if (!fits) return 'does not go on from how the log before ended'
  try {
    await readSigned(rows, logIdOf(site, head), { size: 1, checkpoint: row.checkpoint })
    return undefined
  } catch (error) {
    return `has a first checkpoint that is not as signed: ${Object(error).message}`
  }
}
