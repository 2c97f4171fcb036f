import type { EnginePage } from '../../engines/engine.ts'

/** Key by key, where the focus is: also in a frame. */
export async function typeText(page: EnginePage, text: string): Promise<void> {
  for (const key of text) await page.press(key)
}
