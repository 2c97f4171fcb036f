import type { PendingEvents } from '@kvitto/core'
import type { Engine } from './engine.ts'
import { FORM_KEY } from './form/form-names.ts'
import { replaceState } from './replace-state.ts'
import { tellSent } from './tell-sent.ts'
import { watchLeaving } from './watch-leaving.ts'
import { webStorage } from './web-storage.ts'

/** Signs and sends what waits, by the part that is loaded for it. What is left here, the next page does. */
export async function deliver(engine: Engine, events: PendingEvents): Promise<void> {
  const { slice, collector, fail } = engine
  const state = () => engine.context().state
  const wasLeft = watchLeaving()
  try {
    const { deliverEvents } = await engine.load('receipt')
    await deliverEvents({
      url: `${collector}/v1/sites/${slice.site}/receipts`,
      isUnlinked: slice.unlinked === true,
      events,
      state,
      onSigned({ hash, decidedAt }) {
        const standing = state()
        // Another origin may have decided since: then the cookie names that receipt.
        if (standing?.decidedAt === Date.parse(decidedAt) / 1000) {
          replaceState({ ...standing, receipt: hash }, engine)
        }
      },
      onSent: tellSent(engine),
      onSettled() {
        const standing = state()
        const isPending = Boolean(webStorage('localStorage')?.getItem(FORM_KEY))
        if (standing) replaceState({ ...standing, isPending }, engine)
      },
    })
  } catch (error) {
    // WebKit takes transactions and locks from a page that is left.
    if (wasLeft()) return deliver(engine, events)
    fail('chunk_failed', error)
  }
}
