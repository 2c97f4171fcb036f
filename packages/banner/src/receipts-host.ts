import type { Decisions, Locale, Time } from '@kvitto/core'
import type { ReceiptsStrings } from './locales/strings.ts'

/** What the view needs of the part that has the receipts. */
export interface ReceiptsHost {
  words: ReceiptsStrings
  /** Newest first; undefined where they cannot be read. */
  receipts: ShownReceipt[] | undefined
  /** One of them, or all, as JSON. */
  asData(receiptId?: string): Promise<string>
  /** All as an HTML file that verifies itself. */
  asPage(): Promise<string>
}

export interface ShownReceipt {
  receiptId: string
  subjectId: string
  event: 'decision' | 'withdrawal' | 'renewal'
  decisions: Decisions
  services: Decisions
  policyVersion: string
  language: Locale
  layer: 1 | 2 | null
  decidedAt: Time
  expiresAt: Time | null
  /** False for one that goes with this page view. */
  isKept: boolean
  /** Whether the log has it, as far as anybody can tell now. */
  isLogged: Promise<boolean>
}
