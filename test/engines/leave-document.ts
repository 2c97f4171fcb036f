import { setTimeout as sleep } from 'node:timers/promises'
import type { EnginePage } from './engine.ts'

const LEAVE_MS = 30_000

/**
 * Starts a navigation, and resolves when another document than the present one is parsed. For where a
 * driver waits for an event that may never come, or came already: a page out of the back/forward cache
 * does not load, a page whose picture hangs does not finish.
 */
export async function leaveDocument(
  page: Pick<EnginePage, 'evaluate'>,
  start: () => Promise<void>,
  toBlank = false,
): Promise<void> {
  // Unlike any before: a document that was left by this very way may come back as it was.
  const mark = String(performance.now())
  await page.evaluate(leaveMark, mark)
  await start()
  const until = Date.now() + LEAVE_MS
  while (Date.now() < until) {
    // No answer comes while one document gives way to the other.
    if (await page.evaluate(isAnother, mark, toBlank).catch(() => false)) return
    await sleep(20)
  }
  throw new Error(`expected another page within ${LEAVE_MS} ms, found none`)
}

function leaveMark(mark: string): void {
  Object.defineProperty(window, 'engineLeaves', { value: mark, configurable: true })
}

function isAnother(mark: string, toBlank: boolean): boolean {
  // Firefox shows an empty document while it hands a page over to another process.
  if (location.href === 'about:blank' && !toBlank) return false
  return Reflect.get(window, 'engineLeaves') !== mark && document.readyState !== 'loading'
}
