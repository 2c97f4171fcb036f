import type { ConsentState, Decisions, Gesture, Method, PendingEvent } from '@kvitto/core'
import { isoSeconds, ruleOf, uuidV7 } from '@kvitto/core'
import type { Engine } from './engine.ts'

/** A decision, from a layer or from the site. */
export interface Act {
  method: Method
  layer: 1 | 2 | null
  decisions: Decisions
  /** Complete: a service left out has no decision of its own. */
  services: Decisions
  gesture: Gesture
  shownText: string | null
  language: string
}

export interface EventContext {
  engine: Engine
  /** After the decision. */
  state: ConsentState
  /** Before it. */
  before: ConsentState | undefined
  now: number
}

/** The decision as it waits to be signed: every optional purpose named, given or refused. */
export function makeEvent(act: Act, { engine, state, before, now }: EventContext): PendingEvent {
  const { site, policyVersion, meanings, build } = engine.slice
  const { method, layer, gesture, shownText, language } = act
  const { region = '' } = engine
  return {
    receiptId: uuidV7(now, randomBytes()),
    site,
    decisions: Object.fromEntries(
      Object.keys(meanings).map((id) => [
        id,
        state.purposes[id]?.mark === 'g' ? 'given' : 'refused',
      ]),
    ),
    services: Object.fromEntries(
      Object.entries(state.services).map(([id, mark]) => [id, mark === 'g' ? 'given' : 'refused']),
    ),
    policyVersion,
    meanings,
    language,
    region: REGION.test(region) ? region : null,
    rule: ruleOf(engine.slice, region),
    layer,
    method,
    ui: engine.ui,
    gesture,
    gpc: engine.gpc,
    build,
    origin: location.origin,
    decidedAt: isoSeconds(now),
    expiresAt: isoSeconds(state.expiresAt * 1000),
    shownText,
    before: before ?? null,
  }
}

/** ISO 3166-1 or -2, as a policy names them; what a site says else goes nowhere. */
const REGION = /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/

/** Where the page broke `getRandomValues`, lesser ones: to be unique is all that is asked of an id. */
function randomBytes(): Uint8Array {
  const bytes = new Uint8Array(10).map(() => Math.random() * 256)
  try {
    crypto.getRandomValues(bytes)
  } catch {}
  return bytes
}
