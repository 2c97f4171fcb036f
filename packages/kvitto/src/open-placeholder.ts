import { fillPlaceholder } from '@kvitto/banner/placeholder'
import type { Id } from '@kvitto/core'
import { completeHost } from './complete-host.ts'
import type { LayerHost } from './create-layers.ts'
import type { Engine } from './engine.ts'

interface Place {
  element: HTMLElement
  ids: Id[]
  held: Element
}

/** The part that fills the element which stands where `held` waits. */
export async function openPlaceholder(
  engine: Engine,
  layer: LayerHost,
  { element, ids, held }: Place,
): Promise<void> {
  const host = await completeHost(engine, layer)
  const missing = ids.filter((id) => !engine.isOpen(id))
  const title = held.getAttribute('title') ?? ''
  const stray = fillPlaceholder(element, { ids, missing, title }, host)
  if (stray) engine.fail('unexpected', `expected ids of the policy in data-kvitto, found ${stray}`)
}
