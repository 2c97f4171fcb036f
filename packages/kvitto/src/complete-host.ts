import type { UiHost } from '@kvitto/banner'
import type { LayerHost } from './create-layers.ts'
import type { Engine } from './engine.ts'
import { strictKind } from './strict-kind.ts'

/** With what only layers need that the person opens, or that stand in the page. */
export function completeHost(engine: Engine, layer: LayerHost): UiHost {
  const { load } = engine
  const host: UiHost = {
    ...layer,
    strict: strictKind(),
    isOpen: (id) => engine.isOpen(id),
    onUntrusted: () => engine.fail('untrusted_grant', 'expected a person, found a script'),
    openOnce: (element) => engine.gate.openOnce(element),
    formGrants: async () => (await load('form')).formGrants(engine),
    openReceipts: async (place) => (await load('receipts')).openReceipts(engine, host, place),
  }
  return host
}
