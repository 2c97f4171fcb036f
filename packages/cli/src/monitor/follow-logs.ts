import {
  type LogsFile,
  type PolicyWitness,
  parseCheckpoint,
  parseNote,
  parseVerifierKey,
  type VerifierKey,
} from '@kvitto/receipt'
import { type Check, exitCodeOf } from '../check-line.ts'
import { CliError } from '../cli-error.ts'
import { writeOutput } from '../write-output.ts'
import { type Followed, followLog } from './follow-log.ts'
import { createLogSource } from './log-source.ts'
import { type MonitorState, readState, writeState } from './monitor-state.ts'
import { join, type Past, readPast } from './read-past.ts'
import { checkClosed, checkOpened, readSuccession } from './succession.ts'
import type { TrustedLog } from './trusted-log.ts'
import { checkView, readWitnessViews, type WitnessView } from './witness-views.ts'

export interface FollowLogs {
  collector: string
  site: string
  /** Whether it is the log of who read what, which has none before or after it. */
  isAccess: boolean
  /** Of the log to begin with: the next one's stand in its last entry. */
  key: VerifierKey
  /** Others, of any of the site's logs: those that came after the ones that an entry names. */
  otherKeys: VerifierKey[]
  statePath: string
  witnesses: PolicyWitness[]
  token: string | undefined
}

export interface FollowedLogs {
  checks: Check[]
  /** Of all logs that were followed; undefined where something is wrong with one. */
  seen?: Past
}

/** Follows a log, and where it has ended the one that goes on, each with a state of its own. */
export async function followLogs(options: FollowLogs): Promise<FollowedLogs> {
  const logs = options.isAccess ? [] : await readSuccession(options.collector, options.site)
  if ('status' in logs) return { checks: [logs] }
  const checks: Check[] = []
  let seen: Past = { policies: [], builds: [] }
  const logOf = (name: string, keys: VerifierKey[]): TrustedLog => ({
    name,
    keys: [...keys, ...options.otherKeys.filter((key) => key.name === name)],
  })
  let { statePath } = options
  let log = logOf(options.key.name, [options.key])
  let before: string | undefined
  for (;;) {
    const followed = await followOne({ ...options, log, statePath }, { logs, before, seen })
    const name = log.name === options.key.name ? '' : `${log.name} `
    checks.push(...followed.checks.map((check) => ({ ...check, name: `${name}${check.name}` })))
    if (!followed.state) return { checks }
    seen = followed.state
    const { successor } = followed
    if (!successor) break
    before = followed.state.checkpoint
    log = logOf(successor.origin, await Promise.all(successor.keys.map(parseVerifierKey)))
    const next = logs.findIndex(({ origin }) => origin === successor.origin) + 1
    statePath = `${options.statePath}.${next}`
  }
  return { checks, seen }
}

interface Following extends Omit<FollowLogs, 'key' | 'otherKeys'> {
  log: TrustedLog
}

interface Place {
  logs: LogsFile['logs']
  /** The checkpoint that the log before ended with, where that was followed. */
  before: string | undefined
  /** In the logs before. */
  seen: Past
}

async function followOne(
  { collector, site, isAccess, log, statePath, witnesses, token }: Following,
  { logs, before, seen }: Place,
): Promise<{
  checks: Check[]
  state?: MonitorState
  successor?: { origin: string; keys: string[] }
}> {
  const state = await readState(statePath, log)
  // Before the log, which then has all that they name.
  const views = await readWitnessViews(witnesses, log)
  const sizes = new Set(views.flatMap((view) => ('status' in view ? [] : [view.checkpoint.size])))
  const generation = Math.max(1, logs.findIndex(({ origin }) => origin === log.name) + 1)
  const sourceOf = (number: number) =>
    createLogSource({ collector, site, token, log: isAccess ? 'access' : number })
  const followed = await followLog(sourceOf(generation), log, { state, sizes })
  if (exitCodeOf(followed.checks) !== 0) {
    const unkept = await tryToKeep(() => keepRefused(statePath, followed))
    return { checks: [...followed.checks, ...unkept] }
  }
  const { opened } = followed.state
  // Begun in the middle: what is served may stand in a log before.
  const isBegun = state.range.size === 0 && before === undefined
  const past = isBegun ? await readPast({ logs, generation, opened, sourceOf }) : seen
  if ('status' in past) return { checks: [...followed.checks, past] }
  // Also for whoever goes on from this state alone.
  followed.state = { ...followed.state, ...join(past, followed.state) }
  const checks = [...followed.checks]
  const witnessed = views.map((view) => checkView(view, followed, state.range.size))
  if (before !== undefined) {
    const ended = parseCheckpoint(parseNote(before).text)
    const hash = followed.state.opened
    checks.push(await checkOpened(logs, { origin: log.name, before: ended, hash }))
  }
  const contradicting = views[witnessed.findIndex(({ status }) => status === 'failed')]
  const unkept = await tryToKeep(() => keep(statePath, followed, contradicting))
  const { closed } = followed.state
  const end = closed === undefined ? undefined : await checkClosed(logs, log.name, closed)
  const all = [...checks, ...witnessed, ...(end ? [end.check] : []), ...unkept]
  if (exitCodeOf(checks) !== 0 || exitCodeOf(end ? [end.check] : []) !== 0) return { checks: all }
  const { state: kept } = followed
  return { checks: all, state: kept, ...(end?.successor && { successor: end.successor }) }
}

/** What the log signed beside what was seen before. */
async function keepRefused(statePath: string, { refused }: Followed): Promise<void> {
  if (refused !== undefined) await writeOutput(`${statePath}.refused`, refused)
}

/** What was seen before stays where a witness contradicts it, so that the next look alarms again. */
async function keep(
  statePath: string,
  { state }: Followed,
  contradicting: WitnessView | undefined,
): Promise<void> {
  if (!contradicting || 'status' in contradicting) return writeState(statePath, state)
  await writeOutput(`${statePath}.refused`, contradicting.note)
  await writeOutput(`${statePath}.shown`, state.checkpoint ?? '')
}

/** A file that cannot be written is no fault of the log, and takes no word from what was found. */
async function tryToKeep(write: () => Promise<void>): Promise<Check[]> {
  try {
    await write()
    return []
  } catch (error) {
    if (!(error instanceof CliError)) throw error
    return [{ name: 'state', status: 'not-checked', detail: `${error.code}: ${error.message}` }]
  }
}
