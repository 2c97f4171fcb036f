import type { Id } from '@kvitto/core'
import type { Hold } from './hold-addresses.ts'
import type { Matcher } from './match-service.ts'

/** Ends as the prefixes do that it stands for, and no address can be resolved against it. */
const NOTHING = 'data:,/'

/**
 * Lets no module import from the services that are not allowed: an import map leads each of their
 * addresses to nothing, which no later map can change. Older browsers take one map a page, and none after its first module: so
 * the page's own takes ours in, and where it has none ours comes before the first script that imports.
 */
export function blockImports(
  { places }: Matcher,
  { clean, excuse }: Hold,
  allows: (id: Id) => boolean,
  nonce: string | undefined,
): (script?: HTMLScriptElement) => void {
  let isDone = false
  /** Meets a script before it runs; without one there is none to wait for. */
  return (script) => {
    const { type, text } = script ?? { type: 'module', text: '' }
    if (isDone || !/^(module|importmap)$|\bimport\s*\(/.test(type || text)) return
    isDone = true
    const map = type === 'importmap' ? JSON.parse(`${clean(text)}`) : {}
    const own =
      type === 'importmap' ? (script as HTMLScriptElement) : document.createElement('script')
    for (const { place, id } of places) {
      for (const scheme of allows(id as Id) ? [] : ['http', 'https']) {
        map.imports = {
          ...map.imports,
          [`${scheme}://${place.replace(/^[^/]*$/, '$&/')}`]: NOTHING,
        }
      }
    }
    if (!map.imports) return
    excuse(own)
    own.replaceChildren(JSON.stringify(map))
    if (script === own) return
    own.type = 'importmap'
    if (nonce) own.nonce = nonce
    document.head.append(own)
    own.remove()
  }
}
