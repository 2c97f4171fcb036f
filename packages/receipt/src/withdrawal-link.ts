import type { Id } from '@kvitto/core'
import { fromBase64url } from './decode-base64.ts'
import { bytesOf, toBase64url } from './hash.ts'
import { referenceFault } from './reference-fault.ts'

/** Whose consent to what a link withdraws. `reference` is the site's own name for the person. */
export interface Withdrawal {
  site: Id
  purpose: Id
  reference: string
}

type Key = Uint8Array<ArrayBuffer>

/** AES-GCM (NIST SP 800-38D): 96 random bits for each sealing, a key of 256. */
const NONCE = 12

/**
 * The token of a withdrawal link: the purpose and the reference, sealed with the site's link key. A mail
 * service or a proxy on its way reads neither, and cannot tell whether two links are one person's. Throws
 * TypeError for a purpose or a reference that is none: such a link would end nothing.
 */
export async function sealWithdrawal(
  { site, purpose, reference }: Withdrawal,
  linkKey: Key,
): Promise<string> {
  if (!isMeant(purpose, reference)) {
    throw new TypeError('expected the id of a purpose and an opaque reference, found others')
  }
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE))
  const text = bytesOf(JSON.stringify([purpose, reference]))
  const sealed = await crypto.subtle.encrypt(...(await cipher(linkKey, { site, nonce })), text)
  // The site last: programs that find links in a text leave a trailing - or _ out.
  return `${toBase64url(new Uint8Array([...nonce, ...new Uint8Array(sealed)]))}.${site}`
}

/** The site that a token names, before anything of it is known to be true. */
export function siteOfToken(token: string): Id {
  return token.slice(token.indexOf('.') + 1)
}

/** Undefined for what was not sealed with this key for the site that the token names. */
export async function openWithdrawal(token: string, linkKey: Key): Promise<Withdrawal | undefined> {
  const site = siteOfToken(token)
  const bytes = fromBase64url(token.slice(0, -site.length - 1)) ?? new Uint8Array()
  const nonce = bytes.slice(0, NONCE)
  const opening = crypto.subtle.decrypt(
    ...(await cipher(linkKey, { site, nonce })),
    bytes.slice(NONCE),
  )
  const [purpose, reference] = await opening.then(readList).catch(() => [])
  // Whoever has the key can seal anything.
  return isMeant(purpose, reference) ? { site, purpose, reference } : undefined
}

function readList(bytes: ArrayBuffer) {
  const list = JSON.parse(new TextDecoder().decode(bytes))
  return Array.isArray(list) ? list : []
}

function isMeant(purpose: unknown, reference: unknown): boolean {
  const isText = typeof purpose === 'string' && typeof reference === 'string'
  return isText && /^[a-z0-9-]{1,40}$/.test(purpose) && !referenceFault(reference)
}

async function cipher(
  linkKey: Key,
  { site, nonce }: { site: Id; nonce: Key },
): Promise<[AesGcmParams, CryptoKey]> {
  const key = await crypto.subtle.importKey('raw', linkKey, 'AES-GCM', false, [
    'encrypt',
    'decrypt',
  ])
  const additionalData = bytesOf(`kvitto/link/1\n${site}\n`)
  return [{ name: 'AES-GCM', iv: nonce, additionalData }, key]
}
