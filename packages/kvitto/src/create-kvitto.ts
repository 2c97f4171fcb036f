import type { Published } from '@kvitto/core'
import { sliceOf } from '@kvitto/core'
import type { Adapters } from '@kvitto/services'
import { assertPublished } from './assert-published.ts'
import { closed } from './closed.ts'
import { createEngine } from './create-engine.ts'
import { importChunk } from './import-chunk.ts'
import type { Kvitto } from './kvitto.ts'
import type { PublishedJson } from './published-json.ts'
import { runAdapters } from './run-adapters.ts'
import { VERSION } from './version.ts'

export interface KvittoOptions {
  /** Base URL of the collector, e.g. `https://example.com/kvitto`. */
  collector: string
  /** `custom`: you show your own interface; nothing of ours appears by itself. Default `kvitto`. */
  ui?: 'kvitto' | 'custom' | undefined
  /** Nonce of the page's Content-Security-Policy, for scripts that are released. */
  nonce?: string | undefined
  /** Where the visitor is, as your server knows it: `US-CA`. Without it the rule is opt-in. */
  region?: string | undefined
  /** `ask`: asks also inside another page's frame. */
  frame?: 'ask' | undefined
  /** Of every service whose policy entry names one, from `kvitto/adapters`: `{ google }`. */
  adapters?: Adapters | undefined
}

/**
 * Consent for an application that bundles its own code. Reads the state and opens the gate at once; the
 * parts that people see are loaded when they are needed. On a server it touches nothing, and every
 * purpose is `unknown`. A page has one: called again, or beside a script tag, it returns what is open.
 *
 * @example
 * const kvitto = createKvitto(published, { collector: 'https://example.com/kvitto' })
 * kvitto.subscribe(() => kvitto.allows('analytics') && startAnalytics())
 */
export function createKvitto(published: Published | PublishedJson, options: KvittoOptions): Kvitto {
  if (typeof document === 'undefined') return closed
  // React's strict mode calls twice, and so does a module that is replaced: two would ask twice and let all run twice.
  const page = window as { kvitto?: Kvitto }
  if (typeof page.kvitto?.status === 'function') return page.kvitto
  try {
    assertPublished(published)
    const { collector, ui = 'kvitto', nonce, region, frame, adapters = {} } = options ?? {}
    if (typeof collector !== 'string') {
      throw new TypeError(`expected the base URL of the collector, found ${typeof collector}`)
    }
    const kvitto = createEngine({
      slice: sliceOf(published, { build: `npm:kvitto@${VERSION}` }),
      collector: collector.replace(/\/$/, ''),
      ui,
      nonce,
      region,
      frame,
      adapters: runAdapters(adapters),
      load: importChunk,
      loadPolicy: async () => published.policy,
    })
    page.kvitto = kvitto
    return kvitto
  } catch (error) {
    console.error('kvitto:', error)
    return closed
  }
}
