import type { Id, Slice } from '@kvitto/core'
import type { Deps } from '../deps.ts'
import { keepScript } from './keep-script.ts'
import { scriptText } from './make-script.ts'
import { makeSlice } from './make-slice.ts'
import { type Snippets, snippetsOf } from './snippets-of.ts'

/** The site's snippets as they are now; the pinned script is kept from here on. */
export async function makeSnippets(
  deps: Deps,
  site: Id,
): Promise<{ slice: Slice; snippets: Snippets }> {
  const { hash } = await keepScript(deps, site)
  const slice = await makeSlice(deps, site, deps.url)
  const snippets = snippetsOf({ url: deps.url, slice, hash, inlined: scriptText(deps, slice) })
  return { slice, snippets }
}
