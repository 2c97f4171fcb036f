import { createCipheriv, createDecipheriv, hash, randomBytes } from 'node:crypto'
import type { Id } from '@kvitto/core'
import type { Hash } from '@kvitto/receipt'

/** A subject's data key as it is kept: sealed by an operator's key. */
export interface WrappedKey {
  /** Random; stands in the bodies that it seals. */
  id: string
  site: Id
  /** SHA-256 of the subject's id. */
  subject: Hash
  /** Names the operator's key, see `keyNameOf`. */
  wrappedBy: string
  wrapped: Uint8Array
}

/** A data key that can be used. */
export interface BodyKey {
  id: string
  site: Id
  subject: Hash
  key: Uint8Array
}

/** AES-256-GCM with the operator's keys: the first seals, all of them open. */
export interface BodyCipher {
  makeKey(site: Id, subject: Hash): { bodyKey: BodyKey; wrapped: WrappedKey }
  wrap(bodyKey: BodyKey): WrappedKey
  /** Undefined where it was sealed by a key that is not here. */
  unwrap(wrapped: WrappedKey): BodyKey | undefined
  /** Whether the first key sealed it. */
  isCurrent(wrapped: WrappedKey): boolean
}

const ALGORITHM = 'aes-256-gcm'
const PREFIX = 'kvitto-body/1'
const NONCE_BYTES = 12
const TAG_BYTES = 16

export function createBodyCipher(operatorKeys: readonly Uint8Array[]): BodyCipher {
  const named = new Map(operatorKeys.map((key) => [keyNameOf(key), key]))
  const [current] = named.keys()
  const currentKey = operatorKeys[0]
  if (current === undefined || !currentKey) throw new TypeError('expected a key, found none')

  const wrap = ({ id, site, subject, key }: BodyKey): WrappedKey => ({
    id,
    site,
    subject,
    wrappedBy: current,
    wrapped: seal(currentKey, key, wrapContext({ id, site, subject })),
  })
  return {
    wrap,
    makeKey(site, subject) {
      const id = randomBytes(16).toString('base64url')
      const bodyKey = { id, site, subject, key: randomBytes(32) }
      return { bodyKey, wrapped: wrap(bodyKey) }
    },
    unwrap(wrapped) {
      const { id, site, subject, wrappedBy } = wrapped
      const operatorKey = named.get(wrappedBy)
      if (!operatorKey) return undefined
      const key = open(operatorKey, wrapped.wrapped, wrapContext(wrapped))
      return { id, site, subject, key }
    },
    isCurrent: ({ wrappedBy }) => wrappedBy === current,
  }
}

/** Tells one operator's key from another, and nothing of it. */
export function keyNameOf(operatorKey: Uint8Array): string {
  return hash('sha256', Buffer.concat([Buffer.from('kvitto/body-key '), operatorKey]), 'base64url')
}

/** What is stored in a body's place. `receiptHash` keeps it from standing in for another. */
export function sealBody(text: string, { id, ...bodyKey }: BodyKey, receiptHash: Hash): string {
  const sealed = seal(bodyKey.key, Buffer.from(text), bodyContext(bodyKey, receiptHash))
  return `${PREFIX}.${id}.${sealed.toString('base64url')}`
}

/** Throws where what is sealed was altered or is another receipt's. */
export function openBody(sealed: string, bodyKey: BodyKey, receiptHash: Hash): string {
  const bytes = Buffer.from(sealed.split('.')[2] ?? '', 'base64url')
  return open(bodyKey.key, bytes, bodyContext(bodyKey, receiptHash)).toString()
}

/** Id of the key that a stored text is sealed by; undefined where it is not sealed. */
export function keyIdOf(text: string): string | undefined {
  return isSealed(text) ? text.split('.')[1] : undefined
}

export function isSealed(text: string): boolean {
  return text.startsWith(`${PREFIX}.`)
}

/** GCM's additional data: what the bytes belong to is not sealed, and cannot be changed either. */
function wrapContext({ id, site, subject }: Pick<BodyKey, 'id' | 'site' | 'subject'>): string {
  return ['kvitto/body-key/1', site, subject, id].join('\n')
}

function bodyContext({ site, subject }: Pick<BodyKey, 'site' | 'subject'>, receipt: Hash): string {
  return ['kvitto/body/1', site, subject, receipt].join('\n')
}

/** Nonce, ciphertext, tag. The nonce is new and random: a key seals far fewer than the 2^32 that allows. */
function seal(key: Uint8Array, bytes: Uint8Array, context: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(Buffer.from(context))
  return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
}

function open(key: Uint8Array, sealed: Uint8Array, context: string): Buffer {
  const bytes = Buffer.from(sealed)
  const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  })
  decipher.setAAD(Buffer.from(context)).setAuthTag(bytes.subarray(-TAG_BYTES))
  const opened = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES))
  return Buffer.concat([opened, decipher.final()])
}
