import type { Receipt } from '@kvitto/receipt'
import { z } from 'zod'

const Id = z.string().regex(/^[a-z0-9-]{1,40}$/, 'expected an id of [a-z0-9-]{1,40}')
const Hash = z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'expected a SHA-256 in base64url')
const Uuid7 = z
  .string()
  .regex(
    /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    'expected a UUIDv7',
  )
const Seconds = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.000)?Z$/, 'expected a UTC time to the second')
  .refine((time) => !Number.isNaN(Date.parse(time)), 'expected a time that exists')
const Decisions = z
  .record(Id, z.enum(['given', 'refused']))
  .refine((decisions) => Object.keys(decisions).length <= 100, 'expected at most 100 decisions')
const Meanings = z
  .record(Id, Hash)
  .refine((meanings) => Object.keys(meanings).length <= 100, 'expected at most 100 meanings')

/** The payload of a receipt, exactly: an unknown member is refused, so nothing personal slips in. */
export const ReceiptPayload = z.strictObject({
  schema: z.literal('kvitto/receipt/1'),
  receiptId: Uuid7,
  site: Id,
  subjectId: z.string().regex(/^([A-Za-z0-9_-]{43}|u_[A-Za-z0-9_-]{22})$/, 'expected a subject id'),
  event: z.enum(['decision', 'withdrawal', 'renewal']),
  decisions: Decisions,
  services: Decisions,
  scope: z.string().min(1).max(80).nullable(),
  policyVersion: Hash,
  meanings: Meanings,
  language: z.string().regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}$/, 'expected a BCP 47 tag'),
  region: z
    .string()
    .regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/, 'expected an ISO 3166 code')
    .nullable(),
  rule: z.enum(['opt-in', 'opt-out', 'none']),
  layer: z.union([z.literal(1), z.literal(2)]).nullable(),
  method: z.enum([
    'accept-all',
    'reject-all',
    'save-choices',
    'withdraw',
    'close',
    'placeholder',
    'host-api',
    'link',
  ]),
  ui: z.enum(['kvitto', 'custom']),
  shown: Hash.nullable(),
  gesture: z.strictObject({
    trusted: z.boolean(),
    visibleMs: z.int().min(0).max(31_536_000_000).multipleOf(100),
  }),
  gpc: z.boolean(),
  build: z
    .string()
    .regex(/^([A-Za-z0-9_-]{43}|npm:kvitto@[0-9A-Za-z.+-]{1,40})$/, 'expected a build'),
  origin: z.string().min(1).max(300),
  decidedAt: Seconds,
  expiresAt: Seconds.nullable(),
  test: z.literal(true).exactOptional(),
  previous: Hash.nullable(),
  ends: z.array(Hash).max(50),
  nonce: z.string().regex(/^[A-Za-z0-9_-]{22}$/, 'expected 128 bits in base64url'),
}) satisfies z.ZodType<Receipt>
