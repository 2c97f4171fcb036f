import type { Layer } from '../create-layer.ts'

/** What the part of a layout or a theme exports: each is one, so that a visitor loads the two in use and no other. */
export interface Look {
  /** Rules as they are for this page now; every declaration ends in `;` (see `adoptStyles`). */
  styles(): string
  /** What a layer is; a `div` where it says nothing. */
  element?: 'dialog'
  /** Called when the layer stands on the page; `close` is what its own control does. */
  open?(root: Layer, close: (event: Event) => void): void
}
