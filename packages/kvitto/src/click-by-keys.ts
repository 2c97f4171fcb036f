/** Enter and Space press a control of the page's own that is no native button, as they press those. */
export function clickByKeys(): void {
  document.addEventListener('keydown', (event) => {
    const { target, key } = event
    if (!/^(Enter| )$/.test(key) || !(target instanceof HTMLElement)) return
    // The page may do so itself.
    if (event.defaultPrevented || !target.matches(CONTROL)) return
    // A space scrolls.
    event.preventDefault()
    target.click()
  })
}

const CONTROL = '[data-kvitto-open][role=button]:not(button)'
