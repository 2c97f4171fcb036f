import type { Policy, Slice } from '@kvitto/core'
import { closed } from './closed.ts'
import { createEngine } from './create-engine.ts'
import type { EngineOptions } from './engine.ts'
import type { Kvitto } from './kvitto.ts'

/** Replaced by the slice when the script is served; where that was missed, reading it throws. */
declare const __KVITTO_SLICE__: ServedSlice

/** With the code of the adapters that it names. */
interface ServedSlice extends Slice {
  adapters?: EngineOptions['adapters']
}

declare global {
  interface Window {
    kvitto?: Kvitto
  }
}

/**
 * The script tag. Without its slice nothing is agreed and marked elements stay as inert as they were
 * parsed; loaded a second time it does nothing.
 */
function load(): void {
  // An element with this id is what the name means until a script takes it.
  if (typeof window.kvitto?.status === 'function') return
  // Stays where the rest throws: a page's own calls find what they expect.
  window.kvitto = closed
  const script = document.currentScript as HTMLScriptElement | null
  const served = __KVITTO_SLICE__
  const slice = current(served)
  const collector = slice.collector ?? (script?.src ?? '').replace(/\/s\/[^/]*\/[^/]*$/, '')
  let policy: Promise<Policy> | undefined
  window.kvitto = createEngine({
    slice,
    collector,
    load: (name) => import(`${collector}/builds/${slice.build}/${name}.js`),
    // Asked for again where it failed.
    loadPolicy: () => {
      policy ??= askFor(`${collector}/v1/sites/${slice.site}/policies/${slice.policyVersion}`)
      policy.catch(() => {
        policy = undefined
      })
      return policy
    },
    ui: 'kvitto',
    nonce: script?.nonce,
    region: script?.dataset.region,
    frame: script?.dataset.frame,
    adapters: served.adapters,
  })
}

async function askFor(url: string): Promise<Policy> {
  return (await fetch(url, { credentials: 'omit' })).json()
}

/** The planned version takes over at its own moment, also on a page whose script is some minutes old. */
function current(slice: Slice): Slice {
  const { next } = slice
  return next && next.at <= Date.now() ? next : slice
}

try {
  load()
} catch (error) {
  // The page goes on; everything optional stays closed.
  console.error(error)
}
