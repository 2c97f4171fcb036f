import type { Id } from '@kvitto/core'
import type { Hash, Receipt } from './receipt.ts'
import { SCHEMA } from './receipt.ts'
import { ReceiptError } from './receipt-error.ts'

export const UUID_V7: RegExp =
  /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$/
export const ID: RegExp = /^[a-z0-9-]{1,40}$/
/** 32 bytes in base64url, without anything in the bits that the last character has too many. */
export const HASH: RegExp = /^[\w-]{42}[AEIMQUYcgkosw048]$/
/** 16 bytes in the same way. */
export const NONCE: RegExp = /^[\w-]{21}[AQgw]$/

const members: Record<Exclude<keyof Receipt, 'test'>, (value: unknown) => boolean> = {
  schema: (value) => value === SCHEMA,
  receiptId: (value) => isText(value) && UUID_V7.test(value),
  site: isId,
  subjectId: isText,
  event: oneOf('decision', 'withdrawal', 'renewal'),
  decisions: recordOf(oneOf('given', 'refused')),
  services: recordOf(oneOf('given', 'refused')),
  scope: orNull(isText),
  policyVersion: isHash,
  meanings: recordOf(isHash),
  language: isText,
  region: orNull(isText),
  rule: oneOf('opt-in', 'opt-out', 'none'),
  layer: oneOf(1, 2, null),
  method: isText,
  ui: oneOf('kvitto', 'custom'),
  shown: orNull(isHash),
  gesture: isGesture,
  gpc: (value) => typeof value === 'boolean',
  build: isText,
  origin: isText,
  decidedAt: isTime,
  expiresAt: orNull(isTime),
  previous: orNull(isHash),
  ends: (value) => Array.isArray(value) && value.every(isHash),
  nonce: (value) => isText(value) && NONCE.test(value),
}

const fits = Object.entries(members)

/** Holds a payload to the members of `kvitto/receipt/1` and no others. Throws `receipt_malformed`. */
export function readReceipt(payload: unknown): Receipt {
  if (!isReceipt(payload)) {
    throw new ReceiptError('receipt_malformed', `expected ${SCHEMA}, found ${misfit(payload)}`)
  }
  return payload
}

function isReceipt(payload: unknown): payload is Receipt {
  return misfit(payload) === undefined
}

/** Names the first member that does not fit; never its value. */
function misfit(payload: unknown): string | undefined {
  if (!isObject(payload)) return 'no object'
  for (const [name, fitsMember] of fits) {
    if (!Object.hasOwn(payload, name)) return `no ${name}`
    if (!fitsMember(payload[name])) return `another ${name}`
  }
  if (Object.hasOwn(payload, 'test') && payload.test !== true) return 'another test'
  const isExtra = (name: string) => name !== 'test' && !Object.hasOwn(members, name)
  return Object.keys(payload).some(isExtra) ? 'a member more' : undefined
}

/** ISO 8601 in UTC, to the second or the millisecond, of a day that exists. */
export function isTime(value: unknown): value is string {
  if (!isText(value) || !TIME.test(value)) return false
  const time = Date.parse(value)
  // Date.parse rolls 31 February over to March, and 24:00 to the next day: both are another day then.
  return new Date(time).getUTCDate() === Number(value.slice(8, 10))
}

export function isHash(value: unknown): value is Hash {
  return isText(value) && HASH.test(value)
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

export function isId(value: unknown): value is Id {
  return isText(value) && ID.test(value)
}

function isGesture(value: unknown): boolean {
  if (!isObject(value) || Object.keys(value).length !== 2) return false
  const { trusted, visibleMs } = value
  return typeof trusted === 'boolean' && Number.isSafeInteger(visibleMs) && Number(visibleMs) >= 0
}

function oneOf(...allowed: unknown[]): (value: unknown) => boolean {
  return (value) => allowed.includes(value)
}

function orNull(fits: (value: unknown) => boolean): (value: unknown) => boolean {
  return (value) => value === null || fits(value)
}

function recordOf(fits: (value: unknown) => boolean): (value: unknown) => boolean {
  return (value) =>
    isObject(value) && Object.entries(value).every(([id, member]) => isId(id) && fits(member))
}
