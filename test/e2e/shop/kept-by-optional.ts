import type { EnginePage } from '../../engines/engine.ts'

/** Names of what the optional services keep in this browser, on the shop's origin. */
export async function keptByOptional(page: EnginePage): Promise<string[]> {
  const names = await page.evaluate(() => [
    ...document.cookie.split('; ').map((cookie) => cookie.split('=', 1)[0] ?? ''),
    ...Object.keys(localStorage),
  ])
  return names.filter((name) => /^_(st|ad)_/.test(name)).sort()
}
