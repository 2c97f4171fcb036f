import type { Moment } from './vector.ts'

/** The lab's own script on every page. */
export interface Lab {
  /** Tells that the code of this token ran. */
  ran(token: string): void
  /** Tries something at its moment; what it throws is remembered and stops nothing. */
  at(moment: Moment, token: string, attempt: () => unknown): void
  /** Markup as text. */
  insert(html: string): void
  /** Markup as a framework makes it. */
  render(html: string): Promise<void>
  /** A script of the page's, in its marked form. */
  insertMarked(code: string): void
  /** What has run so far. */
  tokens: string[]
  errors: Record<string, string>
  /** A second after the last attempt. */
  isFinished: boolean
}

declare global {
  interface Window {
    lab: Lab
  }
}
