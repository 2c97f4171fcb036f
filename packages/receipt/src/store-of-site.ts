import type { Id } from '@kvitto/core'
import type { DeviceStore, Ledger } from './device-store.ts'
import { EMPTY } from './device-store.ts'

export interface SiteStore extends DeviceStore {
  /** What others decided on this origin, as the last look found it. */
  others(): Ledger
  /** Another site has decided on this origin: whose decision the cookie holds cannot be told for certain. */
  isShared(): boolean
}

type Item = { site?: Id }

/** One site's part of what all sites of an origin share: it sees, sends and clears nothing of the others'. */
export function storeOfSite(store: DeviceStore, site: Id): SiteStore {
  let found = EMPTY
  const isOther = (item: Item) => (item.site ?? site) !== site
  const others = () => partOf(found, isOther)
  const isShared = () =>
    found.isShared === true || [...others().outbox, ...others().history].length > 0

  const withoutOthers = <T>(key: string, content: T): T => {
    if (key !== 'ledger') return content
    found = isLedger(content) ? content : EMPTY
    return isLedger(content)
      ? { ...content, ...partOf(content, (item) => !isOther(item)) }
      : content
  }
  const withOthers = <T>(content: T): T => {
    if (!isLedger(content)) return content
    const { outbox, history } = others()
    return {
      ...content,
      outbox: [...outbox, ...content.outbox.map((item) => ({ ...item, site }))],
      history: [...history, ...content.history.map((item) => ({ ...item, site }))],
      ...(isShared() && { isShared: true }),
    }
  }

  const read: DeviceStore['read'] = async (key) => withoutOthers(key, await store.read(key))
  const change: DeviceStore['change'] = async (key, to) =>
    withoutOthers(key, await store.change(key, (old) => withOthers(to(withoutOthers(key, old)))))
  return {
    read,
    change,
    others,
    isShared,
    async clear() {
      await read('ledger')
      if (isShared()) await change('ledger', () => EMPTY)
      else await store.clear()
    },
  }
}

function isLedger(content: unknown): content is Ledger {
  return typeof content === 'object' && content !== null && 'outbox' in content
}

function partOf({ outbox, history }: Ledger, isWanted: (item: Item) => boolean): Ledger {
  return { outbox: outbox.filter(isWanted), history: history.filter(isWanted) }
}
