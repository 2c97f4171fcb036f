import type { EnginePage } from './engine.ts'
import { leaveDocument } from './leave-document.ts'

/** Waits for the document that `start` asks for. A step to a fragment of the present one has none. */
export async function goTo(
  page: Pick<EnginePage, 'evaluate' | 'url'>,
  url: string,
  start: () => Promise<void>,
): Promise<void> {
  const [here] = (await page.url()).split('#')
  const isSame = url.includes('#') && url.split('#')[0] === here
  await (isSame ? start() : leaveDocument(page, start, url === 'about:blank'))
}
