import { trust } from './trusted-types.ts'

/**
 * Puts a running script in the place of one that was parsed as data, with all its attributes.
 * Resolves when the next may run: unless `async`, after this one has run or failed to load. An inline
 * module tells nobody when it has run and a `nomodule` script never does: none waits for them.
 */
export function releaseScript(
  held: HTMLScriptElement,
  nonce: string | undefined,
  onMade: (script: HTMLScriptElement) => void,
): Promise<unknown> | undefined {
  const script = document.createElement('script')
  for (const { name, value } of held.attributes) {
    if (!/^(data-)?(type|src)$/.test(name)) script.setAttribute(name, value)
  }
  script.type = held.dataset.type ?? ''
  script.async = held.hasAttribute('async')
  if (nonce) script.nonce = nonce
  const src = held.dataset.src ?? held.getAttribute('src')
  // Where Trusted Types refuse, this throws before anything is in the page: the element stays held.
  if (src) script.src = trust().createScriptURL(src)
  else script.text = trust().createScript(held.text)
  const settled =
    src && !script.async && !script.noModule
      ? new Promise((resolve) => {
          script.onload = script.onerror = resolve
        })
      : undefined
  onMade(script)
  held.replaceWith(script)
  return settled
}
