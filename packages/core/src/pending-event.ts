import type { Decisions, Gesture, Method } from './decision.ts'
import type { Id, Rule, Time } from './policy.ts'

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
  /** The state cookie as it stood before: what was given, and the receipt that gave it. */
  before: string
}

const KEY = 'kvitto'

export interface PendingEvents {
  read(): PendingEvent[]
  add(event: PendingEvent): void
  remove(receiptId: string): void
}

/** Events waiting in localStorage; where that is blocked they wait in this page's memory. */
export function pendingEvents(storage: Storage | undefined): PendingEvents {
  let memory: PendingEvent[] = []
  const read = (): PendingEvent[] => {
    try {
      const stored: unknown = JSON.parse(storage?.getItem(KEY) ?? '[]')
      return [...(Array.isArray(stored) ? stored : []), ...memory]
    } catch {
      return memory
    }
  }
  const write = (events: PendingEvent[]) => {
    memory = []
    try {
      if (!storage) throw new TypeError('no storage')
      if (events.length > 0) storage.setItem(KEY, JSON.stringify(events))
      else storage.removeItem(KEY)
    } catch {
      memory = events
    }
  }
  return {
    read,
    add: (event) => write([...read(), event]),
    remove: (receiptId) => write(read().filter((event) => event.receiptId !== receiptId)),
  }
}
