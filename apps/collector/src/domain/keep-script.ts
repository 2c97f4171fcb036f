import type { Id } from '@kvitto/core'
import type { Deps } from '../deps.ts'
import { makeScript, type Script } from './make-script.ts'

/** Keeps the present script under its hash, so that a page that pins it finds it for ever. */
export async function keepScript(deps: Deps, site: Id): Promise<Script> {
  const script = await makeScript(deps, site)
  await deps.store.sites.putScript(site, script.hash, script.text)
  return script
}
