import { hash } from 'node:crypto'
import { join } from 'node:path'
import {
  type ErasureRecord,
  type LogEntry,
  ReceiptError,
  readStoredReceipt,
  toBase64url,
} from '@kvitto/receipt'
import type { Check } from '../check-line.ts'
import { parseRecord } from '../logs/parse-record.ts'
import { logFolder, readEntries, readIfThere, readLines } from './archive-files.ts'
import { standsFor } from './stands-for.ts'
import { takeLines } from './take-lines.ts'

/** Everything that a site's entries stand for is there, and is that. `sizes` are those of its logs, in their order. */
export async function checkStoodFor(
  archive: string,
  site: string,
  sizes: readonly number[],
): Promise<Check[]> {
  const folder = join(archive, 'sites', site)
  const faults = new Map<string, string>()
  const counts = new Map(['receipts', 'policies', 'builds', 'erasures'].map((name) => [name, 0]))
  const fail = (name: string, problem: string) => {
    if (!faults.has(name)) faults.set(name, problem)
  }
  /** Receipts without a body, which an erasure or a pruning must account for. */
  const bodiless = new Set<number>()
  let minimum = 0
  const receipts = takeLines(readLines(join(folder, 'receipts.jsonl'), 'receipt'))
  const erasures = takeLines(readLines(join(folder, 'erasures.jsonl'), 'erasure'))
  const records = takeLines(readLines(join(folder, 'records.jsonl'), 'record'))
  try {
    for await (const { index, entry } of readAllEntries(archive, site, sizes)) {
      const [name, problem] = await checkEntry(index, entry)
      counts.set(name, (counts.get(name) ?? 0) + 1)
      if (problem) fail(name, `entry ${index} ${problem}`)
    }
    if (await receipts.next()) fail('receipts', 'one is of no entry')
    if (await erasures.next()) fail('erasures', 'one is of no entry')
    if (await records.next()) fail('records', 'one is of no entry')
    const first = [...bodiless].find((index) => index >= minimum)
    if (first !== undefined) fail('receipts', `entry ${first} has lost its receipt`)
  } catch (error) {
    if (!(error instanceof ReceiptError || error instanceof SyntaxError)) throw error
    fail('receipts', error.message)
  }
  for (const name of faults.keys()) counts.set(name, counts.get(name) ?? 0)
  return [...counts].map(([name, count]): Check => {
    const problem = faults.get(name)
    return problem
      ? { name, status: 'failed', detail: problem }
      : { name, status: 'ok', detail: String(count) }
  })

  async function checkEntry(
    index: number,
    entry: LogEntry,
  ): Promise<[name: string, problem?: string | undefined]> {
    if (entry.kind === 'receipt') return ['receipts', await checkReceipt(index, entry)]
    if (entry.kind === 'policy') return ['policies', await checkFile('policies', entry)]
    if (entry.kind === 'build') return ['builds', await checkBuild(entry)]
    if (entry.kind === 'erasure') return ['erasures', await checkErasure(index, entry)]
    return ['records', await checkRecord(index, entry)]
  }

  async function checkReceipt(index: number, entry: LogEntry) {
    const text = await receipts.at(index)
    if (text === undefined) return void bodiless.add(index)
    const accepted = await readStoredReceipt(text).catch((error: unknown) => {
      if (error instanceof ReceiptError) return error
      throw error
    })
    if (accepted instanceof ReceiptError) return `has an altered receipt: ${accepted.message}`
    const commitment = hash('sha256', Buffer.from(accepted.hash, 'base64url'), 'buffer')
    if (Buffer.compare(commitment, entry.standsFor) !== 0) return 'stands for another receipt'
    return accepted.payload.site === site ? undefined : 'has a receipt of another site'
  }

  async function checkErasure(index: number, entry: LogEntry) {
    const text = await erasures.at(index)
    if (!standsFor(entry, text)) return 'stands for an erasure that is not there'
    const { receipts: erasedReceipts }: ErasureRecord = Object(JSON.parse(text))
    if (!Array.isArray(erasedReceipts)) return 'stands for no erasure'
    for (const erased of erasedReceipts) {
      if (!bodiless.delete(erased)) return `lists entry ${erased}, whose receipt is there`
    }
    return undefined
  }

  async function checkRecord(index: number, entry: LogEntry) {
    const text = await records.at(index)
    if (!standsFor(entry, text)) return 'stands for a record that is not there'
    if (entry.kind !== 'pruned') return undefined
    minimum = Math.max(minimum, Math.min(parseRecord('pruned', text).minimum, index))
    return undefined
  }

  async function checkFile(kind: 'policies' | 'builds', entry: LogEntry) {
    const name = toBase64url(entry.standsFor)
    const bytes = await readIfThere(join(archive, kind, `${name}.json`))
    const isThat = bytes && hash('sha256', bytes, 'base64url') === name
    return isThat ? undefined : `stands for ${name}, which is not in ${kind}`
  }

  async function checkBuild(entry: LogEntry) {
    const problem = await checkFile('builds', entry)
    if (problem) return problem
    const manifest = join(archive, 'builds', `${toBase64url(entry.standsFor)}.json`)
    const { files } = Object(JSON.parse(String(await readIfThere(manifest))))
    if (typeof files !== 'object' || files === null) return 'stands for no build'
    for (const [path, name] of Object.entries(files)) {
      const bytes = await readIfThere(join(archive, 'files', String(name)))
      const isThat = bytes && hash('sha256', bytes, 'base64url') === name
      if (!isThat) return `stands for a build that has lost ${path}`
    }
    return undefined
  }
}

/** An index counts through all logs of a site. */
async function* readAllEntries(archive: string, site: string, sizes: readonly number[]) {
  let first = 0
  for (const [position, size] of sizes.entries()) {
    for await (const entry of readEntries(logFolder(archive, site, position + 1), size)) {
      yield { ...entry, index: first + entry.index }
    }
    first += size
  }
}
