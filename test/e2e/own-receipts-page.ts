import { expect, vi } from 'vitest'
import type { EnginePage } from '../engines/engine.ts'
import { press } from './as-visitor.ts'
import { textOf } from './text-of.ts'

declare const window: Window & { savedFiles?: string[] }

/** Opens the preferences by the control that stands on every page, and the receipts from there. */
export async function openReceipts(page: EnginePage): Promise<void> {
  await page.click('#kvitto-reopen')
  await press(page, 'receipts')
  await page.waitFor('[data-kvitto-action="back"]')
}

/** Ids of the receipts that are listed, newest first. */
export function listed(page: EnginePage): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-kvitto-receipt]')].map(
      (item) => item.dataset.kvittoReceipt ?? '',
    ),
  )
}

/** The whole text of the open layer. */
export async function layerText(page: EnginePage): Promise<string> {
  return (await textOf(page, '#kvitto-preferences')) ?? ''
}

/** The text of the file that the button saves. */
export async function saved(page: EnginePage, action: string): Promise<string> {
  await page.evaluate(noteFiles)
  await press(page, action)
  const [text = ''] = await vi.waitFor(
    async () => {
      const files = await page.evaluate(() => window.savedFiles ?? [])
      expect(files).toHaveLength(1)
      return files
    },
    { timeout: 20_000 },
  )
  return text
}

/** In the page: what it saves is noted, and no dialogue of the browser's opens. */
function noteFiles(): void {
  const files: string[] = []
  window.savedFiles = files
  URL.createObjectURL = (blob) => {
    if (blob instanceof Blob) blob.text().then((text) => files.push(text))
    return 'blob:noted'
  }
  HTMLAnchorElement.prototype.click = () => {}
}
