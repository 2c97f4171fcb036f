import { clickByKeys } from './click-by-keys.ts'
import type { Engine } from './engine.ts'
import { watchForms } from './form/watch-forms.ts'
import { joinFrames } from './join-frames.ts'
import { watchPaths } from './watch-paths.ts'

const followed = new WeakSet<Engine>()

/**
 * What only some pages need: loaded where the policy names paths, frames or forms, or the page has elements of its own that
 * are ours to fill or to open. Called again whenever such elements may have come.
 */
export function followPage(engine: Engine): void {
  if (!followed.has(engine)) begin(engine)
  if (document.querySelector('[data-kvitto-cookie-table],[data-kvitto-status]')) {
    engine
      .load('declaration')
      .then(({ fillElements }) => fillElements(engine))
      .catch((error) => engine.fail('chunk_failed', error))
  }
}

function begin(engine: Engine): void {
  followed.add(engine)
  const { services, origins, forms } = engine.slice
  if (services.some(({ paths }) => paths)) watchPaths(engine)
  if (origins) joinFrames(engine, origins)
  if (forms) watchForms(engine)
  clickByKeys()
}
