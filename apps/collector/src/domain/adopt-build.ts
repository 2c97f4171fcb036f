import type { Deps } from '../deps.ts'
import { turnOf } from '../log/log-id.ts'
import { appendBuild } from './append-build.ts'
import { keepScript } from './keep-script.ts'

/**
 * Makes this collector's own build the one in use: its files stay served for ever, every site's log
 * names it, and today's script of every site is kept for pages that pin it.
 */
export async function adoptBuild(deps: Deps): Promise<void> {
  const { store, build } = deps
  await store.sites.putBuild(build.build, build.manifest, build.files)
  for (const { site } of await store.sites.listSites()) {
    const publications = await store.sites.listPublications(site)
    if (publications.length === 0) continue
    // A log that takes nothing more says nothing of builds.
    if (turnOf(await store.receipts.readHead(site)).isClosed) continue
    await appendBuild(deps, site, build.manifest)
    await keepScript(deps, site)
  }
}
