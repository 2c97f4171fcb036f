import type { Engine } from './engine.ts'
import { joinFrames } from './join-frames.ts'
import { watchPaths } from './watch-paths.ts'

/** What only some sites need on every page: loaded where the policy names paths, or frames. */
export function followPage(engine: Engine): void {
  const { services, origins } = engine.slice
  if (services.some(({ paths }) => paths)) watchPaths(engine)
  if (origins) joinFrames(engine, origins)
}
