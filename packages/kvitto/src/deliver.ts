import type { Id, PendingEvents } from '@kvitto/core'
import type { DeviceStore } from '@kvitto/receipt/browser'
import { storeOfSite } from '@kvitto/receipt/own'
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
    const { deliverEvents, openDeviceStore } = await engine.load('receipt')
    const { store, own } = await ownPart(await openDeviceStore(), events, slice.site)
    await deliverEvents({
      store,
      url: `${collector}/v1/sites/${slice.site}/receipts`,
      isUnlinked: slice.unlinked === true,
      events: own,
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

/** Other sites of this origin have their own log: nothing of theirs is sent, settled, cleared, or gone on from here. */
async function ownPart(
  device: DeviceStore,
  events: PendingEvents,
  site: Id,
): Promise<{ store: DeviceStore; own: PendingEvents }> {
  const store = storeOfSite(device, site)
  await store.read('ledger')
  const others = () => events.read().filter((event) => event.site !== site)
  const isOther = (decidedAt = 0) =>
    [...others(), ...store.others().history].some(
      (each) => Date.parse(each.decidedAt) / 1000 === decidedAt,
    )
  const isWaiting = () =>
    others().length > 0 || store.others().outbox.some(({ rejected }) => !rejected)
  return {
    // The cookie may say what the other decided: what stands here stays.
    store: { ...store, clear: async () => void (store.isShared() || (await store.clear())) },
    own: {
      ...events,
      read: () =>
        events
          .read()
          .filter((event) => event.site === site)
          .map((event) => (isOther(event.before?.decidedAt) ? { ...event, before: null } : event)),
      settle: () => !isWaiting() && events.settle(),
    },
  }
}
