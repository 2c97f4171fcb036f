import type { Child } from './jsx/jsx-runtime.ts'
import type { PreferencesStrings } from './locales/strings.ts'

/** The open preferences, for a part that takes their place for a while. */
export interface LayerPlace {
  words: PreferencesStrings
  /** Puts this in place of all that the layer holds; the focus goes to its heading. */
  show(content: Child): void
  /** Brings the preferences back, and the focus to the button that led away from them. */
  back(): void
  /** In the layer's `role=status`. */
  say(...content: Child[]): void
}
