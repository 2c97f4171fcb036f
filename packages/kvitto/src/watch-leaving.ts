/** Tells whether the page was left from now on: who can ask that later runs in a page that is shown again. */
export function watchLeaving(): () => boolean {
  let isLeft = false
  const leave = () => {
    isLeft = true
  }
  addEventListener('pagehide', leave, { once: true })
  return () => isLeft
}
