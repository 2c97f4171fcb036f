import { FORM } from './form-names.ts'

/** Tells whether a person ticked a box on this page; a page that ticks one by script, or brings it ticked, did not. */
export function watchTicks(): (box: HTMLInputElement) => boolean {
  const ticked = new WeakSet<Element>()
  let isScripted = false
  addEventListener(
    'click',
    ({ target, isTrusted }) => {
      if (!isTrusted) {
        // Browsers pass a script's click on a label to its box as the person's own.
        isScripted = true
        setTimeout(() => {
          isScripted = false
        })
      } else if (!isScripted && target instanceof Element && target.matches(`[${FORM}]`)) {
        ticked.add(target)
      }
    },
    // Before the page's own listeners, which may stop the event.
    true,
  )
  return (box) => ticked.has(box)
}
