import type { EnginePage } from '../engines/engine.ts'

/** The text of the first such element; undefined where there is none, or the page is just being left. */
export function textOf(page: EnginePage, selector: string): Promise<string | undefined> {
  const read = (text: string) => document.querySelector(text)?.textContent
  return page.evaluate(read, selector).catch(() => undefined)
}
