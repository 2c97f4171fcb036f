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
  element.append(copyOf(held))
  if (stray) engine.fail('unexpected', `expected ids of the policy in data-kvitto, found ${stray}`)
}

/** For a placeholder that the page copies, as some do to show a page again: the gate takes it from there. */
function copyOf(held: Element): HTMLTemplateElement {
  const template = document.createElement('template')
  template.dataset.kvittoHeld = ''
  template.content.append(held.cloneNode(true))
  return template
}
