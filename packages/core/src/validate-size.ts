import type { Policy } from './policy.ts'
import { isAsked } from './policy.ts'
import { formatState, STATE_COOKIE } from './state-cookie.ts'
import type { PolicyIssue } from './validate-json.ts'

/** What a collector takes of one post. */
const MOST_BODY = 8192
/** Browsers drop a cookie of more than 4,096 bytes without a word. */
const MOST_COOKIE = 3800

/** A decision that does not fit is lost: the largest that the policy allows must be kept and sent. */
export function validateSize(policy: Policy): PolicyIssue[] {
  return [
    ...bound('largest receipt', largestBody(policy), MOST_BODY),
    ...bound('largest state cookie', largestCookie(policy), MOST_COOKIE),
  ]
}

function bound(what: string, bytes: number, most: number): PolicyIssue[] {
  if (bytes <= most) return []
  const expected = `fewer or shorter ids of purposes and services: a ${what} of at most ${most} bytes`
  return [{ path: '', expected, found: `${bytes} bytes` }]
}

const HASH = 'A'.repeat(43)
const TIME = '2026-11-21T00:00:00Z'

/** What is asked for, and the services that can be decided apart from it. */
function asked({ purposes, services }: Policy) {
  const optional = purposes.filter(isAsked).map(({ id }) => id)
  const apart = services.filter((service) => service.purposes.some((id) => optional.includes(id)))
  return { optional, apart: apart.map(({ id }) => id) }
}

function each<Value>(ids: string[], value: Value): Record<string, Value> {
  return Object.fromEntries(ids.map((id) => [id, value]))
}

function largestCookie(policy: Policy): number {
  const { optional, apart } = asked(policy)
  const state = formatState({
    policyVersion: HASH,
    decidedAt: 10 ** 9,
    expiresAt: 10 ** 9,
    receipt: HASH,
    isPending: true,
    purposes: each(optional, { mark: 'g', meaning: HASH.slice(0, 8) }),
    services: each(apart, 'g'),
  })
  return `${STATE_COOKIE}=${state}`.length
}

/** Every purpose and service named, each member at its longest, two receipts ended, and signed. */
function largestBody(policy: Policy): number {
  const { optional, apart } = asked(policy)
  const payload = {
    schema: 'kvitto/receipt/1',
    receiptId: 'A'.repeat(36),
    site: policy.site,
    subjectId: HASH,
    event: 'withdrawal',
    decisions: each(optional, 'refused'),
    services: each(apart, 'refused'),
    scope: null,
    policyVersion: HASH,
    meanings: each(optional, HASH),
    language: longest(Object.keys(policy.texts)),
    region: 'SE-AAA',
    rule: 'opt-out',
    layer: null,
    method: 'save-choices',
    ui: 'kvitto',
    shown: HASH,
    gesture: { trusted: false, visibleMs: 10 ** 10 },
    gpc: false,
    build: HASH,
    // The one label that a pattern leaves open: RFC 1035 section 2.3.4.
    origin: longest(policy.origins.map((origin) => origin.replace('*', 'a'.repeat(63)))),
    decidedAt: TIME,
    expiresAt: TIME,
    previous: HASH,
    ends: [HASH, HASH],
    nonce: 'A'.repeat(22),
  }
  const jwk = { crv: 'P-256', kty: 'EC', x: HASH, y: HASH }
  const header = { alg: 'ES256', jwk, typ: 'kvitto-receipt+jws' }
  const signature = 'A'.repeat(86)
  const receipt = [inBase64(header), inBase64(payload), signature].join('.')
  return JSON.stringify({ receipt }).length
}

/** All that is counted here is ASCII, a byte a character. */
function inBase64(value: object): string {
  return 'A'.repeat(Math.ceil((JSON.stringify(value).length * 4) / 3))
}

function longest(texts: string[]): string {
  return texts.reduce((found, text) => (text.length > found.length ? text : found), '')
}
