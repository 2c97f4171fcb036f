import { restoreAddresses } from './addresses.ts'
import { standIn } from './stand-in.ts'
import { trust } from './trusted-types.ts'

/**
 * Runs a script that was held. One that was parsed as data is replaced by a running one with all its
 * attributes; one that only lacks its address gets it. Resolves when the next may run: unless `async`,
 * after this one has run or failed to load. An inline module tells nobody when it has run and a
 * `nomodule` script never does: none waits for them.
 */
export function releaseScript(
  held: HTMLScriptElement,
  nonce: string | undefined,
  onMade: (script: HTMLScriptElement) => void,
): Promise<unknown> | undefined {
  const isData = held.type === 'text/plain'
  const script = isData ? copy(held, nonce) : held
  const src = held.dataset.src ?? held.getAttribute('src')
  script.async = held.hasAttribute('async')
  const settled =
    src && !script.async && !script.noModule
      ? new Promise((resolve) => {
          script.addEventListener('load', resolve)
          script.addEventListener('error', resolve)
        })
      : undefined
  // Where Trusted Types refuse, this throws before anything is in the page: the element stays held.
  if (!isData) restoreAddresses(held)
  else if (src) script.src = trust().createScriptURL(src)
  else script.text = trust().createScript(held.text)
  onMade(script)
  if (isData) standIn(script, held)
  return settled
}

function copy(held: HTMLScriptElement, nonce: string | undefined): HTMLScriptElement {
  const script = document.createElement('script')
  for (const { name, value } of held.attributes) {
    if (!/^(data-)?(type|src)$/.test(name)) script.setAttribute(name, value)
  }
  script.type = held.dataset.type ?? ''
  if (nonce) script.nonce = nonce
  return script
}
