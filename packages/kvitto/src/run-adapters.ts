import type { Id, SliceService } from '@kvitto/core'
import { isWithin } from '@kvitto/core'
import type { Adapter, Adapters, Signals } from '@kvitto/services'
import type { Engine } from './engine.ts'

/**
 * Tells vendors what is decided: their default at once, the rest before the gate acts on it. A service in
 * advanced mode may run from then on, where its paths let it, and may not store.
 */
export function runAdapters(adapters: Adapters): (engine: Engine) => void {
  return (engine) => {
    const { gate, permits } = engine
    const { update } = gate
    const tellers = [...byAdapter(engine.slice.services)].flatMap(([name, services]) => {
      try {
        const create = adapters[name]
        if (!create) throw new RangeError(`expected an adapter for ${name}, found none`)
        return { services, tell: startAdapter(create(), services, engine, permits) }
      } catch (error) {
        // Once the page has had a chance to listen.
        queueMicrotask(() => engine.fail('unexpected', error))
        return []
      }
    })
    // Only where its vendor has been told "denied".
    const early = tellers
      .flatMap(({ services }) => services)
      .filter(({ adapter }) => adapter?.mode === 'advanced')
    const isEarly = (id: Id) =>
      early.some((each) => each.id === id && isWithin(each.paths ?? {}, location.pathname))
    engine.permits = (id, isStoring) => permits(id, isStoring) || (!isStoring && isEarly(id))
    gate.update = () => {
      for (const { tell } of tellers) tell()
      update()
    }
  }
}

/** Services of one vendor are told of together: it has one state a page. */
function byAdapter(services: SliceService[]): Map<string, SliceService[]> {
  const groups = new Map<string, SliceService[]>()
  for (const service of services) {
    const name = service.adapter?.name
    if (name) groups.set(name, [...(groups.get(name) ?? []), service])
  }
  return groups
}

/** Sets the vendor's default; what it returns tells it of what differs by then. */
function startAdapter(
  adapter: Adapter,
  services: SliceService[],
  engine: Engine,
  permits: Engine['permits'],
): () => void {
  const isGranted = (purpose: Id, { id, purposes }: SliceService): boolean => {
    // Its own decision stands before its purposes'; where they agree and it may not run, this path is closed.
    const isOwn = engine.context().state?.services[id] !== undefined
    return permits(isOwn || purposes.every((each) => permits(each)) ? id : purpose)
  }
  const signals = (isOpen: (purpose: Id, service: SliceService) => boolean): Signals =>
    signalsOf(wordsOf(adapter, services), (purpose, service) =>
      engine.slice.open.includes(purpose)
        ? true
        : service.purposes.includes(purpose)
          ? isOpen(purpose, service)
          : undefined,
    )

  const denied = signals(() => false)
  adapter.start(denied)
  const ids = services.flatMap(({ id, purposes }) => [id, ...purposes])
  /** What people said, and nothing of the path or of what is on its way. */
  const statuses = () => `${ids.map((id) => engine.status(id))}`
  const isAgreed = () => services.every(({ id }) => engine.isOpen(id))
  let told = JSON.stringify([denied, false])
  let [saidWhenTold, said, agreed] = [statuses(), statuses(), isAgreed()]
  return () => {
    const [saidBefore, agreedBefore] = [said, agreed]
    said = statuses()
    agreed = isAgreed()
    const words = signals(isGranted)
    const isGiven = services.every(({ id }) => permits(id))
    const text = JSON.stringify([words, isGiven])
    try {
      if (said !== saidBefore && agreed !== agreedBefore) adapter.decide?.(agreed)
      if (text === told) return
      const isNew = said !== saidWhenTold
      told = text
      saidWhenTold = said
      adapter.update(words, isGiven, isNew)
    } catch (error) {
      engine.fail('unexpected', error)
    }
  }
}

type Words = { word: string; purpose: Id; service: SliceService }[]

function wordsOf({ words }: Adapter, services: SliceService[]): Words {
  return services.flatMap((service) => {
    const { purposes, adapter } = service
    const map = words
      ? { ...words, ...adapter?.map }
      : (adapter?.map ?? Object.fromEntries(purposes.map((id) => [id, id])))
    return Object.entries(map).map(([word, purpose]) => ({
      word,
      purpose,
      service,
    }))
  })
}

/** A word that several services use is granted where all of them are; one that none serves never is. */
function signalsOf(
  words: Words,
  isOpen: (purpose: Id, service: SliceService) => boolean | undefined,
): Signals {
  const signals: Signals = {}
  const votes = words.map(({ word, purpose, service }) => [word, isOpen(purpose, service)] as const)
  for (const [word] of votes) signals[word] = 'denied'
  for (const [word, vote] of votes) if (vote) signals[word] = 'granted'
  for (const [word, vote] of votes) if (vote === false) signals[word] = 'denied'
  return signals
}
