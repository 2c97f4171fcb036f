import { join } from 'node:path'
import {
  appendLeaf,
  type Checkpoint,
  type CompactRange,
  emptyRange,
  makeVerifierKey,
  parseCheckpoint,
  parseNote,
  parseVerifierKey,
  ReceiptError,
  rangeRoot,
  type VerifierKey,
  type VerifyBundleOptions,
  verifyNote,
} from '@kvitto/receipt'
import type { Check } from '../check-line.ts'
import { hashLeaf, hashNode, isRootOf } from '../monitor/monitor-state.ts'
import { readEntries, readIfThere } from './archive-files.ts'
import { createTileCheck } from './check-tiles.ts'
import { checkWitnesses } from './check-witnesses.ts'
import { settle } from './settle.ts'

/**
 * One log by itself: that its checkpoint is signed by a trusted key, over the entries and tiles that lie beside it.
 * `isTrusted` where both hold.
 */
export async function verifyLog(
  folder: string,
  { log, note }: { log: string; note: string },
  trusted: VerifyBundleOptions,
): Promise<{ checks: Check[]; checkpoint?: Checkpoint; isTrusted?: boolean }> {
  const checkpoint = await settle('checkpoint', async () => {
    const found = parseCheckpoint(parseNote(note).text)
    if (!found.origin.endsWith(`/${log}`)) throw malformed(`the log of ${log}`)
    return found
  })
  if ('status' in checkpoint) return { checks: [checkpoint] }
  const witnessed = (await readIfThere(join(folder, 'witnessed')))?.toString()
  const tree = await checkTree(folder, checkpoint, witnessed)
  const cosigned = { witnessed, root: tree.root, origin: checkpoint.origin }
  const witnesses = await checkWitnesses(cosigned, trusted)
  const checks = [await checkKey(note, checkpoint, trusted.logKeys), tree.check]
  const isTrusted = checks.every(({ status }) => status === 'ok')
  return { checks: witnesses ? [...checks, witnesses] : checks, checkpoint, isTrusted }
}

async function checkKey(note: string, { origin }: Checkpoint, logKeys: string[]): Promise<Check> {
  const name = 'checkpoint key'
  if (logKeys.length === 0) return { name, status: 'not-checked', detail: 'no log key was given' }
  const checked = await settle(name, async () => {
    const keys = await Promise.all(logKeys.map(parseVerifierKey))
    const named = await keysOf(origin, keys)
    if (named.length === 0) throw malformed(`a log key named ${origin}`)
    await verifyNote(note, named)
    return {}
  })
  return 'status' in checked ? checked : { name, status: 'ok', detail: `signed by ${origin}` }
}

/** Whoever trusts a key of a site's log trusts it for its access log: each signs both, under their own names. */
async function keysOf(origin: string, keys: readonly VerifierKey[]): Promise<VerifierKey[]> {
  const own = keys.filter((key) => key.name === origin)
  if (!origin.endsWith(ACCESS)) return own
  const [, base, site] = /^(.*)\/([^/]*)$/.exec(origin.slice(0, -ACCESS.length)) ?? []
  // `<base>/<site>`, and `<base>/<generation>/<site>` for each log that went on from it.
  const lent = keys.filter(({ name }) => {
    const rest = name.startsWith(`${base}/`) ? name.slice(`${base}/`.length) : ''
    return rest.replace(/^[0-9]+\//, '') === site
  })
  const renamed = lent.map(({ publicKey }) => makeVerifierKey(origin, publicKey))
  return [...own, ...(await Promise.all(renamed))]
}

const ACCESS = '/access'

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
