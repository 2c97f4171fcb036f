import { join } from 'node:path'
import {
  appendLeaf,
  type Checkpoint,
  type CompactRange,
  emptyRange,
  parseCheckpoint,
  parseNote,
  parseVerifierKey,
  ReceiptError,
  verifyNote,
} from '@kvitto/receipt'
import type { Check } from '../check-line.ts'
import { hashLeaf, hashNode, isRootOf } from '../monitor/monitor-state.ts'
import { type ArchiveManifest, readEntries, readIfThere } from './archive-files.ts'
import { checkStoodFor } from './check-stood-for.ts'
import { createTileCheck } from './check-tiles.ts'

/**
 * Checks an archive offline, each check of each site by name: that the log is the one its checkpoint was
 * signed over, and that all that its entries stand for is there, unchanged.
 */
export async function verifyArchive(
  folder: string,
  { sites }: ArchiveManifest,
  logKeys: string[],
): Promise<Check[]> {
  const checks: Check[] = []
  for (const [site, size] of Object.entries(sites)) {
    for (const check of await verifySite(folder, { site, size }, logKeys)) {
      checks.push({ ...check, name: `${site} ${check.name}` })
    }
  }
  return checks
}

interface Site {
  site: string
  /** As the manifest has it; what counts is the checkpoint's. */
  size: number
}

async function verifySite(
  archive: string,
  { site, size }: Site,
  logKeys: string[],
): Promise<Check[]> {
  const folder = join(archive, 'sites', site)
  const note = (await readIfThere(join(folder, 'checkpoint')))?.toString()
  // A site that published nothing has a log without entries.
  if (note === undefined && size === 0) return []
  if (note === undefined) return [{ name: 'checkpoint', status: 'failed', detail: 'is missing' }]
  const checkpoint = await settle('checkpoint', async () => {
    const found = parseCheckpoint(parseNote(note).text)
    if (!found.origin.endsWith(`/${site}`)) throw malformed(`the log of ${site}`)
    return found
  })
  if ('status' in checkpoint) return [checkpoint]
  return [
    await checkKey(note, checkpoint, logKeys),
    await checkTree(folder, checkpoint),
    ...(await checkStoodFor(archive, site, checkpoint.size)),
  ]
}

async function checkKey(note: string, { origin }: Checkpoint, logKeys: string[]): Promise<Check> {
  const name = 'checkpoint key'
  if (logKeys.length === 0) return { name, status: 'not-checked', detail: 'no log key was given' }
  const checked = await settle(name, async () => {
    const keys = await Promise.all(logKeys.map(parseVerifierKey))
    const named = keys.filter((key) => key.name === origin)
    if (named.length === 0) throw malformed(`a log key named ${origin}`)
    await verifyNote(note, named)
    return {}
  })
  return 'status' in checked ? checked : { name, status: 'ok', detail: `signed by ${origin}` }
}

/** Entries make the tiles, and the root that was signed. */
async function checkTree(folder: string, checkpoint: Checkpoint): Promise<Check> {
  const name = 'entries'
  const checked = await settle(name, async () => {
    const tiles = createTileCheck(folder)
    let range: CompactRange = emptyRange
    for await (const { bytes } of readEntries(folder, checkpoint.size)) {
      range = appendLeaf(range, hashLeaf(bytes), { hashNode, onNode: tiles.onNode })
      await tiles.checkFull()
    }
    await tiles.checkOpen()
    if (!isRootOf(range, checkpoint)) throw malformed('the entries that the checkpoint has')
    return {}
  })
  return 'status' in checked ? checked : { name, status: 'ok', detail: String(checkpoint.size) }
}

/** What cannot be read as its format has it fails the check. */
export async function settle<T extends object>(
  name: string,
  run: () => Promise<T>,
): Promise<T | Check> {
  try {
    return await run()
  } catch (error) {
    if (!(error instanceof ReceiptError || error instanceof SyntaxError)) throw error
    return { name, status: 'failed', detail: error.message }
  }
}

function malformed(expected: string): ReceiptError {
  return new ReceiptError('bundle_malformed', `expected ${expected}, found another`)
}
