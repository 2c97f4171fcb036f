import { sha256 } from './hashes.ts'
import { type Ed25519Key, logKey, otherLogKey, vkeyOf } from './keys.ts'
import { signatureLine } from './logged-bundle.ts'
import { pathOf, rootOf } from './merkle-tree.ts'

const FIRST = 'kvitto.local/demo'
const SECOND = 'kvitto.local/2/demo'
const CLOSED_AT = '2026-11-21T12:05:00.123Z'

/** One file. */
export interface LogCase {
  desc: string
  input: { file: unknown; logKeys: string[] }
  wantErr: boolean
  wantVerdict: 'verified' | 'failed' | 'not-checked'
  /** The checks that fail, in the order in which `kvitto verify` prints them. */
  wantFailed: string[]
}

/** How two logs differ from right ones; each is signed, logged and hashed rightly all the same. */
interface Options {
  closed?: Record<string, unknown>
  opened?: Record<string, unknown>
  predecessor?: Record<string, unknown>
  closedKind?: string
  openedKind?: string
  /** Of the first log, and of the second. */
  keys?: [Ed25519Key, Ed25519Key]
  /** Entries of the first log after the one that closes it. */
  after?: number
  /** Entries of the second before the one that opens it. */
  before?: number
}

const rightKeys: [Ed25519Key, Ed25519Key] = [logKey, otherLogKey]

/** A site's two logs, the first closed and succeeded by the second. */
function logsOf(options: Options = {}) {
  const { closedKind = 'closed', openedKind = 'opened', after = 0, before = 0 } = options
  const [one, two] = options.keys ?? rightKeys
  const closed = canonical({
    schema: 'kvitto/closed/1',
    site: 'demo',
    origin: FIRST,
    successor: { origin: SECOND, keys: [vkeyOf(SECOND, otherLogKey)] },
    ...options.closed,
  })
  const leaves = [...others(4), leafOf(closedKind, closed), ...others(after)]
  const size = leaves.length
  const opened = canonical({
    schema: 'kvitto/opened/1',
    site: 'demo',
    origin: SECOND,
    predecessor: {
      origin: FIRST,
      keys: [vkeyOf(FIRST, logKey)],
      size,
      root: rootOf(leaves).toString('base64'),
      ...options.predecessor,
    },
    ...options.opened,
  })
  const start = [...others(before), leafOf(openedKind, opened)]
  return {
    schema: 'kvitto/logs/1',
    site: 'demo',
    logs: [
      {
        origin: FIRST,
        first: 0,
        checkpoint: checkpointOf(FIRST, one, leaves),
        closed: {
          receivedAt: CLOSED_AT,
          record: closed,
          proof: proofOf(4, leaves, checkpointOf(FIRST, one, leaves)),
        },
      },
      {
        origin: SECOND,
        first: size,
        checkpoint: checkpointOf(SECOND, two, [...start, ...others(2)]),
        opened: {
          receivedAt: CLOSED_AT,
          record: opened,
          proof: proofOf(before, start, checkpointOf(SECOND, two, start)),
        },
      },
    ],
    pruned: [] as unknown[],
  }
}

const KEYS = [vkeyOf(FIRST, logKey), vkeyOf(SECOND, otherLogKey)]
const right = logsOf()
const [first, second] = right.logs

function good(desc: string, file: unknown, logKeys = KEYS): LogCase {
  return { desc, input: { file, logKeys }, wantErr: false, wantVerdict: 'verified', wantFailed: [] }
}

function failing(desc: string, file: unknown, wantFailed: string[], logKeys = KEYS): LogCase {
  return { ...good(desc, file, logKeys), wantErr: true, wantVerdict: 'failed', wantFailed }
}

const [CLOSED, OPENED] = [`${FIRST} closed`, `${SECOND} opened`]

export const logCases: Record<string, LogCase> = {
  succeeded: good('a log that was closed, and the one that goes on', right),
  'succeeded-by-first-key': good(
    'the key of the first log alone: its last entry names those of the next',
    right,
    [vkeyOf(FIRST, logKey)],
  ),
  'one-open-log': good('one log that is open', { ...right, logs: [withoutEnd()] }),
  'closed-for-good': good('a log that no other goes on from', {
    ...right,
    logs: logsOf({ closed: { successor: null } }).logs.slice(0, 1),
  }),
  'no-key': {
    ...good('no key is given', right, []),
    wantVerdict: 'not-checked',
  },
  'successor-absent': failing('the log that goes on is left out', { ...right, logs: [first] }, [
    'logs',
  ]),
  'successor-unnamed': failing(
    'the last entry names no log, and one goes on',
    logsOf({ closed: { successor: null } }),
    [OPENED],
  ),
  'successor-other': failing(
    'the last entry names another log',
    logsOf({ closed: { successor: { origin: 'kvitto.local/3/demo', keys: [] } } }),
    [OPENED],
  ),
  'end-absent': failing(
    'the end of the first log is left out',
    {
      ...right,
      logs: [withoutEnd(), second],
    },
    [OPENED],
  ),
  'end-of-another-log': failing(
    'the last entry names another log than the one it ends',
    logsOf({ closed: { origin: SECOND } }),
    [CLOSED, OPENED],
  ),
  'end-not-last': failing('an entry follows the one that closes', logsOf({ after: 1 }), [
    CLOSED,
    OPENED,
  ]),
  'end-of-another-kind': failing(
    'the last entry is of kind erasure',
    logsOf({ closedKind: 'erasure' }),
    [CLOSED, OPENED],
  ),
  'beginning-absent': failing(
    'the beginning of the second log is left out',
    {
      ...right,
      logs: [first, { ...second, opened: undefined }],
    },
    [OPENED],
  ),
  'beginning-not-first': failing(
    'an entry comes before the one that opens',
    logsOf({ before: 1 }),
    [OPENED],
  ),
  'beginning-of-another-kind': failing(
    'the first entry is of kind policy',
    logsOf({ openedKind: 'policy' }),
    [OPENED],
  ),
  'predecessor-shorter': failing(
    'the second log goes on from a shorter tree',
    logsOf({ predecessor: { size: 4 } }),
    [OPENED],
  ),
  'predecessor-root': failing(
    'the second log goes on from another tree of that size',
    logsOf({ predecessor: { root: Buffer.alloc(32).toString('base64') } }),
    [OPENED],
  ),
  'predecessor-other': failing(
    'the second log goes on from another log',
    logsOf({ predecessor: { origin: 'kvitto.local/other' } }),
    [OPENED],
  ),
  'beginning-of-another-site': failing(
    'the second log’s first entry is of another site',
    logsOf({ opened: { site: 'other' } }),
    [OPENED],
  ),
  'first-key-other': failing(
    'another key signed the first log',
    logsOf({ keys: [otherLogKey, otherLogKey] }),
    [`${FIRST} checkpoint key`, CLOSED, OPENED],
  ),
  'second-key-other': failing(
    'another key than the one named signed the second log',
    logsOf({ keys: [logKey, logKey] }),
    [`${SECOND} checkpoint key`, OPENED],
  ),
}

function withoutEnd() {
  const { closed: _, ...open } = first ?? {}
  return open
}

/** RFC 8785 for what stands in these records: texts, whole numbers, lists and objects. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join()}}`
}

function leafOf(kind: string, record: string): Buffer {
  const entry = `kvitto/entry/1\n${kind}\n${CLOSED_AT}\n${sha256(record).toString('base64')}\n`
  return sha256(Buffer.of(0), entry)
}

function others(count: number): Buffer[] {
  return Array.from({ length: count }, (_, index) => sha256(Buffer.of(0), `entry ${index}\n`))
}

function checkpointOf(origin: string, key: Ed25519Key, leaves: Buffer[]): string {
  const text = `${origin}\n${leaves.length}\n${rootOf(leaves).toString('base64')}\n`
  return `${text}\n${signatureLine(origin, key, text)}`
}

function proofOf(index: number, leaves: Buffer[], checkpoint: string): string {
  const path = pathOf(index, leaves).map((hash) => hash.toString('base64'))
  return `${['c2sp.org/tlog-proof@v1', `index ${index}`, ...path, '', checkpoint].join('\n')}`
}
