import type { Layer } from '../create-layer.ts'

/** A layout or a theme: a part of its own, so that a visitor loads the one in use and no other. */
export interface Look {
  /** Every declaration ends in `;` (see `adoptStyles`). A theme says all tokens that themes differ in. */
  readonly styles: string
  /** What a layer is; a `div` where it says nothing. */
  element?: 'dialog'
  /** Called when the layer stands on the page; `close` is what its own control does. */
  open?(root: Layer, close: (event: Event) => void): void
}
