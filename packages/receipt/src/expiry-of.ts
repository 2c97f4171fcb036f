import type { Receipt } from './receipt.ts'

/** A device keeps what it could not send for this long: an older claim is a wrong clock. */
const LATEST_DELIVERY = 30 * 24 * 60 * 60 * 1000

/**
 * When a grant ends, in ms since 1970; undefined when the receipt names no end. What a receipt states
 * is how long it stands; that span is counted from `decidedAt` where the collector's clock bears it
 * out, else (later than received, or more than 30 days before) from `receivedAt`. So a clock at 2099
 * does not make a grant endless.
 */
export function expiryOf(
  { decidedAt, expiresAt }: Pick<Receipt, 'decidedAt' | 'expiresAt'>,
  receivedAt: string,
): number | undefined {
  if (expiresAt === null) return undefined
  const decided = Date.parse(decidedAt)
  const received = Date.parse(receivedAt)
  const isBorneOut = decided <= received && received - decided <= LATEST_DELIVERY
  return (isBorneOut ? decided : received) + (Date.parse(expiresAt) - decided)
}
