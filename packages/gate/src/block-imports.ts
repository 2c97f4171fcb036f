/**
 * Lets no module import from these addresses: an import map with null for each, which no later map can
 * change. A page may have only one map in older browsers, and none after its first module: so the page's
 * own takes ours in, and where it has none ours comes before the first script that imports.
 */
export function blockImports(addressesOf: () => string[], nonce: string | undefined) {
  let isDone = false
  /** Meets a script before it runs; without one there is none to wait for. */
  return (script?: HTMLScriptElement): void => {
    const { type, text } = script ?? { type: 'module', text: '' }
    if (isDone || (!/^(module|importmap)$/.test(type) && !/\bimport\s*\(/.test(text))) return
    isDone = true
    const imports = Object.fromEntries(addressesOf().map((address) => [address, null]))
    if (script && type === 'importmap') {
      const map = JSON.parse(text)
      script.text = JSON.stringify({ ...map, imports: { ...map.imports, ...imports } })
      return
    }
    const own = document.createElement('script')
    own.type = 'importmap'
    own.text = JSON.stringify({ imports })
    if (nonce) own.nonce = nonce
    document.head.append(own)
    own.remove()
  }
}
