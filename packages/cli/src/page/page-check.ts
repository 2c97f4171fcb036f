/** One thing about a page, as `verify` tells of a bundle. */
export interface PageCheck {
  name: 'loader' | 'place' | 'version' | 'strict' | 'policy' | 'noscript'
  status: 'ok' | 'failed' | 'not-checked'
  detail?: string
}
