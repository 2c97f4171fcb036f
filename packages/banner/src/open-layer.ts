import type { Layer } from './create-layer.ts'
import type { FirstLayerHost } from './ui-host.ts'

/** Puts a layer first in the document, so that the keyboard gets there first; Esc inside it closes it. */
export function openLayer(
  root: Layer,
  { looks }: FirstLayerHost,
  close: (event: Event) => void,
): void {
  root.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return
    // Else a browser goes on to close the dialog that is now in front.
    event.preventDefault()
    close(event)
  })
  document.body.prepend(root)
  looks[0].open?.(root, close)
}
