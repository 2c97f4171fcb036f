import { hash } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import {
  type Checkpoint,
  type CompactRange,
  emptyRange,
  leafInput,
  nodeInput,
  parseCheckpoint,
  rangeRoot,
  verifyNote,
} from '@kvitto/receipt'
import { readAnswer } from '../answer.ts'
import { CliError } from '../cli-error.ts'
import { writeOutput } from '../write-output.ts'
import type { TrustedLog } from './trusted-log.ts'

/** How far a log was followed. */
export interface MonitorState {
  /** The signed note over what was seen; undefined before the first. */
  checkpoint?: string
  /** The seen tree: what comes later must grow from it. */
  range: CompactRange
  /** What the seen entries stand for, base64url. */
  policies: string[]
  builds: string[]
  /** The same of the first entry, where it tells that the log goes on from another one. */
  opened?: string | undefined
  /** The same of the last entry, where it tells that the log has ended. */
  closed?: string | undefined
}

export const newState: MonitorState = { range: emptyRange, policies: [], builds: [] }

/**
 * A state that was written before, or a new one where there is no file. Throws `file_unreadable` where it
 * is not what this log signed: starting anew must be a person's choice.
 */
export async function readState(path: string, log: TrustedLog): Promise<MonitorState> {
  const text = await readFile(path, 'utf8').catch((error) => {
    if (Object(error).code === 'ENOENT') return undefined
    throw new CliError('file_unreadable', `expected a state in ${path}, found none to read`)
  })
  if (text === undefined) return newState
  try {
    return await parseState(text, log)
  } catch (cause) {
    const message = `expected in ${path} what was seen of ${log.name}, found another state`
    throw new CliError('file_unreadable', message, { cause })
  }
}

/** Whole or not at all. Throws `file_unwritable`. */
export async function writeState(path: string, state: MonitorState): Promise<void> {
  const { checkpoint, range, ...seen } = state
  const subtrees = range.hashes.map((each) => Buffer.from(each).toString('base64'))
  const members = { schema: 'kvitto/monitor/1', checkpoint, subtrees, ...seen }
  await writeOutput(path, `${JSON.stringify(members, null, 2)}\n`, writeWhole)
}

async function writeWhole(path: string, text: string): Promise<void> {
  await writeFile(`${path}.new`, text)
  await rename(`${path}.new`, path)
}

/** RFC 6962's leaf over an entry's bytes. */
export function hashLeaf(entry: Uint8Array): Uint8Array {
  return hash('sha256', leafInput(entry), 'buffer')
}

/** RFC 6962's inner node. */
export function hashNode(left: Uint8Array, right: Uint8Array): Uint8Array {
  return hash('sha256', nodeInput(left, right), 'buffer')
}

export function isRootOf(range: CompactRange, { root }: Checkpoint): boolean {
  return Buffer.compare(rangeRoot(range, hashNode) ?? Buffer.of(), root) === 0
}

async function parseState(text: string, { keys }: TrustedLog): Promise<MonitorState> {
  const members = readAnswer(JSON.parse(text))
  const checkpoint = members.text('checkpoint')
  const seen = parseCheckpoint((await verifyNote(checkpoint, keys)).text)
  const hashes = members
    .words('subtrees')
    .map((each) => new Uint8Array(Buffer.from(each, 'base64')))
  const range = { size: seen.size, hashes }
  if (members.text('schema') !== 'kvitto/monitor/1' || !isRootOf(range, seen)) {
    throw new TypeError('expected the subtrees of the checkpoint')
  }
  const ends = (['opened', 'closed'] as const).filter((name) => members.value(name) !== undefined)
  return {
    checkpoint,
    range,
    policies: members.words('policies'),
    builds: members.words('builds'),
    ...Object.fromEntries(ends.map((name) => [name, members.text(name)])),
  }
}
