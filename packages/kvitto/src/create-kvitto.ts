import type { Published } from '@kvitto/core'
import { sliceOf } from '@kvitto/core'
import { createActing } from './create-acting.ts'
import { createEngine } from './create-engine.ts'
import { importStrings } from './import-strings.ts'
import type { Kvitto } from './kvitto.ts'
import { VERSION } from './version.ts'

export interface KvittoOptions {
  /** Base URL of the collector, e.g. `https://example.com/kvitto`. */
  collector: string
  /** `custom`: you show your own interface; nothing of ours appears. Default `kvitto`. */
  ui?: 'kvitto' | 'custom'
  /** Nonce of the page's Content-Security-Policy, for scripts that are released. */
  nonce?: string
}

/**
 * Consent for an application that bundles its own code. Reads the state and opens the gate at once; the
 * parts that people see are loaded when they are needed. On a server it touches nothing, and every
 * purpose is `unknown`.
 *
 * @example
 * const kvitto = createKvitto(published, { collector: 'https://example.com/kvitto' })
 * kvitto.subscribe(() => kvitto.status('analytics') === 'given' && startAnalytics())
 */
export function createKvitto(published: Published, options: KvittoOptions): Kvitto {
  if (typeof document === 'undefined') return onServer
  return createEngine({
    slice: sliceOf(published, { build: `npm:kvitto@${VERSION}` }),
    collector: options.collector.replace(/\/$/, ''),
    ui: options.ui ?? 'kvitto',
    nonce: options.nonce,
    chunks: {
      acting: async () => ({ createActing }),
      firstLayer: () => import('@kvitto/banner/first-layer'),
      preferences: () => import('@kvitto/banner/preferences'),
      placeholder: () => import('@kvitto/banner/placeholder'),
      receipt: () => import('@kvitto/receipt/browser'),
      strings: importStrings,
      policy: () => Promise.resolve(published.policy),
    },
  })
}

const onServer: Kvitto = {
  // Nothing is ready where there is no page.
  ready: new Promise(() => {}),
  status: () => 'unknown',
  subscribe: () => () => {},
  give: async () => false,
  refuse: async () => false,
  withdraw: async () => false,
  openPreferences: () => {},
  reset: async () => false,
}
