import type { EnginePage } from '../engines/engine.ts'

export function isThere(page: EnginePage, selector: string): Promise<boolean> {
  return page.evaluate((text) => document.querySelector(text) !== null, selector)
}
