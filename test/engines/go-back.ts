import type { EnginePage } from './engine.ts'
import { leaveDocument } from './leave-document.ts'

/** Goes back as the visitor's button does. */
export function goBack(page: Pick<EnginePage, 'evaluate'>): Promise<void> {
  return leaveDocument(page, () =>
    // In a task of its own, so that the answer leaves first.
    page.evaluate(() => {
      setTimeout(() => history.back())
    }),
  )
}
