import { createReadStream } from 'node:fs'
import { access, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { formatTileNumber, type LogEntry, parseLogEntry, ReceiptError } from '@kvitto/receipt'
import { CliError } from '../cli-error.ts'
import { readJsonFile } from '../read-json-file.ts'
import { splitBundle } from '../split-bundle.ts'

export const TILE_WIDTH = 256

/** What the collector's `makeArchive` writes into `archive.json`. */
export interface ArchiveManifest {
  schema: 'kvitto/archive/1'
  /** How many entries the sites' logs have. */
  sites: Record<string, number>
  /** The same of their access logs; empty where it was made before there were any. */
  accesses: Record<string, number>
}

/** Undefined where the folder is no archive. Throws `file_unreadable` where its manifest is none. */
export async function readManifest(folder: string): Promise<ArchiveManifest | undefined> {
  const path = join(folder, 'archive.json')
  if (!(await readIfThere(path))) return undefined
  const found: Partial<ArchiveManifest> = Object(await readJsonFile(path))
  const { schema, sites, accesses = {} } = found
  if (schema === 'kvitto/archive/1' && isSizes(sites) && isSizes(accesses)) {
    return { schema, sites, accesses }
  }
  throw new CliError('file_unreadable', `expected an archive's manifest in ${path}, found another`)
}

function isSizes(value: unknown): value is Record<string, number> {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  return isObject && Object.values(value).every((size) => Number.isSafeInteger(size) && size >= 0)
}

export async function readIfThere(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path)
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes(Object(error).code)) return undefined
    const message = `expected to read ${path}: ${Object(error).message}`
    throw new CliError('file_unreadable', message, { cause: error })
  }
}

export interface ArchivedEntry {
  index: number
  bytes: Uint8Array
  entry: LogEntry
}

/** The entries of a site's bundles, from the `from`-th bundle on. Throws `proof_malformed`, also where a bundle is missing. */
export async function* readEntries(
  folder: string,
  size: number,
  from = 0,
): AsyncGenerator<ArchivedEntry> {
  for (let n = from; n * TILE_WIDTH < size; n++) {
    const width = Math.min(TILE_WIDTH, size - n * TILE_WIDTH)
    const bundle = await readIfThere(join(folder, 'tile', 'entries', tileName(n, width)))
    const texts = bundle ? splitBundle(bundle) : []
    if (texts.length !== width) {
      const message = `expected ${width} entries in bundle ${n}, found ${texts.length}`
      throw new ReceiptError('proof_malformed', message)
    }
    for (const [position, bytes] of texts.entries()) {
      const index = n * TILE_WIDTH + position
      yield { index, bytes, entry: parseLogEntry(new TextDecoder().decode(bytes)) }
    }
  }
}

/** Where an archive has one of a site's logs. */
export function logFolder(archive: string, site: string, generation: number): string {
  const folder = join(archive, 'sites', site)
  return generation === 1 ? folder : join(folder, 'log', String(generation))
}

/** Where it has a site's access log. */
export function accessFolder(archive: string, site: string): string {
  return join(archive, 'sites', site, 'access')
}

/** A tile's hashes as they lie; undefined where it is missing. */
export function readTile(folder: string, level: number, n: number, width: number) {
  return readIfThere(join(folder, 'tile', String(level), tileName(n, width)))
}

function tileName(n: number, width: number): string {
  return `${formatTileNumber(n)}${width < TILE_WIDTH ? `.p/${width}` : ''}`
}

/** Without reading it: what a large site's archive has does not fit into memory. */
async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}

/** The lines of `receipts.jsonl`, `erasures.jsonl`, `records.jsonl` or `accesses.jsonl`: an index, and the text under that name. */
export async function* readLines(
  path: string,
  name: 'receipt' | 'erasure' | 'record' | 'access',
): AsyncGenerator<{ index: number; text: string }> {
  if (!(await isThere(path))) return
  for await (const line of createInterface({ input: createReadStream(path) })) {
    const { index, [name]: text } = Object(JSON.parse(line))
    if (!Number.isSafeInteger(index) || typeof text !== 'string') {
      throw new ReceiptError('bundle_malformed', `expected lines of index and ${name}`)
    }
    yield { index, text }
  }
}
