import { FORM } from './form-names.ts'

/** A person's last click on a box of this page; of one that the page ticks by script, or brings ticked, there is none. */
export function watchTicks(): (box: HTMLInputElement) => Event | undefined {
  const ticks = new WeakMap<Element, Event>()
  let isScripted = false
  addEventListener(
    'click',
    (click) => {
      const { target, isTrusted } = click
      if (!isTrusted) {
        // Browsers pass a script's click on a label to its box as the person's own.
        isScripted = true
        setTimeout(() => {
          isScripted = false
        })
      } else if (!isScripted && target instanceof Element && target.matches(`[${FORM}]`)) {
        ticks.set(target, click)
      }
    },
    // Before the page's own listeners, which may stop the event.
    true,
  )
  return (box) => ticks.get(box)
}
