import type { Decisions, Gesture, Method } from './decision.ts'
import type { Id, Rule, Time } from './policy.ts'
import type { ConsentState } from './state-cookie.ts'

/** A decision as it was made, before it is signed. Written in the click's own step. */
export interface PendingEvent {
  receiptId: string
  site: Id
  decisions: Decisions
  services: Decisions
  policyVersion: string
  meanings: Record<Id, string>
  language: string
  region: string | null
  rule: Rule
  layer: 1 | 2 | null
  method: Method
  ui: 'kvitto' | 'custom'
  gesture: Gesture
  gpc: boolean
  build: string
  origin: string
  decidedAt: Time
  expiresAt: Time
  /** Visible text of the layer, to be hashed. */
  shownText: string | null
  /** As it stood before: what was given, and the receipt that gave it. */
  before: ConsentState | null
}

/** Events of this origin on their way from the click to the outbox. */
export interface PendingEvents {
  read(): PendingEvent[]
  /** `isMarked`: the cookie said `p` before this event, so perhaps another origin has something waiting. */
  add(event: PendingEvent, isMarked: boolean): void
  /** The outbox has it from now on. */
  remove(receiptId: string): void
  /** Something of this origin is still to be signed or sent. */
  isWaiting(): boolean
  /** All is sent. False: the mark in the cookie is another origin's, who alone may clear it. */
  settle(): boolean
}

interface Stored {
  events: PendingEvent[]
  isMarkedByOther: boolean
}

/** In localStorage until all is sent; where that is blocked, in this page's memory. */
export function pendingEvents(storage: Storage | undefined, key = 'kvitto'): PendingEvents {
  let memory: Stored | undefined
  /** What this page wrote last: read without `JSON`, which the page may have patched. */
  let own: Stored | undefined
  let ownText: string | undefined
  const load = (): Stored | undefined => {
    try {
      const text = storage?.getItem(key)
      if (text === ownText) return own
      // Throws where nothing is there, or no list.
      const stored: Stored = JSON.parse(text ?? 'null')
      // What somebody else wrote there must not hold up what comes after it.
      return { ...stored, events: stored.events.filter((event) => event?.receiptId) }
    } catch {
      return memory
    }
  }
  const save = (stored: Stored | undefined) => {
    memory = undefined
    try {
      if (stored) {
        // Its own, so that a page's `Array.prototype.toJSON`, which makes text of arrays, is not asked.
        Object.assign(stored.events, { toJSON: undefined })
        ownText = `${JSON.stringify(stored)}`
        ;(storage as Storage).setItem(key, ownText)
        own = stored
      } else storage?.removeItem(key)
    } catch {
      memory = stored
    }
  }
  const read = () => load()?.events ?? []
  return {
    read,
    add: (event, isMarked) =>
      save({
        events: [...read(), event],
        isMarkedByOther: load()?.isMarkedByOther ?? isMarked,
      }),
    remove: (receiptId) =>
      save({
        isMarkedByOther: false,
        ...load(),
        events: read().filter((event) => event.receiptId !== receiptId),
      }),
    isWaiting: () => load() !== undefined,
    settle: () => {
      const isOwn = !load()?.isMarkedByOther
      save(undefined)
      return isOwn
    },
  }
}
