import type { SliceService } from '@kvitto/core'
import type { Engine } from './engine.ts'
import { onNavigation } from './on-navigation.ts'
import { reloadOnce } from './reload-page.ts'

/**
 * Follows navigations within the page: what may run on the new path is released, what may not is closed.
 * A script that ran cannot be stopped: then the page is loaded anew, unless the guard holds all that the
 * service could ask for.
 */
export function watchPaths(engine: Engine): void {
  const { slice, gate } = engine
  let path = pathAtLoad()
  const look = () => {
    if (location.pathname === path) return
    path = location.pathname
    engine.update()
    const runsOn = slice.services.some(
      (each) => engine.isOpen(each.id) && !engine.allows(each.id) && !isHeld(each),
    )
    if (runsOn && gate.mustReload() && !reloadOnce(slice)) {
      engine.fail('still_running', 'expected a path on which all that ran may run')
    }
  }
  const isHeld = ({ hosts }: SliceService) =>
    hosts !== undefined && slice.guard !== 'report' && slice.guard !== 'off'
  onNavigation(look)
  // The page may have moved on before this part had loaded.
  look()
}

function pathAtLoad(): string {
  const [navigation] = performance.getEntriesByType('navigation')
  return navigation ? new URL(navigation.name).pathname : location.pathname
}
