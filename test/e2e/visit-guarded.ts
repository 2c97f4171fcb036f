import { expect } from 'vitest'
import type { EnginePage } from '../engines/engine.ts'

/** Resolves when the page at this address is parsed and has read its decisions. */
export async function visitGuarded(page: EnginePage, url: string): Promise<void> {
  await page.goto(url)
  // Firefox may show an empty document on its way to another process.
  await expect.poll(() => page.evaluate(isReady, url).catch(() => false)).toBe(true)
}

async function isReady(url: string): Promise<boolean> {
  if (location.href !== url || document.readyState === 'loading') return false
  await (window as { kvitto?: { ready?: Promise<void> } }).kvitto?.ready
  return true
}
