import { canonicalize } from '@kvitto/receipt'
import { type Case, type Cases, receipt } from './case.ts'
import { personKey } from './keys.ts'
import { happyPayload, happyReceipt } from './sample.ts'
import { headerOf, type Members, signedBytes } from './signed-receipt.ts'

const header = canonicalize(headerOf(personKey))
const json = canonicalize(happyPayload)

/** Receipts in another form than their RFC 8785 bytes, each with a right signature over what stands there. */
export const formCases: Cases = {
  'key-order': payload('members in another order', JSON.stringify(reversed(happyPayload))),
  spaces: payload('a space after each colon', json.replaceAll(':', ': ')),
  'newline-at-end': payload('a newline at the end', `${json}\n`),
  'duplicate-key': edited('a member twice', '{"build"', '{"build":"x","build"'),
  'duplicate-key-nested': edited(
    'a decision twice, with both answers',
    '"analytics":"refused"',
    '"analytics":"given","analytics":"refused"',
  ),
  'duplicate-key-escaped': edited(
    'a member twice, once with its name escaped',
    '{"build"',
    '{"\\u0062uild":"x","build"',
  ),
  'lone-surrogate': edited('a lone surrogate', '"language":"sv"', '"language":"\\ud800"'),
  'lone-surrogate-low': edited('a lone low surrogate', '"scope":null', '"scope":"\\udc00"'),
  'surrogates-reversed': edited(
    'a pair of surrogates the wrong way round',
    '"scope":null',
    '"scope":"\\udc00\\ud800"',
  ),
  'pair-escaped': edited(
    'a character written as two escapes',
    '"scope":null',
    '"scope":"\\ud83d\\ude00"',
  ),
  'escaped-letter': edited('a letter written as an escape', '"sv"', '"\\u0073v"'),
  'byte-order-mark': payload('a byte order mark', `\ufeff${json}`),
  'utf-8-broken': payload('a byte that is no UTF-8', bytesWith(Buffer.of(0xff))),
  'utf-8-overlong': payload(
    'a letter in two bytes, where one would do',
    bytesWith(Buffer.of(0xc1, 0xb3)),
  ),
  'number-fraction': number('2100.0'),
  'number-exponent': number('2.1e3'),
  'number-exponent-zero': number('2100e0'),
  'number-negative-zero': number('-0'),
  'number-too-precise': number('2100.00000000000000001'),
  'number-too-great': number('1e400'),
  'number-leading-zero': number('02100'),
  'number-as-text': number('"2100"'),
  'number-not-a-number': number('NaN'),
  'extra-field': payload('a field more', canonicalize({ ...happyPayload, ip: '192.0.2.1' })),
  'extra-field-nested': payload(
    'a field more in gesture',
    canonicalize({ ...happyPayload, gesture: { ...happyPayload.gesture, x: 1 } }),
  ),
  'proto-field': edited('a member named __proto__', '{"build"', '{"__proto__":{},"build"'),
  'missing-field': payload('no nonce', json.replace(/"nonce":"[^"]+",/, '')),
  'wrong-type': payload(
    'a decision that is neither given nor refused',
    canonicalize({ ...happyPayload, decisions: { analytics: true } }),
  ),
  'impossible-day': payload(
    'the 30th of February',
    canonicalize({ ...happyPayload, decidedAt: '2026-02-30T12:00:00Z' }),
  ),
  'payload-is-text': payload('a text in place of an object', '"receipt"'),
  'header-duplicate-key': headed(
    'a header member twice',
    header.replace('{"alg"', '{"alg":"none","alg"'),
  ),
  'header-spaces': headed('a space in the header', header.replace(':', ': ')),
  'header-key-order': headed(
    'header members in another order',
    JSON.stringify(reversed(headerOf(personKey))),
  ),

  // Base64url has one form too: RFC 4648 sections 3.5 and 5.
  'padded-segment': form('a signature with padding', `${happyReceipt}==`),
  'padded-payload': segment('a payload with padding', 1, (text) => `${text}==`),
  'standard-base64': form('the other alphabet of base64', standardBase64()),
  'trailing-bits': segment('bits after the last byte', 2, withTrailingBit),
  'space-in-segment': segment('a space in the signature', 2, (text) => `${text} `),
  'newline-in-segment': segment('a line break in the payload', 1, folded),
  'two-segments': form(
    'no signature segment',
    happyReceipt.slice(0, happyReceipt.lastIndexOf('.')),
  ),
  'four-segments': form('a segment more', `${happyReceipt}.AAAA`),
  'header-empty': segment('no header', 0, () => ''),
}

function form(desc: string, text: string): Case {
  return receipt(desc, text, ['canonical form'])
}

function payload(desc: string, content: string | Uint8Array): Case {
  return form(desc, signedBytes(header, content))
}

function headed(desc: string, content: string): Case {
  return form(desc, signedBytes(content, json))
}

function edited(desc: string, before: string, after: string): Case {
  if (!json.includes(before)) throw new Error(`${desc}: nothing changed`)
  return payload(desc, json.replace(before, after))
}

function number(written: string): Case {
  return edited(`visibleMs written as ${written}`, '"visibleMs":2100', `"visibleMs":${written}`)
}

function segment(desc: string, position: number, edit: (text: string) => string): Case {
  const segments = happyReceipt.split('.')
  return form(desc, segments.map((text, at) => (at === position ? edit(text) : text)).join('.'))
}

/** The payload with these bytes in place of the first letter of its language. */
function bytesWith(bytes: Buffer): Buffer {
  const at = Buffer.from(json).indexOf('"sv"') + 1
  return Buffer.concat([
    Buffer.from(json).subarray(0, at),
    bytes,
    Buffer.from(json).subarray(at + 1),
  ])
}

/** A signature in which the alphabets differ; about one of fourteen has no such letter. */
function standardBase64(): string {
  const text = signedBytes(header, json)
  const changed = text.replaceAll('-', '+').replaceAll('_', '/')
  return changed === text ? standardBase64() : changed
}

/** 64 bytes leave four bits of the last letter unused. */
function withTrailingBit(text: string): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  return text.slice(0, -1) + letters[letters.indexOf(text.at(-1) ?? '') + 1]
}

function folded(text: string): string {
  return `${text.slice(0, 76)}\n${text.slice(76)}`
}

function reversed(members: Members): Members {
  return Object.fromEntries(Object.entries(members).sort(([a], [b]) => (a < b ? 1 : -1)))
}
