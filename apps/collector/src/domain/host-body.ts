import { z } from 'zod'
import { madeAtOf } from './made-at-of.ts'
import { ReceiptMembers } from './receipt-schema.ts'

const { shape } = ReceiptMembers

/** What a site's server posts: a person's decisions, or with a scope an organisation's. */
export const HostBody = ReceiptMembers.pick({
  receiptId: true,
  decisions: true,
  policyVersion: true,
  language: true,
}).extend({
  /** The site's own name for whoever decided; see `referenceFault`. */
  reference: z.string().max(200),
  services: shape.services.default({}),
  scope: z
    .string()
    .regex(/^[a-z]{1,20}:[A-Za-z0-9._-]{1,60}$/, 'a scope such as project:42')
    .nullable()
    .default(null),
  /** May be named; there is no other. */
  method: z.literal('host-api').exactOptional(),
  /** Default: when the caller made `receiptId`. */
  decidedAt: shape.decidedAt.exactOptional(),
  ends: shape.ends.default([]),
})
export type HostBody = z.infer<typeof HostBody>

/** When it was decided, in ms since 1970. */
export function decidedAtOf({ decidedAt, receiptId }: HostBody): number {
  return decidedAt ? Date.parse(decidedAt) : madeAtOf(receiptId)
}
