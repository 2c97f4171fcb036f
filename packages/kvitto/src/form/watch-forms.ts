import type { Engine } from '../engine.ts'
import { webStorage } from '../web-storage.ts'
import { FORM, FORM_KEY } from './form-names.ts'

const AGAIN_MS = 10_000

/** Loads the part `form` once the page has a checkbox for it, or where an earlier page left something to send. */
export function watchForms(engine: Engine): void {
  let isAsked = false
  const look = async () => {
    if (isAsked) return
    if (!document.querySelector(`[${FORM}]`) && !webStorage('localStorage')?.getItem(FORM_KEY)) {
      return
    }
    isAsked = true
    try {
      const { followForms } = await engine.load('form')
      observer.disconnect()
      followForms(engine)
    } catch (error) {
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
