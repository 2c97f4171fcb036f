import { type Id, matchesOrigin } from '@kvitto/core'
import {
  type AcceptedReceipt,
  type Acknowledgement,
  acceptUnsigned,
  canonicalize,
  decodeReceipt,
  type Receipt,
  type Submission,
  verifyReceipt,
} from '@kvitto/receipt'
import { z } from 'zod'
import { CollectorError } from '../collector-error.ts'
import type { Deps } from '../deps.ts'
import type { Connection } from '../limits/client-address.ts'
import { appendReceipt } from './append-receipt.ts'
import { endsKnownGrant } from './ends-known-grant.ts'
import { fromBase64url } from './from-base64url.ts'
import { isGiving, isRefusing } from './is-giving.ts'
import { nodeCrypto } from './node-crypto.ts'
import { parseInput } from './parse-input.ts'
import { parseJson } from './parse-json.ts'
import { overLimit, passLimit, putOff } from './pass-limit.ts'
import { readSite, type SiteFacts } from './read-site.ts'
import { ReceiptPayload } from './receipt-schema.ts'

/** Grants a day under versions that a site has not published: enough for a late publication, not for a flood. */
const MOST_UNKNOWN_VERSIONS = 1000
const DAY = 24 * 60 * 60 * 1000

const SignedBody = z.strictObject({ receipt: z.string().max(8192) })
const UnsignedBody = z.strictObject({ unsigned: ReceiptPayload })

export interface PostedReceipt {
  site: Id
  /** The body as it came, at most 8 KiB. */
  text: string
  /** The HTTP header, if the client sent one. */
  origin: string | undefined
  connection: Connection
  /** Whether the client says of itself that it is a program. */
  isProgram: boolean
}

/** A refusal over a limit is counted, which proves nothing. */
export type Recorded = (Acknowledgement & { isNew: boolean }) | { counted: true }

/**
 * Checks, stores and proves one receipt; resolves once it is durable. The order of the checks is
 * part of the format: a sender learns of the first that fails. What costs least comes first: size and
 * shape, the address's limit, the signature, and only then the database. `isNew` is false for a repeat.
 */
export async function recordReceipt(deps: Deps, posted: PostedReceipt): Promise<Recorded> {
  const { payload, accept } = readPosted(posted.text)
  const reached = await deps.limits.fromAddress(posted.connection)
  // Whether it may pass takes a look at the signature and at what is stored: where nothing is refused it may not.
  if (reached && !isRefusing(payload)) throw overLimit(deps, payload.site, reached)
  const receipt = await accept()
  const facts = await readSite(deps.store, posted.site)
  checkSite(deps, receipt, { posted, facts })
  const limit = reached ?? (await deps.limits.forSite(posted.site))
  if (limit && (await passLimit(deps, receipt.payload, limit)) === 'counted') {
    return { counted: true }
  }
  await checkVersion(deps, receipt, facts)
  const answer = await appendReceipt(deps, receipt)
  if (answer.isNew) noteAutomated(deps, receipt, posted)
  return answer
}

interface ReadReceipt {
  /** Not verified: good for turning away and nothing else. */
  payload: Receipt
  accept(): Promise<AcceptedReceipt>
}

function readPosted(text: string): ReadReceipt {
  const body: Submission = parseSubmission(parseJson(text))
  if ('unsigned' in body) {
    if (canonicalOf(body) !== text) {
      throw new CollectorError('not_canonical', 'expected the RFC 8785 form, found another')
    }
    return { payload: body.unsigned, accept: () => acceptUnsigned(body.unsigned) }
  }
  const decoded = decodeReceipt(body.receipt, fromBase64url)
  const payload = parseInput(ReceiptPayload, decoded.payload)
  return { payload, accept: () => verifyReceipt(decoded, nodeCrypto, () => payload) }
}

/** Scripts are taken at their word and stored: that they are many shall show. */
function noteAutomated({ tally }: Deps, { payload }: AcceptedReceipt, posted: PostedReceipt): void {
  const { site, isProgram } = posted
  if (isProgram) tally.note({ site, kind: 'automated', reason: 'agent' })
  else if (!payload.gesture.trusted) tally.note({ site, kind: 'automated', reason: 'gesture' })
}

/** By the member that is there: of a union zod would only say that neither form fits. */
function parseSubmission(input: unknown): Submission {
  const isUnsigned = typeof input === 'object' && input !== null && 'unsigned' in input
  return isUnsigned ? parseInput(UnsignedBody, input) : parseInput(SignedBody, input)
}

function canonicalOf(value: unknown): string {
  try {
    return canonicalize(value)
  } catch (error) {
    const message = 'expected well-formed JSON, found a lone surrogate'
    throw new CollectorError('not_canonical', message, { cause: error })
  }
}

function checkSite(
  deps: Deps,
  { payload, trust }: AcceptedReceipt,
  { posted: { site, origin }, facts: { origins } }: { posted: PostedReceipt; facts: SiteFacts },
): void {
  if (payload.site !== site) {
    const message = `expected a receipt for ${site}, found one for another site`
    throw new CollectorError('site_unknown', message, { path: 'site' })
  }
  if (!matchesOrigin(origins, payload.origin)) {
    const message = 'expected an origin that the policy registers, found another'
    throw new CollectorError('origin_unknown', message, { path: 'origin' })
  }
  if (origin !== undefined && !matchesOrigin(origins, origin)) {
    const message = 'expected a request from an origin that the policy registers, found another'
    throw new CollectorError('origin_unknown', message)
  }
  if (trust === 'unsigned' && !payload.origin.startsWith('http:')) {
    // A page on https can sign: taking less from it would let anyone speak for its visitors.
    const message = 'expected a signature from an https origin, found none'
    throw new CollectorError('unsigned_refused', message, { path: 'origin' })
  }
  if (payload.test && !deps.testReceipts) {
    const message = 'expected no test receipt, found one'
    throw new CollectorError('test_refused', message, { path: 'test' })
  }
}

async function checkVersion(
  deps: Deps,
  { payload }: AcceptedReceipt,
  { publications }: SiteFacts,
): Promise<void> {
  const { store, now } = deps
  // A refusal or a withdrawal counts whatever version it names, so it is never turned away.
  if (!isGiving(payload)) return
  if (publications.some(({ policyVersion }) => policyVersion === payload.policyVersion)) return
  // A repeat must find its record, also when there is no room for another.
  if (await store.receipts.getReceipt(payload.site, payload.receiptId)) return
  const at = now().getTime()
  const found = await store.receipts.countUnknownVersions(payload.site, new Date(at).toISOString())
  if (found < MOST_UNKNOWN_VERSIONS || (await endsKnownGrant(store, payload))) return
  const message = `expected a published policy version, found one beyond ${MOST_UNKNOWN_VERSIONS} today`
  const retryAfter = Math.ceil((DAY - (at % DAY)) / 1000)
  const error = new CollectorError('too_many_unknown_versions', message, { retryAfter })
  throw putOff(deps, { site: payload.site, reason: 'unknown-version' }, error)
}
