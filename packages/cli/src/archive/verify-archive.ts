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
  rangeRoot,
  type VerifyBundleOptions,
  verifyNote,
} from '@kvitto/receipt'
import type { Check } from '../check-line.ts'
import { hashLeaf, hashNode, isRootOf } from '../monitor/monitor-state.ts'
import { type ArchiveManifest, logFolder, readEntries, readIfThere } from './archive-files.ts'
import { checkStoodFor } from './check-stood-for.ts'
import { checkSuccession } from './check-succession.ts'
import { createTileCheck } from './check-tiles.ts'
import { checkWitnesses } from './check-witnesses.ts'
import { settle } from './settle.ts'

/**
 * Checks an archive offline, each check of each site by name: that its logs are those that their checkpoints were
 * signed over, that each goes on from how the one before ended, and that all that their entries stand for is there.
 */
export async function verifyArchive(
  folder: string,
  { sites }: ArchiveManifest,
  trusted: VerifyBundleOptions,
): Promise<Check[]> {
  const checks: Check[] = []
  for (const [site, size] of Object.entries(sites)) {
    for (const check of await verifySite(folder, { site, size }, trusted)) {
      checks.push({ ...check, name: `${site} ${check.name}` })
    }
  }
  checks.push(...(await findAbsent(folder, Object.keys(sites), trusted.logKeys)))
  if (checks.length > 0) return checks
  return [{ name: 'archive', status: 'not-checked', detail: 'there is no log in it' }]
}

/** Logs whose keys were given and that are not there: nothing of them was checked, and that is not the caller's doing. */
async function findAbsent(archive: string, sites: string[], logKeys: string[]): Promise<Check[]> {
  const origins = new Set<string | undefined>()
  for (const site of sites) {
    for (let generation = 1; ; generation++) {
      const path = join(logFolder(archive, site, generation), 'checkpoint')
      const note = (await readIfThere(path))?.toString()
      if (note === undefined) break
      origins.add(note.split('\n')[0])
    }
  }
  const given = new Set(logKeys.map((vkey) => vkey.split('+')[0] ?? ''))
  return [...given]
    .filter((name) => !origins.has(name))
    .map((name) => ({ name: 'archive', status: 'not-checked', detail: `${name} is not in it` }))
}

interface Site {
  site: string
  /** As the manifest has it; what counts are the checkpoints'. */
  size: number
}

async function verifySite(
  archive: string,
  { site, size }: Site,
  trusted: VerifyBundleOptions,
): Promise<Check[]> {
  const checks: Check[] = []
  const checkpoints: Checkpoint[] = []
  for (let generation = 1; ; generation++) {
    const folder = logFolder(archive, site, generation)
    const note = (await readIfThere(join(folder, 'checkpoint')))?.toString()
    if (note === undefined) break
    const log = await verifyLog(folder, { site, note }, trusted)
    const name = generation === 1 ? '' : `log ${generation} `
    checks.push(...log.checks.map((check) => ({ ...check, name: `${name}${check.name}` })))
    if (!log.checkpoint) return checks
    checkpoints.push(log.checkpoint)
  }
  // A site that published nothing has a log without entries.
  if (checkpoints.length === 0 && size === 0) return []
  if (checkpoints.length === 0) {
    return [{ name: 'checkpoint', status: 'failed', detail: 'is missing' }]
  }
  const sizes = checkpoints.map((checkpoint) => checkpoint.size)
  return [
    ...checks,
    ...(await checkSuccession(archive, site, checkpoints)),
    ...(await checkStoodFor(archive, site, sizes)),
  ]
}

async function verifyLog(
  folder: string,
  { site, note }: { site: string; note: string },
  trusted: VerifyBundleOptions,
): Promise<{ checks: Check[]; checkpoint?: Checkpoint }> {
  const checkpoint = await settle('checkpoint', async () => {
    const found = parseCheckpoint(parseNote(note).text)
    if (!found.origin.endsWith(`/${site}`)) throw malformed(`the log of ${site}`)
    return found
  })
  if ('status' in checkpoint) return { checks: [checkpoint] }
  const witnessed = (await readIfThere(join(folder, 'witnessed')))?.toString()
  const tree = await checkTree(folder, checkpoint, witnessed)
  const cosigned = { witnessed, root: tree.root, origin: checkpoint.origin }
  const witnesses = await checkWitnesses(cosigned, trusted)
  const checks = [await checkKey(note, checkpoint, trusted.logKeys), tree.check]
  return { checks: witnesses ? [...checks, witnesses] : checks, checkpoint }
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

/** Entries make the tiles, and the root that was signed. `root` is that of the tree that was cosigned. */
async function checkTree(
  folder: string,
  checkpoint: Checkpoint,
  witnessed: string | undefined,
): Promise<{ check: Check; root?: Uint8Array | undefined }> {
  const name = 'entries'
  const size = witnessed && sizeOf(witnessed)
  let root: Uint8Array | undefined
  const checked = await settle(name, async () => {
    const tiles = createTileCheck(folder)
    let range: CompactRange = emptyRange
    for await (const { bytes } of readEntries(folder, checkpoint.size)) {
      range = appendLeaf(range, hashLeaf(bytes), { hashNode, onNode: tiles.onNode })
      if (range.size === size) root = rangeRoot(range, hashNode)
      await tiles.checkFull()
    }
    await tiles.checkOpen()
    if (!isRootOf(range, checkpoint)) throw malformed('the entries that the checkpoint has')
    return {}
  })
  if ('status' in checked) return { check: checked }
  return { check: { name, status: 'ok', detail: String(checkpoint.size) }, root }
}

function sizeOf(note: string): number | undefined {
  try {
    return parseCheckpoint(parseNote(note).text).size
  } catch {
    return undefined
  }
}

function malformed(expected: string): ReceiptError {
  return new ReceiptError('bundle_malformed', `expected ${expected}, found another`)
}
