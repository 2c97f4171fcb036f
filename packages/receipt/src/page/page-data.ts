import type { Locale } from '@kvitto/core'
import type { ReceiptsExport } from '../receipts-export.ts'

/** What the page holds beside its program. */
export interface PageData {
  exported: ReceiptsExport
  /** Who handed the receipts out, where it was not the browser that has them: a site and its collector. */
  source?: string
  /** vkeys of the logs that the page trusts, as the collector gave them. */
  logKeys: string[]
  locale: Locale
  dir: 'ltr' | 'rtl'
  words: PageWords
}

/** The page's texts. `SLOT` stands for what a text is about. */
export interface PageWords {
  title: string
  intro: string
  /** Stands before the subjectId. */
  idLabel: string
  checks: Record<PageCheck, string>
  ok: string
  failed: string
  open: string
  trusted: string
  limits: string
  given: string
  refused: string
  withdrawn: string
  renewed: string
  validUntil: string
  version: string
}

/** Each stands for one or more checks of `verifyBundle`. */
export type PageCheck = 'signature' | 'log' | 'logKey' | 'policy' | 'build'

export const SLOT = '{}'
