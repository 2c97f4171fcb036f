import {
  bytesOf,
  type Checkpoint,
  type ClosedRecord,
  formatLogEntry,
  type LogDescription,
  type LogEntryKind,
  type LogsFile,
  leafHash,
  type ProvenRecord,
  parseCheckpoint,
  parseNote,
  parseTlogProof,
  parseVerifierKey,
  ReceiptError,
  sha256,
  type VerifyBundleOptions,
  verifyInclusion,
  verifyNote,
} from '@kvitto/receipt'
import { checkWitnesses } from '../archive/check-witnesses.ts'
import { settle } from '../archive/settle.ts'
import type { Check } from '../check-line.ts'
import { goesOnFrom } from './goes-on-from.ts'
import { parseRecord } from './parse-record.ts'

/**
 * Checks offline how a site's logs went on from one another. Who trusts a key of the first one learns the next one's from
 * its last entry; who trusts the newest alone need not know the keys before, as its first entry names their last root.
 */
export async function verifyLogs(file: LogsFile, trusted: VerifyBundleOptions): Promise<Check[]> {
  const checks: Check[] = []
  let keys = [...trusted.logKeys]
  let before: { checkpoint: Checkpoint; closed: ClosedRecord | undefined } | undefined
  for (const log of file.logs) {
    const found = await verifyLog(log, { site: file.site, keys, before }, trusted)
    checks.push(...found.checks.map((check) => ({ ...check, name: `${log.origin} ${check.name}` })))
    if (!found.checkpoint) return checks
    before = { checkpoint: found.checkpoint, closed: found.closed }
    // Vouched for by an entry of the log before, which a trusted key signed.
    if (found.isTrusted) keys = [...keys, ...(found.closed?.successor?.keys ?? [])]
  }
  const missing = before?.closed?.successor
  if (missing) {
    const detail = `${missing.origin} goes on, and is not in this file`
    checks.push({ name: 'logs', status: 'failed', detail })
  }
  if (file.logs.length === 0) {
    checks.push({ name: 'logs', status: 'not-checked', detail: 'there is no log in it' })
  }
  for (const each of file.pruned) checks.push(await checkPruned(each, { site: file.site, keys }))
  return checks
}

interface Known {
  site: string
  keys: string[]
  before: { checkpoint: Checkpoint; closed: ClosedRecord | undefined } | undefined
}

async function verifyLog(
  log: LogDescription,
  { site, keys, before }: Known,
  trusted: VerifyBundleOptions,
): Promise<{
  checks: Check[]
  checkpoint?: Checkpoint
  closed?: ClosedRecord
  isTrusted?: boolean
}> {
  const { origin } = log
  const checkpoint = await settle('checkpoint', async () => {
    const found = parseCheckpoint(parseNote(log.checkpoint).text)
    if (found.origin !== origin || !origin.endsWith(`/${site}`)) throw malformed(`of ${site}`)
    return found
  })
  if ('status' in checkpoint) return { checks: [checkpoint] }
  const key = await checkKey(log.checkpoint, origin, keys)
  const root = checkpoint.root
  const witnesses = await checkWitnesses({ witnessed: log.checkpoint, root, origin }, trusted)
  const checks = [key, ...(witnesses ? [witnesses] : [])]
  if (before || log.opened) checks.push(await checkOpened(log, { site, keys, before }))
  const { check, closed } = await checkClosed(log, { site, keys, size: checkpoint.size })
  checks.push(check)
  return { checks, checkpoint, isTrusted: key.status === 'ok', ...(closed && { closed }) }
}

async function checkKey(note: string, origin: string, keys: string[]): Promise<Check> {
  const name = 'checkpoint key'
  if (keys.length === 0) return { name, status: 'not-checked', detail: 'no log key was given' }
  const checked = await settle(name, async () => {
    await verifyNote(note, await keysOf(origin, keys))
    return {}
  })
  return 'status' in checked ? checked : { name, status: 'ok', detail: `signed by ${origin}` }
}

async function keysOf(origin: string, vkeys: string[]) {
  const named = (await Promise.all(vkeys.map(parseVerifierKey))).filter(
    ({ name }) => name === origin,
  )
  if (named.length === 0) throw malformed(`a key of ${origin} among those given`)
  return named
}

/** The first entry names how the log before ended, as its last checkpoint has it. */
async function checkOpened(
  { origin, opened }: LogDescription,
  { site, keys, before }: Known,
): Promise<Check> {
  const name = 'opened'
  const checked = await settle(name, async () => {
    if (!opened) throw malformed('a first entry that names the log before')
    const record = parseRecord('opened', opened.record)
    const place = await verifyRecord(opened, { kind: 'opened', origin, keys })
    if (place.index !== 0 || record.site !== site) throw malformed('the first entry of this log')
    if (before && !goesOnFrom(record, { origin, before: before.checkpoint })) {
      throw malformed(`${before.checkpoint.origin} as it ended`)
    }
    if (before && before.closed?.successor?.origin !== origin) {
      throw malformed(`${origin} named by the log before`)
    }
    return record
  })
  if ('status' in checked) return checked
  const { predecessor } = checked
  const detail = `goes on from ${predecessor.origin} with ${predecessor.size} entries`
  return { name, status: before ? 'ok' : 'not-checked', detail }
}

async function checkClosed(
  { origin, closed }: LogDescription,
  { site, keys, size }: Omit<Known, 'before'> & { size: number },
): Promise<{ check: Check; closed?: ClosedRecord }> {
  const name = 'closed'
  if (!closed) return { check: { name, status: 'ok', detail: 'no' } }
  const checked = await settle(name, async () => {
    const record = parseRecord('closed', closed.record)
    const place = await verifyRecord(closed, { kind: 'closed', origin, keys })
    if (record.site !== site || record.origin !== origin) throw malformed('an end of this log')
    if (place.index !== place.size - 1 || place.size !== size) throw malformed('the last entry')
    return { record }
  })
  if ('status' in checked) return { check: checked }
  const { successor } = checked.record
  const next = successor ? `goes on in ${successor.origin}` : 'for good'
  const detail = `at ${closed.receivedAt}, ${next}`
  return { check: { name, status: 'ok', detail }, closed: checked.record }
}

async function checkPruned(
  pruned: ProvenRecord,
  { site, keys }: Omit<Known, 'before'>,
): Promise<Check> {
  const name = 'pruned'
  const checked = await settle(name, async () => {
    const record = parseRecord('pruned', pruned.record)
    const { checkpoint } = parseTlogProof(pruned.proof)
    const { origin } = parseCheckpoint(parseNote(checkpoint).text)
    await verifyRecord(pruned, { kind: 'pruned', origin, keys })
    if (record.site !== site) throw malformed(`a pruning of ${site}`)
    return record
  })
  if ('status' in checked) return checked
  const detail = `before ${checked.before}, minimum index ${checked.minimum}`
  return { name, status: 'ok', detail }
}

/** That a log holds the entry of a record, under a checkpoint that one of the keys signed. */
async function verifyRecord(
  { record, receivedAt, proof }: ProvenRecord,
  { kind, origin, keys }: { kind: LogEntryKind; origin: string; keys: string[] },
): Promise<{ index: number; size: number }> {
  const { index, path, checkpoint } = parseTlogProof(proof)
  const { text } =
    keys.length > 0
      ? await verifyNote(checkpoint, await keysOf(origin, keys))
      : parseNote(checkpoint)
  const { origin: named, size, root } = parseCheckpoint(text)
  const standsFor = await sha256(bytesOf(record))
  const leaf = await leafHash(bytesOf(formatLogEntry({ kind, receivedAt, standsFor })))
  const isIn = await verifyInclusion({ index, size, leaf, path, root })
  if (named !== origin || !isIn)
    throw malformed(`an entry of ${origin} that stands for this record`)
  return { index, size }
}

function malformed(expected: string): ReceiptError {
  return new ReceiptError('bundle_malformed', `expected ${expected}, found otherwise`)
}
