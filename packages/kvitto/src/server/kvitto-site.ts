import type { Policy, Slice } from '@kvitto/core'
import type { StrictOptions } from '@kvitto/gate/strict-policy'

/** What the server knows of the site, the same for every request. */
export interface KvittoSite {
  slice: Slice
  policy: Policy
  /** Undefined: no Content-Security-Policy is sent. */
  strict: StrictOptions | undefined
  /** Path that browsers send their reports to. */
  reportPath: string | undefined
  /** Path patterns of scripts that pages start as workers. */
  workers: readonly string[]
  regionHeaders: readonly string[]
}
