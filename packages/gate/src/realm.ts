/** A window with its own classes: the page's, or that of a frame of the same origin. */
export type Realm = Window & typeof globalThis
