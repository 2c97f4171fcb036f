/** The engines that every promise to a visitor is held against, in the order in which they run. */
export const ENGINE_NAMES = ['chromium', 'firefox', 'webkit'] as const

export type EngineName = (typeof ENGINE_NAMES)[number]

/** What the browser says that its user prefers. */
export type ColorScheme = 'light' | 'dark'

export interface EngineBrowser {
  readonly name: EngineName
  newVisitor(): Promise<Visitor>
  close(): Promise<void>
}

/** A fresh profile: shares no cookies, storage or cache with another. */
export interface Visitor {
  newPage(): Promise<EnginePage>
  /** The page that `act` makes another page open, as `window.open` does. */
  openedBy(act: () => Promise<void>): Promise<EnginePage>
  /** Ends all its pages. */
  close(): Promise<void>
}

export interface EnginePage {
  /** Resolves at DOMContentLoaded. */
  goto(url: string): Promise<void>
  /** Resolves at DOMContentLoaded. */
  reload(): Promise<void>
  /** Resolves when the page before is shown, from the back/forward cache where the engine has it there. */
  back(): Promise<void>
  url(): Promise<string>
  /**
   * Runs in the page's main world, whatever policy the page has. Arguments and answer travel as JSON;
   * rejects with what `run` throws, and when the page goes away meanwhile.
   */
  evaluate<T, A extends unknown[]>(run: (...args: A) => T | Promise<T>, ...args: A): Promise<T>
  /** A trusted click in the middle of the element, as soon as it is there and visible. */
  click(selector: string): Promise<void>
  /** One key by its name of UI Events (`Tab`, `Enter`, `Escape`, `a`) or `Space`, where the focus is. */
  press(key: string): Promise<void>
  /** Resolves when an element is there and visible; rejects after 10 s or what is named. */
  waitFor(selector: string, timeoutMs?: number): Promise<void>
  close(): Promise<void>
}

/** For `waitFor` and `click`, unless said otherwise. */
export const WAIT_MS = 10_000
