import { type Id, matchesOrigin } from '@kvitto/core'
import {
  type AcceptedReceipt,
  type Acknowledgement,
  acceptUnsigned,
  canonicalize,
  decodeReceipt,
  type Submission,
  verifyReceipt,
} from '@kvitto/receipt'
import { z } from 'zod'
import { CollectorError } from '../collector-error.ts'
import type { Deps } from '../deps.ts'
import { appendReceipt } from './append-receipt.ts'
import { isGiving } from './is-giving.ts'
import { listOrigins } from './list-origins.ts'
import { nodeCrypto } from './node-crypto.ts'
import { parseInput } from './parse-input.ts'
import { parseJson } from './parse-json.ts'
import { ReceiptPayload } from './receipt-schema.ts'
import { requireSite } from './require-site.ts'

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
}

/**
 * Checks, stores and proves one receipt; resolves once it is durable. The order of the checks is
 * part of the format: a sender learns of the first that fails. `isNew` is false for a repeat.
 */
export async function recordReceipt(
  deps: Deps,
  posted: PostedReceipt,
): Promise<Acknowledgement & { isNew: boolean }> {
  const receipt = await acceptBody(posted.text)
  await checkSite(deps, receipt, posted)
  await checkVersion(deps, receipt)
  return appendReceipt(deps, receipt)
}

async function acceptBody(text: string): Promise<AcceptedReceipt> {
  const body: Submission = parseSubmission(parseJson(text))
  if ('unsigned' in body) {
    if (canonicalOf(body) !== text) {
      throw new CollectorError('not_canonical', 'expected the RFC 8785 form, found another')
    }
    return acceptUnsigned(body.unsigned)
  }
  const decoded = decodeReceipt(body.receipt)
  parseInput(ReceiptPayload, decoded.payload)
  return verifyReceipt(decoded, nodeCrypto)
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

async function checkSite(
  deps: Deps,
  { payload, trust }: AcceptedReceipt,
  { site, origin }: PostedReceipt,
): Promise<void> {
  await requireSite(deps.store, site)
  if (payload.site !== site) {
    const message = `expected a receipt for ${site}, found one for another site`
    throw new CollectorError('site_unknown', message, { path: 'site' })
  }
  const origins = await listOrigins(deps.store, site)
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

async function checkVersion({ store, now }: Deps, { payload }: AcceptedReceipt): Promise<void> {
  // A refusal or a withdrawal counts whatever version it names, so it is never turned away.
  if (!isGiving(payload)) return
  const publications = await store.sites.listPublications(payload.site)
  if (publications.some(({ policyVersion }) => policyVersion === payload.policyVersion)) return
  // A repeat must find its record, also when there is no room for another.
  if (await store.receipts.getReceipt(payload.site, payload.receiptId)) return
  const at = now().getTime()
  const found = await store.receipts.countUnknownVersions(payload.site, new Date(at).toISOString())
  if (found < MOST_UNKNOWN_VERSIONS) return
  const message = `expected a published policy version, found one beyond ${MOST_UNKNOWN_VERSIONS} today`
  const retryAfter = Math.ceil((DAY - (at % DAY)) / 1000)
  throw new CollectorError('too_many_unknown_versions', message, { retryAfter })
}
