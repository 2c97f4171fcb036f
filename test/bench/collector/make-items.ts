import { hash } from 'node:crypto'
import { type AppendItem, hashLeaf } from '@kvitto/collector/bench'
import type { Published } from '@kvitto/core'
import {
  type AcceptedReceipt,
  canonicalize,
  formatLogEntry,
  type Receipt,
  TYP,
} from '@kvitto/receipt'
import { benchPayload, uuid7 } from './bench-payload.ts'

export type ReceiptItem = Extract<AppendItem, { kind: 'receipt' }>

const START = Date.parse('2026-01-01T00:00:00.000Z')
/** About 13,700 a day: five million are a year's. */
const EVERY = 6_300
/** Each fifth is a withdrawal of the one before. */
const GROUP = 5

/**
 * The receipts of a year, the same in every run: rows, hashes and entries as a collector makes them
 * from what browsers sign. Only the signatures are made up, as nobody checks those that are stored.
 */
export function createItems(published: Published) {
  const textOf = createTexts(published)
  let last: { n: number; item: ReceiptItem } | undefined

  return (from: number, count: number): ReceiptItem[] =>
    Array.from({ length: count }, (_, i) => {
      const item = make(from + i)
      last = { n: from + i, item }
      return item
    })

  function make(n: number): ReceiptItem {
    if (n % GROUP !== GROUP - 1) return makeItem(n)
    const before = last?.n === n - 1 ? last.item : makeItem(n - 1)
    return makeItem(n, before.receipt.hash)
  }

  function makeItem(n: number, ends?: string): ReceiptItem {
    const at = START + n * EVERY
    const random = hash('sha512', `receipt ${n}`, 'buffer')
    // A withdrawal is signed by the key of the grant.
    const point = hash('sha512', `key ${ends ? n - 1 : n}`, 'buffer')
    const [x, y] = [point.toString('base64url', 0, 32), point.toString('base64url', 32)]
    const payload = benchPayload(published, {
      receiptId: uuid7(at, random),
      subjectId: hash('sha256', `{"crv":"P-256","kty":"EC","x":"${x}","y":"${y}"}`, 'base64url'),
      nonce: random.toString('base64url', 0, 16),
      decidedAt: new Date(at),
      ends,
    })
    const header = { alg: 'ES256', jwk: { crv: 'P-256', kty: 'EC', x, y }, typ: TYP }
    const parts = [JSON.stringify(header), textOf(payload), random]
    const text = parts.map((part) => Buffer.from(part).toString('base64url')).join('.')
    const receiptHash = hash('sha256', text, 'base64url')
    const receipt = { payload, trust: 'signed', text, hash: receiptHash } as AcceptedReceipt
    const receivedAt = new Date(at).toISOString()
    const standsFor = hash('sha256', Buffer.from(receiptHash, 'base64url'), 'buffer')
    const leafHash = hashLeaf(formatLogEntry({ kind: 'receipt', receivedAt, standsFor }))
    return { kind: 'receipt', site: payload.site, receivedAt, standsFor, leafHash, receipt }
  }
}

/** Fills the members that differ into one canonical text: making each anew takes most of the time. */
function createTexts(published: Published): (payload: Receipt) => string {
  const person = { receiptId: '@receiptId', subjectId: '@subjectId', nonce: '@nonce' }
  const decidedAt = new Date(START)
  const open = { decidedAt: '@decidedAt', previous: '@previous', ends: ['@previous'] }
  const templateOf = (ends: string | undefined) =>
    benchPayload(published, { ...person, decidedAt, ends })
  const given = canonicalize({
    ...templateOf(undefined),
    decidedAt: open.decidedAt,
    expiresAt: '@expiresAt',
  })
  const refused = canonicalize({ ...templateOf('@previous'), ...open })
  return (payload) => {
    const { receiptId, subjectId, nonce, decidedAt, expiresAt, previous } = payload
    const values = { receiptId, subjectId, nonce, decidedAt, expiresAt, previous }
    const text = previous ? refused : given
    return text.replace(/@(\w+)/g, (_, name: keyof typeof values) => String(values[name]))
  }
}
