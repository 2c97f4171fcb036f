import { type Case, type Cases, failing, mutation, proof } from './case.ts'
import { sha256 } from './hashes.ts'
import { bundleOf, checkpointOf, type LogOptions, RECEIVED_AT, treeOf } from './logged-bundle.ts'
import { first, happy, happyReceipt } from './sample.ts'

const ELSEWHERE = ['inclusion']
const UNREADABLE = ['inclusion', 'checkpoint key']
const tree = treeOf(happyReceipt)
const path = tree.pathOf(5).map((hash) => hash.toString('base64'))
const [lowest = '', second = ''] = path

/** The log's entry and the path from it to the root. */
export const entryCases: Cases = {
  'time-changed': entry('received a millisecond later', { receivedAt: later() }, ELSEWHERE),
  'time-without-milliseconds': entry('a time to the second', {
    receivedAt: '2026-11-21T12:05:00Z',
  }),
  'time-with-offset': entry('a time with an offset', {
    receivedAt: RECEIVED_AT.replace('Z', '+00:00'),
  }),
  'time-lower-case': entry('a time in lower case', { receivedAt: RECEIVED_AT.toLowerCase() }),
  'kind-other': entry('an entry of another kind', { kind: 'policy' }),
  'kind-upper-case': entry('a kind in upper case', { kind: 'RECEIPT' }),
  'entry-extra': entry('an entry with an index', { index: 5 }),
  'entry-absent': mutation('no entry', { entry: null }, ['leaf']),
  'hash-of-receipt': logged('an entry that stands for the receipt’s hash itself', {
    commit: (text) => sha256(text),
  }),
  'leaf-without-prefix': logged('leaves hashed without RFC 6962’s prefix', {
    prefixes: [Buffer.of(), Buffer.of(1)],
  }),
  'node-without-prefix': logged('inner nodes hashed without RFC 6962’s prefix', {
    prefixes: [Buffer.of(0), Buffer.of()],
  }),

  'proof-swapped': proof('the proof of another entry', swapProof, ELSEWHERE),
  'index-other': index('the neighbour’s index', '4', ELSEWHERE),
  'index-beyond': index('an index that the log does not have', '11', ELSEWHERE),
  'index-padded': index('an index with a leading zero', '05'),
  'index-fraction': index('an index as a fraction', '5.0'),
  'index-exponent': index('an index with an exponent', '5e0'),
  'index-negative': index('a negative index', '-5'),
  'index-signed': index('an index with a plus', '+5'),
  'index-spaced': index('an index and a space', '5 '),
  'index-too-great': index('an index beyond 2^53', '9007199254740993'),
  'index-absent': proof('no index', (text) => text.replace('index 5\n', ''), UNREADABLE),
  'path-truncated': proof('a path without its first hash', drop(lowest), ELSEWHERE),
  'path-truncated-at-end': proof(
    'a path without its last hash',
    drop(path.at(-1) ?? ''),
    ELSEWHERE,
  ),
  'path-empty': proof(
    'no path',
    (text) => path.reduce((rest, hash) => drop(hash)(rest), text),
    ELSEWHERE,
  ),
  'path-longer': proof(
    'a path with a hash more',
    (text) => text.replace('index 5\n', `index 5\n${sha256('x').toString('base64')}\n`),
    ELSEWHERE,
  ),
  'path-too-long': proof(
    'a path of 65 hashes',
    (text) => text.replace('index 5\n', `index 5\n${`${lowest}\n`.repeat(61)}`),
    UNREADABLE,
  ),
  'path-exchanged': proof('two hashes of the path exchanged', exchange, ELSEWHERE),
  'path-flipped-bit': proof('one bit of the path', flipPath, ELSEWHERE),
  'path-hash-short': proof('a hash of 31 bytes', shorten, UNREADABLE),
  'path-hash-unpadded': proof(
    'a hash without its padding',
    (text) => text.replace(lowest, lowest.slice(0, -1)),
    UNREADABLE,
  ),
  'path-trailing-bits': proof(
    'a hash with bits after its last byte',
    (text) => text.replace(lowest, withTrailingBit(lowest)),
    UNREADABLE,
  ),
  'proof-version': proof(
    'another version',
    (text) => text.replace('proof@v1', 'proof@v2'),
    UNREADABLE,
  ),
  'proof-crlf': proof(
    'lines that end as in DOS',
    (text) => text.replaceAll('\n', '\r\n'),
    UNREADABLE,
  ),

  // A checkpoint that the log did sign, but of another tree than the path's.
  'checkpoint-stale': checkpoint('a checkpoint from before the entry', 5),
  'checkpoint-older': checkpoint('an older checkpoint that the entry is in', 8),
  'checkpoint-newer': checkpoint('a newer checkpoint', 12),
  'checkpoint-of-another-log': proof(
    'a checkpoint of the same size and another receipt',
    (text) => withCheckpoint(text, checkpointOf(first, 11)),
    ELSEWHERE,
  ),
}

function entry(desc: string, members: object, wantFailed = ['leaf']): Case {
  return mutation(desc, { entry: { ...happy.entry, ...members } }, wantFailed)
}

function logged(desc: string, log: LogOptions): Case {
  return failing(desc, bundleOf(happyReceipt, { chain: [first] }, log), ELSEWHERE)
}

function index(desc: string, written: string, wantFailed = UNREADABLE): Case {
  return proof(desc, (text) => text.replace('index 5\n', `index ${written}\n`), wantFailed)
}

function checkpoint(desc: string, size: number): Case {
  return proof(desc, (text) => withCheckpoint(text, checkpointOf(happyReceipt, size)), ELSEWHERE)
}

function withCheckpoint(text: string, note: string): string {
  return text.slice(0, text.indexOf('\n\n') + 2) + note
}

function swapProof(text: string): string {
  const neighbour = tree.pathOf(4).map((hash) => hash.toString('base64'))
  return text.replace(`index 5\n${path.join('\n')}`, `index 4\n${neighbour.join('\n')}`)
}

function drop(hash: string): (text: string) => string {
  return (text) => text.replace(`${hash}\n`, '')
}

function exchange(text: string): string {
  return text.replace(`${lowest}\n${second}`, `${second}\n${lowest}`)
}

function flipPath(text: string): string {
  const bytes = Buffer.from(second, 'base64')
  bytes[31] = (bytes[31] ?? 0) ^ 1
  return text.replace(second, bytes.toString('base64'))
}

function shorten(text: string): string {
  return text.replace(lowest, Buffer.from(lowest, 'base64').subarray(1).toString('base64'))
}

/** 32 bytes leave two bits of the last letter unused. */
function withTrailingBit(hash: string): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
  return `${hash.slice(0, 42)}${letters[letters.indexOf(hash[42] ?? '') + 1]}=`
}

function later(): string {
  return RECEIVED_AT.replace('.123Z', '.124Z')
}
