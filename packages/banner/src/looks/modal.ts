import type { Layer } from '../create-layer.ts'

export const element = 'dialog'

export function open(root: Layer, close: (event: Event) => void): void {
  // Esc while the focus is on nothing: the browser closes the dialog, and the layer's own way counts.
  root.addEventListener('cancel', (event) => {
    event.preventDefault()
    close(event)
  })
  root.showModal?.()
  // On its whole, so that it is read from its name on and no choice is nearer than another.
  root.tabIndex = -1
  root.focus()
}

/** A dialog in the middle of the window; the browser keeps the page inert and the focus inside. */
export const styles = () => `
.kvitto{width:auto;max-width:none;height:auto;margin:0;padding:0;outline:none;}
.kvitto::backdrop{background:var(--kvitto-backdrop,rgb(0 0 0/.5));}
@media (min-width:521px){
dialog.kvitto.kvitto{inset:0;width:min(544px,100% - 2*var(--kvitto-margin));height:fit-content;margin:auto;}
}
@media (min-width:521px) and (max-height:480px){
dialog.kvitto-first.kvitto{width:auto;margin-inline:var(--kvitto-margin);--kvitto-share:22%;}
}
`
