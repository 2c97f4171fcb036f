import { HASH, ID, isTime, NONCE, type Receipt, UUID_V7 } from '@kvitto/receipt'
import { z } from 'zod'
import { isGiving } from './is-giving.ts'

const Id = z.string().regex(ID, 'an id of [a-z0-9-]{1,40}')
const Hash = z.string().regex(HASH, 'a SHA-256 in base64url')
const Uuid7 = z.string().regex(UUID_V7, 'a UUIDv7')
const Seconds = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.000)?Z$/, 'a UTC time to the second')
  .refine(isTime, 'a time that exists')
// As many as a policy can have services; the size of a body is what really bounds them.
const MOST = 500
const Decisions = z
  .record(Id, z.enum(['given', 'refused']))
  .refine((decisions) => Object.keys(decisions).length <= MOST, `at most ${MOST} entries`)
const Meanings = z
  .record(Id, Hash)
  .refine((meanings) => Object.keys(meanings).length <= MOST, `at most ${MOST} entries`)

/** Each member of a receipt, as it may be. */
export const ReceiptMembers = z.strictObject({
  schema: z.literal('kvitto/receipt/1'),
  receiptId: Uuid7,
  site: Id,
  subjectId: z.string().regex(/^([A-Za-z0-9_-]{43}|u_[A-Za-z0-9_-]{22})$/, 'a subject id'),
  event: z.enum(['decision', 'withdrawal', 'renewal']),
  decisions: Decisions,
  services: Decisions,
  // Only hosts authorise for a part, over an endpoint of their own. A withdrawal with a scope would end
  // nothing, and the text could hold anything.
  scope: z.null(),
  policyVersion: Hash,
  meanings: Meanings,
  language: z.string().regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}$/, 'a BCP 47 tag'),
  region: z
    .string()
    .regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/, 'an ISO 3166 code')
    .nullable(),
  rule: z.enum(['opt-in', 'opt-out', 'none']),
  layer: z.literal([1, 2, null]),
  method: z.enum([
    'accept-all',
    'reject-all',
    'save-choices',
    'withdraw',
    'close',
    'placeholder',
    'host-api',
    'form',
  ]),
  ui: z.enum(['kvitto', 'custom']),
  shown: Hash.nullable(),
  gesture: z.strictObject({
    trusted: z.boolean(),
    visibleMs: z.int().min(0).max(31_536_000_000).multipleOf(100),
  }),
  gpc: z.boolean(),
  build: z.string().regex(/^([A-Za-z0-9_-]{43}|npm:kvitto@[0-9A-Za-z.+-]{1,40})$/, 'a build'),
  origin: z.string().min(1).max(300),
  decidedAt: Seconds,
  expiresAt: Seconds.nullable(),
  test: z.literal(true).exactOptional(),
  previous: Hash.nullable(),
  ends: z.array(Hash).max(50),
  nonce: z.string().regex(NONCE, '128 bits in base64url'),
})

/**
 * The payload of a receipt that a browser posts, exactly: an unknown member is refused, so nothing
 * personal slips in. `link` is no method of a browser: such receipts state only a part. It takes
 * nothing that `@kvitto/receipt` would refuse, which therefore need not look again.
 */
export const ReceiptPayload = ReceiptMembers.refine(
  (receipt) => receipt.event !== 'withdrawal' || !isGiving(receipt),
  {
    error: 'no event withdrawal where something is given',
    path: ['event'],
    params: { found: 'one' },
  },
).refine(isDecidedOnce, {
  error: 'one decision for each id',
  path: ['services'],
  params: { found: 'a purpose and a service that differ' },
}) satisfies z.ZodType<Receipt>

/** No policy has a purpose and a service of one id, so only a receipt made by hand could be listed by one of them alone. */
function isDecidedOnce({ decisions, services }: Receipt): boolean {
  return Object.entries(services).every(
    ([id, decision]) => !Object.hasOwn(decisions, id) || decisions[id] === decision,
  )
}
