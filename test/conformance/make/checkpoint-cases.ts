import { type Case, type Cases, failing, given, proof } from './case.ts'
import { sha256 } from './hashes.ts'
import { keyIdOf, logKey, otherLogKey, vkeyOf } from './keys.ts'
import { bundleOf, type LogOptions, lineOf, ORIGIN, signatureLine } from './logged-bundle.ts'
import { first, happy, happyReceipt, vkey } from './sample.ts'

const FAILED = ['checkpoint key']
const UNREADABLE = ['inclusion', 'checkpoint key']
const OTHER = 'kvitto.local/other'

/** The log's signed note, and the keys that the caller gave. */
export const checkpointCases: Cases = {
  'root-other': proof(
    'a root put in after signing',
    (text) => text.replace(/(\n11\n).+\n/, `$1${sha256('x').toString('base64')}\n`),
    UNREADABLE,
  ),
  // The path from entry 5 is the same in trees of 11 and 12: only the signature binds the size.
  'size-other': proof(
    'a size put in after signing',
    (text) => text.replace('\n11\n', '\n12\n'),
    FAILED,
  ),
  'origin-other': proof(
    'an origin put in after signing',
    (text) => text.replace(`\n${ORIGIN}\n`, '\nkvitto.example/demo\n'),
    FAILED,
  ),
  'line-added': proof(
    'a line put in after signing',
    (text) => text.replace('\n\n— ', '\nmore\n\n— '),
    FAILED,
  ),
  'size-padded': logged('a size with a leading zero', edit('\n11\n', '\n011\n'), UNREADABLE),
  'size-fraction': logged('a size as a fraction', edit('\n11\n', '\n11.0\n'), UNREADABLE),
  'size-exponent': logged('a size with an exponent', edit('\n11\n', '\n11e0\n'), UNREADABLE),
  'size-negative-zero': logged('a size of -0', edit('\n11\n', '\n-0\n'), UNREADABLE),
  'size-zero': logged('a size of 0', edit('\n11\n', '\n0\n'), ['inclusion']),
  'root-short': logged('a root of 31 bytes', shortRoot(), UNREADABLE),
  'root-unpadded': logged('a root without its padding', edit('=\n', '\n'), UNREADABLE),
  'line-empty': logged('an empty line in the checkpoint', edit('\n11\n', '\n\n11\n'), UNREADABLE),
  'line-empty-at-end': logged('an empty line after the root', edit('=\n', '=\n\n'), UNREADABLE),
  'checkpoint-unsigned': proof(
    'a checkpoint without signatures',
    (text) => text.slice(0, text.indexOf('— ')),
    UNREADABLE,
  ),
  'note-signature-flipped': signature('one bit of the log’s signature', flipLast),
  'note-signature-short': signature('a byte too few in the log’s signature', (bytes) =>
    bytes.subarray(0, -1),
  ),
  'note-signature-zero': signature('a signature of zeroes', (bytes) => Buffer.alloc(bytes.length)),
  'note-signature-by-another-id': proof(
    'the log’s signature under another key id',
    (text) =>
      text.replace(/— (\S+) .+\n$/, (_, name) => lineOf(name, Buffer.alloc(4), noteSignature())),
    FAILED,
  ),
  'note-signature-unpadded': proof(
    'a signature without its padding',
    (text) => text.replace(/=*\n$/, '\n'),
    UNREADABLE,
  ),
  'note-dash-other': proof(
    'a hyphen in place of the dash',
    (text) => text.replace('— ', '- '),
    UNREADABLE,
  ),
  'note-end-absent': proof('no newline at the end', (text) => text.slice(0, -1), UNREADABLE),
  'note-signed-twice': proof(
    'a second, wrong signature of the log beside the right one',
    (text) => text + signatureLine(ORIGIN, logKey, 'unrelated'),
    FAILED,
  ),
  're-signed': logged('the whole bundle from another log with the same name', {
    key: otherLogKey,
  }),
  'foreign-origin': logged('the log of another collector, for a site of the same name', {
    origin: 'kvitto.example/demo',
    key: otherLogKey,
  }),
  'later-log-by-first-name': logged(
    'a log that succeeded another, with the key under that one’s name',
    {
      origin: 'kvitto.local/2/demo',
    },
  ),
  'log-of-another-site': {
    ...logged('a log of another site, with its right key', { origin: OTHER }, ['inclusion']),
    input: given(bundleOf(happyReceipt, { chain: [first] }, { origin: OTHER }), [
      vkeyOf(OTHER, logKey),
    ]),
  },
  'site-as-end-of-name': {
    ...logged('a site whose name ends as this one’s', { origin: 'kvitto.local/olddemo' }, [
      'inclusion',
    ]),
    input: given(bundleOf(happyReceipt, { chain: [first] }, { origin: 'kvitto.local/olddemo' }), [
      vkeyOf('kvitto.local/olddemo', logKey),
    ]),
  },
  'key-name-other': keys('the right key under another name', [vkeyOf(OTHER, logKey)]),
  'signed-as-another-log': {
    ...failing('signed by a given key that is not named as the log', happy, FAILED),
    input: given(bundleOf(happyReceipt, { chain: [first] }, { signer: OTHER }), [
      vkeyOf(OTHER, logKey),
    ]),
  },
  'key-malformed': keys('a key whose id is not its own', [
    vkey.replace(/\+[0-9a-f]{8}\+/, '+00000000+'),
  ]),
  'key-is-text': keys('a text in place of a key', ['kvitto.local/demo']),
  'key-of-a-witness': keys('the log’s key as a witness’s', [vkeyOf(ORIGIN, logKey, 4)]),
  'two-keys-one-malformed': keys('a key in no known form beside the right one', [vkey, 'nonsense']),
}

function logged(desc: string, log: LogOptions, wantFailed = FAILED): Case {
  return failing(desc, bundleOf(happyReceipt, { chain: [first] }, log), wantFailed)
}

function edit(before: string, after: string): LogOptions {
  return { editCheckpoint: (text) => text.replace(before, after) }
}

function shortRoot(): LogOptions {
  return {
    editCheckpoint: (text) =>
      text.replace(/\n(.+)\n$/, (_, root) => {
        return `\n${Buffer.from(root, 'base64').subarray(1).toString('base64')}\n`
      }),
  }
}

function keys(desc: string, logKeys: string[]): Case {
  return { ...failing(desc, happy, FAILED), input: given(happy, logKeys) }
}

function signature(desc: string, change: (bytes: Buffer) => Buffer): Case {
  const line = lineOf(ORIGIN, keyIdOf(ORIGIN, logKey), change(noteSignature()))
  return proof(desc, (text) => text.replace(/— .+\n$/, line), FAILED)
}

function noteSignature(): Buffer {
  const encoded = happy.proof.split(' ').at(-1) ?? ''
  return Buffer.from(encoded, 'base64').subarray(4)
}

function flipLast(bytes: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, -1), Buffer.of((bytes.at(-1) ?? 0) ^ 1)])
}
