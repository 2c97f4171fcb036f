import type { Receipt } from './receipt.ts'

/** A device keeps what it could not send for this long: an older claim is a wrong clock. */
const LATEST_DELIVERY = 30 * 24 * 60 * 60 * 1000
/** The longest that a policy can say, in its two units. */
const LONGEST = { months: 13, days: 395 }

/**
 * When a grant ends, in ms since 1970. What a receipt states is how long it stands; that span is
 * counted from `decidedAt` where the collector's clock bears it out, else (later than received, or
 * more than 30 days before) from `receivedAt`. So a clock at 2099 does not make a grant endless. A
 * receipt that states no end, or a later one, stands for the 13 months that no policy may exceed.
 */
export function expiryOf(
  { decidedAt, expiresAt }: Pick<Receipt, 'decidedAt' | 'expiresAt'>,
  receivedAt: string,
): number {
  const decided = Date.parse(decidedAt)
  const received = Date.parse(receivedAt)
  const isBorneOut = decided <= received && received - decided <= LATEST_DELIVERY
  const began = isBorneOut ? decided : received
  const stated = expiresAt === null ? Number.POSITIVE_INFINITY : Date.parse(expiresAt) - decided
  return Math.min(began + stated, latestEnd(began))
}

function latestEnd(began: number): number {
  const months = new Date(began)
  months.setUTCMonth(months.getUTCMonth() + LONGEST.months)
  const days = new Date(began)
  days.setUTCDate(days.getUTCDate() + LONGEST.days)
  return Math.max(months.getTime(), days.getTime())
}
