import type { Engine } from '../engine.ts'
import { FORM } from './form-names.ts'

const AGAIN_MS = 10_000

/** Loads the part `form` once the page has a checkbox for it. */
export function watchForms(engine: Engine): void {
  let isAsked = false
  const look = async () => {
    if (isAsked) return
    try {
      isAsked = document.querySelector(`[${FORM}]`) !== null
      if (!isAsked) return
      const { followForms } = await engine.load('form')
      observer.disconnect()
      followForms(engine)
    } catch (error) {
      isAsked = true
      engine.fail('chunk_failed', error)
      setTimeout(() => {
        isAsked = false
        look()
      }, AGAIN_MS)
    }
  }
  // An application shows its form later.
  const observer = new MutationObserver(look)
  observer.observe(document, { childList: true, subtree: true, attributeFilter: [FORM] })
  look()
}
