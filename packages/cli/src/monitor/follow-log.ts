import {
  appendLeaf,
  type Checkpoint,
  type CompactRange,
  type LogEntry,
  parseCheckpoint,
  parseLogEntry,
  ReceiptError,
  rangeRoot,
  toBase64url,
  verifyNote,
} from '@kvitto/receipt'
import type { Check } from '../check-line.ts'
import { CliError } from '../cli-error.ts'
import { splitBundle } from '../split-bundle.ts'
import type { LogSource } from './log-source.ts'
import { hashLeaf, hashNode, isRootOf, type MonitorState, newState } from './monitor-state.ts'
import type { TrustedLog } from './trusted-log.ts'

const TILE_WIDTH = 256

export interface Followed {
  checks: Check[]
  /** Grown by what was found right; as it was where anything is not. */
  state: MonitorState
  /** Of the trees that were passed, by size: as many of `Following.sizes` as were met. */
  roots: Map<number, Uint8Array>
  /** The note that the log signed and that does not grow from what was seen: evidence, with the one seen. */
  refused?: string
}

export interface Following {
  /** What was seen before. */
  state: MonitorState
  /** Of trees whose roots are wanted. */
  sizes?: ReadonlySet<number>
}

/** Reads the log's checkpoint and every entry since the last seen one, and grows the seen tree by them. */
export async function followLog(
  source: LogSource,
  log: TrustedLog,
  { state, sizes = new Set() }: Following,
): Promise<Followed> {
  const seen = state.range.size
  const roots = new Map<number, Uint8Array>()
  const note = await readCheckpoint(source, seen)
  if (typeof note !== 'string') return { checks: [note], state, roots }
  const checkpoint = await openCheckpoint(note, log)
  if ('status' in checkpoint) return { checks: [checkpoint], state, roots }
  const signed: Check = {
    name: 'checkpoint',
    status: 'ok',
    detail: `${checkpoint.size} entries, signed by ${log.name}`,
  }
  if (checkpoint.size < seen) {
    const detail = `ROLLED BACK: ${seen} entries seen before, ${checkpoint.size} now`
    const check: Check = { name: 'consistency', status: 'failed', detail }
    return { checks: [signed, check], state, roots, refused: note }
  }
  const onRange = (range: CompactRange) => {
    const root = sizes.has(range.size) ? rangeRoot(range, hashNode) : undefined
    if (root) roots.set(range.size, root)
  }
  const grown = await attempt(() => growState(source, checkpoint, { state, onRange }))
  if ('status' in grown) return { checks: [signed, grown], state, roots }
  if (!isRootOf(grown.range, checkpoint)) {
    const check = rootFault(seen)
    return { checks: [signed, check], state, roots, ...(seen > 0 && { refused: note }) }
  }
  const detail = `${checkpoint.size - seen} more than before`
  const checks: Check[] = [signed, { name: 'consistency', status: 'ok', detail }]
  return { checks, state: { ...grown, checkpoint: note }, roots }
}

async function readCheckpoint(source: LogSource, seen: number): Promise<string | Check> {
  try {
    return await source.checkpoint()
  } catch (error) {
    if (!(error instanceof CliError)) throw error
    const { code, message, refusal } = error
    const isGone = seen > 0 && (refusal === 'log_empty' || refusal === 'site_unknown')
    return isGone
      ? {
          name: 'consistency',
          status: 'failed',
          detail: `ROLLED BACK: ${seen} entries seen before, no log now`,
        }
      : { name: 'checkpoint', status: 'not-checked', detail: `${code}: ${message}` }
  }
}

async function openCheckpoint(note: string, log: TrustedLog): Promise<Checkpoint | Check> {
  try {
    const checkpoint = parseCheckpoint((await verifyNote(note, log.keys)).text)
    if (checkpoint.origin === log.name) return checkpoint
    const detail = `expected the log ${log.name}, found another`
    return { name: 'checkpoint', status: 'failed', detail }
  } catch (error) {
    if (!(error instanceof ReceiptError)) throw error
    return { name: 'checkpoint', status: 'failed', detail: error.message }
  }
}

/** An answer that cannot be read as the format has it fails; a collector that does not answer is not checked. */
async function attempt(grow: () => Promise<MonitorState>): Promise<MonitorState | Check> {
  try {
    return await grow()
  } catch (error) {
    if (error instanceof ReceiptError) {
      return { name: 'entries', status: 'failed', detail: error.message }
    }
    if (!(error instanceof CliError)) throw error
    return { name: 'entries', status: 'not-checked', detail: `${error.code}: ${error.message}` }
  }
}

async function growState(
  source: LogSource,
  { size }: Checkpoint,
  { state, onRange }: { state: MonitorState; onRange: (range: CompactRange) => void },
): Promise<MonitorState> {
  let { range, opened, closed } = state
  onRange(range)
  const policies = new Set(state.policies)
  const builds = new Set(state.builds)
  while (range.size < size) {
    const n = Math.floor(range.size / TILE_WIDTH)
    const texts = await readBundle(source, n, size)
    for (const text of texts.slice(range.size - n * TILE_WIDTH)) {
      const { kind, standsFor } = readEntry(text, range.size)
      if (kind === 'policy') policies.add(toBase64url(standsFor))
      if (kind === 'build') builds.add(toBase64url(standsFor))
      if (kind === 'opened') opened = toBase64url(standsFor)
      closed = kind === 'closed' ? toBase64url(standsFor) : undefined
      range = appendLeaf(range, hashLeaf(text), { hashNode })
      onRange(range)
    }
  }
  return { ...state, range, opened, closed, policies: [...policies], builds: [...builds] }
}

/** What a log that ended said of policies, builds and the one before: its root is known, so nobody need have its key. */
export async function readEnded(
  source: LogSource,
  { size, root }: { size: number; root: string },
): Promise<Pick<MonitorState, 'policies' | 'builds' | 'opened'> | Check> {
  const onRange = () => {}
  const checkpoint = { origin: '', size, root: new Uint8Array(Buffer.from(root, 'base64')) }
  const grown = await attempt(() => growState(source, checkpoint, { state: newState, onRange }))
  if ('status' in grown) return grown
  if (isRootOf(grown.range, checkpoint)) return grown
  return { name: 'opened', status: 'failed', detail: 'the log before is NOT THE ONE that it names' }
}

/** A bundle's entries, whose leaves stand in the tile of the same number. */
async function readBundle(source: LogSource, n: number, size: number): Promise<Uint8Array[]> {
  const width = Math.min(TILE_WIDTH, size - n * TILE_WIDTH)
  const texts = splitBundle(await source.entries(n, size))
  if (texts.length !== width) {
    throw malformed(`${width} entries in bundle ${n}, found ${texts.length}`)
  }
  const leaves = Buffer.concat(texts.map(hashLeaf))
  if (Buffer.compare(leaves, await source.leaves(n, size)) !== 0) {
    throw malformed(`tile ${n} to hold the leaves of its entries, found others`)
  }
  return texts
}

function readEntry(bytes: Uint8Array, index: number): LogEntry {
  try {
    return parseLogEntry(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (cause) {
    throw malformed(`an entry at ${index}, found another form`, { cause })
  }
}

function rootFault(seen: number): Check {
  const name = 'consistency'
  return seen > 0
    ? {
        name,
        status: 'failed',
        detail: `FORKED: not the log whose ${seen} entries were seen before`,
      }
    : { name, status: 'failed', detail: 'the entries do not make the root that is signed' }
}

function malformed(expected: string, options?: ErrorOptions): ReceiptError {
  return new ReceiptError('proof_malformed', `expected ${expected}`, options)
}
