import type { ColorScheme, EngineBrowser, Visitor } from './engine.ts'
import { findWebkit } from './find-webkit.ts'
import { openDisplay } from './open-display.ts'
import { openWebkitPage } from './open-webkit-page.ts'
import { openWebkitSession } from './open-webkit-session.ts'

/**
 * WebKitGTK by WebDriver, on a display of its own. A session is a browser whose profile is never
 * stored, so each visitor is one.
 */
export async function openWebkit(colorScheme: ColorScheme): Promise<EngineBrowser> {
  const files = findWebkit()
  const display = await openDisplay(files.display)
  const open = new Set<Visitor>()
  return {
    name: 'webkit',
    newVisitor: async () => {
      const session = await openWebkitSession(files, display.name, colorScheme)
      const visitor: Visitor = {
        newPage: async () => openWebkitPage(session, await session.newWindow()),
        openedBy: async (act) => openWebkitPage(session, await session.windowOpenedBy(act)),
        close: async () => {
          open.delete(visitor)
          await session.close()
        },
      }
      open.add(visitor)
      return visitor
    },
    close: async () => {
      await Promise.all([...open].map((visitor) => visitor.close()))
      await display.close()
    },
  }
}
