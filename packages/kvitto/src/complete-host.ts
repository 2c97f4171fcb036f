import type { UiHost } from '@kvitto/banner'
import { ruleOf } from '@kvitto/core'
import type { LayerHost } from './create-layers.ts'
import type { Engine } from './engine.ts'
import { strictKind } from './strict-kind.ts'

/** With what a first question of consent does without. */
export async function completeHost(engine: Engine, layer: LayerHost): Promise<UiHost> {
  const { load, slice, region } = engine
  const host: UiHost = {
    ...layer,
    strings: { ...layer.strings, ...(await layer.strings.further()) },
    rule: ruleOf(slice, region),
    comingAt: slice.next?.at,
    strict: strictKind(),
    isOpen: (id) => engine.isOpen(id),
    onUntrusted: () => engine.fail('untrusted_grant', 'expected a person, found a script'),
    openOnce: (element) => engine.gate.openOnce(element),
    formGrants: async () => (await load('form')).formGrants(engine),
    openReceipts: async (place) => (await load('receipts')).openReceipts(engine, host, place),
  }
  return host
}
